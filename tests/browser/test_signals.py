"""Signals on real screens: a rule that the nurse signs, the card on the phone, and 112 without a network."""

import re

import pytest

from tests.browser import steps
from tests.browser.variants import OTHERS
from tests.support.browser import DESK, person, until

pytestmark = pytest.mark.browser
OPENED = "window.open = (url) => { window.dialled = url; return window; }"


def test_a_rule_that_the_nurse_signs_becomes_a_card_on_the_phone_and_a_reason_at_the_desk(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium, DESK) as nurse, person(chromium) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.sees("Alles is ook verstuurd", seconds=45)
        nurse.open(place.desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        signs(nurse, "P2")
        jan.open(f"{place.phone.url}/signals")
        jan.sees("Ondertekend door Marieke Visser", seconds=60)
        jan.look("phone-signals")
        jan.tap("Terug")
        jan.tap(re.compile("^Vandaag"))
        asks_in_the_check_in(jan)
        jan.sees("U wilt contact. Uw team ziet uw vraag op een werkdag.")
        jan.look("phone-signal-saved")
        jan.tap("Klaar voor vandaag")
        jan.sees("Vraag het aan mijn team")
        jan.look("phone-signal-today")
        looks_in_other_ways(chromium, place.phone.url)
        jan.sees("Alles is ook verstuurd", seconds=45)
        nurse.tap("Overzicht")
        nurse.tap("Haal gegevens op")
        nurse.sees("Eerst kijken")
        nurse.look("desk-signals-overview")
        nurse.tap(re.compile("Jan de Wit"))
        nurse.sees("P2. Wil contact")
        nurse.look("desk-signals-person")
        nurse.tap("Wil contact: al besproken")
        nurse.sees("Besproken door Marieke Visser")


def test_acute_danger_shows_one_number_without_a_network_and_before_joining(chromium, place):
    place.server.stop()
    with person(chromium) as ria:
        ria.page.add_init_script(OPENED)
        ria.open(f"{place.phone.url}/acute")
        ria.sees("Krijgt u geen lucht, valt u flauw of stikt u?")
        ria.look("phone-acute")
        ria.tap("Bel 112")
        until(lambda: ria.page.evaluate("window.dialled") == "tel:112", "112 is not dialled")


def looks_in_other_ways(chromium, url):
    for variant in OTHERS:
        with person(chromium, variant=variant) as jan:
            for page, sees in (
                ("", "Vraag het aan mijn team"),
                ("signals", "Direct gevaar"),
                ("acute", "Bel 112"),
            ):
                jan.open(f"{url}/{page}")
                jan.sees(sees)
                jan.look(f"phone-{page or 'today'}-signal")


def signs(nurse, rule_id):
    nurse.tap("Regels")
    nurse.sees("Een regel staat uit tot een behandelaar")
    nurse.look("desk-rules")
    nurse.type("Naam van wie ondertekent", "Marieke Visser")
    nurse.tap(f"Onderteken regel {rule_id}")
    nurse.sees("Aan. Ondertekend door Marieke Visser")


def asks_in_the_check_in(jan):
    jan.tap(re.compile("Hoe gaat het"))
    jan.sees("0 is heel slecht")
    jan.tap("Ik wil contact")
    jan.tap(re.compile(r"^7\b"))
    jan.sees("Bewaard")
