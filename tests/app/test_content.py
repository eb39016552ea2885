"""Instruments beside those of the app: which is offered, and which is only read."""

import json

from app.content import CHECKOUT, added_file, load_instruments, named
from monitoring import questionnaires
from monitoring.instruments import find

OWN = "https://nabij.nl/fhir/StructureDefinition/"
OURS = json.loads((CHECKOUT / "instruments/weekly-check-in.json").read_bytes())


def version(number, url="https://example.org/Questionnaire/mood", cleared="Anna, 2026-11-02", **more):
    extensions = [{"url": OWN + "cleared", "valueString": cleared}] if cleared else []
    return questionnaires.parse(
        {
            "resourceType": "Questionnaire",
            "url": url,
            "version": number,
            "extension": extensions,
            "item": [{"linkId": "q", "type": "boolean", "text": "q"}],
        }
        | more
    )


def test_the_newest_is_offered_and_the_older_are_read():
    found = named([], [version("1.10"), version("1.9"), version("1.2")])

    assert {name: each.version for name, each in found.items()} == {
        "mood": "1.10",
        "mood|1.9": "1.9",
        "mood|1.2": "1.2",
    }
    assert find(found, "https://example.org/Questionnaire/mood").version == "1.10"
    assert find(found, "https://example.org/Questionnaire/mood|1.2").version == "1.2"


def test_what_nobody_cleared_is_read_and_not_offered():
    found = named([], [version("1"), version("2", cleared="")])

    assert {name: each.version for name, each in found.items()} == {"mood": "1", "mood|2": "2"}
    assert list(named([], [version("1", cleared="")])) == ["mood|1"]


def test_what_ships_with_the_app_needs_no_clearance_and_a_newer_version_takes_its_place():
    ours = version("1", cleared="")

    assert list(named([ours], [])) == ["mood"]
    assert named([ours], [version("2")])["mood"].version == "2"
    assert named([ours], [version("1", title="Other")])["mood"] is ours


def test_a_stranger_does_not_take_the_name_of_ours():
    ours, stranger = version("1"), version("9", url="https://elsewhere.org/mood")

    found = named([ours], [stranger])

    assert found["mood"] is ours
    assert found["https://elsewhere.org/mood|9"].name == "https://elsewhere.org/mood"


def test_a_home_is_read_beside_the_app_and_what_cannot_be_read_does_not_keep_it_from_opening(tmp_path):
    newer = OURS | {
        "version": "99.0.0",
        "extension": [*OURS["extension"], {"url": OWN + "cleared", "valueString": "x"}],
    }
    file = added_file(tmp_path, questionnaires.parse(newer))
    file.parent.mkdir()
    file.write_text(json.dumps(newer))
    (file.parent / "half.json").write_text('{"resourceType": "Quest')
    (file.parent / "other.json").write_text('{"resourceType": "Patient"}')
    (file.parent / "bytes.json").write_bytes(b"\xff")

    found = load_instruments(tmp_path)

    assert found["weekly-check-in"].version == "99.0.0"
    assert found[f"weekly-check-in|{OURS['version']}"].version == OURS["version"]
    assert load_instruments(tmp_path / "nothing").keys() == load_instruments().keys()
