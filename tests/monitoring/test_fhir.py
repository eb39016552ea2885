import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from fhir.resources.R4B.communication import Communication as R4Communication
from fhir.resources.R4B.patient import Patient as R4Patient
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as R4QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st

from monitoring import fhir
from monitoring.errors import MalformedRecordError
from monitoring.records import (
    Author,
    CarePlan,
    Communication,
    Event,
    Observation,
    Origin,
    Patient,
    Unread,
)
from tests.monitoring.factories import DATES, NOON, document, origin, points

OWN = "https://nabij.nl/fhir/StructureDefinition/"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", DATES)
@given(unknown=st.dictionaries(st.text(min_size=1).map("x-".__add__), JSON, max_size=4))
def test_unknown_fields_survive(kind, unknown):
    written = document(kind, **unknown)

    assert fhir.to_fhir(fhir.from_fhir(written)) == written


ZONES = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENTS = st.builds(
    lambda seconds, zone: (NOON + timedelta(seconds=seconds)).astimezone(zone),
    st.floats(-4e9, 4e9, allow_nan=False).map(lambda seconds: round(seconds, 3)),
    ZONES,
)
ORIGINS = st.builds(
    Origin,
    record_id=st.uuids().map(str),
    about=MOMENTS,
    entered=MOMENTS,
    author=st.sampled_from(Author),
    helped=st.booleans(),
    replaces=st.none() | st.uuids().map(str),
)


@given(about=ORIGINS, text=st.text(), sender=st.text())
def test_a_message_reads_back_as_it_was_written(about, text, sender):
    record = fhir.message(text, sender, about)

    assert record == Communication(about, text, sender, record.document)
    assert fhir.from_fhir(json.loads(json.dumps(fhir.to_fhir(record)))) == record


