from datetime import date

import pytest

from monitoring import fhir
from monitoring.milestones import diagnosis, onset
from monitoring.problems import Problem
from monitoring.records import QuestionnaireResponse
from tests.monitoring.factories import NOON, document, origin

BACKGROUND = "https://nabij.nl/fhir/Questionnaire/background|1.0.0"


def condition(code="86044005", **more):
    coding = (
        code if isinstance(code, dict) else {"coding": [{"system": "http://snomed.info/sct", "code": code}]}
    )
    return fhir.from_fhir(document("Condition", code=coding, id="c1") | more)


def told(**answers):
    given = {link_id.replace("_", "-"): answer for link_id, answer in answers.items()}
    return QuestionnaireResponse(origin("b1"), BACKGROUND, given, {})


@pytest.mark.parametrize(
    ("records", "day", "because", "problems"),
    [
        ([], None, [], [("first-symptom", "unknown")]),
        ([condition()], None, [], [("first-symptom", "unknown")]),
        ([condition(onsetDateTime="2024-03-09")], date(2024, 3, 9), ["c1"], []),
        ([condition(onsetDateTime="2024-03-09T23:30:00+01:00")], date(2024, 3, 9), ["c1"], []),
        ([condition(onsetDateTime="2024-02-29")], date(2024, 2, 29), ["c1"], []),  # a leap day
        ([condition(onsetDateTime="2023-02-29")], None, [], [("onsetDateTime", "wrong-type")]),
        ([condition(onsetDateTime="2024-03")], date(2024, 3, 15), ["c1"], []),
        (
            [condition(onsetDateTime="2026-03")],
            date(2026, 3, 2),
            ["c1"],
            [],
        ),  # this month, and not after today
        ([condition(onsetDateTime="2026-04")], None, [], [("onsetDateTime", "in-future")]),
        ([condition(onsetDateTime="2024")], None, [], [("onsetDateTime", "imprecise")]),
        ([condition(onsetDateTime="2024-13")], None, [], [("onsetDateTime", "wrong-type")]),
        ([condition(onsetDateTime="spring")], None, [], [("onsetDateTime", "wrong-type")]),
        ([condition(onsetDateTime="20240309")], None, [], [("onsetDateTime", "wrong-type")]),
        ([condition(onsetDateTime=2024)], None, [], [("onsetDateTime", "wrong-type")]),
        ([condition(onsetDateTime="2026-03-02")], date(2026, 3, 2), ["c1"], []),
        ([condition(onsetDateTime="2026-03-03")], None, [], [("onsetDateTime", "in-future")]),
        ([condition("38341003", onsetDateTime="2024-03-09")], None, [], [("first-symptom", "unknown")]),
        ([told(first_symptom="2024-05-01")], date(2024, 5, 1), ["b1"], []),
        ([told(first_symptom="2024-05")], date(2024, 5, 15), ["b1"], []),
        ([told(first_symptom=True)], None, [], [("first-symptom", "wrong-type")]),
        # The clinic goes first; when it cannot be used, what the person told counts.
        (
            [condition(onsetDateTime="2024-03-09"), told(first_symptom="2024-05")],
            date(2024, 3, 9),
            ["c1"],
            [],
        ),
        (
            [condition(onsetDateTime="2024"), told(first_symptom="2024-05-01")],
            date(2024, 5, 1),
            ["b1"],
            [("onsetDateTime", "imprecise")],
        ),
        (
            [condition(onsetDateTime="2024-03-09"), condition(id="c2", onsetDateTime="2024-02-01")],
            date(2024, 2, 1),
            ["c2"],
            [],
        ),
    ],
)
def test_the_first_symptom_is_the_day_that_a_record_tells(records, day, because, problems):
    found = onset(records, NOON)

    assert (found.value, found.because) == (day, tuple(because))
    assert found.problems == tuple(Problem(*each) for each in problems)


def test_a_diagnosis_is_known_by_its_code_whatever_else_it_is_called():
    icd = {"system": "http://hl7.org/fhir/sid/icd-10", "code": "G12.2"}
    both = {"coding": [icd, {"system": "http://snomed.info/sct", "code": "86044005"}]}

    assert onset([condition(code=both, onsetDateTime="2024-03-09")], NOON).value == date(2024, 3, 9)


def test_the_diagnosis_is_when_it_was_written_down_or_told():
    clinic = condition(recordedDate="2024-09-01")

    assert diagnosis([clinic], NOON).value == date(2024, 9, 1)
    assert diagnosis([told(diagnosis_date="2024-08-20")], NOON).value == date(2024, 8, 20)
    assert diagnosis([clinic, told(diagnosis_date="2024-08-20")], NOON).because == ("c1",)
    assert diagnosis([], NOON).problems == (Problem("diagnosis-date", "unknown"),)
