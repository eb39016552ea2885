"""Aids, medicines and appointments as FHIR R4, changed, taken back and put back."""

import json
from datetime import date, timedelta

import pytest
from fhir.resources.R4B.allergyintolerance import AllergyIntolerance as R4AllergyIntolerance
from fhir.resources.R4B.appointment import Appointment as R4Appointment
from fhir.resources.R4B.devicerequest import DeviceRequest as R4DeviceRequest
from fhir.resources.R4B.medicationstatement import MedicationStatement as R4MedicationStatement
from hypothesis import given
from hypothesis import strategies as st

from monitoring import aids, appointments, care, fhir, kept, medicines
from monitoring.aids import STATUSES, Aid
from monitoring.appointments import Appointment, is_near, to_come
from monitoring.history import is_void, newest, oldest
from monitoring.medicines import Medicine
from monitoring.records import Author
from tests.monitoring.factories import NOON, day, origin
from tests.monitoring.text_strategies import LINES

DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
NAMES = LINES.filter(bool)
MOMENTS = st.integers(-50_000, 500_000).map(lambda hours: NOON + timedelta(hours=hours))


def travelled(record):
    """A record as it comes out of a dossier."""
    return fhir.from_fhir(json.loads(json.dumps(record.document)))


def read(record, kind):
    """What one record says: an aid, a medicine, an appointment, what somebody cannot have."""
    return [each.said for each in kind([travelled(record)])]


@given(
    aid=st.builds(
        Aid, NAMES, st.sampled_from(["", "rollator"]), LINES, st.sampled_from(["", "municipality"]),
        st.sampled_from(STATUSES), DAYS, DAYS, DAYS, LINES,
    )
)  # fmt: skip
def test_an_aid_reads_back_as_it_was_written_and_is_valid_fhir_r4(aid):
    written = aids.write(aid, origin())

    assert read(written, aids.aids) == [aid]
    R4DeviceRequest.model_validate(written.document)


@given(medicine=st.builds(Medicine, NAMES, LINES, DAYS, st.just(True), DAYS), is_stopped=st.booleans())
def test_a_medicine_reads_back_as_it_was_written_and_is_valid_fhir_r4(medicine, is_stopped):
    if not is_stopped:
        medicine = Medicine(medicine.name, medicine.dosage, medicine.since)
    written = medicines.write(medicine, origin())

    assert read(written, medicines.medicines) == [medicine]
    R4MedicationStatement.model_validate(written.document)


@given(
    appointment=st.builds(
        Appointment, NAMES, MOMENTS, LINES, st.sampled_from(["", "https://video.example/abc"]), LINES, LINES
    )
)
def test_an_appointment_reads_back_as_it_was_written_and_is_valid_fhir_r4(appointment):
    written = appointments.write(appointment, origin())

    assert read(written, appointments.appointments) == [appointment]
    R4Appointment.model_validate(written.document)


@given(text=NAMES)
def test_what_somebody_cannot_have_reads_back_and_is_valid_fhir_r4_also_when_taken_back(text):
    written = medicines.write_intolerance(text, origin())
    back = medicines.intolerance_taken_back(written, origin("r2", replaces="r1"))

    assert read(written, medicines.intolerances) == [text]
    assert medicines.intolerances([written, back]) == ()
    for each in (written, back):
        R4AllergyIntolerance.model_validate(each.document)


def test_what_is_of_another_kind_or_says_too_little_is_left_where_it_is():
    bare = {"id": "x", "meta": {"lastUpdated": "2026-03-02T12:00:00Z"}, "created": "2026-03-02"}
    records = [
        fhir.from_fhir(bare | {"resourceType": "DeviceRequest", "status": "active"}),
        fhir.from_fhir(bare | {"resourceType": "DeviceRequest", "codeCodeableConcept": {"text": "Bed"}}),
        fhir.from_fhir(bare | {"resourceType": "Appointment"}),
        fhir.from_fhir(bare | {"resourceType": "Appointment", "start": "2026-03-02"}),
        fhir.from_fhir(bare | {"resourceType": "AllergyIntolerance", "recordedDate": "2026-03-02"}),
    ]

    assert aids.aids(records) == appointments.appointments(records) == medicines.intolerances(records) == ()


def test_an_aid_of_another_system_is_read_by_its_own_words():
    found = fhir.from_fhir(
        {
            "resourceType": "DeviceRequest", "id": "x", "status": "active", "intent": "order",
            "authoredOn": "2026-03", "codeCodeableConcept": {"coding": [{"display": "Wheelchair"}]},
        }
    )  # fmt: skip

    assert [each.said for each in aids.aids([found])] == [Aid("Wheelchair")]  # a month is no day


