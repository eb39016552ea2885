import json
from datetime import timedelta

import pytest

from app.cli.score_lines import course_lines
from tests.app.phones import WORDS
from tests.support.command_line import (
    AT,
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

    whole, broken = succeed("score", file, "--json").json["responses"]

    points, stages = whole.pop("points"), whole.pop("stages")
    assert (len(points), set(points.values())) == (12, {3})
    assert stages["kings"] == {"value": "4B", "because": ["ventilation"], "problems": []}
    assert (stages["mitos"]["value"], stages["ft9"]["value"]) == (0, 4)
    assert whole == {
        "file": str(file),
        "line": 1,
        "id": "whole",
        "instrument": "alsfrs-r",
        "authored": "2026-11-02T09:30:00+00:00",
        "total": 36,
        "domains": {"bulbar": 9, "fine_motor": 9, "gross_motor": 9, "respiratory": 9},
        "problems": [],
        "cutting": "5a",
    }
    assert (broken["line"], broken["total"]) == (2, None)
    assert broken["domains"] == {"bulbar": 12, "fine_motor": 12, "gross_motor": None, "respiratory": 12}
    assert broken["problems"] == [{"link_id": "walking", "what": "unknown-code"}]
    assert broken["stages"]["kings"] == {"value": None, "because": [], "problems": broken["problems"]}


def test_one_line_per_response_for_people(tmp_path):
    file = three_instruments(tmp_path / "three.ndjson")

    lines = succeed("score", file).out.splitlines()

    assert lines[:3] == [
        f"{file}:1 · weekly-check-in geen totaal",
        f"{file}:2 · weight geen totaal",
        f"{file}:3 · alsfrs-r 36 · bulbar 9, fine_motor 9, gross_motor 9, respiratory 9"
        " · King's 4B · MiToS 0 · FT9 4 · 5a",
    ]


def test_no_home_and_no_key_is_needed(tmp_path):
    file = tmp_path / "bundle.json"
    entry = {"resource": response("alsfrs-r", alsfrs_r(0), "lowest")}
    file.write_text(json.dumps({"resourceType": "Bundle", "entry": [entry]}))

    assert [each["total"] for each in succeed("score", file, "--json").json["responses"]] == [0]
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


def a_year(file):
    """Onset, a height, three ratings of 48, 44 and 40 in 200 days, and three weights, one of them 700 kg."""
    onset = {
        "resourceType": "Condition",
        "id": "onset",
        "recordedDate": "2025-06-01",
        "onsetDateTime": "2025-01-01",
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "86044005"}]},
    }
    ratings = [
        response("alsfrs-r", {**alsfrs_r(4), **lost}, f"rating-{days}") | {"authored": later(-days)}
        for days, lost in (
            (200, {}),
            (100, {"speech": "speech-0"}),
            (0, {"speech": "speech-0", "walking": "walking-0"}),
        )
    ]
    weights = [
        weight(kilograms, f"weight-{days}") | {"effectiveDateTime": later(-days)}
        for days, kilograms in ((90, 80), (30, 700), (0, 76))
    ]
    return write(file, onset, *ratings, *weights)


def later(days):
    return (AT + timedelta(days=days)).isoformat()


def test_a_file_has_a_course_with_the_reasons_for_what_is_unknown(tmp_path):
    file = a_year(tmp_path / "year.ndjson")

    (course,) = succeed("score", file, "--json").json["courses"]

    assert course["file"] == str(file)
    assert course["onset"] == {"value": "2025-01-01", "because": ["onset"], "problems": []}
    assert course["progression"]["value"] == pytest.approx(8 / (670 / 30.4375))
    assert course["progression"]["group"] == "slow"
    assert course["slope"]["value"] == pytest.approx(-8 / (200 / 30.4375))
    assert course["weight"]["90-days"]["value"] == -5
    assert course["weight"]["90-days"]["reference"]["point"]["record_id"] == "weight-90"
    assert course["weight"]["30-days"]["problems"] == [{"link_id": "weight", "what": "none-near"}]
    assert course["body_mass_index"]["problems"] == [{"link_id": "height", "what": "unknown"}]
    assert course["left_out"] == [
        {"record_id": "weight-30", "problem": {"link_id": "weight", "what": "out-of-range"}}
    ]