@given(about=ORIGINS, name=st.text(min_size=1), born=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_patient_reads_back_as_it_was_written(about, name, born):
    record = fhir.patient(name, born, about)

    assert record == Patient(about, name, born, record.document)
    assert fhir.from_fhir(record.document) == record


@given(
    about=ORIGINS, kilograms=st.decimals(20, 300, places=1), each=st.integers(0, 4), has_tube=st.booleans()
)
def test_a_response_reads_back_as_it_was_written(instruments, about, kilograms, each, has_tube):
    weight = fhir.response(instruments["weight"], {"weight": kilograms}, about)
    rating = fhir.response(instruments["alsfrs-r"], points(each, gastrostomy=has_tube), about)

    assert fhir.from_fhir(json.loads(json.dumps(weight.document))) == weight
    assert weight.answers == {"weight": kilograms}
    assert fhir.from_fhir(rating.document) == rating
    assert rating.answers == points(each, gastrostomy=has_tube)
    assert rating.origin == about


def test_what_is_made_here_is_valid_fhir_r4(instruments):
    by_carer = origin(author=Author.CARER, helped=True, entered=NOON + timedelta(hours=1), replaces="r0")

    for made in (
        fhir.response(instruments["alsfrs-r"], points(3, gastrostomy=True), by_carer),
        fhir.response(instruments["weight"], {"weight": Decimal("72.5")}, origin()),
        fhir.response(instruments["weight"], {"cannot-weigh": True}, origin()),
        fhir.response(instruments["weekly-check-in"], {"well-being": 7, "contact": True}, origin()),
        fhir.response(instruments["weekly-check-in"], {}, origin()),
    ):
        R4QuestionnaireResponse.model_validate_json(json.dumps(made.document))
    R4Communication.model_validate(fhir.message("Tot maandag", "Marieke", by_carer).document)
    R4Communication.model_validate(fhir.message("Dank u", "", origin()).document)
    R4Patient.model_validate(fhir.patient("Jan Jansen", date(1960, 1, 31), origin()).document)


def test_a_response_looks_like_this(instruments):
    about = origin("r1", author=Author.CARER, helped=True, entered=NOON + timedelta(days=1), replaces="r0")

    assert fhir.response(instruments["weight"], {"weight": Decimal("72.5")}, about).document == {
        "resourceType": "QuestionnaireResponse",
        "id": "r1",
        "extension": [
            {"url": OWN + "author", "valueCode": "carer"},
            {"url": OWN + "helped", "valueBoolean": True},
            {"url": OWN + "entered", "valueDateTime": "2026-03-03T12:00:00+00:00"},
            {"url": OWN + "replaces", "valueId": "r0"},
        ],
        "authored": "2026-03-02T12:00:00+00:00",
        "questionnaire": "https://nabij.nl/fhir/Questionnaire/weight|1.1.0",
        "status": "amended",
        "author": {"type": "RelatedPerson", "display": "carer"},
        "source": {"type": "RelatedPerson", "display": "carer"},
        "item": [{"linkId": "weight", "answer": [{"valueDecimal": 72.5}]}],
    }


@pytest.mark.parametrize(
    ("kind", "more", "read"),
    [
        (
            "Observation",
            {
                "code": {
                    "coding": [
                        {"system": "urn:x", "code": "1"},
                        {"system": "http://loinc.org", "code": "29463-7"},
                    ]
                },
                "valueQuantity": {"value": 72.50, "unit": "kilo", "code": "kg"},
            },
            Observation(origin("x1"), "http://loinc.org|29463-7", Decimal("72.5"), "kg", {}),
        ),
        (
            "Observation",
            {"code": {"coding": [{"code": "1"}]}, "valueQuantity": {"value": 3, "unit": "punten"}},
            Observation(origin("x1"), "|1", Decimal(3), "punten", {}),
        ),
        ("Observation", {"dataAbsentReason": {}}, Observation(origin("x1"), "", None, None, {})),
        ("Observation", {"valueInteger": 4}, Observation(origin("x1"), "", Decimal(4), None, {})),
        (
            "Communication",
            {"payload": [{"contentString": "Een"}, {"contentReference": {}}, {"contentString": "twee"}]},
            Communication(origin("x1", NOON - timedelta(hours=1)), "Een\ntwee", "", {}),
        ),
        (
            "Patient",
            {"name": [{"given": ["Jan", "P."], "family": "de Vries"}], "birthDate": "1960-01-31"},
            Patient(origin("x1"), "Jan P. de Vries", date(1960, 1, 31), {}),
        ),
        ("Patient", {"birthDate": "1960-01"}, Patient(origin("x1"), "", None, {})),
        (
            "Condition",
            {
                "code": {
                    "coding": [{"system": "http://snomed.info/sct", "code": "86044005", "display": "ALS"}]
                }
            },
            Event(
                origin("x1", datetime(2026, 3, 1, 12, tzinfo=UTC)),
                "http://snomed.info/sct|86044005",
                "ALS",
                {},
            ),
        ),
        ("Procedure", {}, Event(origin("x1", datetime(2026, 1, 1, 12, tzinfo=UTC)), "", "", {})),
        ("CarePlan", {"status": "active"}, CarePlan(origin("x1"), "active", None, None, {}, "", {})),
        ("Flag", {"status": "active"}, Unread(origin("x1"), {})),
    ],
)
def test_each_resource_is_read(kind, more, read):
    written = document(kind, **more)

    record = fhir.from_fhir(written)

    assert type(record) is type(read)
    assert {name: getattr(record, name) for name in read.__slots__} == {
        name: getattr(read, name) for name in read.__slots__
    } | {"document": written}


@pytest.mark.parametrize(
    ("kind", "changed", "message"),
    [
        ("Patient", {"resourceType": None}, "resource.resourceType is missing"),
        ("Patient", {"resourceType": 7}, "resource.resourceType is not text"),
        ("Patient", {"id": None}, "Patient.id is missing"),
        ("Patient", {"id": ""}, "Patient.id is missing"),
        ("Patient", {"id": "a b"}, "Patient.id is not a FHIR id"),
        ("Patient", {"id": "x" * 65}, "Patient.id is not a FHIR id"),
        ("Patient", {"meta": {}}, "Patient has no date"),
        ("Patient", {"meta": []}, "Patient.meta is not an element"),
        ("Patient", {"birthDate": "31-01-1960"}, "Patient.birthDate is not a date with its time zone"),
        ("CarePlan", {"created": None}, "CarePlan has no date"),
        (
            "Condition",
            {"recordedDate": "2026-02-30"},
            "Condition.recordedDate is not a date with its time zone",
        ),
        (
            "Condition",
            {"recordedDate": "0001-01-01"},
            "Condition.recordedDate is not a date with its time zone",
        ),
        (
            "Communication",
            {"sent": "2026-03-02T12:00:00"},
            "Communication.sent is not a date with its time zone",
        ),
        ("Communication", {"sent": 2026}, "Communication.sent is not text"),
        ("Communication", {"payload": ["Hallo"]}, "Communication.payload is not a list of elements"),
        ("Communication", {"payload": {}}, "Communication.payload is not a list"),
        ("Observation", {"code": None}, "Observation.code is missing"),
        (
            "Observation",
            {"valueQuantity": {"value": "72"}},
            "Observation.valueQuantity.value is not a number",
        ),
        (
            "Observation",
            {"valueQuantity": {"value": True}},
            "Observation.valueQuantity.value is not a number",
        ),
        ("Observation", {"valueInteger": float("inf")}, "Observation.valueInteger is not a number"),
        ("QuestionnaireResponse", {"questionnaire": None}, "QuestionnaireResponse.questionnaire is missing"),
        (
            "QuestionnaireResponse",
            {"item": [{"answer": [{"valueInteger": 1}]}]},
            "QuestionnaireResponse.item.linkId is missing",
        ),
        (
            "QuestionnaireResponse",
            {"item": [{"linkId": "a", "answer": [{"valueInteger": "geheim"}]}]},
            "QuestionnaireResponse.item(a).answer.valueInteger is not a whole number",
        ),
        (
            "Patient",
            {"extension": [{"url": OWN + "helped"}]},
            "Patient.extension(helped).valueBoolean is missing",
        ),
        (
            "Patient",
            {"extension": [{"url": OWN + "author", "valueCode": "geheim"}]},
            "Patient.extension(author) is not a known author",
        ),
        (
            "Patient",
            {"extension": [{"url": OWN + "entered", "valueDateTime": "geheim"}]},
            "Patient.extension(entered) is not a date with its time zone",
        ),
    ],
)
def test_a_malformed_record_is_refused_with_its_field_and_without_its_value(kind, changed, message):
    with pytest.raises(MalformedRecordError) as refused:
        fhir.from_fhir(document(kind) | changed)

    assert str(refused.value) == message


@given(kind=st.sampled_from(sorted(DATES)), changed=st.dictionaries(st.text(), JSON))
def test_whatever_the_document_it_is_read_or_refused(kind, changed):
    names = [*document(kind), "item", "payload", "code", "name", "author", "extension", "valueQuantity"]
    values = list(changed.values())
    mangled = document(kind) | dict(zip(names[1:], values, strict=False)) | changed

    try:
        record = fhir.from_fhir(mangled)
    except MalformedRecordError:
        return

    assert fhir.to_fhir(record) == mangled
