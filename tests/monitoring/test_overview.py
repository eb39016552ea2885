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

    course = overview([rated(alsfrs_r, "344444444444", -60), patient], instruments, NOON)

    assert course.stages["kings"].value == stage


def placed(performed, status="completed", code="54956002"):
    coding = {"system": "http://snomed.info/sct", "code": code}
    more = {"performedDateTime": performed, "performedPeriod": None} if performed else {}
    return fhir.from_fhir(document("Procedure", status=status, code={"coding": [coding]}, id="g1", **more))


@pytest.mark.parametrize(
    ("why", "digits", "records", "stage"),
    [
        ("no gastrostomy", "344444444444", [], "1"),
        ("placed before the rating", "344444444444", [placed("2026-02-01")], "4A"),
        ("placed that day", "444444444444", [placed("2026-03-02T16:00:00+01:00")], "4A"),
        ("placed the day after", "344444444444", [placed("2026-03-03")], "1"),
        ("placed the year before", "344444444444", [placed("2025")], "4A"),
        ("placed some day of this month", "344444444444", [placed("2026-03")], None),
        ("placed some day of this year, told by a period", "344444444444", [placed(None)], None),
        ("not placed after all", "344444444444", [placed("2026-02-01", "not-done")], "1"),
        ("not placed yet", "344444444444", [placed("2026-02-01", "on-hold")], "1"),
        ("something else was placed", "344444444444", [placed("2026-02-01", code="428311008")], "1"),
        ("breathing goes first", "344444444443", [placed("2026-02-01")], "4B"),
        ("breathing goes first, also of what is not to be told", "344444444443", [placed("2026")], "4B"),
    ],
)
def test_a_gastrostomy_that_the_clinic_wrote_down_is_stage_4a(
    instruments, alsfrs_r, why, digits, records, stage
):
    course = overview([rated(alsfrs_r, digits, 0), *records], instruments, day(30))

    found = course.stages["kings"]
    assert found.value == stage, why
    assert found.because == (("gastrostomy",) if stage == "4A" else found.because)
    assert found.problems == (() if stage else (Problem("gastrostomy", "imprecise"),))


@pytest.mark.parametrize(
    ("told", "day_rated", "is_late"),
    [
        ({"deceasedDateTime": "2026-03-01"}, 0, True),
        ({"deceasedDateTime": "2026-03-02"}, 0, False),  # that day
        ({"deceasedDateTime": "2026-03"}, 5, False),  # some day of this month
        ({"deceasedDateTime": "2026-02"}, 0, True),
        ({"deceasedBoolean": True}, 0, False),  # nobody knows when
        ({}, 0, False),
    ],
)
def test_a_rating_after_the_death_is_named_and_does_not_count(
    instruments, alsfrs_r, told, day_rated, is_late
):
    before, after = rated(alsfrs_r, "344444444444", -90), rated(alsfrs_r, "244444444444", day_rated)

    course = overview([before, after, fhir.from_fhir(document("Patient", **told))], instruments, day(30))

    assert course.rated == (before if is_late else after).origin.about.date()
    named = [LeftOut(after.origin.record_id, Problem("alsfrs-r", "after-death"))]
    assert list(course.left_out) == (named if is_late else [])


def test_an_invented_person_has_a_whole_course(instruments):
    (person,) = simulation.people(1, 12, NOON, random.Random(3), instruments)

    course = overview(map(fhir.from_fhir, person.documents), instruments, NOON)

    assert course.progression.value > 0 > course.slope.value
    assert course.slope.low < course.slope.value < course.slope.high
    assert course.weight["diagnosis"].value is not None
    assert course.left_out == ()