def test_a_change_keeps_its_place_and_the_day_of_the_first_word():
    first, second = Medicine("Riluzol"), Medicine("Baclofen")
    more = origin("c", day(1), entered=day(3), replaces="a")
    records = [
        medicines.write(first, origin("a", day(1))),
        medicines.write(second, origin("b", day(2))),
        medicines.write(Medicine("Riluzol", "2 keer 50 mg"), more),
    ]

    assert care.medication(records) == ("Riluzol, 2 keer 50 mg", "Baclofen")


def test_what_was_taken_back_can_be_put_back():
    chair = Aid("Rolstoel", promised=date(2026, 3, 9), asked=date(2026, 3, 2))
    written = aids.write(chair, origin("a"))
    away = kept.taken_back(written, origin("b", entered=day(1), replaces="a"))
    back = kept.again(written, origin("c", entered=day(2), replaces="b"))

    assert aids.aids([written, away]) == ()
    assert is_void(newest([written, away], "a"))
    assert [each.said for each in aids.aids([written, away, back])] == [chair]
    assert newest([written, away, back], "a") == back
    assert oldest([written, away, back], "c") == "a"
    R4DeviceRequest.model_validate(away.document)


def test_a_team_takes_nothing_back_that_a_person_wrote():
    chair = aids.write(Aid("Rolstoel"), origin("a"))
    away = kept.taken_back(chair, origin("b", day(1), replaces="a", author=Author.CLINICIAN))

    assert newest([chair, away], "a") == chair
    assert [each.is_of_team for each in aids.aids([chair, away])] == [False]


def test_looking_for_what_a_record_became_ends_in_a_circle_too():
    one = aids.write(Aid("Bed"), origin("a", replaces="b"))
    other = aids.write(Aid("Bed"), origin("b", replaces="a"))

    assert newest([one, other], "a") in (one, other)
    assert oldest([one, other], "a") in ("a", "b")
    assert newest([], "a") is None


@pytest.mark.parametrize(
    ("verified", "void"),
    [
        ({"coding": [{"code": "entered-in-error"}]}, True),
        ({"coding": [{"code": "confirmed"}]}, False),
        ({"coding": "entered-in-error"}, False),
        ("entered-in-error", False),
        (None, False),
    ],
)
def test_an_illness_that_was_written_down_by_mistake_does_not_count(verified, void):
    document = {"resourceType": "Condition", "id": "c", "recordedDate": "2026-03-02"}

    assert is_void(fhir.from_fhir(document | {"verificationStatus": verified})) is void


def at(hours, record_id):
    return appointments.write(Appointment(record_id, NOON + timedelta(hours=hours)), origin(record_id))


def test_what_is_to_come_stands_first_and_what_was_comes_with_the_last_one_first():
    records = [at(48, "later"), at(-48, "long-ago"), at(1, "soon"), at(-1, "before"), at(-0.25, "now")]

    ahead, past = to_come(appointments.appointments(records), NOON)

    assert [each.said.who for each in ahead] == ["now", "soon", "later"]
    assert [each.said.who for each in past] == ["before", "long-ago"]


def test_what_does_not_go_on_is_no_appointment_any_more():
    met = at(1, "a")
    off = appointments.write(
        Appointment("a", NOON), origin("b", replaces="a", entered=day(1)), appointments.CANCELLED
    )

    assert appointments.appointments([met, off]) == ()
    assert is_void(newest([met, off], "a"))


@pytest.mark.parametrize(("days", "near"), [(-1, False), (0, True), (1, True), (2, False)])
def test_an_appointment_is_told_of_on_the_day_and_the_day_before(days, near):
    today = date(2026, 11, 21)

    assert is_near(today + timedelta(days=days), today) is near


def test_a_link_that_is_not_safe_is_not_opened_whoever_wrote_it():
    document = at(1, "a").document
    link = {"url": "https://nabij.nl/fhir/StructureDefinition/video-link", "valueUrl": "http://x.example"}
    written = fhir.from_fhir(dict(document) | {"extension": [*document["extension"], link]})

    assert [each.said.video for each in appointments.appointments([written])] == [""]


def test_everybody_who_comes_is_named_and_the_person_is_not():
    document = dict(at(1, "a").document) | {
        "participant": [
            {"actor": {"reference": "Patient/1", "display": "Jan"}, "status": "accepted"},
            {"actor": {"reference": "Practitioner/1", "display": "Anna"}, "status": "accepted"},
            {"actor": {"reference": "HealthcareService/1", "display": "Fysiotherapie"}, "status": "accepted"},
            {"actor": {"reference": "Location/1", "display": "Kamer 3"}, "status": "accepted"},
            {"status": "accepted"},
        ]
    }

    [found] = appointments.appointments([fhir.from_fhir(document)])

    assert (found.said.who, found.said.place) == ("Anna, Fysiotherapie", "Kamer 3")
