"""A question to the team on real screens: saved, sent, seen, answered, and the answer beside it."""

import re

import pytest

from tests.browser import steps
from tests.browser.variants import OTHERS
from tests.support.browser import DESK, person

pytestmark = pytest.mark.browser
SOON = 60  # seconds in which phone and server have surely spoken
QUESTION = "Mijn masker knelt."


def test_a_question_of_the_wayfinder_is_saved_sent_seen_and_answered(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium, DESK) as nurse, person(chromium) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.sees("Alles is ook verstuurd", seconds=SOON)

        place.server.stop()
        asks_from_the_wayfinder(jan)
        jan.tap(re.compile("^Mijn team"))
        jan.sees("Bewaard op dit apparaat. Nog niet verstuurd.")
        shown(jan, "phone-question-saved")
        place.server.start()
        jan.come_back()
        jan.sees("Verstuurd naar uw team.", seconds=SOON)

        nurse.open(place.desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        nurse.tap("Vragen")
        nurse.sees("1 vraag staat open.")
        nurse.sees("Nog niet gezien")
        nurse.look("desk-questions")
        nurse.tap(re.compile("^Jan de Wit"))
        nurse.sees("Open vraag, vandaag")
        nurse.look("desk-question")
        nurse.type("Uw naam, voor wie de vraag stelde", "Marieke Visser")
        nurse.tap(re.compile("^Gezien"))
        nurse.sees("Gezien door Marieke Visser, vandaag")
        jan.come_back()
        jan.sees("Uw team heeft dit gezien: Marieke Visser, vandaag om", seconds=SOON)
        shown(jan, "phone-question-seen")

        jan.tap(re.compile("^Vandaag"))
        nurse.tap("Antwoord")
        nurse.type("Antwoord aan Jan de Wit", "Kom maandag langs, dan passen wij het masker aan.")
        nurse.look("desk-question-answer")
        nurse.tap("Verstuur antwoord")
        nurse.sees("Beantwoord door Marieke Visser, vandaag")
        nurse.look("desk-question-answered")
        jan.come_back()
        jan.sees("Antwoord van uw team", seconds=SOON)
        jan.tap(re.compile("Kom maandag langs"))
        jan.sees("Uw team heeft geantwoord: Marieke Visser, vandaag om")
        shown(jan, "phone-question-answered")
        assert stands_beside_its_question(jan)
        jan.tap(re.compile("^Vandaag"))
        jan.sees("Ik wil contact")
        assert "Antwoord van uw team" not in jan.read()

        nurse.tap("Vragen")
        nurse.sees("Er staan geen vragen open.")
        nurse.sees("1 vraag van 1 persoon. Nog open: 0.")
        nurse.look("desk-questions-counted")
    looks_in_other_ways(chromium, place)


def asks_from_the_wayfinder(jan):
    jan.tap(re.compile("^Wegwijzer"))
    jan.type(re.compile("Waar kan ik terecht"), "masker")
    jan.tap(re.compile("masker", re.IGNORECASE))
    jan.tap("Vraag het mijn team")
    jan.type(re.compile("Waar gaat het over"), QUESTION)
    jan.tap("Vraag om contact")
    jan.sees("Uw vraag is bewaard")
    jan.tap("Klaar")


def shown(jan, name):
    """The conversation itself, below how to reach the team."""
    jan.page.mouse.move(195, 400)
    jan.page.mouse.wheel(0, 420)
    jan.look(name)


def stands_beside_its_question(jan):
    said = jan.read()
    return -1 < said.find(QUESTION) < said.find("Uw team heeft geantwoord") < said.find("Kom maandag langs")


def looks_in_other_ways(chromium, place):
    for variant in OTHERS:
        with person(chromium, variant=variant) as jan:
            jan.open(f"{place.phone.url}/team")
            jan.sees("Uw team heeft geantwoord")
            shown(jan, "phone-question")
            jan.page.mouse.wheel(0, 600)
            jan.look("phone-question-below")
    with person(chromium, DESK, "200") as nurse:
        nurse.open(f"{place.desk.url}/questions")
        nurse.sees("Er staan geen vragen open.")
        nurse.look("desk-questions")
