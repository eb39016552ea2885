import json
import random
from datetime import timedelta
from decimal import Decimal

import pytest
from fhir.resources.R4B.bundle import Bundle

from monitoring import fhir, simulation
from monitoring.bundles import bundle
from monitoring.records import Other
from tests.monitoring.factories import NOON, document, origin, weight


@pytest.fixture(scope="module")
def dossiers(instruments):
    people = simulation.people(6, 12, NOON, random.Random(5), instruments)
    return [[fhir.from_fhir(each) for each in person.documents] for person in people]


def test_a_dossier_is_a_bundle_that_others_accept(dossiers):
    for records in dossiers:
        read = Bundle.model_validate_json(json.dumps(bundle(records, NOON)))

        assert read.type == "collection"
        assert len(read.entry) == len(records)


def test_what_the_app_writes_itself_is_accepted_too(instruments):
    first = weight(instruments["weight"], "71.4", record_id="first")
    corrected = weight(
        instruments["weight"], "74.1", record_id="second", replaces="first", helped=True,
        entered=NOON + timedelta(minutes=3),
    )  # fmt: skip
    message = fhir.message("Ik wil graag contact.", "Jan", origin("third"))
    person = fhir.patient("Ayşe Yılmaz", None, origin("fourth"))

    Bundle.model_validate_json(json.dumps(bundle([first, corrected, message, person], NOON)))


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("breathing-signs", {"night-signs": ("nightmares", "morning-headache")}),
        ("breathing-test", {"device": Other("Van de apotheek"), "vc-1": Decimal("2.51"), "pcf-1": 280}),
        ("weight", {"wheelchair": True, "gross-weight": Decimal("171.4"), "tare": Decimal(100)}),
        ("symptoms", {"choking": "choking-2", "airway-infection": True, "falls": 0}),
        ("background", {"first-symptom": "2025-02", "height": 178}),
        ("diary", {"text": "Een goede dag.\nWeer buiten geweest."}),
    ],
)
def test_every_kind_of_answer_is_accepted(instruments, name, answers):
    record = fhir.response(instruments[name], answers, origin())
    written = json.dumps(bundle([record], NOON))

    Bundle.model_validate_json(written)
    assert fhir.parse_records(written) == [record]


def test_it_is_read_back_record_for_record(dossiers):
    for records in dossiers:
        assert fhir.parse_records(json.dumps(bundle(records, NOON))) == records


def test_what_was_replaced_and_what_nobody_understands_goes_along_as_it_is(instruments):
    unknown = document("CarePlan", note=[{"text": "x"}], later={"than": ["this", 1.50]})
    first = weight(instruments["weight"], "71.4", record_id="first")
    second = weight(instruments["weight"], "74.1", record_id="second", replaces="first")

    made = bundle([first, second, fhir.from_fhir(unknown)], NOON)

    assert [entry["resource"]["id"] for entry in made["entry"]] == ["first", "second", "x1"]
    assert made["entry"][2] == {"fullUrl": "https://nabij.nl/fhir/CarePlan/x1", "resource": unknown}


def test_an_empty_dossier_is_an_empty_bundle():
    made = bundle([], NOON)

    assert made == {"resourceType": "Bundle", "type": "collection", "timestamp": "2026-03-02T12:00:00+00:00"}
    Bundle.model_validate(made)
