"""Studies on real screens: an invented list, what fits, what is missing, and a list that was forged."""

import json
import re
import shutil
from pathlib import Path

import pytest

from app import content
from sync.keys import PublishingKey
from sync.publication import STUDIES, publish
from tests.browser import steps
from tests.browser.variants import shown
from tests.monitoring.study_files import study, study_list
from tests.support.browser import person

pytestmark = pytest.mark.browser
KEY = PublishingKey(bytes(range(32)))


def said(nl, en):
    return {"nl": nl, "en": en}


# Clearly invented.
LAMP = study(
    "lamp",
    {"diagnosis": {"one-of": ["als"]}},
    {"alsfrs-r": {"at-least": 24}},
    {"vital-capacity": {"at-least": 70}},
    {"gastrostomy": {"is": False}},
    {"other": {"text": said("Een verzonnen gen", "An invented gene")}},
    title=said("Verzonnen lamp", "Invented lamp"),
    brief=said("Een voorbeeld, geen echte studie", "An example, no real study"),
    asks=said("U zet elke avond een lamp aan.", "You turn on a lamp every evening."),
    may_bring=said("Licht in huis, meer niet.", "Light in the house, nothing more."),
    who=said("Niemand, dit is verzonnen", "Nobody, this is invented"),
    where=said("Nergens", "Nowhere"),
    registry="NL-0000",
)


@pytest.fixture
def lamp(place):
    """The phone of a study office of this test, with its list in place of the one that ships."""
    assets = place.home / "assets"
    shutil.copytree(content.CHECKOUT, assets)
    (assets / "studies.key").write_text(KEY.sign_key.hex())
    shipped = json.loads((assets / content.STUDIES).read_bytes())
    ended = [each for each in shipped["studies"] if each["status"] in ("closed", "stopped")]
    listed = study_list(LAMP, *ended, version=2, valid_until="2099-01-01")
    put(assets, json.dumps(listed).encode())
    place.phone.stop()
    place.phone.environment["FLET_ASSETS_DIR"] = str(assets)
    place.phone.start()
    return assets


def put(assets: Path, data: bytes) -> None:
    (assets / content.STUDIES).write_bytes(data)
    (assets / "studies.json.sig").write_text(publish(data, KEY, STUDIES).signature.hex())


def test_before_joining_the_list_that_ships_says_plainly_that_none_recruits(chromium, place):
    with person(chromium) as jan:
        jan.open(place.phone.url)
        jan.tap(re.compile("^Alleen de wegwijzer"))
        jan.tap("Verder")
        jan.sees("Goed om nu te doen")
        jan.tap(re.compile(r"^Meer\W+Onderzoek"))
        jan.tap(re.compile("^Onderzoek"))
        jan.sees(re.compile("geen studie die zeker mensen zoekt"))
        jan.tap(re.compile("^MAGNET"))
        jan.sees(re.compile("Eerder gestopt, volgens een bericht van 13 oktober 2025"))
        jan.tap("Terug")
        jan.tap(re.compile("^Niets over onderzoek tonen"))
        jan.page.wait_for_timeout(500)
        assert "MAGNET" not in jan.read()


@pytest.mark.parametrize("variant", shown(seldom=("200", "light", "dark")))
def test_the_screens_of_studies(chromium, place, lamp, variant):
    link = place.invitation("Jan de Wit")
    with person(chromium, variant=variant) as jan:
        jan.open(place.phone.url)
        steps.join(jan, link)
        jan.tap(re.compile("^Dagelijks leven"))
        steps.twelve_answers(jan)
        steps.finish(jan)
        jan.tap("Wegwijzer")
        jan.sees("Goed om nu te doen")
        jan.tap(re.compile(r"^Meer\W+Onderzoek"))
        jan.tap(re.compile("^Onderzoek"))
        jan.sees("Vragen kan")
        jan.look("studies-list")
        jan.tap(re.compile("^Verzonnen lamp"))
        jan.sees(re.compile("Er is nog niet genoeg bekend"))
        jan.look("studies-one")
        jan.page.mouse.move(200, 400)
        jan.page.mouse.wheel(0, 900)
        jan.look("studies-compared")
        jan.tap("Neem mee naar de neuroloog")
        jan.sees("Voor uw neuroloog")
        jan.type("Wat wilt u vragen? Dit mag leeg blijven.", "Kan dit ook thuis?")
        jan.look("studies-take-along")
        with jan.page.expect_download() as download:
            jan.tap("Maak het blad")
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
        jan.sees(re.compile("Het blad is bewaard"))
        jan.tap("Terug")
        jan.sees(re.compile("Er is nog niet genoeg bekend"))
        jan.tap("Terug")
        jan.sees("Vragen kan")
        jan.tap(re.compile("^ADORE"))
        jan.sees("Dit vroeg de studie")
        jan.look("studies-ended")
        jan.tap("Terug")
        jan.sees("Vragen kan")
        jan.tap(re.compile("^Niets over onderzoek tonen"))
        jan.look("studies-hidden")
        jan.tap(re.compile("^Niets over onderzoek tonen"))
        jan.sees("Vragen kan")

    signed = (lamp / content.STUDIES).read_bytes()
    (lamp / content.STUDIES).write_bytes(signed.replace(b"Nergens", b"Ergens", 1))
    place.phone.stop()
    place.phone.start()
    with person(chromium, variant=variant) as jan:
        jan.open(f"{place.phone.url}/studies")
        jan.sees(re.compile("handtekening onder de lijst met studies klopt niet"))
        assert "Verzonnen lamp" not in jan.read()
        jan.look("studies-forged")
