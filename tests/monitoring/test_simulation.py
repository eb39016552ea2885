import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from fhir.resources.R4B import get_fhir_model_class

from monitoring import fhir, simulation, trends
from monitoring.checks import check_record
from monitoring.codes import ALS, GASTROSTOMY, NON_INVASIVE_VENTILATION
from monitoring.measures import DOMAINS, Measure
from monitoring.records import Author, Event, Observation, Patient, QuestionnaireResponse

END = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def people(instruments):
    return list(simulation.people(25, 18, END, random.Random(7), instruments))


@pytest.fixture(scope="module")
def dossiers(people):
    return [[fhir.from_fhir(document) for document in person.documents] for person in people]


@pytest.fixture(scope="module")
def courses(dossiers, instruments):
    return [trends.trends(records, instruments) for records in dossiers]


def test_the_same_seed_makes_the_same_people(people, instruments):
    again = list(simulation.people(25, 18, END, random.Random(7), instruments))
    other = list(simulation.people(25, 18, END, random.Random(8), instruments))

    assert again == people
    assert other != people


def test_every_document_is_valid_fhir_r4(people):
    for person in people[:5]:
        for document in person.documents:
            get_fhir_model_class(document["resourceType"]).model_validate(document)


def test_every_record_is_one_that_the_screens_would_take(dossiers, instruments):
    for records in dossiers:
        for record in records:
            check_record(record, instruments)


def test_every_record_has_its_own_id_and_lies_before_the_end_in_time_order(dossiers):
    ids = [record.origin.record_id for records in dossiers for record in records]

    assert len(set(ids)) == len(ids)
    for records in dossiers:
        moments = [record.origin.about for record in records]
        assert moments == sorted(moments)
        assert moments[-1] < END
        assert all(record.origin.entered < END for record in records)


def test_each_has_a_name_a_birth_date_and_a_diagnosis(people, dossiers):
    for person, records in zip(people, dossiers, strict=True):
        [patient] = [record for record in records if isinstance(record, Patient)]
        [diagnosis] = [record for record in records if isinstance(record, Event) and record.code == ALS]
        assert (patient.name, patient.birth_date) == (person.name, person.birth_date)
        assert 18 <= (END.date() - person.birth_date).days / 365.25 <= 95
        assert diagnosis.document["onsetDateTime"] < diagnosis.origin.about.date().isoformat()


def test_there_is_a_check_in_and_a_weight_in_most_weeks_and_a_rating_in_most_months(courses):
    check_ins = [len(course[Measure.WELL_BEING].points) for course in courses]
    weights = [len(course[Measure.WEIGHT].points) for course in courses]
    ratings = [len(course[Measure.ALSFRS_R].points) for course in courses]

    assert 55 <= min(check_ins) < max(check_ins) <= 78
    assert max(weights) <= 79  # one of them at the diagnosis
    assert sum(count >= 55 for count in weights) >= 20  # a few can no longer be weighed
    assert 15 <= min(ratings) <= max(ratings) <= 20


def test_totals_mostly_fall_and_never_leave_the_scale(courses):
    totals = [[point.value for point in course[Measure.ALSFRS_R].points] for course in courses]
    steps = [later - earlier for values in totals for earlier, later in pairwise(values)]

    assert all(0 <= value <= 48 for values in totals for value in values)
    assert all(values[-1] < values[0] for values in totals)
    assert sum(step > 0 for step in steps) < len(steps) / 3
    assert max(steps) <= 4


def test_slow_intermediate_and_fast_courses_occur(courses):
    rates = [
        float(trend.first.value - trend.latest.value)
        / ((trend.latest.at - trend.first.at) / timedelta(days=30.4375))
        for trend in (course[Measure.ALSFRS_R] for course in courses)
    ]

    assert sum(rate < 0.5 for rate in rates) >= 3
    assert sum(0.5 <= rate <= 1.0 for rate in rates) >= 3
    assert sum(rate > 1.0 for rate in rates) >= 2


def test_both_bulbar_and_limb_onset_occur(courses):
    first = [
        {measure: course[measure].first.value for measure in DOMAINS if course[measure].first}
        for course in courses
    ]
    bulbar = [
        each
        for each in first
        if each[Measure.BULBAR] < min(each[Measure.FINE_MOTOR], each[Measure.GROSS_MOTOR])
    ]
    limb = [
        each
        for each in first
        if each[Measure.BULBAR] > min(each[Measure.FINE_MOTOR], each[Measure.GROSS_MOTOR])
    ]

    assert len(bulbar) >= 4
    assert len(limb) >= 10


def ratings_around(records, code):
    """The ratings before and after the first event with this code."""
    ratings = [
        record
        for record in records
        if isinstance(record, QuestionnaireResponse) and "speech" in record.answers
    ]
    at = next(
        (record.origin.about for record in records if isinstance(record, Event) and record.code == code), END
    )
    return [r for r in ratings if r.origin.about < at - timedelta(days=1)], [
        r for r in ratings if r.origin.about > at + timedelta(days=1)
    ]


def test_after_a_gastrostomy_5b_takes_the_place_of_5a(dossiers):
    count = 0
    for records in dossiers:
        before, after = ratings_around(records, GASTROSTOMY)
        count += bool(after)
        assert all("cutting" in rating.answers for rating in before)
        assert all("cutting-gastrostomy" in rating.answers for rating in after)

    assert count >= 1


def test_ventilation_is_answered_from_its_start_on(dossiers):
    count = 0
    for records in dossiers:
        before, after = ratings_around(records, NON_INVASIVE_VENTILATION)
        count += bool(after)
        assert {rating.answers["ventilation"] for rating in before} <= {"ventilation-4"}
        assert "ventilation-4" not in {rating.answers["ventilation"] for rating in after}

    assert count >= 1


def test_weight_mostly_falls_and_the_clinic_weighed_at_the_diagnosis(courses, dossiers):
    changes = [course[Measure.WEIGHT].change_percent() for course in courses]

    assert sum(change < 0 for change in changes) >= 20
    assert min(changes) < -5
    assert all(any(isinstance(record, Observation) for record in records) for records in dossiers)


def test_now_and_then_somebody_wants_contact_and_hands_are_lent_late_in_the_course(dossiers):
    every = [
        record for records in dossiers for record in records if isinstance(record, QuestionnaireResponse)
    ]
    asked = [record for record in every if record.answers.get("contact") is True]
    helped = [record for record in every if record.origin.helped or record.origin.author is Author.CARER]
    middle = END - timedelta(days=270)

    assert 10 <= len(asked) <= 250
    assert {record.origin.author for record in helped} == {Author.PATIENT, Author.CARER}
    assert sum(record.origin.about > middle for record in helped) > len(helped) / 2


def test_some_can_no_longer_be_weighed_and_are_not_asked_again(dossiers):
    count = 0
    for records in dossiers:
        weighed = [
            record.answers
            for record in records
            if isinstance(record, QuestionnaireResponse)
            and record.answers.keys() & {"weight", "cannot-weigh"}
        ]
        count += "cannot-weigh" in weighed[-1]
        assert all("weight" in answers for answers in weighed[:-1])

    assert count >= 1


@pytest.mark.parametrize("months", [0, 1, 60])
def test_any_length_of_study_will_do(instruments, months):
    [person] = simulation.people(1, months, END, random.Random(1), instruments)

    assert all(fhir.from_fhir(document).origin.about < END for document in person.documents)


def test_a_study_may_be_empty(instruments):
    assert list(simulation.people(0, 18, END, random.Random(1), instruments)) == []
