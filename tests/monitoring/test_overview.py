import random
from datetime import date
from decimal import Decimal

import pytest

from monitoring import fhir, simulation
from monitoring.overview import overview
from monitoring.problems import LeftOut, Problem
from monitoring.records import QuestionnaireResponse
from tests.monitoring.factories import NOON, day, document, observation, origin, points, weight


def rated(alsfrs_r, digits, number):
    return fhir.response(alsfrs_r, points(digits), origin(f"a{number}", day(number)))


def told(instruments, **answers):
    given = {link_id.replace("_", "-"): answer for link_id, answer in answers.items()}
    return QuestionnaireResponse(origin("b1", day(-50)), instruments["background"].canonical, given, {})


def blown(instruments, number, **answers):
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return fhir.response(instruments["breathing-test"], given, origin(f"t{number}", day(number)))


def test_a_course_says_each_number_and_where_it_comes_from(instruments, alsfrs_r):
    records = [
        told(instruments, first_symptom="2025-03-02", height=180, weight_before=Decimal(80)),
        rated(alsfrs_r, "444444444444", -120),
        rated(alsfrs_r, "444344434444", -60),
        rated(alsfrs_r, "443344433444", 0),
        weight(instruments["weight"], "75", day(-31)),
        weight(instruments["weight"], "72", day(0)),
        blown(instruments, -60, device="spirometer", position="sitting", vc_1=Decimal("3.1"), vc_percent=82),
        blown(instruments, 0, device="spirometer", position="sitting", vc_1=Decimal("2.8"), vc_percent=76),
    ]

    course = overview(records, instruments, NOON)

    assert course.onset.value == date(2025, 3, 2)
    assert course.rated == NOON.date()
    assert {name: stage.value for name, stage in course.stages.items()} == {
        "kings": "3",
        "mitos": 0,
        "ft9": 0,
    }
    assert course.progression.value == 4 * 30.4375 / 365
    assert course.slope.value == pytest.approx(-4 / 120 * 30.4375)
    assert [change.value for change in course.weight.values()] == [-10, None, -4, None]
    assert round(course.body_mass_index.value, 1) == Decimal("22.2")
    assert [trend.value for trend in course.breathing.values()] == [Decimal("2.8"), 76, None, None]
    assert course.breathing["vc-percent"].finding == "within-error"
    assert course.left_out == ()


def test_nothing_is_known_of_nobody(instruments):
    course = overview([], instruments, NOON)

    assert (course.rated, course.stages, course.left_out) == (None, {}, ())
    assert [change.value for change in course.weight.values()] == [None] * 4
    assert course.slope.problems == (Problem("alsfrs-r", "too-few"),)


def test_what_does_not_count_is_named_once_and_changes_no_number(instruments, alsfrs_r):
    sound = [rated(alsfrs_r, "444444443444", 0), weight(instruments["weight"], "72")]
    broken = [
        fhir.response(alsfrs_r, points(1, stairs=None), origin("a1")),
        rated(alsfrs_r, "000000000000", 400),
        observation(700),
        QuestionnaireResponse(
            origin("b2"), instruments["breathing-test"].canonical, {"vc-1": Decimal(31)}, {}
        ),
        QuestionnaireResponse(
            origin("b3"), instruments["breathing-test"].url + "|9", {"vc-1": Decimal(3)}, {}
        ),
    ]

    course = overview([*sound, *broken], instruments, NOON)

    assert set(course.left_out) == {
        LeftOut("a1", Problem("stairs", "missing")),
        LeftOut("a400", Problem("alsfrs-r", "in-future")),
        LeftOut("o1", Problem("weight", "out-of-range")),
        LeftOut("b2", Problem("vc-1", "out-of-range")),
        LeftOut("b3", Problem("breathing-test", "other-version")),
    }
    assert len(course.left_out) == 5
    assert course.progression == overview(sound, instruments, NOON).progression
    assert course.body_mass_index == overview(sound, instruments, NOON).body_mass_index


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({}, "1"),
        ({"deceasedBoolean": False}, "1"),
        ({"deceasedBoolean": True}, "5"),
        ({"deceasedDateTime": "2026-02-01"}, "5"),
    ],
)
def test_the_last_stage_is_told_by_the_patient_resource(instruments, alsfrs_r, told, stage):
    patient = fhir.from_fhir(document("Patient", **told))

    course = overview([rated(alsfrs_r, "344444444444", 0), patient], instruments, NOON)

    assert course.stages["kings"].value == stage


def test_an_invented_person_has_a_whole_course(instruments):
    (person,) = simulation.people(1, 12, NOON, random.Random(3), instruments)

    course = overview(map(fhir.from_fhir, person.documents), instruments, NOON)

    assert course.progression.value > 0 > course.slope.value
    assert course.slope.low < course.slope.value < course.slope.high
    assert course.weight["diagnosis"].value is not None
    assert course.left_out == ()
