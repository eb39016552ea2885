"""What people keep, on real screens: before joining, and photographed."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from app import clock
from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import DESK, person

pytestmark = pytest.mark.browser
HERE = ZoneInfo("Europe/Amsterdam")  # where the programs of a test run


def begin(walker, url):
    """Before joining: only the wayfinder."""
    walker.open(url)
    walker.tap(re.compile("^Alleen de wegwijzer"))
    walker.tap("Verder")
    walker.sees("Goed om nu te doen")
    walker.tap(re.compile("^Wat ik bijhoud"))
    walker.sees("ook zonder internet")


def ask_for_a_wheelchair(walker):
    walker.tap(re.compile("^Hulpmiddelen"))
    walker.sees("Nog niets opgeschreven")
    walker.look("keeping-aids-empty")
    walker.tap("Zet iets erbij")
    walker.sees("Wat hebt u nodig?")
    walker.look("keeping-aids-which")
    walker.tap("Rolstoel")
    walker.sees("Van wie?")
    walker.tap("Gemeente")
    for _ in range(7):
        walker.tap("Gevraagd op: 1 week eerder")
    walker.look("keeping-aid-form")
    walker.tap("Bewaar")
    walker.sees("7 weken geleden gevraagd")
    walker.look("keeping-aids")
    walker.tap(re.compile("^Rolstoel"))
    walker.sees("U wacht al 7 weken")
    walker.sees("Wie u kunt bellen")
    walker.sees("Gemeente, Wmo-loket")
    walker.look("keeping-aid")


def add_a_medicine(walker):
    walker.tap(re.compile("^Medicijnen"))
    walker.sees("Waar ik niet tegen kan")
    walker.tap("Zet een medicijn erbij")
    walker.tap("Riluzol")
    walker.type(re.compile("^Hoeveel en wanneer"), "1 tablet bij het ontbijt")
    walker.look("keeping-medicine-form")
    walker.tap("Bewaar")
    walker.sees("Nabij geeft geen advies")
    walker.look("keeping-medicines")
    walker.tap(re.compile("^Riluzol"))
    walker.sees("Ik ben hiermee gestopt")
    walker.look("keeping-medicine")


def add_an_appointment(walker):
    walker.tap(re.compile("^Afspraken"))
    walker.sees("Nog geen afspraken")
    walker.tap("Zet een afspraak erbij")
    walker.type("Met wie?", "Marieke Visser")
    walker.tap("Welke dag: 1 week later")
    walker.tap("Hoe laat: 1 uur later")
    walker.look("keeping-appointment-form")
    walker.type(re.compile("^Link voor de video"), "video.example/marieke")
    walker.tap("Bewaar")
    walker.sees("om 11:00")
    walker.look("keeping-appointments")
    walker.tap(re.compile("^Marieke Visser"))
    walker.sees("Open de video")
    walker.sees("Zet in mijn agenda")
    walker.look("keeping-appointment")


def back_home(walker, listed):
    """From what was just written down to its list, and from there to all that is kept."""
    walker.tap("Terug")
    walker.sees(listed)
    walker.tap("Terug")
    walker.sees("ook zonder internet")


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_before_joining_people_keep_aids_medicines_and_appointments(chromium, place, variant):
    with person(chromium, variant=variant) as jan:
        begin(jan, place.phone.url)
        ask_for_a_wheelchair(jan)
        back_home(jan, "Zet iets erbij")
        jan.sees("Op 1 ding wacht u nog")
        add_a_medicine(jan)
        back_home(jan, "Zet een medicijn erbij")
        jan.sees("1 medicijn")
        add_an_appointment(jan)
        back_home(jan, "Zet een afspraak erbij")
        jan.sees("Marieke Visser")
        jan.look("keeping-home")


def test_the_team_sees_what_takes_long_and_writes_an_appointment_that_stands_on_the_phone(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium) as jan, person(chromium, DESK) as nurse:
        begin(jan, place.phone.url)
        ask_for_a_wheelchair(jan)
        jan.open(f"{place.phone.url}/join")
        steps.paste(jan, link)
        jan.tap("Doe mee")
        jan.sees("Alles is ook verstuurd", seconds=45)
        nurse.open(place.desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        nurse.tap(re.compile("Jan de Wit"))
        nurse.sees("7 weken geleden gevraagd")
        nurse.tap("Zet een afspraak erbij")
        nurse.type("Met wie", "Marieke Visser")
        nurse.type(
            re.compile("^Dag en tijd"), f"{clock.now().astimezone(HERE) + timedelta(days=1):%d-%m-%Y} 14:30"
        )
        nurse.type("Link voor de video", "video.example/jan")
        nurse.look("keeping-desk-form")
        nurse.tap("Bewaar")
        nurse.sees("Bewaard en verstuurd.")
        nurse.look("keeping-desk")
        jan.sees("Morgen om 14:30", 90)
        jan.look("keeping-today")
        jan.tap("Mijn team")
        jan.sees("Alle afspraken")
        jan.look("keeping-team")
