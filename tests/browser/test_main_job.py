"""The main job on real screens: joined, logged offline, restarted, sent, seen by the nurse, answered."""

import re

import pytest

from tests.browser import steps
from tests.support.browser import DESK, person
from tests.support.programs import nabij

pytestmark = pytest.mark.browser


def test_what_is_logged_offline_reaches_the_nurse_and_her_answer_comes_back(chromium, place):
    place.server.start()
    with person(chromium, DESK) as nurse:
        nurse.open(place.desk.url)
        link = invite(nurse, "Jan de Wit")
        with person(chromium) as jan:
            jan.open(place.phone.url)
            steps.join(jan, link)
            place.server.stop()
            log_all_three(jan)
            asks_for_contact(jan, CANARY)
        place.phone.kill()  # the battery
        place.phone.start()
        with person(chromium) as jan:
            jan.open(place.phone.url)
            still_there(jan)
            assert nurse_fetches_in_vain(nurse)
            place.server.start()
            jan.come_back()
            jan.sees("Alles is ook verstuurd")
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        nurse.sees(re.compile("Bulbair 12 van 12"))
        nurse.sees("Gewicht 71,5 kg")
        nurse.sees("Welzijn 7 van 10")
        sees_the_course(nurse)
        writes(nurse, "Ik bel u maandag.")
        with person(chromium) as jan:
            jan.open(place.phone.url)
            jan.sees("Ik bel u maandag.")
            jan.sees(", Jan")
    assert in_files(place.home, CANARY, "Jan de Wit", "Marieke Visser") == []


CANARY = "kanariepiet-4b1e"


def in_files(home, *texts):
    """Where any of these words stands on the disks of phone, server and workstation, or in their logs."""
    files = [path for path in home.rglob("*") if path.is_file()]
    assert {"phone.log", "server.log", "desk.log"} <= {path.name for path in files}
    return [path for path in files for text in texts if text.encode() in path.read_bytes()]


def invite(nurse, name):
    nurse.tap("Nodig iemand uit")
    nurse.type("Naam", name)
    nurse.tap("Maak uitnodiging")
    nurse.sees(f"Uitnodiging voor {name}")
    link = nurse.value("Link")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/join#\S+", link)
    nurse.tap("Overzicht")
    return link


def log_all_three(jan):
    assert steps.counted(jan, lambda: steps.check_in(jan, 7)) == steps.WHOLE_CHECK_IN
    steps.finish(jan)
    steps.weigh_by_typing(jan, "71,5")
    jan.sees("Bewaard")
    steps.finish(jan)
    jan.tap(re.compile("Dagelijks leven"))
    assert steps.counted(jan, lambda: steps.twelve_answers(jan)) == steps.ALSFRS_R
    steps.finish(jan)
    jan.sees("3 nog te versturen")


def asks_for_contact(jan, text):
    jan.tap("Ik wil contact")
    jan.type(re.compile("Waar gaat het over"), text)
    jan.tap("Vraag om contact")
    jan.sees("Uw vraag is bewaard")
    jan.tap("Klaar")


def still_there(jan):
    jan.sees("4 nog te versturen")
    jan.sees("Over u en uw ziekte")  # asked once; all the rest is done
    jan.tap(re.compile("^Verloop$"))
    jan.sees("Praten en slikken")
    jan.sees(re.compile("Een 7"))
    jan.tap(re.compile("^Vandaag$"))


def nurse_fetches_in_vain(nurse):
    nurse.tap("Haal gegevens op")
    nurse.sees("de server is niet te bereiken")
    return True


def sees_the_course(nurse):
    nurse.tap(re.compile("Jan de Wit"))
    nurse.sees("Totaal 48 van 48")
    frame = nurse.page.frame_locator("iframe").first
    frame.locator(".js-plotly-plot").wait_for(timeout=20_000)
    drawn = frame.locator(".js-plotly-plot").evaluate(
        "plot => plot.data.filter(d => d.y && d.y.length).map(d => [d.name, Array.from(d.y).at(-1)])"
    )
    assert {value for _, value in drawn} >= {12, 48, 71.5, 7}
    nurse.sees(CANARY)  # the control: its reader does see it
    nurse.tap("Tabel")
    nurse.sees("71,5")
    nurse.sees("zelf")


def writes(nurse, text):
    nurse.type(re.compile("Bericht aan"), text)
    nurse.type("Uw naam boven het bericht", "Marieke Visser")
    nurse.tap("Verstuur")
    nurse.sees("Bewaard en verstuurd.")


def test_a_half_filled_list_waits_where_it_was(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as ria:
        ria.open(place.phone.url)
        steps.join(ria, link)
        ria.tap(re.compile("Dagelijks leven"))
        for question in range(1, 7):
            ria.sees(f"Vraag {question} van 12")
            steps.answer(ria, 2)
        ria.sees("Vraag 7 van 12")
    place.phone.kill()
    place.phone.start()
    with person(chromium) as ria:
        ria.open(place.phone.url)
        ria.sees("U was bij vraag 7")
        ria.tap(re.compile("Dagelijks leven"))
        ria.tap(re.compile("^Verder gaan$"))  # the card on Today says it too, among other things
        ria.sees("Vraag 7 van 12")
        for question in range(7, 13):
            ria.sees(f"Vraag {question} van 12")
            steps.answer(ria, 1)
        ria.tap("Bewaar")
        ria.sees("Bewaard")


def test_links_that_do_not_work_say_why_and_the_right_one_still_works(chromium, place):
    used, link = place.invitation("Wim"), place.invitation("Wim")
    assert nabij("enrol", "--home", place.home / "other", used).returncode == 0
    with person(chromium) as wim:
        wim.open(place.phone.url)
        wim.tap(re.compile("Voor mijzelf"))
        wim.tap("Verder")
        for wrong, said in (
            ("", "Plak eerst de link"),
            ("hallo", "Deze link is niet compleet."),
            (link[:-8], "Deze link is niet compleet."),
            (used, "Deze uitnodiging is al gebruikt."),
        ):
            steps.paste(wim, wrong)
            wim.tap("Doe mee")
            wim.sees(said)
        steps.paste(wim, link)
        wim.tap("Doe mee")
        wim.sees(re.compile("Alles (is )?bewaard"))


def test_a_weight_that_cannot_be_is_asked_again_and_kept_as_typed(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as ria:
        ria.open(place.phone.url)
        steps.join(ria, link)
        steps.weigh_by_typing(ria, "720")
        ria.sees("Dit getal past hier niet. Vul een getal in van 20 tot en met 300.")
        ria.type(re.compile("Typ het getal"), "zeventig")
        ria.tap(re.compile("^Bewaar"))
        ria.sees("Wij lezen hier geen getal.")
        ria.type(re.compile("Typ het getal"), "72.5")
        ria.tap(re.compile("^Bewaar"))
        ria.sees("Bewaard")
        steps.finish(ria)
        assert steps.counted(ria, lambda: steps.weigh(ria)) == steps.WEIGHING
