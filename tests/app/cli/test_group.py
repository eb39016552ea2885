from string import Formatter

import click
import pytest
from babel.messages.pofile import read_po

from app import content, feedback
from app.cli.errors import CommandError
from app.cli.group import preferred_language, sentence
from app.cli.main import COMMANDS, nabij
from app.services import load_words
from monitoring import errors as monitoring
from sync import errors as sync
from tests.support.command_line import run, write


def test_every_command_is_found_and_says_what_it_does():
    context = click.Context(nabij)

    for name in COMMANDS:
        command = nabij.get_command(context, name)
        assert command.name == name
        assert command.help
    assert nabij.get_command(context, "format-disk") is None


LANGUAGES = [
    ({"LANG": "nl_NL.UTF-8"}, "nl"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "nl"),
    ({"LANG": "C.UTF-8"}, "nl"),
    ({}, "nl"),
    ({"LANG": "nl_NL", "LC_ALL": "en_GB.UTF-8"}, "en"),
]


@pytest.mark.parametrize(("environment", "language"), LANGUAGES)
def test_the_language_is_that_of_the_terminal_and_else_dutch(environment, language):
    assert preferred_language(environment) == language


def test_sentences_come_in_dutch_and_in_english(tmp_path):
    file = write(tmp_path / "x.json", 1)

    assert run("score", file, language="nl").err == (
        f"{file}, regel 1: dit is geen FHIR R4 die Nabij kan lezen (not a FHIR resource).\n"
    )
    assert run("score", file, language="en").err == (
        f"{file}, line 1: this is no FHIR R4 that Nabij can read (not a FHIR resource).\n"
    )


def test_every_error_of_the_packages_has_its_sentence():
    for words in load_words().values():
        for kind in feedback.KEYS:
            error = kind("item") if issubclass(kind, monitoring.AnswerError) else kind()
            assert sentence(words, error)
        full = sentence(words, sync.DeviceFullError())
        assert "scherm" not in full
        assert "screen" not in full


def test_an_interruption_is_said_in_one_word_and_shells_see_it(tmp_path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.resources.read_files", interrupted)

    done = run("score", tmp_path / "any.json")

    assert (done.code, done.out, done.err) == (130, "", "Gestopt.\n")


def test_a_refusal_is_filled_in_with_its_values():
    words = load_words()["en"]

    refusal = CommandError("cli.port-in-use", port=8300)

    assert sentence(words, refusal) == "Port 8300 is in use already: choose another with --port."


def test_both_languages_have_the_same_sentences_of_the_command_line():
    catalogues = {}
    for language in ("nl", "en"):
        with (content.assets() / "translations" / language / "cli.po").open("rb") as stream:
            catalogues[language] = {each.id: each.string for each in read_po(stream) if each.id}
    assert catalogues["nl"].keys() == catalogues["en"].keys()
    for key, text in catalogues["nl"].items():
        assert _fields(text) == _fields(catalogues["en"][key]), key


def _fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}
