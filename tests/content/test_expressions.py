import json
from decimal import Decimal

import pytest
from fhirpathpy import evaluate
from fhirpathpy.models import models

from monitoring.running import run
from tests.content.instruments import extension, item, parsed

# The best attempt is found with aggregate(): max() is no part of FHIRPath N1, and fhirpathpy 2.2.4 breaks
# on it as soon as there are two numbers.
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"


def expression(name, link_id):
    found = extension(item(name, link_id), CALCULATED, "valueExpression")
    assert found["language"] == "text/fhirpath"
    return found["expression"]


def response(kind, given):
    """As it lies in the store: JSON, of which the numbers are read as decimals."""
    items = [{"linkId": link_id, "answer": [{kind: value}]} for link_id, value in given.items()]
    written = json.dumps({"resourceType": "QuestionnaireResponse", "status": "completed", "item": items})
    return json.loads(written, parse_float=Decimal)


def calculated(name, link_id, resource):
    return evaluate(resource, expression(name, link_id), {"resource": resource}, models["r4"])


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"gross-weight": 98.6, "tare": 27.4}, [Decimal("71.2")]),
        ({"gross-weight": 180, "tare": 95.5}, [Decimal("84.5")]),
        ({"gross-weight": 98.6}, []),
        ({"tare": 27.4}, []),
        ({"weight": 71.2}, []),
        ({}, []),
    ],
)
def test_the_weight_without_the_wheelchair_is_what_is_left(given, value):
    assert calculated("weight", "net-weight", response("valueDecimal", given)) == value


@pytest.mark.parametrize(
    ("given", "best"),
    [
        ({"vc-1": 2.1, "vc-2": 2.45, "vc-3": 2.3}, [Decimal("2.45")]),
        ({"vc-1": 2.1, "vc-2": 2.1}, [Decimal("2.1")]),
        ({"vc-1": 9.8, "vc-2": 10}, [10]),
        ({"vc-1": 3}, [3]),
        ({"vc-percent": 71, "pcf-1": 310}, []),
        ({}, []),
    ],
)
def test_the_best_vital_capacity_counts(given, best):
    assert calculated("breathing-test", "vc", response("valueDecimal", given)) == best


@pytest.mark.parametrize("measure", ["pcf", "snip"])
@pytest.mark.parametrize(
    ("attempts", "best"),
    [([90, 110, 100], [110]), ([100, 90], [100]), ([95], [95]), ([], [])],
)
def test_the_best_cough_and_the_best_sniff_count(measure, attempts, best):
    given = {f"{measure}-{number}": value for number, value in enumerate(attempts, 1)}

    assert calculated("breathing-test", measure, response("valueInteger", given)) == best


@pytest.mark.parametrize("measure", ["vc", "pcf", "snip"])
def test_what_one_test_measured_says_nothing_about_another(measure):
    others = {"vc", "pcf", "snip"} - {measure}
    given = {f"{other}-1": 5 for other in others} | {"vc-percent": 60}

    assert calculated("breathing-test", measure, response("valueInteger", given)) == []


@pytest.mark.parametrize(
    ("name", "given", "calculated"),
    [
        (
            "weight",
            {"wheelchair": True, "gross-weight": Decimal("98.6"), "tare": Decimal("27.4")},
            {"net-weight": Decimal("71.2")},
        ),
        ("weight", {"wheelchair": True, "gross-weight": Decimal(80), "tare": Decimal(75)}, {}),  # a slip
        ("weight", {"weight": Decimal("71.2")}, {}),
        (
            "breathing-test",
            {"vc-1": Decimal("2.1"), "vc-2": Decimal("2.45"), "pcf-1": 310, "snip-1": 40, "snip-2": 38},
            {"vc": Decimal("2.45"), "pcf": 310, "snip": 40},
        ),
        ("breathing-test", {"vc-1": Decimal("2.1"), "vc-3": Decimal(9)}, {"vc": Decimal("2.1")}),  # not asked
        ("breathing-test", {"position": "sitting"}, {}),
    ],
)
def test_the_app_calculates_it_from_the_answers(name, given, calculated):
    instrument = parsed(name)
    found = run(instrument, given).answers

    assert {key: value for key, value in found.items() if instrument.item(key).read_only} == calculated
