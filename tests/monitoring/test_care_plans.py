import json
from datetime import date, timedelta

import pytest
from fhir.resources.R4B.careplan import CarePlan as R4CarePlan
from hypothesis import given
from hypothesis import strategies as st

from monitoring import care_plans, fhir
from monitoring.care_plans import ONCE
from monitoring.errors import MalformedRecordError
from monitoring.records import Author, CarePlan
from tests.monitoring.factories import NOON, document, origin
from tests.monitoring.text_strategies import LINES

URL = "https://nabij.nl/fhir/Questionnaire/weight"
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
RHYTHMS = st.none() | st.just(ONCE) | st.integers(1, 366).map(lambda days: timedelta(days=days))


@given(
    status=st.sampled_from(["active", "on-hold", "revoked"]),
    period=st.tuples(DAYS, DAYS),
    rhythms=st.dictionaries(st.sampled_from([URL, "https://example.org/q", "urn:x"]), RHYTHMS),
    writer=LINES,
)
def test_a_plan_reads_back_as_it_was_written_and_is_valid_fhir_r4(status, period, rhythms, writer):
    made = care_plans.write(origin(), status, period, rhythms, writer)

    assert made == CarePlan(origin(), status, *period, rhythms, writer, made.document)
    assert fhir.from_fhir(json.loads(json.dumps(made.document))) == made
    R4CarePlan.model_validate(made.document)


def test_a_plan_looks_like_this():
    by_team = origin("p1", author=Author.CLINICIAN)

    made = care_plans.write(by_team, "active", (None, None), {URL: timedelta(weeks=2)}, "Marieke Visser")

    assert made.document == {
        "resourceType": "CarePlan",
        "id": "p1",
        "extension": [{"url": "https://nabij.nl/fhir/StructureDefinition/author", "valueCode": "clinician"}],
        "created": "2026-03-02T12:00:00+00:00",
        "status": "active",
        "intent": "plan",
        "subject": {"type": "Patient"},
        "author": {"type": "Practitioner", "display": "Marieke Visser"},
        "activity": [
            {
                "detail": {
                    "kind": "Task",
                    "instantiatesCanonical": [URL],
                    "status": "scheduled",
                    "scheduledTiming": {"repeat": {"frequency": 1, "period": 14, "periodUnit": "d"}},
                }
            }
        ],
    }


def repeat(**members):
    return {"status": "scheduled", "scheduledTiming": {"repeat": members}}


@pytest.mark.parametrize(
    ("detail", "rhythm"),
    [
        (repeat(frequency=1, period=2, periodUnit="wk"), timedelta(days=14)),
        (repeat(period=1, periodUnit="d"), timedelta(days=1)),
        (repeat(frequency=2, period=1, periodUnit="wk"), timedelta(days=3.5)),
        (repeat(count=1), ONCE),
        ({"status": "stopped"}, None),
        ({"status": "cancelled"}, None),
        (repeat(period=1, periodUnit="wk") | {"doNotPerform": True}, None),
    ],
)
def test_a_rhythm_from_elsewhere_is_read(detail, rhythm):
    written = {"detail": detail | {"instantiatesCanonical": [URL + "|1.0.0"]}}

    read = fhir.from_fhir(document("CarePlan", status="active", activity=[written]))

    assert read.rhythms == {URL: rhythm}


@pytest.mark.parametrize(
    "detail",
    [
        repeat(frequency=3, period=1, periodUnit="d"),  # three times a day
        repeat(frequency=0, period=1, periodUnit="d"),
        repeat(frequency=-1, period=-7, periodUnit="d"),
        repeat(period=0, periodUnit="d"),
        repeat(period=10**400, periodUnit="d"),
        repeat(period=3, periodUnit="mo"),  # how many days is not said
        repeat(period="7", periodUnit="d"),
        repeat(periodUnit="d"),
        {"status": "scheduled", "scheduledString": "as needed"},
        {"status": "scheduled"},
    ],
)
def test_what_is_in_no_rhythm_that_is_known_is_carried_and_asks_nothing(detail):
    written = document(
        "CarePlan", status="active", activity=[{"detail": detail | {"instantiatesCanonical": [URL]}}, {}]
    )

    read = fhir.from_fhir(written)

    assert read.rhythms == {}
    assert fhir.to_fhir(read) == written


def test_a_canonical_that_is_no_text_is_left_where_it_is():
    detail = repeat(count=1) | {"instantiatesCanonical": [7, URL]}

    assert fhir.from_fhir(document("CarePlan", activity=[{"detail": detail}])).rhythms == {URL: ONCE}


def test_a_period_is_days_and_what_is_none_is_refused_by_name():
    period = {"start": "2028-02-29", "end": "2028-03-01T23:30:00+01:00"}
    read = fhir.from_fhir(document("CarePlan", period=period))

    assert (read.start, read.end) == (date(2028, 2, 29), date(2028, 3, 1))
    assert read.origin.about == NOON
    with pytest.raises(MalformedRecordError, match=r"CarePlan\.period\.end is not a date"):
        fhir.from_fhir(document("CarePlan", period={"end": "2027-02-29"}))
