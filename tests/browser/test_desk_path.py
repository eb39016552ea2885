"""The care path and the team at the desk: the team's words on the phone, the person's own at the desk."""

import re

import pytest

from tests.browser import steps
from tests.browser.variants import OTHERS
from tests.support.browser import DESK, person

pytestmark = pytest.mark.browser
OWN = "Bel de thuiszorg"


def test_what_the_team_says_stands_on_the_phone_as_theirs_and_the_persons_answer_at_the_desk(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium, DESK) as nurse, person(chromium) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.sees("Alles is ook verstuurd", seconds=45)
        nurse.open(place.desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees("Jan de Wit")
        nurse.tap(re.compile("Jan de Wit"))
        nurse.sees("Hier komt het verloop")
        nurse.look("desk-course")
        steps.press_until(nurse, "Zorgpad")
        nurse.page.keyboard.press("Enter")
        nurse.sees("Bij deze fase")
        nurse.look("desk-path")
        writes_a_step(nurse)
        moves_a_step_to_now(nurse)
        writes_the_contact_person(nurse)

        jan.open(f"{place.phone.url}/wayfinder")
        jan.sees(OWN, seconds=60)
        jan.tap(re.compile(OWN))
        jan.sees("Marieke Visser zette dit eerder vandaag voor u klaar.")
        jan.sees(re.compile("Marieke Visser, vandaag"))
        jan.sees("Vraag naar Anna.")
        jan.look("phone-path-of-team")
        jan.tap("Niet nu")
        jan.sees("U koos eerder vandaag voor niet nu.")
        jan.open(f"{place.phone.url}/team")
        jan.sees("Bel Marieke")
        jan.sees("Marieke Visser")
        jan.look("phone-team-of-team")
        jan.open(f"{place.phone.url}/")
        jan.sees("Alles is ook verstuurd")

        nurse.tap("Terug naar het overzicht")
        nurse.tap("Haal gegevens op")
        nurse.sees("Opgehaald vandaag")
        nurse.tap(re.compile("^Jan de Wit"))
        nurse.tap("Zorgpad")
        nurse.tap(re.compile("^Niet nu"))
        nurse.sees("Jan de Wit koos eerder vandaag voor niet nu.")
        nurse.sees("Daarvoor: Marieke Visser zette dit eerder vandaag klaar.")
        nurse.look("desk-path-answered")
        address = nurse.page.url

    for variant in OTHERS:
        with person(chromium, DESK, variant) as nurse:
            nurse.open(address)
            nurse.sees("Bij deze fase")
            nurse.look("desk-path")
            nurse.tap("Eigen stap")
            nurse.sees("Wat is de stap?")
            nurse.look("desk-own-step")
            nurse.open(address.replace("/path", "/team"))
            nurse.sees("Vast contact")
            nurse.look("desk-team")
            nurse.tap("Wijzig: Marieke Visser")
            nurse.sees("Wie is dit in de wegwijzer?")
            nurse.look("desk-member")


def writes_a_step(nurse):
    nurse.tap("Eigen stap")
    nurse.type("Wat is de stap?", OWN)
    nurse.type(re.compile("^Briefje voor Jan de Wit"), "Vraag naar Anna.")
    nurse.look("desk-own-step")
    nurse.tap("Zet klaar voor nu")
    nurse.sees("Schrijf eerst uw naam.")
    nurse.type(re.compile("^Uw naam, die Jan de Wit"), "Marieke Visser")
    nurse.tap("Zet klaar voor nu")
    nurse.sees(f"“{OWN}” staat klaar.")
    nurse.sees("Bewaard en verstuurd.")
    nurse.look("desk-path-changed")


def moves_a_step_to_now(nurse):
    nurse.type("Zoek een stap", "praten over uw werk")
    nurse.sees("Geweest.")
    nurse.look("desk-path-found")
    nurse.page.get_by_role("button").filter(has_text=re.compile("Geweest\\.")).first.click()
    nurse.sees("Briefje voor Jan de Wit")
    nurse.look("desk-step")
    nurse.tap("Niet nu")
    nurse.sees("Tot wanneer niet?")
    nurse.look("desk-step-until")
    nurse.tap("Toch niet")
    nurse.tap("Naar nu")
    nurse.sees("staat nu bij Nu. Marieke Visser zette dit eerder vandaag klaar.")
    nurse.sees("Bewaard en verstuurd.")


def writes_the_contact_person(nurse):
    nurse.tap("Team")
    nurse.sees("Nog niemand.")
    nurse.look("desk-team-empty")
    nurse.tap("Zet iemand erbij")
    nurse.type("Naam", "Marieke Visser")
    nurse.type("Wat doet deze persoon?", "Verpleegkundig specialist")
    nurse.type("Telefoonnummer", "088 000 00 12")
    nurse.look("desk-member")
    nurse.tap("Bewaar")
    nurse.sees("Bewaard en verstuurd.")
    nurse.sees("Vast contact, Verpleegkundig specialist")
    nurse.look("desk-team")