def test_a_course_is_told_in_lines_for_people(tmp_path):
    file = a_year(tmp_path / "year.ndjson")

    dutch = succeed("score", file).out.splitlines()
    english = run("score", file, language="en").out.splitlines()

    assert dutch[3:] == [
        str(file),
        "  King's 2",
        "  MiToS 1",
        "  FT9 2",
        "  ΔFS, verlies sinds de eerste klachten: 0,36 punten per maand, langzaam",
        "  Lijn door de metingen: −1,22 punten per maand, 95 %-interval −1,22 tot −1,22, 3 metingen",
        "  Gewicht vergeleken met vóór de ziekte: nog niet te bepalen (weight-before: onbekend)",
        "  Gewicht vergeleken met bij de diagnose: nog niet te bepalen (weight-diagnosis: onbekend)",
        "  Gewicht, verschil in 30 dagen: nog niet te bepalen (weight: geen meting rond die dag)",
        "  Gewicht, verschil in 90 dagen: −5,0 % (−4,0 kg), was 80,0 kg op 4 augustus 2026",
        "  BMI: nog niet te bepalen (height: onbekend)",
        "  VC (L): nog niet te bepalen (vc: onbekend)",
        "  VC (%): nog niet te bepalen (vc-percent: onbekend)",
        "  PCF (L/min): nog niet te bepalen (pcf: onbekend)",
        "  SNIP (cmH2O): nog niet te bepalen (snip: onbekend)",
        "  Telt niet mee: weight-30, weight: buiten de grenzen",
    ]
    assert "  Weight, change in 90 days: −5.0 % (−4.0 kg), was 80.0 kg on 4 August 2026" in english
    assert "  Does not count: weight-30, weight: outside the limits" in english


def test_each_file_is_one_person(tmp_path):
    first, second = a_year(tmp_path / "one.ndjson"), three_instruments(tmp_path / "two.ndjson")

    courses = succeed("score", first, second, "--json").json["courses"]

    assert [course["file"] for course in courses] == [str(first), str(second)]
    assert [course["slope"]["value"] is None for course in courses] == [False, True]


def test_breathing_at_home_and_a_weight_from_memory_are_told_with_their_doubt():
    finding = {"value": 60, "change": -20, "finding": "unconfirmed", "error": [-14.3, 11.7], "problems": []}
    told = {"point": {"at": "2026-11-02T09:30:00", "value": 80}, "is_told": True}
    untold = {"value": None, "problems": [{"link_id": "x", "what": "unknown"}]}
    course = {
        "file": "a.json",
        "stages": {"kings": {"value": None, "problems": [{"link_id": "alsfrs-r", "what": "no-region"}]}},
        "progression": untold,
        "slope": untold,
        "weight": {"before-illness": {"value": -5, "kilograms": -4, "reference": told, "problems": []}},
        "body_mass_index": {"value": 22.22},
        "breathing": {
            "vc-percent": finding,
            "pcf": finding | {"finding": None, "problems": [{"link_id": "pcf", "what": "same-day"}]},
        },
        "left_out": [],
    }

    assert list(course_lines(WORDS["nl"], course)) == [
        "a.json",
        "  King's nog niet te bepalen (alsfrs-r: nog geen regio met verlies)",
        "  ΔFS, verlies sinds de eerste klachten: nog niet te bepalen (x: onbekend)",
        "  Lijn door de metingen: nog niet te bepalen (x: onbekend)",
        "  Gewicht vergeleken met vóór de ziekte: −5,0 % (−4,0 kg), was 80,0 kg, ingevuld op 2 november 2026",
        "  BMI: 22,2",
        "  VC (%): 60, verschil met de eerste −20, meer dan de meetfout thuis (−14,3 tot 11,7), "
        "nog niet bevestigd door een tweede meting",
        "  PCF (L/min): 60, verschil met de eerste −20, pcf: meer dan één op een dag",
    ]
