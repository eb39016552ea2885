"""The wayfinder becomes one's own: a province, how far, at home or on screen; and reaching somebody."""

import re

import pytest

from tests.browser.variants import shown
from tests.support.browser import person

pytestmark = pytest.mark.browser
REACH = (
    ("Van", "8.30"),
    ("Tot", "17.00"),
    ("Adres om langs te gaan", "Voorbeeldlaan 1, Rotterdam"),
    ("Link om te beeldbellen", "bellen.example.org"),
)


def reads_only(walker, place):
    walker.open(place.phone.url)
    walker.tap(re.compile("^Alleen de wegwijzer"))
    walker.tap("Verder")
    walker.sees("Goed om nu te doen")


def choose_province(walker, name):
    walker.tap(re.compile(r"^Meer\W+Onderzoek"))
    walker.tap(re.compile("^Wat past bij u"))
    walker.sees("Hoe ver reizen?")
    walker.tap(re.compile("(Kies uw|Uw) provincie"))
    walker.tap(name)
    walker.sees(re.compile(f"Het dichtst bij {name}"))
    walker.tap("Terug")
    walker.sees("Hoe ver reizen?")


def test_who_was_just_diagnosed_makes_the_path_their_own_and_another_province_changes_it(chromium, place):
    with person(chromium) as jan:
        reads_only(jan, place)
        choose_province(jan, "Zeeland")
        jan.tap("Tot ongeveer een uur")
        jan.tap("Beeldbellen als het kan")
        jan.tap("Terug")
        jan.sees("Welke studies er zijn")
        jan.tap("Terug")
        jan.sees("Goed om nu te doen")
        jan.sees(re.compile("Dit kan ook met beeldbellen"))
        jan.open(f"{place.phone.url}/step/meet-ctb")
        jan.sees(re.compile("Het dichtst bij Zeeland: CTB Rotterdam"))
        jan.sees(re.compile("Dat is misschien verder dan u wilt"))
        jan.open(f"{place.phone.url}/wayfinder")
        jan.sees("Goed om nu te doen")
        choose_province(jan, "Limburg")
        jan.open(f"{place.phone.url}/step/meet-ctb")
        jan.sees(re.compile("Het dichtst bij Limburg: CTB Maastricht"))


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_the_screens_of_what_is_near(chromium, place, variant):
    with person(chromium, variant=variant) as jan:
        reads_only(jan, place)
        jan.tap(re.compile(r"^Meer\W+Onderzoek"))
        jan.tap(re.compile("^Wat past bij u"))
        jan.sees("Hoe ver reizen?")
        jan.tap(re.compile("Kies uw provincie"))
        jan.tap("Zuid-Holland")
        jan.sees(re.compile("Rijndam in Rotterdam"))
        jan.look("near-region")
        jan.tap("Terug")
        jan.sees("Hoe ver reizen?")
        jan.tap("Een klein stukje")
        jan.tap("Thuis als het kan")
        jan.look("near-wishes")
        jan.tap("Terug")
        jan.sees("Welke studies er zijn")
        jan.tap("Terug")
        jan.sees("Goed om nu te doen")
        jan.look("near-home")
        jan.open(f"{place.phone.url}/step/meet-ctb")
        jan.sees(re.compile("Dat is misschien verder dan u wilt"))
        jan.look("near-step")
        jan.open(f"{place.phone.url}/contacts/als-team")
        jan.tap("Rijndam in Rotterdam")
        jan.look("near-number")
        jan.tap("Bewaar")
        jan.sees("Waar en wanneer")
        jan.tap("Waar en wanneer")
        jan.sees("Op welke dagen?")
        jan.tap("Maandag")
        for label, text in REACH:
            jan.type(label, text)
        jan.look("near-reach")
        jan.tap("Bewaar")
        jan.sees(re.compile("Maandag, van 08:30 tot 17:00"))
        jan.sees("Beeldbellen")
        jan.look("near-contacts")
