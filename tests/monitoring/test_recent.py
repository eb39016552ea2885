"""What is told as new: one line a case, values with the days ago at which they were given."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring.given import Given
from monitoring.measures import Measure
from monitoring.points import Kind, Reference
from monitoring.recent import Recent, looking_back, recent
from monitoring.symptoms import Symptom
from tests.monitoring.factories import NOON, origin
from tests.monitoring.test_changes import trend


def told(*courses, symptoms=()):
    return recent({course.measure: course for course in courses}, symptoms, NOON)


@pytest.mark.parametrize(
    ("measure", "values", "what"),
    [
        ("alsfrs-r-bulbar", [(28, 9), (0, 7)], "less"),
        ("alsfrs-r-bulbar", [(28, 7), (0, 9)], "more"),
        ("alsfrs-r-bulbar", [(28, 9), (0, 8)], "steady"),
        ("alsfrs-r-bulbar", [(112, 9), (84, 9), (56, 8), (28, 8), (0, 7)], "less"),  # slowly, in half a year
        ("alsfrs-r-bulbar", [(300, 12), (28, 9), (0, 9)], "steady"),
        ("alsfrs-r-bulbar", [(0, 9)], ""),  # one value is no change
        ("alsfrs-r-bulbar", [(64, 9), (36, 7)], ""),  # too long ago to be new
        ("weight", [(28, 75), (7, 74), (0, "73.4")], "less"),
        ("weight", [(28, 75), (0, "74.5")], "steady"),
        ("weight", [(7, 75), (0, "74.5")], "steady"),
        ("weight", [(28, 75), (0, 77)], "more"),
        ("vc-percent", [(30, 80), (0, 60)], ""),  # one home test alone tells nothing, steady neither
        ("vc-percent", [(40, 80), (30, 60), (0, 60)], "less"),
        ("vc-percent", [(30, 80), (0, 78)], "steady"),
        ("well-being", [(21, 7), (14, 7), (7, 7), (0, 4)], "less"),
        ("well-being", [(150, 3), (21, 7), (14, 7), (7, 7), (0, 5)], "less"),  # than usual, not than then
        ("well-being", [(14, 7), (7, 7), (0, 4)], ""),
        ("quality-of-life", [(28, 7), (0, 3)], ""),  # nobody says what a change of it means
        ("alsfrs-r", [(28, 40), (0, 30)], ""),  # the total is not told unasked
        ("carer-well-being", [(21, 7), (14, 7), (7, 7), (0, 1)], ""),
    ],
)
def test_a_course_is_new_when_it_changed_more_than_by_chance(measure, values, what):
    found = told(trend(Measure(measure), *values))

    where = [name for name in ("less", "more", "steady") if getattr(found, name)]
    assert where == ([what] if what else [])
    assert bool(found) is bool(what)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([(28, "76.5"), (0, "75.9")], "diagnosis"),  # five percent of 80 was crossed
        ([(28, "75.9"), (0, "75.8")], None),  # that was told before
        ([(28, "72.3"), (0, "71.9")], "diagnosis"),  # ten percent
        ([(28, 84), (0, 81)], None),
    ],
)
def test_a_line_under_the_reference_is_told_when_it_is_crossed(values, kind):
    reference = Reference(Kind.DIAGNOSIS, Decimal(80))
    course = replace(trend(Measure.WEIGHT, *values), reference=reference)

    since = [getattr(each.since, "kind", None) for each in told(course).less]

    assert [each for each in since if each] == ([kind] if kind else [])


def test_what_needs_somebody_to_look_comes_first():
    found = told(
        trend(Measure.FINE_MOTOR, (28, 9), (0, 3)),
        trend(Measure.WEIGHT, (28, 80), (0, 75)),
        trend(Measure.RESPIRATORY, (28, 12), (0, 10)),
    )

    assert [each.measure for each in found.less] == ["alsfrs-r-respiratory", "weight", "alsfrs-r-fine-motor"]


def test_what_is_steady_is_so_since_the_latest_of_its_beginnings():
    found = told(trend(Measure.BULBAR, (100, 9), (0, 9)), trend(Measure.RESPIRATORY, (60, 9), (1, 9)))

    assert (found.steady, found.since) == (
        (Measure.RESPIRATORY, Measure.BULBAR),
        NOON - timedelta(days=60),
    )


def symptom(instrument, before, now, days=0):
    item = instrument.item("speech")  # points from 0 to 4
    at = NOON - timedelta(days=days)
    return Symptom(
        "symptoms",
        Given(item, f"speech-{now}", origin("b", at)),
        None if before is None else Given(item, f"speech-{before}", origin("a", at)),
    )


@pytest.mark.parametrize(
    ("before", "now", "days", "what"),
    [
        (0, 2, 0, "worse"),
        (3, 1, 0, "better"),
        (0, 1, 0, ""),
        (2, 2, 0, ""),
        (None, 3, 0, ""),
        (0, 3, 36, ""),
    ],
)
def test_a_symptom_is_new_when_it_moved_two_steps(alsfrs_r, before, now, days, what):
    found = told(symptoms=[symptom(alsfrs_r, before, now, days)])

    assert [name for name in ("worse", "better") if getattr(found, name)] == ([what] if what else [])


def test_nothing_filled_in_is_nothing_to_tell():
    assert told() == Recent()


def back_to(days_ago, *courses, symptoms=(), then=()):
    before = {(each.instrument, each.link_id): (each.latest,) for each in then}
    since = NOON - timedelta(days=days_ago)
    return looking_back({course.measure: course for course in courses}, symptoms, before, since)


@pytest.mark.parametrize(
    ("measure", "values", "since", "what", "before"),
    [
        ("alsfrs-r-bulbar", [(120, 12), (100, 9), (60, 8), (0, 7)], 90, "less", 9),  # as it was then
        ("alsfrs-r-bulbar", [(120, 12), (100, 9), (60, 8), (0, 7)], 110, "less", 12),
        ("alsfrs-r-bulbar", [(60, 9), (0, 8)], 90, "steady", 9),  # the first after it, when there is none
        ("alsfrs-r-bulbar", [(100, 7), (50, 9)], 90, "more", 7),  # long ago, but after it
        ("alsfrs-r-bulbar", [(100, 9), (95, 7)], 90, "", None),  # nothing was filled in since
        ("alsfrs-r-bulbar", [(0, 9)], 90, "", None),
        ("alsfrs-r-bulbar", [], 90, "", None),
        ("alsfrs-r-bulbar", [(90, 9), (0, 7)], 90, "less", 9),  # that very moment
        ("weight", [(100, 80), (0, 75)], 90, "less", 80),
        ("weight", [(100, 80), (0, 79)], 90, "steady", 80),
        ("well-being", [(100, 2), (21, 7), (14, 7), (7, 7), (0, 4)], 90, "less", 7),  # than usual
        ("well-being", [(7, 7), (0, 4)], 90, "", None),
        ("quality-of-life", [(100, 7), (0, 3)], 90, "", None),  # nobody says what a change of it means
    ],
)
def test_looking_back_compares_with_how_it_was_then(measure, values, since, what, before):
    found = back_to(since, trend(Measure(measure), *values))

    assert [name for name in ("less", "more", "steady") if getattr(found, name)] == ([what] if what else [])
    assert [each.since.value for each in (*found.less, *found.more)] == (
        [before] if what in ("less", "more") else []
    )


@pytest.mark.parametrize(
    ("then", "now", "days", "what"),
    [
        (0, 2, 0, "worse"),
        (3, 1, 40, "better"),  # long ago, but after it
        (0, 1, 0, ""),
        (2, 2, 0, ""),
        (None, 3, 0, ""),
        (0, 3, 91, ""),
    ],
)
def test_looking_back_a_symptom_is_told_when_it_moved_two_steps_since(alsfrs_r, then, now, days, what):
    before = [] if then is None else [symptom(alsfrs_r, None, then, 100)]

    found = back_to(90, symptoms=[symptom(alsfrs_r, 1, now, days)], then=before)

    assert [name for name in ("worse", "better") if getattr(found, name)] == ([what] if what else [])
