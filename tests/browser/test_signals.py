"""Signals on real screens: a rule that the nurse signs, the card on the phone, and 112 without a network."""

import re

import pytest

from tests.browser import steps
from tests.support.browser import DESK, faults, person, until

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
        jan.photograph("phone-signals")
        assert faults(jan.targets(), 56, 8) == []
        jan.tap("Terug")
        jan.tap(re.compile("^Vandaag"))
        asks_in_the_check_in(jan)
        jan.sees("U wilt contact. Uw team ziet uw vraag op een werkdag.")
        jan.photograph("phone-signal-saved")
        jan.tap("Klaar voor vandaag")
        jan.sees("Vraag het aan mijn team")
        jan.photograph("phone-signal-today")
        assert faults(jan.targets(), 56, 8) == []
        looks_in_other_ways(chromium, place.phone.url)
        jan.sees("Alles is ook verstuurd", seconds=45)
        nurse.tap("Overzicht")
        nurse.tap("Haal gegevens op")
        nurse.sees("Eerst kijken")
        nurse.photograph("desk-signals-overview")
        nurse.tap(re.compile("Jan de Wit"))
        nurse.sees("P2. Wil contact")
        nurse.photograph("desk-signals-person")
        assert faults(nurse.targets(), 44, 8) == []
        nurse.tap("Wil contact: al besproken")
        nurse.sees("Besproken door Marieke Visser")


def test_acute_danger_shows_one_number_without_a_network_and_before_joining(chromium, place):
    place.server.stop()
    with person(chromium) as ria:
        ria.page.add_init_script(OPENED)
        ria.open(f"{place.phone.url}/acute")
        ria.sees("Krijgt u geen lucht, valt u flauw of stikt u?")
        ria.photograph("phone-acute")
        assert faults(ria.targets(), 56, 8) == []
        ria.tap("Bel 112")
        until(lambda: ria.page.evaluate("window.dialled") == "tel:112", "112 is not dialled")


def looks_in_other_ways(chromium, url):
    for name, how in (("200", {"scale": 2}), ("dark", {"dark": True})):
        with person(chromium, **how) as jan:
            for page, sees in (
                ("", "Vraag het aan mijn team"),
                ("signals", "Direct gevaar"),
                ("acute", "Bel 112"),
            ):
                jan.open(f"{url}/{page}")
                jan.sees(sees)
                jan.photograph(f"phone-{page or 'today'}-signal-{name}")
                assert faults(jan.targets(), 56, 8) == []


def signs(nurse, rule_id):
    nurse.tap("Regels")
    nurse.sees("Een regel staat uit tot een behandelaar")
    nurse.photograph("desk-rules")
    assert faults(nurse.targets(), 44, 8) == []
    nurse.type("Naam van wie ondertekent", "Marieke Visser")
    nurse.tap(f"Onderteken regel {rule_id}")
    nurse.sees("Aan. Ondertekend door Marieke Visser")


def asks_in_the_check_in(jan):
    jan.tap(re.compile("Hoe gaat het"))
    jan.sees("0 is heel slecht")
    jan.tap("Ik wil contact")
    jan.tap(re.compile(r"^7\b"))
    jan.sees("Bewaard")
