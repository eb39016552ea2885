"""The list of studies that ships: real, sourced, dated, signed, and plain to read."""

import json
from datetime import date

import pytest

from app import content, guide
from monitoring import studies
from sync.publication import STUDIES, newest
from tests.content.test_wayfinder import (
    FORBIDDEN,
    RELEASED,
    TITLE_LETTERS,
    line_of,
    texts,
)
from tests.content.test_wording import SENTENCE_WORDS, sentences

FILE = content.assets() / content.STUDIES
DOCUMENT = json.loads(FILE.read_bytes())
LIST = studies.parse(DOCUMENT)
GUIDE = guide.load(content.assets())


def test_it_is_signed_with_the_key_that_the_app_pins_and_holds_when_it_ships():
    found = newest(content.study_lists(), content.publisher(), STUDIES, LIST.published, 0)

    assert found.document == DOCUMENT
    assert LIST.valid_until > RELEASED


def test_no_private_key_lies_beside_it():
    names = sorted(each.name for each in content.assets().glob("studies*"))

    assert names == ["studies.json", "studies.json.sig", "studies.key"]


@pytest.mark.parametrize("study", LIST.studies, ids=lambda each: each.id)
def test_every_study_is_real_sourced_and_leads_to_somebody(study):
    assert study.contact in GUIDE.contacts
    assert any(each.basis == "published" for each in study.sources)
    assert study.review.done <= study.review.again
    assert study.review.again > RELEASED
    assert study.status_since <= LIST.published
    assert study.registry or study.site  # where anybody can check that it is real


def test_nothing_is_said_to_recruit_on_an_old_source():
    recruiting = [each for each in LIST.studies if each.status == "recruiting"]

    assert [each.id for each in recruiting if (LIST.published - each.status_since).days > 183] == []


def test_magnet_is_said_to_be_stopped():
    magnet = LIST.find("magnet-lithium")

    assert (magnet.status, magnet.status_since) == ("stopped", date(2025, 10, 13))


def test_sentences_are_short_and_nobody_is_blamed_or_called_to_battle():
    wrong = []
    for each in DOCUMENT["studies"]:
        said = {name: value for name, value in each.items() if name != "sources"}
        for text in texts(said):
            for language in ("nl", "en"):
                found = [s for s in sentences(text[language]) if len(s.split()) > SENTENCE_WORDS]
                found += [text[language]] if FORBIDDEN.search(text[language]) else []
                wrong += [f"{FILE.name}:{line_of(FILE, each['id'])}: {sentence}" for sentence in found]

    assert wrong == []


def test_titles_fit_a_phone():
    for study in LIST.studies:
        for title in study.title.values():
            assert all(len(word) <= TITLE_LETTERS for word in title.split()), study.id
