"""Everything people read is plain: short sentences, easy to read, and no word without its meaning.

Where the limits come from: docs/adr/0026-how-hard-a-text-is.md.
"""

import json

import pytest

from monitoring.word_list import parse
from tests.content.reading import ASSETS, STRANGE, Piece, ease, lix, mean, pieces, rare, words

LONGEST = 15  # words in a sentence; Dutch at level B1 has about ten, and seldom more
MEAN, ENOUGH = 12, 3  # words in a sentence, in a piece of so many sentences
ALL_TOGETHER = 10  # words in a sentence, over a whole folder
EASE, LIX, MEASURED = 70, 40, 40  # fairly easy; easy; in a piece of so many words: shorter says nothing
RARE_SHARE = 0.03  # of the words of a piece of that length
EXPLAINED = parse(json.loads((ASSETS / "glossary.json").read_bytes()))
# Of people, places, organisations and papers: each is said with what it does, or cannot be said otherwise.
NAMES = frozenset({
    "Nabij", "nabij", "Wayfinder", "wayfinder", "Zorgvisie", "Nederland", "Groningen", "Utrecht",
    "Maastricht", "Rotterdam", "UMC", "UMCG", "Stichting", "Spierziekten", "weg", "Landelijk", "Meldpunt",
    "Zorg", "Rijksoverheid", "KNMG", "CBR", "CIZ", "UWV", "WIA", "VSCA", "CSI", "FHIR", "Hersenbank",
})  # fmt: skip
ALL = list(pieces())
LONG = [each for each in ALL if words(each.whole) >= MEASURED]


@pytest.fixture(scope="module", params=sorted({each.file for each in ALL}))
def of_file(request) -> list[Piece]:
    return [each for each in ALL if each.file == request.param]


def test_there_is_something_to_measure():
    assert len({each.file.partition("/")[0] for each in ALL}) == 6
    assert len(ALL) > 1500
    assert len(LONG) > 250


def test_no_sentence_is_long(of_file):
    long = [f"{each}: {one}" for each in of_file for one in each.sentences if words(one) > LONGEST]

    assert long == []


def test_sentences_are_short_on_average(of_file):
    long = [str(each) for each in of_file if len(each.sentences) >= ENOUGH and mean(each) > MEAN]

    assert long == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("folder", ["care_path", "questions", "contacts.json", "glossary.json", "alerts"])
def test_a_whole_folder_has_the_sentences_of_level_b1(folder, language):
    some = [each for each in ALL if each.file.startswith(folder) and each.language == language]
    lengths = [words(one) for each in some for one in each.sentences]

    assert sum(lengths) / len(lengths) <= ALL_TOGETHER


def test_dutch_is_fairly_easy_to_read(of_file):
    hard = [
        f"{each}: {ease(each):.0f}"
        for each in of_file
        if each in LONG and each.language == "nl" and ease(each) < EASE
    ]

    assert hard == []


def test_english_is_easy_to_read(of_file):
    hard = [
        f"{each}: {lix(each):.0f}"
        for each in of_file
        if each in LONG and each.language == "en" and lix(each) > LIX
    ]

    assert hard == []


def test_no_word_is_strange_without_an_explanation(of_file):
    strange = {str(each): rare(each, EXPLAINED, NAMES, STRANGE) for each in of_file if each.sentences}

    assert {name: found for name, found in strange.items() if found} == {}


def test_few_words_are_rare(of_file):
    found = {str(each): (each, rare(each, EXPLAINED, NAMES)) for each in of_file if each in LONG}
    many = {name: some for name, (each, some) in found.items() if len(some) > RARE_SHARE * words(each.whole)}

    assert many == {}


def test_the_measure_tells_plain_from_hard():
    plain = Piece("f", "plain", "nl", ("U belt uw huisarts. Die komt bij u thuis.",))
    hard = Piece(
        "f", "hard", "nl",
        ("De hypercapnische respiratoire insufficiëntie noodzaakt tot pulmonologische evaluatie.",),
    )  # fmt: skip

    assert (plain.sentences, mean(plain)) == (["U belt uw huisarts.", "Die komt bij u thuis."], 4.5)
    assert ease(plain) > 90 > 0 > ease(hard)
    assert rare(plain, EXPLAINED, NAMES) == []
    assert "hypercapnische" in rare(hard, EXPLAINED, NAMES, STRANGE)


@pytest.mark.parametrize(
    ("word", "language", "is_rare"),
    [
        ("stoel", "nl", False),
        ("douchestoel", "nl", False),  # of two common words
        ("ademspieren", "nl", False),
        ("spalk", "nl", False),  # explained by a tap
        ("orthopneu", "nl", True),
        ("chair", "en", False),
        ("showerchair", "en", True),  # English writes such words apart
        ("neurologist's", "en", False),
    ],
)
def test_a_word_is_rare_or_not(word, language, is_rare):
    piece = Piece("f", "word", language, (word,))

    assert bool(rare(piece, EXPLAINED, NAMES)) is is_rare
