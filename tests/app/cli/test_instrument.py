import json

import pytest

from app import keychain
from app.content import load_instruments
from tests.support.command_line import response, run, succeed, write

OWN = "https://nabij.nl/fhir/StructureDefinition/"
MOOD = {
    "resourceType": "Questionnaire",
    "url": "https://example.org/Questionnaire/mood",
    "version": "1.0.0",
    "status": "active",
    "title": "Stemming",
    "copyright": "© Somebody",
    "item": [{"linkId": "mood", "type": "integer", "text": "Hoe is uw stemming?"}],
}


@pytest.fixture
def home(tmp_path):
    """A home as far as an instrument is concerned."""
    (tmp_path / "phone").mkdir()
    (tmp_path / "phone" / keychain.DATABASE).touch()
    return tmp_path / "phone"


def test_what_runs_is_said_to_run(tmp_path):
    file = write(tmp_path / "mood.json", MOOD)

    assert succeed("instrument", "check", file).out == "Nabij kan dit helemaal uitvoeren.\n"
    assert succeed("instrument", "check", file, "--json").json == []


def test_what_was_added_is_planned_and_scored_and_what_nobody_cleared_is_only_read(phone, tmp_path):
    rested = MOOD | {"url": "https://example.org/Questionnaire/rest"}
    succeed("instrument", "add", "--home", phone, write(tmp_path / "mood.json", MOOD), "--cleared", "Jan")
    succeed("instrument", "add", "--home", phone, write(tmp_path / "rest.json", rested))
    file = write(tmp_path / "one.json", response("weight", {"weight": 70}, "one"))
    answered = json.loads(file.read_text()) | {"questionnaire": MOOD["url"] + "|1.0.0", "item": []}
    file = write(tmp_path / "mood-1.json", answered)

    every = succeed("plan", "--home", phone, "--json").json["every"]
    scored = succeed("score", "--home", phone, file, "--json").json["responses"]

    assert every["mood"] == "like"
    assert "rest" not in every
    assert [each["instrument"] for each in scored] == ["mood"]
    assert run("score", file).code == 1


def test_what_cannot_be_run_is_said_with_its_place(tmp_path):
    items = [*MOOD["item"], {"linkId": "scan", "type": "attachment", "text": "Een foto"}]
    file = write(tmp_path / "mood.json", MOOD | {"item": items, "modifierExtension": [{"url": "urn:m"}]})

    done = run("instrument", "check", file)
    as_json = run("instrument", "check", file, "--json")

    assert done.code == 1
    assert done.out.splitlines() == [
        f"{file}: Over het geheel: hier geldt een uitbreiding die Nabij niet kent (urn:m). "
        "Die kan de betekenis veranderen.",
        f"{file}: Bij 'scan': hier wordt een bestand gevraagd. Dat kan Nabij niet vragen.",
    ]
    assert as_json.code == 1
    assert [(each["item"], each["what"]) for each in as_json.json] == [
        ("", "modifier"),
        ("scan", "attachment"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "line 1: not JSON"),
        ('{"resourceType": "Patient", "id": "p"}', "not a Questionnaire"),
        (json.dumps(MOOD | {"item": MOOD["item"] * 2}), "item mood is there twice"),
    ],
)
def test_what_is_no_questionnaire_is_named_and_the_next_file_is_checked_too(tmp_path, content, reason):
    bad, good = tmp_path / "bad.json", write(tmp_path / "good.json", MOOD)
    bad.write_text(content)

    done = run("instrument", "check", bad, good)

    assert done.code == 1
    assert done.out == f"{bad}: dit is geen vragenlijst die Nabij kan lezen ({reason}).\n"


def test_an_added_questionnaire_is_offered_once_its_licence_is_cleared(tmp_path, home):
    file = write(tmp_path / "mood.json", MOOD)

    kept = succeed("instrument", "add", "--home", home, file)
    before = load_instruments(home)
    offered = succeed("instrument", "add", "--home", home, file, "--cleared", "Anna Smit, 2026-11-02")

    assert kept.out.startswith(f"{MOOD['url']}|1.0.0 is bewaard, maar wordt nog niet aangeboden")
    assert "mood|1.0.0" in before
    assert "mood" not in before
    assert offered.out == f"{MOOD['url']}|1.0.0 staat erbij en wordt aangeboden.\n"
    assert load_instruments(home)["mood"].cleared == "Anna Smit, 2026-11-02"
    assert len(list((home / "instruments").iterdir())) == 1


def test_a_questionnaire_does_not_clear_itself(tmp_path, home):
    cleared = {"url": OWN + "cleared", "valueString": "the publisher"}
    file = write(tmp_path / "mood.json", MOOD | {"extension": [cleared]})

    done = succeed("instrument", "add", "--home", home, file, "--json")

    assert done.json == {"instrument": f"{MOOD['url']}|1.0.0", "license": "unknown", "offered": False}
    assert "mood" not in load_instruments(home)


@pytest.mark.parametrize(
    ("documents", "sentence"),
    [
        ([MOOD, MOOD], "hierin moet precies één vragenlijst (Questionnaire) staan."),
        (
            [MOOD | {"item": [{"linkId": "f", "type": "attachment", "text": "f"}]}],
            "Bij 'f': hier wordt een bestand",
        ),
        ([MOOD | {"url": "https://example.org/weight"}], "een andere vragenlijst met de naam 'weight'"),
    ],
)
def test_what_would_leave_holes_or_take_a_name_is_not_added(tmp_path, home, documents, sentence):
    file = write(tmp_path / "file.json", *documents)

    done = run("instrument", "add", "--home", home, file, "--cleared", "x")

    assert done.code == 1
    assert sentence in done.err
    assert load_instruments(home).keys() == load_instruments().keys()


def test_other_content_needs_another_version(tmp_path, home):
    succeed("instrument", "add", "--home", home, write(tmp_path / "one.json", MOOD), "--cleared", "x")

    changed = write(tmp_path / "two.json", MOOD | {"title": "Anders"})
    refused = run("instrument", "add", "--home", home, changed, "--cleared", "x")
    newer = write(tmp_path / "three.json", MOOD | {"title": "Anders", "version": "1.1.0"})
    succeed("instrument", "add", "--home", home, newer, "--cleared", "x")

    assert (refused.code, refused.err) == (
        1,
        f"{MOOD['url']}|1.0.0 is er al, met een andere inhoud. Geef een nieuwe inhoud een nieuwe versie.\n",
    )
    found = load_instruments(home)
    assert (found["mood"].version, found["mood|1.0.0"].title["nl"]) == ("1.1.0", "Stemming")


def test_a_folder_without_nabij_is_no_home(tmp_path):
    file = write(tmp_path / "mood.json", MOOD)

    assert run("instrument", "add", "--home", tmp_path / "x", file).code == 1
