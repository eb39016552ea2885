import re
from pathlib import Path

from babel.messages.pofile import read_po

from app import workstation
from app.content import CHECKOUT

SOURCES = "\n".join(file.read_text() for file in Path(workstation.__path__[0]).rglob("*.py"))


def _messages(language):
    with (CHECKOUT / "translations" / language / "desk.po").open("rb") as stream:
        catalogue = read_po(stream, locale=language, abort_invalid=True)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message.string
        for message in catalogue
        if message.id
    }


def _values(strings):
    return {
        frozenset(re.findall(r"\{(\w+)\}", each))
        for each in ((strings,) if isinstance(strings, str) else strings)
    }


def test_both_languages_say_everything_with_the_same_values():
    dutch, english = _messages("nl"), _messages("en")

    assert dutch.keys() == english.keys()
    assert all(dutch.values())
    assert all(english.values())
    assert {key for key in dutch if _values(dutch[key]) != _values(english[key])} == set()


def test_every_key_in_the_code_has_words_and_all_words_are_used():
    keys = _messages("nl").keys()
    whole = set(re.findall(r'"(desk\.[^"{]+)"', SOURCES))
    begun = tuple(re.findall(r'f"(desk\.[^"{]*)\{', SOURCES))

    assert whole - keys == set()
    assert {key for key in keys if key not in whole and not key.startswith(begun)} == set()


def test_nothing_blames_and_nothing_promises_to_watch():
    for language in ("nl", "en"):
        said = str(_messages(language)).lower()
        for word in ("helaas", "oeps", "unfortunately", "!", "in de gaten"):
            assert word not in said
