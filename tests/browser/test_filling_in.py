"""Filling in on real screens: by a carer, undone, with help, and a question of every kind."""

import json
import re
import shutil

import pytest

from app import content
from tests.app import everything
from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import Person, person
from tests.support.programs import Program, told

pytestmark = pytest.mark.browser


def test_a_carer_fills_in_and_the_answer_says_so(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as carer:
        carer.open(place.phone.url)
        steps.join(carer, link)
        carer.tap(re.compile("Hoe gaat het"))
        carer.tap("Een naaste vult in")
        carer.tap(re.compile(r"^6\b"))
        carer.sees("Bewaard")
        carer.sees("Een naaste vulde het in.")
        carer.tap("Iemand helpt mij, ik kies")
        carer.sees("U kreeg hulp bij het invullen.")
        steps.finish(carer)
        assert steps.counted(carer, lambda: steps.check_in(carer, 7)) == steps.WHOLE_CHECK_IN
        carer.sees("U gaf deze week een 7.")
        assert "naaste vulde" not in carer.read()  # the choice was for that one answer


def test_an_answer_is_undone_and_nothing_has_to_be_typed_again(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as ria:
        ria.open(place.phone.url)
        steps.join(ria, link)
        steps.weigh_by_typing(ria, "71,5")
        ria.sees("Bewaard")
        assert steps.counted(ria, lambda: ria.tap("Ongedaan maken")) == 1
        ria.sees("Ongedaan gemaakt")
        ria.tap("Verder met deze antwoorden")
        ria.tap(re.compile("^Verder gaan$"))
        ria.sees("71,5 kg")
        ria.tap("Bewaar")
        ria.sees("Bewaard")
        steps.finish(ria)
        ria.sees("Alles is ook verstuurd", seconds=30)
    place.phone.stop()
    shown = told("show", "--home", place.home / "phone")
    assert "71.5" in json.dumps(shown)


@pytest.fixture
def everything_asked(place) -> Program:
    """A phone on which a questionnaire from elsewhere is offered."""
    shutil.copytree(content.assets(), place.home / "assets")
    made = everything.questionnaire(*everything.EVERYTHING)
    (place.home / "assets" / "instruments" / "everything.json").write_text(json.dumps(made))
    place.phone.stop()
    told("enrol", "--home", place.home / "phone", place.invitation("Ria"))
    place.phone.environment["FLET_ASSETS_DIR"] = str(place.home / "assets")
    place.phone.start()
    return place.phone


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_a_question_of_every_kind_is_large_enough_and_seen(chromium, everything_asked, variant):
    with person(chromium, variant=variant) as walker:
        walker.open(everything_asked.url)
        walker.tap("Iets anders invullen")
        walker.sees("Dit mag altijd")
        walker.look("fill-others")
        walker.tap(re.compile("^Everything"))
        through_all_kinds(walker)
        foreign_review(walker)
        again(walker)


def through_all_kinds(walker: Person) -> None:
    walker.sees("Read this first.")
    walker.look("fill-choice")
    walker.tap("Town")
    walker.sees("Which device?")
    walker.tap("Iets anders")
    walker.type("In uw eigen woorden", "A ring")
    walker.look("fill-own-words")
    walker.tap("Verder")
    walker.sees("Which signs?")
    walker.tap("Pain")
    walker.tap("Cough")
    walker.look("fill-several-options")
    walker.tap("Verder")
    walker.sees("In which month?")
    walker.look("fill-long-list")
    walker.tap("January")
    walker.sees("Do you smoke?")
    walker.look("fill-yes-or-no")
    walker.tap("Nee")
    walker.sees("How tired?")
    walker.look("fill-pad")
    walker.tap(re.compile("^3"))
    walker.sees("How much air?")
    walker.tap(re.compile("^1 meer"))
    walker.look("fill-number")
    walker.tap("Verder")
    walker.sees("Which dose?")
    walker.type(re.compile("Typ het getal"), "2,5")
    walker.tap("Verder")
    walker.sees("Kies ook de eenheid.")
    walker.look("fill-quantity")
    walker.tap("millilitre")
    walker.tap("Verder")
    walker.sees("When did it begin?")
    walker.tap("Gisteren")
    walker.look("fill-date")
    walker.tap("Verder")
    walker.sees("When were you seen?")
    walker.tap("Nu")
    walker.look("fill-moment")
    walker.tap("Verder")
    walker.sees("When do you go to sleep?")
    walker.tap("Zelf typen")
    walker.type(re.compile("Typ de tijd"), "23.30")
    walker.look("fill-time")
    walker.tap("Verder")
    for text, question in (("Bluebird", "What is your chair"), ("It is blue.", "Tell us more")):
        walker.sees(question)
        walker.type("Uw antwoord", text)
        walker.tap("Verder")
    walker.sees("Which site?")
    walker.type(re.compile("webadres"), "no site")
    walker.tap("Verder")
    walker.sees("Dit is geen webadres.")
    walker.look("fill-url")
    walker.tap("Overslaan")
    walker.sees("What are you allergic to?")
    walker.type("Uw antwoord", "nuts")
    walker.tap("Verder")
    walker.sees("Tik om weg te laten")
    walker.look("fill-several")
    walker.tap("Verder")
    walker.sees("What is it called?")
    walker.type("Uw antwoord", "riluzole")
    walker.look("fill-group")
    walker.tap("Verder")
    walker.sees("How often a day?")
    walker.tap("Overslaan")
    walker.sees("nog een?")
    walker.look("fill-one-more")
    walker.tap("Klaar")


def foreign_review(walker: Person) -> None:
    walker.sees("Klaar om te bewaren")
    walker.look("fill-review")
    walker.sees("Twice as much air")
    walker.tap("Bewaar")
    walker.sees("Bewaard")
    walker.look("fill-saved")
    walker.tap("Ongedaan maken")
    walker.sees("Ongedaan gemaakt")
    walker.look("fill-undone")
    walker.tap("Verder met deze antwoorden")
    walker.sees("Alles is ingevuld")
    walker.look("fill-resume")
    walker.tap("Verder gaan")
    walker.sees("Klaar om te bewaren")
    walker.tap("Bewaar")
    walker.sees("Bewaard")
    steps.finish(walker)


def again(walker: Person) -> None:
    walker.tap("Iets anders invullen")
    walker.tap(re.compile("^Everything"))
    walker.sees("Net als vorige keer")
    walker.look("fill-again")
    walker.tap(re.compile("^Net als vorige keer"))
    walker.sees("Dit zijn uw antwoorden van de vorige keer.")
    walker.look("fill-copied")


def test_a_date_is_answered_with_the_keyboard_alone(chromium, everything_asked):
    with person(chromium) as walker:
        walker.open(everything_asked.url)
        walker.sees("Iets anders invullen")
        for name in (
            "Iets anders invullen",
            "Over u en uw ziekte",
            "Dag weet ik niet",
            "1 maand eerder",
            "Verder",
        ):
            steps.press_until(walker, name)
            walker.page.keyboard.press("Enter")
            walker.page.wait_for_timeout(400)
        walker.sees("Wanneer kreeg u de diagnose?")
