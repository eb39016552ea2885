import ast
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import app
from app import content
from app.i18n import LANGUAGES, UnknownWordsError
from tests.app.phones import WORDS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SOURCES = sorted(Path(app.__path__[0]).rglob("*.py"))
CATALOGUES = sorted(file.name for file in (content.assets() / "translations/nl").glob("*.po"))
ASKED = {"say", "words", "count"}  # what looks a sentence up; `find` may find none
PLACEHOLDER = re.compile(r"{(\w+)}")


@cache
def messages(language, catalogue):
    """Key -> the sentences of it, one or two."""
    with (content.assets() / "translations" / language / catalogue).open("rb") as stream:
        found = {}
        for message in read_po(stream, locale=language):
            if message.id:
                plural = isinstance(message.id, tuple | list)
                found[message.id[0] if plural else message.id] = (
                    message.string if plural else (message.string,)
                )
    return found


def all_keys(language="nl"):
    return {key for catalogue in CATALOGUES for key in messages(language, catalogue)}


def nodes(kind):
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, kind):
                yield node


def literals():
    return {node.value for node in nodes(ast.Constant) if isinstance(node.value, str)}


def patterns():
    """Keys that are put together, as patterns."""
    for node in nodes(ast.JoinedStr):
        parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w.-]+" for p in node.values]
        yield re.compile("".join(parts))


def asked_for():
    for node in nodes(ast.Call):
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in ASKED and node.args and isinstance(node.args[0], ast.Constant):
            key = node.args[0].value
            if isinstance(key, str) and re.fullmatch(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+", key):
                yield key


def test_no_two_catalogues_have_the_same_key():
    keys = [key for catalogue in CATALOGUES for key in messages("nl", catalogue)]

    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_key_that_is_asked_for_has_words():
    assert {key for key in asked_for() if key not in all_keys()} == set()


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_words_are_left_over(catalogue):
    used, put_together = literals(), list(patterns())
    unused = [
        key
        for key in messages("nl", catalogue)
        if key not in used and not any(pattern.fullmatch(key) for pattern in put_together)
    ]
    assert unused == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_say_the_same_things_with_the_same_values(catalogue):
    dutch, english = messages("nl", catalogue), messages("en", catalogue)

    assert dutch.keys() == english.keys()
    for key, sentences in dutch.items():
        assert all(sentences), key
        assert all(english[key]), key
        values = [set(PLACEHOLDER.findall(text)) for text in (*sentences, *english[key])]
        assert all(each == values[0] for each in values), key


def test_no_sentence_blames_or_shouts():
    forbidden = re.compile(r"!|\bhelaas\b|\boeps\b|\bvergeten\b|\bu moet\b|\bgoed gedaan\b", re.IGNORECASE)
    for language in LANGUAGES:
        for key, sentences in messages(language, "nabij.po").items():
            assert not any(forbidden.search(text) for text in sentences), key


def test_a_key_without_words_is_refused_rather_than_shown():
    with pytest.raises(UnknownWordsError):
        WORDS["nl"]("no.such-key")


def test_one_and_many_are_told_apart():
    assert WORDS["nl"].count("task.taps", 1) == "1 tik"
    assert WORDS["nl"].count("task.taps", 2) == "2 tikken"
    assert WORDS["en"].count("task.taps", 1) == "1 tap"


@pytest.mark.parametrize(
    ("language", "weekday", "day", "date", "short"),
    [
        ("nl", "Zaterdag 21 november", "21 november", "21 november 2026", "21 nov"),
        ("en", "Saturday 21 November", "21 November", "21 November 2026", "21 Nov"),
    ],
)
def test_days_are_written_as_people_there_write_them(language, weekday, day, date, short):
    say = WORDS[language]

    assert (say.weekday(NOON), say.day(NOON), say.date(NOON), say.short_day(NOON)) == (
        weekday,
        day,
        date,
        short,
    )


@pytest.mark.parametrize(
    ("days", "recent", "on"),
    [
        (0, "vandaag", "eerder vandaag"),
        (1, "gisteren", "gisteren"),
        (7, "14 november", "op 14 november"),
        (365, "21 november 2025", "op 21 november 2025"),
    ],
)
def test_what_lies_near_is_named_by_its_nearness(days, recent, on):
    then = NOON - timedelta(days=days)

    assert WORDS["nl"].recent(then, NOON) == recent
    assert WORDS["nl"].on(then, NOON) == on


@pytest.mark.parametrize(
    ("value", "digits", "dutch", "english"),
    [
        (Decimal("71.4"), 1, "71,4", "71.4"),
        (Decimal("71.25"), 1, "71,3", "71.3"),
        (Decimal(-3), 0, "−3", "−3"),
        (Decimal("-0.04"), 1, "0,0", "0.0"),  # nothing has no minus
        (Decimal(1234), 0, "1.234", "1,234"),
    ],
)
def test_numbers_are_written_as_people_there_write_them(value, digits, dutch, english):
    assert (WORDS["nl"].number(value, digits), WORDS["en"].number(value, digits)) == (dutch, english)


def test_no_dutch_stands_in_the_code():
    dutch = re.compile(r"\b(het|een|niet|wordt|naar|uw|deze|voor)\b", re.IGNORECASE)
    sentences = [text for text in literals() if " " in text and dutch.search(text)]
    assert sentences == []
