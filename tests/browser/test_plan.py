"""The plan on real screens: only the wayfinder and back, a pause, not now, and the calendar's file."""

import re

import pytest
from icalendar import Calendar

from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import DESK, person, until

pytestmark = pytest.mark.browser


def test_measuring_is_switched_off_and_on_in_two_taps_each(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as ria:
        ria.open(place.phone.url)
        steps.join(ria, link)
        assert steps.counted(ria, lambda: off(ria)) == 2
        ria.tap("Terug")
        ria.sees("U gebruikt alleen de wegwijzer")
        assert "Gewicht" not in ria.read()
        ria.tap(re.compile("^Verloop$"))
        ria.sees("Meten staat uit.")
        assert steps.counted(ria, lambda: on(ria)) == 2
        ria.tap("Terug")
        ria.sees("Hoe gaat het deze week?")
    place.phone.kill()
    place.phone.start()
    with person(chromium) as ria:
        ria.open(place.phone.url)
        ria.sees("Hoe gaat het deze week?")
        puts_off(ria)
        gets_a_calendar(ria)


def off(ria):
    ria.tap("Wat u invult")
    ria.tap(re.compile("^Alleen wegwijzer"))
    gone(ria, "Hoe vaak")


def gone(walker, text):
    until(lambda: text not in walker.read(), f"{text!r} is still there")


def on(ria):
    ria.tap("Wat u invult")
    ria.tap(re.compile("^Ook meten"))
    ria.sees("Hoe vaak")


def puts_off(ria):
    ria.tap(re.compile("^Gewicht"))
    ria.tap("Niet nu")
    ria.sees("Wanneer komt het uit?")
    ria.tap(re.compile("^Over 3 dagen"))
    ria.sees("Weer op")


def gets_a_calendar(ria):
    ria.tap("Wat u invult")
    ria.tap(re.compile("^Herinneringen"))
    ria.sees("Op welke dag?")
    with ria.page.expect_download() as download:
        ria.tap("Zet in mijn agenda")
    assert download.value.suggested_filename == "nabij.ics"
    file = Calendar.from_ical(download.value.path().read_bytes())
    assert {str(event["summary"]) for event in file.walk("VEVENT")} == {"Nabij"}
    ria.sees("Het bestand nabij.ics is klaar.")


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_the_screens_of_the_plan(chromium, place, variant):
    link = place.invitation("Jan de Wit")
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.look("plan-today")
        jan.tap("Wat u invult")
        jan.sees("Hoe vaak")
        jan.look("plan-plan")
        jan.tap(re.compile("^Gewicht"))
        jan.sees("Als ik wil")
        jan.look("plan-rhythm")
        jan.tap(re.compile("^Elke 2 weken"))
        jan.sees("U wijzigde dit")
        jan.tap(re.compile("^Herinneringen"))
        jan.sees("Op welke dag?")
        jan.look("plan-reminders")
        jan.tap("Terug")
        jan.tap("Even niets invullen")
        jan.sees("Tot ik zelf weer begin")
        jan.look("plan-pause")
        jan.tap("Vakantie")
        jan.sees("Eerste dag")
        jan.look("plan-holiday")
        for seen in ("Tot ik zelf weer begin", "Hoe vaak", "Alles"):
            jan.tap("Terug")
            jan.sees(seen)
        jan.tap(re.compile("^Gewicht"))
        jan.tap("Niet nu")
        jan.sees("Wanneer komt het uit?")
        jan.look("plan-later")
        jan.tap("Terug")
        jan.tap("Wat u invult")
        jan.tap("Even niets invullen")
        jan.tap(re.compile("^1 week"))
        jan.sees("Pauze tot en met")
        jan.look("plan-paused-plan")
        jan.tap("Terug")
        jan.sees("Pauze tot en met")
        jan.look("plan-paused-today")
        jan.tap("Wat u invult")
        jan.tap(re.compile("^Alleen wegwijzer"))
        gone(jan, "Hoe vaak")
        jan.look("plan-off-plan")
        jan.tap("Terug")
        jan.sees("U gebruikt alleen de wegwijzer")
        jan.look("plan-off-today")
        jan.tap(re.compile("^Verloop$"))
        jan.sees("Meten staat uit.")
        jan.look("plan-off-course")


def test_a_change_at_the_workstation_reaches_the_phone_and_says_whose_it_is(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.sees("Alles is ook verstuurd", seconds=45)
    with person(chromium, DESK) as nurse:
        nurse.open(place.desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        nurse.tap(re.compile("Jan de Wit"))
        nurse.sees("Wijzig: Gewicht")
        nurse.look("plan-desk")
        nurse.tap("Wijzig: Gewicht")
        nurse.tap(re.compile("^Elke 4 weken"))
        nurse.sees("Bewaard en verstuurd.")
        nurse.look("plan-desk-changed")
    with person(chromium) as jan:
        jan.open(place.phone.url)
        jan.sees("Gewicht")
        jan.tap("Wat u invult")
        jan.sees(re.compile(r"Elke 4 weken\. Uw team wijzigde dit"), seconds=45)
