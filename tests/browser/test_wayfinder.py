"""The wayfinder on real screens: before joining, for somebody close, by typing, and by keyboard only."""

import re

import pytest

from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import person

pytestmark = pytest.mark.browser


def test_somebody_close_begins_with_the_wayfinder_on_a_phone_of_their_own(chromium, place):
    with person(chromium) as ans:
        ans.open(place.phone.url)
        ans.tap(re.compile("^Voor mij als naaste"))
        ans.tap("Verder")
        ans.sees("Waar kan ik terecht met")
        ans.sees("Goed om nu te doen")
        ans.type(re.compile("Waar kan ik terecht"), "ik ben moe van het zorgen")
        ans.tap("Het wordt mij te veel")
        ans.sees("Hier kunt u terecht")
        ans.sees("Kan het niet wachten?")
        ans.tap("Terug")
        ans.sees("Goed om nu te doen")


def test_who_only_reads_puts_a_step_off_and_finds_it_back(chromium, place):
    with person(chromium) as jan:
        jan.open(place.phone.url)
        jan.tap(re.compile("^Alleen de wegwijzer"))
        jan.tap("Verder")
        jan.sees("Goed om nu te doen")
        jan.tap("Meer weten")
        jan.sees("Nagekeken op")  # only there; the first screen says why and "Niet nu" too
        jan.tap("Niet nu")
        jan.sees("U koos eerder vandaag voor niet nu.")
        jan.tap("Terug")
        jan.tap(re.compile(r"^Meer\W+Onderzoek"))
        jan.tap(re.compile("^Gedaan of niet nu"))
        jan.sees("U koos eerder vandaag voor niet nu.")


def test_a_mask_that_leaks_at_night_leads_to_the_centre_and_in_danger_to_112(chromium, place):
    link = place.invitation("Jan de Wit")
    with person(chromium) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.tap("Wegwijzer")
        jan.type(re.compile("Waar kan ik terecht"), "maskr lekt")
        jan.tap(re.compile("masker lekt", re.IGNORECASE))
        jan.sees("Kan het niet wachten?")
        jan.sees(re.compile("112"))
        jan.tap("Vraag het mijn team")
        jan.sees("Vraag om contact")
        assert "masker" in jan.value("Waar gaat het over? Dit mag leeg blijven.")


def test_a_question_is_reached_with_the_keyboard_only(chromium, place):
    with person(chromium) as jan:
        jan.open(place.phone.url)
        jan.tap(re.compile("^Alleen de wegwijzer"))
        jan.tap("Verder")
        jan.sees("Goed om nu te doen")
        steps.press_until(jan, "Vragen per onderwerp")
        jan.page.keyboard.press("Enter")
        jan.sees("Ademen")
        jan.page.keyboard.press("Tab")
        jan.page.keyboard.press("Enter")
        jan.sees("Hier kunt u terecht")


@pytest.mark.parametrize("variant", shown("200", seldom=("light", "dark")))
def test_the_screens_of_the_wayfinder(chromium, place, variant):
    link = place.invitation("Jan de Wit")
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.tap("Wegwijzer")
        jan.sees("Goed om nu te doen")
        jan.look("wayfinder-home")
        jan.tap("Meer weten")
        jan.sees("Met wie")
        jan.look("wayfinder-step")
        jan.tap("Terug")
        jan.sees("Goed om nu te doen")
        jan.tap(re.compile("Laatste fase"))
        jan.sees("Dit is nu mijn fase")
        jan.look("wayfinder-phase")
        jan.tap("Terug")
        jan.sees("Goed om nu te doen")
        jan.type(re.compile("Waar kan ik terecht"), "rolstoel")
        jan.sees("Vraag het mijn team")
        jan.look("wayfinder-found")
        jan.page.get_by_role("button").filter(has_text=re.compile("rolstoel")).first.click()
        jan.sees("Hier kunt u terecht")
        jan.look("wayfinder-question")
        jan.tap("Terug")
        jan.tap(re.compile("^Wie u kunt bellen"))
        jan.sees("bijna altijd")
        jan.look("wayfinder-contacts")
        jan.open(f"{place.phone.url}/contacts/contact-person")
        jan.type("Naam", "Marieke Visser")
        jan.type("Telefoonnummer", "088 000 00 12")
        jan.look("wayfinder-number")
        jan.tap("Bewaar")
        jan.sees("Wijzig naam of nummer")
        jan.open(f"{place.phone.url}/team")
        jan.sees("Bel Marieke")
        jan.look("wayfinder-team")
        jan.open(f"{place.phone.url}/wayfinder")
        jan.sees("Goed om nu te doen")
        jan.tap(re.compile(r"^Meer\W+Onderzoek"))
        jan.tap(re.compile("^Over deze wegwijzer"))
        jan.sees("Welke ziekte?")
        jan.look("wayfinder-about")
