"""A carer on a phone of their own, without keys: own week, relief, danger, after a death."""

import re

import pytest

from tests.browser.variants import shown
from tests.support.browser import person

pytestmark = pytest.mark.browser
REST = r"Meer\W+Onderzoek"  # the way to what is seldom needed
WAYS = (  # from the first screen, and one tap back to it, or to the rest
    (["Hoe gaat het met u"], "Vandaag: een 4", "own-week"),
    (["Na een overlijden"], "Wat verdrietig voor u.", "after-death"),
    (["Na een overlijden", "Een gesprek achteraf"], "Dit is voor u als naaste.", "step"),
    (["Na een overlijden", "Ik kom niet verder"], "Hier kunt u terecht", "question"),
    (["later"], "Erbij zijn in de laatste dagen", "phase"),
    (["Vragen per onderwerp"], "Wie haalt het bed", "subjects"),
    (["Wie u kunt bellen"], "bijna altijd", "contacts"),
    ([REST, "Over deze wegwijzer"], "Welke ziekte?", "about"),
    ([REST, "Gedaan of niet nu"], "Hier komt wat gedaan is", "put-away"),
    (["Instellen"], "Opnieuw kiezen", "settings"),
)
HARD = ("4", "Vaak niet", "Een beetje zwaar", "Veel te weinig", "Soms", "Meestal genoeg", "Nee")


def begin(walker, place):
    walker.open(place.phone.url)
    walker.tap(re.compile("^Voor mij als naaste"))
    walker.tap("Verder")
    walker.sees("Hoe gaat het met u?")


def fill_in(walker):
    walker.tap(re.compile("^Hoe gaat het met u"))
    walker.sees("blijft op dit apparaat")
    walker.tap("Vul uw eigen week in")
    for question, answer in enumerate(HARD, 1):
        walker.sees(f"Vraag {question} van {len(HARD)}")
        walker.tap(re.compile(rf"^{answer}\b"))
    walker.sees("Klaar om te bewaren")
    walker.tap("Bewaar")
    walker.sees("Niemand anders kan erbij.")
    walker.tap("Klaar voor vandaag")


def test_a_carers_own_way(chromium, place):
    with person(chromium) as ans:
        begin(ans, place)
        fill_in(ans)
        ans.sees("U gaf aan dat u weinig tijd voor uzelf hebt, of dat zorgen zwaar is.")
        ans.tap(re.compile("^Hoe gaat het met u"))
        ans.sees("Vandaag: een 4")
        ans.sees("Even vrij van zorgen")
        ans.tap("Terug")
        ans.tap(re.compile("112"))
        ans.sees("Bel 112")
        ans.tap("Terug")
        ans.sees("Goed om nu te doen")
        before = ans.taps
        ans.tap(re.compile("^Na een overlijden"))
        ans.sees("Wat verdrietig voor u.")
        ans.tap(re.compile("^Hulpmiddelen terug"))
        ans.sees("Zij halen het op")
        assert ans.taps - before == 2
    place.phone.kill()
    place.phone.start()
    with person(chromium) as ans:
        ans.open(place.phone.url)
        ans.sees("Hoe gaat het met u?")
        assert "Voor wie is deze app?" not in ans.read()
        ans.tap("Instellen")
        ans.tap("Opnieuw kiezen")
        ans.sees("Voor wie is deze app?")


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_the_screens_of_a_carer(chromium, place, variant):
    with person(chromium, variant=variant) as ans:
        begin(ans, place)
        ans.sees("Goed om nu te doen")
        ans.look("carer-home-new")
        fill_in(ans)
        ans.sees("U gaf aan dat u weinig tijd")
        ans.look("carer-home")
        for way, seen, name in WAYS:
            for each in way:
                ans.tap(re.compile(f"^{each}"))
            ans.sees(seen)
            ans.look(f"carer-{name}")
            ans.tap(re.compile("^Terug$"))
            if way[0] == REST:
                ans.sees("Welke studies er zijn")
                ans.tap(re.compile("^Terug$"))
            ans.sees("Goed om nu te doen")
