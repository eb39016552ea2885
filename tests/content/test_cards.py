"""The cards as they lie in assets/: whole, linked to their questions, sourced, and plain to read."""

import json
import re

import pytest

from app import content
from monitoring import cards
from monitoring.codes import KNOWN
from tests.content.test_wayfinder import FORBIDDEN, line_of, texts
from tests.content.test_wording import SENTENCE_WORDS, TITLE_LETTERS, longest_word, sentences

FILES = sorted((content.assets() / "cards").glob("*.json"))
INSTRUMENTS = content.load_instruments()


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request):
    return request.param


@pytest.fixture
def card(file):
    return cards.parse(json.loads(file.read_bytes()))


def lines(card):
    return [*([card.head] if card.head else []), *card.lines]


def test_these_are_the_ones():
    assert [file.stem for file in FILES] == ["about-me", "emergency-card", "wishes-card"]


def test_each_is_named_after_its_file_and_its_questions_are_never_asked_by_themselves(file, card):
    assert card.id == file.stem
    assert INSTRUMENTS[card.id].is_card


def test_every_question_of_a_card_has_its_place_on_it(card):
    told = {line.id for line in lines(card)}
    whose = {"call-me", "birth-date", "call-first", "call-first-number"}  # who it is, and whom to call
    asked = {item.link_id for item in INSTRUMENTS[card.id].by_id.values() if item.is_question}

    assert asked - told <= whose
    assert {line.id for line in lines(card) if not line.is_fixed} <= asked


def test_no_question_of_a_card_has_to_be_answered(card):
    assert not any(item.required for item in INSTRUMENTS[card.id].by_id.values())


def test_every_answer_that_a_line_knows_is_one_that_can_be_given_or_that_the_dossier_says(card):
    for line in lines(card):
        if not line.is_fixed:
            options = {option.code for option in INSTRUMENTS[card.id].by_id[line.id].options}
            of_dossier = {key for known in line.known for key in known.says.values()}
            assert line.says.keys() <= options | of_dossier | {line.otherwise}, line.id
            assert set(line.silent) <= options, line.id


def test_what_the_dossier_may_know_is_asked_or_can_happen(card):
    for line in lines(card):
        for known in line.known:
            if known.event:
                assert known.event in KNOWN
            else:
                instrument, _, link_id = known.question.partition("/")
                codes = {option.code for option in INSTRUMENTS[instrument].by_id[link_id].options}
                assert known.says.keys() <= codes, line.id


def test_sentences_are_short_calm_and_without_blame(file):
    for each in texts(json.loads(file.read_bytes())):
        if each["nl"] not in _cited(file):
            for text in each.values():
                where = f"{file.name}:{line_of(file, text)} {text}"
                assert not FORBIDDEN.search(text), where
                assert all(len(part.split()) <= SENTENCE_WORDS for part in sentences(text)), where


def _cited(file):
    return set(re.findall(r'"citation": {\s*"nl": "(.*?)"', file.read_text()))


def test_what_stands_largest_has_no_word_that_is_wider_than_a_phone(card):
    drawn = [card.title, *(said.text for line in lines(card)[:1] for said in line.says.values())]

    assert all(longest_word(text) <= TITLE_LETTERS for each in drawn for text in each.values())


def test_the_caution_about_oxygen_is_careful_and_names_its_sources():
    emergency = cards.parse(json.loads((content.assets() / "cards/emergency-card.json").read_bytes()))
    oxygen = next(line for line in emergency.lines if line.id == "oxygen")
    said = oxygen.says[cards.FIXED]

    assert said.text["nl"] == "Zuurstof? Overleg met het CTB."
    assert "kan gevaarlijk zijn" in said.under["nl"]
    assert "can be dangerous" in said.under["en"]
    assert not re.search(r"\b(nooit|geen zuurstof|never|no oxygen)\b", f"{said.under}", re.IGNORECASE)
    assert [source.basis for source in oxygen.sources] == ["published", "published", "derived"]
    assert "als-centrum.nl" in oxygen.sources[0].text["nl"]


def test_the_wishes_say_that_they_are_no_directive_may_change_and_should_be_known():
    wishes = cards.parse(json.loads((content.assets() / "cards/wishes-card.json").read_bytes()))
    before, after = (" ".join(each["nl"] for each in some) for some in (wishes.intro, wishes.foot))

    assert wishes.intro[0]["nl"].startswith("Uw team leest deze kaart ook.")
    for text in (before, after):
        assert "op zichzelf geen wilsverklaring" in text
        assert "elke dag iets anders willen" in text
        assert "huisarts" in text


@pytest.mark.parametrize("wish", ["cpr", "admission", "intensive", "mask", "throat", "feeding"])
def test_each_wish_can_be_yes_no_not_known_yet_or_not_said(wish):
    options = INSTRUMENTS["wishes-card"].by_id[wish].options

    assert [option.code.removeprefix(f"{wish}-") for option in options] == ["yes", "no", "unsure", "silent"]
