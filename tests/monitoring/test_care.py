import json
from datetime import time

import pytest
from fhir.resources.R4B.careteam import CareTeam as R4CareTeam
from hypothesis import given
from hypothesis import strategies as st

from monitoring import care, fhir
from monitoring.care import Contact
from monitoring.opening_hours import ALL_DAYS, Period
from monitoring.records import Author
from tests.monitoring.factories import day, origin
from tests.monitoring.text_strategies import LINES


def medicine(number, name="Riluzol", status="active", **more):
    return fhir.from_fhir(
        {
            "resourceType": "MedicationStatement",
            "id": f"m{number}",
            "status": status,
            "effectiveDateTime": f"2026-03-{number:02}",
            "medicationCodeableConcept": {"text": name},
        }
        | more
    )


def team(number, **more):
    updated = {"lastUpdated": f"2026-03-{number:02}T12:00:00Z"}
    return fhir.from_fhir({"resourceType": "CareTeam", "id": f"t{number}", "meta": updated} | more)


def test_medication_is_told_with_its_dosage():
    coded = {"coding": [{"code": "x"}, {"display": "Baclofen"}]}
    records = [
        medicine(1, dosage=[{"text": "50 mg, 2 keer per dag"}, {"route": {}}]),
        medicine(2, medicationCodeableConcept=coded),
    ]

    assert care.medication(records) == ("Riluzol, 50 mg, 2 keer per dag", "Baclofen")


def test_what_was_stopped_replaced_or_has_no_name_is_left_out():
    own = "https://nabij.nl/fhir/StructureDefinition/replaces"
    records = [
        medicine(1, status="stopped"),
        medicine(2, medicationCodeableConcept={}),
        medicine(3, "Amitriptyline"),
        medicine(4, "Amitriptyline 25 mg", extension=[{"url": own, "valueId": "m3"}]),
    ]

    assert care.medication(records) == ("Amitriptyline 25 mg",)


def test_the_people_of_the_newest_team_are_told():
    old = team(1, participant=[{"member": {"display": "Iemand van vroeger"}}])
    new = team(
        2,
        name="ALS-team",
        contained=[{"resourceType": "Practitioner", "id": "p", "telecom": [
            {"system": "email", "value": "m@example.org"}, {"system": "phone", "value": "088 1"},
        ]}],
        participant=[
            {"member": {"reference": "#p", "display": "Marieke Visser"}, "role": [{"text": "verpleger"}]},
            {"role": [{"text": "nog niemand"}]},
            {"member": {"display": "dr. K. Şahin"}},
        ],
        telecom=[{"system": "phone", "value": "088 2"}],
    )  # fmt: skip

    assert care.contacts([new, old]) == (
        Contact("Marieke Visser", "verpleger", "088 1", "m@example.org"),
        Contact("dr. K. Şahin", "", ""),
        Contact("ALS-team", "", "088 2", kind=care.TEAM),
    )


def test_what_cannot_be_understood_is_left_out():
    assert care.medication([medicine(1, dosage="veel"), medicine(2)]) == ("Riluzol",)
    assert care.contacts([team(1, participant={}), team(2, telecom=3)]) == ()
    assert care.contacts([]) == ()


TIMES = st.times().map(lambda each: each.replace(microsecond=0))
DAYS = st.sets(st.sampled_from(ALL_DAYS), min_size=1).map(lambda each: tuple(sorted(each)))
HOURS = st.lists(st.builds(Period, DAYS, TIMES, TIMES), max_size=2).map(tuple)
KIND = {"coding": [{"system": care.KINDS, "code": "gp"}]}
CONTACTS = st.builds(
    Contact, LINES, LINES, LINES, LINES, st.sampled_from(["gp", "pharmacy"]), LINES, LINES, HOURS
)


@given(people=st.lists(CONTACTS, max_size=4))
def test_people_read_back_as_they_were_written_and_are_valid_fhir_r4(people):
    written = care.team(people, origin())

    assert care.contacts([fhir.from_fhir(json.loads(json.dumps(written.document)))]) == tuple(people)
    R4CareTeam.model_validate(written.document)


def test_each_side_has_its_own_people_and_the_newest_list_counts():
    gp, nurse = Contact("dr. Bakker", "huisarts", "030 1", "", "gp"), Contact("Marieke", "", "088 1")
    records = [
        care.team([Contact("oud", "", "1", "", "gp")], origin("a", day(1))),
        care.team([nurse], origin("b", day(2), author=Author.CLINICIAN)),
        care.team([gp], origin("c", day(3))),
    ]

    assert care.contacts(records) == (nurse, gp)
    assert care.own_contacts(records) == (gp,)
    assert care.team_contacts(records) == (nurse,)
    assert [each.origin.record_id for each in care.teams(records)] == ["a", "b", "c"]
    assert care.contacts([*records, care.team([], origin("d", day(4)))]) == (nurse,)


def test_somebody_of_a_kind_needs_no_name():
    found = team(1, participant=[{"member": {"reference": "#x"}, "role": [KIND]}])

    assert care.contacts([found]) == (Contact("", "", "", "", "gp"),)


def test_a_team_is_told_by_its_name_with_or_without_a_number():
    assert care.contacts([team(1, name="ALS-team Rijndam")]) == (
        Contact("ALS-team Rijndam", "", "", kind=care.TEAM),
    )


MONDAY = {"url": "daysOfWeek", "valueCode": "mon"}
FROM, TO = (
    {"url": f"available{each}Time", "valueTime": f"{hour}:00:00"}
    for each, hour in (("Start", "08"), ("End", "17"))
)


@pytest.mark.parametrize(
    ("parts", "hours"),
    [
        ([MONDAY, FROM, TO], (Period((0,), time(8), time(17)),)),
        ([FROM, TO], ()),  # no day
        ([MONDAY, FROM], ()),  # no end
        ([MONDAY, FROM, TO | {"valueTime": "laat"}], ()),
        ([MONDAY, FROM, TO | {"valueTime": "17:00+01:00"}], ()),  # FHIR knows no such time
        ([{"url": "daysOfWeek", "valueCode": "holiday"}, FROM, TO], ()),
    ],
)
def test_hours_that_cannot_be_understood_are_not_known_and_the_person_stands(parts, hours):
    own = {"url": "https://nabij.nl/fhir/StructureDefinition/available-time", "extension": parts}
    person = {"resourceType": "Practitioner", "id": "p", "extension": [{"url": "x"}, own]}
    found = team(1, contained=[person], participant=[{"member": {"reference": "#p", "display": "Anna"}}])

    assert care.contacts([found]) == (Contact("Anna", "", "", hours=hours),)
