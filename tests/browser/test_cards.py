"""The cards on real screens: filled in with one finger before joining, shown large, in English, on paper."""

import re
from pathlib import Path

import pytest

from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import person
from tests.support.pdf import read

pytestmark = pytest.mark.browser
FROM_DANGER = 1  # taps
FILLING_IN = 24  # taps for sixteen questions: four are typed, three have several answers, five are skipped


def to_the_cards(walker, url):
    walker.open(url)
    walker.tap(re.compile("^Alleen de wegwijzer"))
    walker.tap("Verder")
    walker.sees("Goed om nu te doen")
    walker.tap(re.compile("^Kaarten om te tonen"))
    walker.sees("Uw kaarten")


def fill_in_the_emergency_card(walker):
    """Every question, each with as few taps as there can be; the typing is no tap."""
    walker.tap("Vul de kaart in")
    walker.sees("Vraag 1 van 15")
    walker.type("Uw antwoord", "Jan de Wit")
    walker.tap("Verder")
    walker.sees("Wanneer bent u geboren?")
    walker.tap("Overslaan")
    walker.sees("Welke ziekte hebt u?")
    walker.tap(re.compile("^PLS"))
    walker.sees("Hoe praat u met anderen?")
    walker.tap(re.compile("^Met een apparaat dat praat"))
    walker.tap(re.compile("^Met mijn ogen"))
    walker.tap("Verder")
    walker.sees("Hoe zegt u ja en nee?")
    walker.type("Uw antwoord", "Ogen dicht is ja.")
    walker.tap("Verder")
    walker.sees("Wat helpt bij een gesprek?")
    walker.tap(re.compile("^Geef mij tijd"))
    walker.tap("Verder")
    walker.sees("Hebt u hulp bij het ademen?")
    walker.tap(re.compile("^Een masker in de nacht"))
    walker.sees("Kunt u plat liggen?")
    walker.tap(re.compile("^Nee"))
    walker.sees("Hoe eet en drinkt u?")
    walker.tap(re.compile("^Zacht eten"))
    walker.tap("Verder")
    walker.sees("Bent u ergens allergisch voor?")
    walker.tap(re.compile("^Nee"))
    walker.sees("Wat gaat altijd met u mee?")
    walker.tap(re.compile("^Mijn beademing"))
    walker.tap("Verder")
    walker.sees("Welke talen verstaat u?")
    walker.tap("Overslaan")
    walker.sees("Waar bent u onder behandeling?")
    walker.tap("Overslaan")
    walker.sees("Wie mag men het eerst bellen?")
    walker.type("Uw antwoord", "Anneke, mijn vrouw")
    walker.tap("Verder")
    walker.sees("Op welk nummer?")
    walker.type("Uw antwoord", "06 000 000 12")
    walker.tap("Verder")
    walker.sees("Wat is nog goed om te weten?")
    walker.tap("Overslaan")
    walker.sees("Klaar om te bewaren")
    walker.tap("Bewaar")
    walker.sees("Bewaard")
    walker.tap("Laat mijn kaart zien")
    walker.sees("Ik heb PLS")


def test_an_emergency_card_is_filled_in_with_one_finger_shown_in_english_and_printed(chromium, place):
    with person(chromium) as jan:
        to_the_cards(jan, place.phone.url)
        jan.tap(re.compile("^Noodkaart"))
        jan.sees("Zuurstof?")
        taps = steps.counted(jan, lambda: fill_in_the_emergency_card(jan))
        assert taps <= FILLING_IN, taps
        jan.sees("Leg mij niet plat.")
        jan.sees("Bel Anneke, mijn vrouw")
        jan.tap("In English")
        jan.sees("Do not lay me flat.")
        jan.sees("Call Anneke, mijn vrouw")
        jan.sees("What I typed myself is not translated.")
        with jan.page.expect_download() as download:
            jan.tap("Bewaar als pdf om te printen")
        jan.sees("De kaart is bewaard als bestand.")
        assert download.value.suggested_filename.startswith("nabij-emergency-card-")
        pdf = read(Path(download.value.path()).read_bytes())
        assert pdf.pages == 1
        assert pdf.text.count("06 000 000 12") == 2  # twice on a sheet
        jan.tap("Direct gevaar? Bel 112")
        jan.sees("Toon mijn noodkaart")
        assert steps.counted(jan, lambda: jan.tap("Toon mijn noodkaart")) == FROM_DANGER
        jan.sees("Leg mij niet plat.")


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_the_screens_of_the_cards(chromium, place, variant):
    with person(chromium, variant=variant) as jan:
        to_the_cards(jan, place.phone.url)
        jan.look("cards-list")
        jan.tap(re.compile("^Noodkaart"))
        jan.sees("Zuurstof?")
        jan.look("cards-nothing-filled-in")
        fill_in_the_emergency_card(jan)
        jan.look("cards-emergency")
        jan.page.mouse.move(195, 420)
        jan.page.mouse.wheel(0, 620)
        jan.look("cards-emergency-further")
        jan.page.mouse.wheel(0, 5000)
        jan.look("cards-emergency-end")
        jan.tap("Terug")
        jan.sees("Uw kaarten")
        jan.tap(re.compile("^Wensenkaart"))
        jan.sees("geen wilsverklaring")
        jan.look("cards-wishes-before")
        jan.tap("Vul de kaart in")
        jan.sees("leest uw team ook")
        jan.look("cards-wishes-first")
        jan.open(f"{place.phone.url}/acute")
        jan.sees("Toon mijn noodkaart")
        jan.look("cards-acute")
