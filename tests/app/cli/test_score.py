import json

from tests.support.command_line import (
    alsfrs_r,
    response,
    run,
    succeed,
    three_instruments,
    weight,
    write,
)


def test_total_domains_and_problems_are_printed_per_response(tmp_path):
    file = write(
        tmp_path / "two.ndjson",
        response("alsfrs-r", alsfrs_r(3), "whole"),
        response("alsfrs-r", {**alsfrs_r(4), "walking": "walking-9"}, "broken"),
    )

    whole, broken = succeed("score", file, "--json").json

    assert whole == {
        "file": str(file),
        "line": 1,
        "id": "whole",
        "instrument": "alsfrs-r",
        "authored": "2026-11-02T09:30:00+00:00",
        "total": 36,
        "domains": {"bulbar": 9, "fine_motor": 9, "gross_motor": 9, "respiratory": 9},
        "problems": [],
    }
    assert (broken["line"], broken["total"]) == (2, None)
    assert broken["domains"] == {"bulbar": 12, "fine_motor": 12, "gross_motor": None, "respiratory": 12}
    assert broken["problems"] == [{"link_id": "walking", "what": "unknown-code"}]


def test_one_line_per_response_for_people(tmp_path):
    file = three_instruments(tmp_path / "three.ndjson")

    lines = succeed("score", file).out.splitlines()

    assert lines == [
        f"{file}:1 · weekly-check-in geen totaal",
        f"{file}:2 · weight geen totaal",
        f"{file}:3 · alsfrs-r 36 · bulbar 9, fine_motor 9, gross_motor 9, respiratory 9",
    ]


def test_no_home_and_no_key_is_needed(tmp_path):
    file = tmp_path / "bundle.json"
    entry = {"resource": response("alsfrs-r", alsfrs_r(0), "lowest")}
    file.write_text(json.dumps({"resourceType": "Bundle", "entry": [entry]}))

    assert [each["total"] for each in succeed("score", file, "--json").json] == [0]
    assert list(tmp_path.iterdir()) == [file]


def test_files_without_a_response_and_unknown_questionnaires_are_refused(tmp_path):
    other = response("weight", {"weight": 70}, "other") | {"questionnaire": "http://other.example/Q"}
    file = write(tmp_path / "other.json", other)

    nothing = run("score", write(tmp_path / "weight.json", weight(72)))
    unknown = run("score", file)

    assert (nothing.code, nothing.err) == (
        1,
        "Er staat geen ingevulde vragenlijst (QuestionnaireResponse) in.\n",
    )
    assert (unknown.code, unknown.err) == (
        1,
        f"{file}, regel 1: de vragenlijst http://other.example/Q is hier niet bekend.\n",
    )
