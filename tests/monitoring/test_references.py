"""What a weight is counted from: one line a case."""

from dataclasses import replace
from decimal import Decimal

import pytest

from monitoring import fhir, trends
from monitoring.measures import Measure
from monitoring.records import QuestionnaireResponse
from tests.monitoring.factories import day, document, observation, origin

URL = "https://nabij.nl/fhir/Questionnaire/background"


@pytest.fixture
def instruments(instruments):
    """With one that asks what was before; here only its name matters."""
    return instruments | {"background": replace(instruments["weight"], url=URL, name="background", by_id={})}


def told(record_id="b1", at=0, **answers):
    given = {name.replace("_", "-"): value for name, value in answers.items()}
    return QuestionnaireResponse(origin(record_id, day(at)), f"{URL}|1.0.0", given, {})


def weighed(kilograms, at):
    return observation(kilograms, about=day(at), record_id=f"o{at}")


def diagnosis(at):
    code = {"coding": [{"system": "http://snomed.info/sct", "code": "86044005"}]}
    return fhir.from_fhir(document("Condition", id="c1", recordedDate=day(at).isoformat(), code=code))


LATEST = weighed(70, 100)


@pytest.mark.parametrize(
    ("records", "kind", "value", "at"),
    [
        ([], None, None, None),
        ([told(weight_before=Decimal(80))], "before", 80, None),
        ([told(weight_diagnosis=Decimal(78))], "diagnosis", 78, None),
        ([told(weight_before=Decimal(80), weight_diagnosis=Decimal(78))], "diagnosis", 78, None),
        ([told(weight_before=Decimal(80)), told("b2", 1, weight_before=Decimal(81))], "before", 81, None),
        ([told(weight_before=Decimal(0))], None, None, None),
        ([told(weight_before="tachtig")], None, None, None),
        ([diagnosis(0), weighed(77, 10), LATEST], "diagnosis", 77, 10),
        ([diagnosis(0), weighed(77, -20), weighed(76, 10), LATEST], "diagnosis", 76, 10),  # the nearest
        ([diagnosis(0), weighed(77, 40), LATEST], None, None, None),  # too long after it
        ([diagnosis(0), weighed(77, 10)], None, None, None),  # the newest is not compared with itself
        ([weighed(77, 10), LATEST], None, None, None),  # nobody knows when the diagnosis was
        ([diagnosis(0), weighed(77, 10), LATEST, told(weight_diagnosis=Decimal(78))], "diagnosis", 77, 10),
        ([diagnosis(3), LATEST, told(weight_diagnosis=Decimal(78))], "diagnosis", 78, None),
        ([told(diagnosis_date="2026-03-12"), weighed(77, 10), LATEST], "diagnosis", 77, 10),
        ([told(diagnosis_date="2026-03"), weighed(77, 10), LATEST], "diagnosis", 77, 10),
        ([told(diagnosis_date="in maart"), weighed(77, 10), LATEST], None, None, None),
        ([diagnosis(130), weighed(77, 90), LATEST], None, None, None),  # it came later
    ],
)
def test_a_weight_is_counted_from_what_is_known_best(instruments, records, kind, value, at):
    reference = trends.trends(records, instruments)[Measure.WEIGHT].reference

    found = reference and (reference.kind, reference.value, reference.at)
    assert found == (kind and (kind, Decimal(value), None if at is None else day(at)))


def test_only_a_weight_has_a_reference(instruments):
    found = trends.trends([told(weight_before=Decimal(80))], instruments)

    assert [measure for measure, trend in found.items() if trend.reference] == [Measure.WEIGHT]
