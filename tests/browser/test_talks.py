"""An appointment that is prepared, and looking ahead: on real screens, over half a year, photographed."""

import re

import pytest

from tests.browser import steps
from tests.browser.test_a_week import move_to
from tests.browser.variants import shown
from tests.support.browser import person

pytestmark = pytest.mark.browser
OFFER = "Zullen we weer eens stilstaan bij wat u belangrijk vindt?"


def scroll(walker, down=3000):
    """Turn the wheel over the middle of the screen."""
    walker.page.mouse.move(195, 300)
    walker.page.mouse.wheel(0, down)


@pytest.mark.parametrize("variant", shown("200", seldom=("light", "dark")))
def test_three_questions_for_an_appointment(chromium, place, variant):
    link = place.invitation("Jan de Wit")
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.tap("Mijn team")
        jan.tap("Mijn afspraak voorbereiden")
        jan.sees("Nog geen vragen. Drie")
        jan.look("visit-empty")
        jan.tap("Schrijf mijn vragen op")
        jan.type("Mijn eerste vraag", "Waarom ben ik zo moe?")
        jan.type("Mijn tweede vraag", "Is een armsteun iets voor mij?")
        jan.look("visit-write")
        scroll(jan)  # a field that is not in sight takes no finger
        jan.type("Wie gaat er mee?", "Ans")
        jan.tap("Bewaar")
        jan.sees("2. Is een armsteun iets voor mij?")
        jan.look("visit-home")
        jan.tap("Laat groot zien")
        jan.sees("Gaat mee: Ans")
        jan.look("visit-show")
        jan.tap("Terug")
        jan.tap("Stuur vragen naar mijn team")
        jan.sees("U stuurde deze vragen eerder vandaag naar uw team.")
        jan.look("visit-sent")
        jan.tap("Deze vragen zijn besproken")
        jan.sees("Nog geen vragen")
        jan.tap("Eerder gevraagd")
        jan.sees("1. Waarom ben ik zo moe?")
        jan.look("visit-before")
        jan.tap("Toch nog niet besproken")
        jan.sees("1. Waarom ben ik zo moe?")


@pytest.mark.parametrize("variant", shown("200", seldom=("light", "dark")))
def test_a_talk_is_offered_after_half_a_year_and_not_in_a_bad_week(chromium, place, variant):
    link = place.invitation("Jan de Wit")
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.tap("Mijn team")
        jan.tap("Instellingen")
        jan.tap("Elke 6 maanden")
        jan.sees("Uw team ziet hem niet")
        scroll(jan, 400)
        jan.look("talks-settings")
        jan.tap("Terug")
        jan.tap("Vandaag")
        jan.sees("Hoe gaat het deze week?")
        assert OFFER not in jan.read()
    move_to(place, 190)
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        jan.sees(OFFER)
        steps.press_until(jan, "Niet meer vragen")
        jan.look("talks-offer")
        steps.check_in(jan, 3)
        steps.finish(jan)
        jan.sees("Dit mag ook")
        assert OFFER not in jan.read()
        jan.tap("Wegwijzer")
        jan.sees("Goed om nu te doen")
        assert OFFER not in jan.read()
    move_to(place, 198)
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        jan.tap("Wegwijzer")
        jan.sees(OFFER)
        jan.tap("Bekijk de onderwerpen")
        jan.sees("Waarover")
        jan.look("talks-home")
        jan.tap(re.compile("^Wat ik wel en niet wil"))
        jan.sees("Om over na te denken")
        jan.look("talks-subject")
        jan.tap("Zet bij mijn vragen")
        jan.sees("Deze vraag staat bij de vragen voor uw afspraak.")
        jan.look("talks-taken")
        jan.tap("Terug")
        jan.sees("Waarover")
        jan.tap("Terug")
        jan.sees(OFFER)
        jan.tap("Niet meer vragen")
        jan.sees("Wij vragen dit niet meer.")
        jan.look("talks-stopped")
        assert OFFER not in jan.read()
