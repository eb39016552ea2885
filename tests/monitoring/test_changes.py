"""What counts as a change: one line a case."""

from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import changes
from monitoring.changes import baseline, change, usual
from monitoring.measures import SCALES, Measure
from monitoring.points import Kind, Point, Reference
from monitoring.records import Author
from monitoring.trends import Trend
from tests.monitoring.factories import NOON

HOME, CLINIC = Author.PATIENT, Author.CLINICIAN


def trend(measure, *values, author=HOME):
    """Values with the days ago at which they were given."""
    points = [Point(NOON - timedelta(days=d), Decimal(str(v)), f"{d}", author) for d, v in values]
    scale = SCALES[measure]
    return Trend(measure, scale.unit, scale.least, scale.most, tuple(points))


@pytest.mark.parametrize(
    ("measure", "before", "now", "meaningful", "rule"),
    [
        ("alsfrs-r-bulbar", 9, 9, False, "domain-2-points"),
        ("alsfrs-r-bulbar", 9, 8, False, "domain-2-points"),  # a single point never is
        ("alsfrs-r-bulbar", 9, 10, False, "domain-2-points"),
        ("alsfrs-r-bulbar", 9, 7, True, "domain-2-points"),
        ("alsfrs-r-respiratory", 9, 11, True, "domain-2-points"),
        ("alsfrs-r", 40, 39, False, "total-4-points"),
        ("alsfrs-r", 40, 37, False, "total-4-points"),
        ("alsfrs-r", 40, 36, True, "total-4-points"),
        ("bmi", 24, 20, None, None),
        ("vc", "3.1", "2.0", None, None),
        ("pcf", 320, 250, None, None),
        ("snip", 60, 40, None, None),
        ("quality-of-life", 7, 3, None, None),
        ("carer-well-being", 7, 3, None, None),
    ],
)
def test_a_change_is_judged_by_the_rule_of_its_measure(measure, before, now, meaningful, rule):
    found = change(trend(Measure(measure), (28, before), (0, now)))

    assert (found.meaningful, found.rule and found.rule.name) == (meaningful, rule)


@pytest.mark.parametrize(
    ("days", "before", "now", "meaningful", "rule"),
    [
        (7, 75, "73.6", False, "weight-2-percent-in-30-days"),
        (7, 75, "73.5", True, "weight-2-percent-in-30-days"),
        (30, 75, "76.5", True, "weight-2-percent-in-30-days"),
        (31, 75, "73.5", False, "weight-5-percent"),
        (150, 80, "76.1", False, "weight-5-percent"),
        (150, 80, 76, True, "weight-5-percent"),
        (150, 80, 84, True, "weight-5-percent"),
        (150, 0, 84, None, "weight-5-percent"),
    ],
)
def test_a_weight_is_judged_by_percent_and_by_how_long_it_took(days, before, now, meaningful, rule):
    found = change(trend(Measure.WEIGHT, (days, before), (0, now)))

    assert (found.meaningful, found.rule.name) == (meaningful, rule)


@pytest.mark.parametrize(("reference", "meaningful"), [("79.9", False), (80, True)])
def test_a_weight_against_its_reference_needs_five_percent(reference, meaningful):
    since = Reference(Kind.DIAGNOSIS, Decimal(reference))

    found = change(trend(Measure.WEIGHT, (7, 77), (0, 76)), since)

    assert (found.meaningful, found.rule) == (meaningful, changes.WEIGHT_LOST)


@pytest.mark.parametrize(
    ("values", "meaningful"),
    [
        ([(60, 80), (0, "65.7")], False),  # on the limit of agreement
        ([(60, 80), (0, "91.7")], False),
        ([(60, 80), (0, 65)], None),  # outside, and nothing confirms it yet
        ([(60, 80), (28, 79), (0, 65)], None),
        ([(60, 80), (28, 65), (0, 65)], True),
        ([(60, 80), (28, 92), (0, 92)], True),
        ([(60, 80), (28, 92), (0, 65)], None),
        ([(60, 80), (28, 65), (0, 79)], False),
    ],
)
def test_one_home_test_alone_never_tells_a_change(values, meaningful):
    found = change(trend(Measure.VITAL_CAPACITY_PERCENT, *values))

    assert (found.meaningful, found.rule) == (meaningful, changes.HOME_TEST)


def test_the_error_of_home_tests_says_nothing_about_a_test_at_the_clinic():
    found = change(trend(Measure.VITAL_CAPACITY_PERCENT, (60, 80), (28, 60), (0, 60), author=CLINIC))

    assert (found.meaningful, found.rule) == (None, None)


@pytest.mark.parametrize(
    ("values", "middle", "meaningful"),
    [
        ([(14, 7), (7, 7), (0, 3)], None, None),  # two are nothing usual
        ([(21, 7), (14, 8), (7, 7), (0, 5)], 7, True),
        ([(21, 7), (14, 8), (7, 7), (0, 6)], 7, False),
        ([(28, 7), (21, 7), (14, 8), (7, 8), (0, 6)], "7.5", False),
        ([(21, 4), (14, 4), (7, 5), (0, 7)], 4, True),
        ([(90, 9), (80, 9), (70, 9), (0, 3)], None, None),  # longer ago than eight weeks
        ([], None, None),
    ],
)
def test_well_being_is_judged_against_what_is_usual(values, middle, meaningful):
    course = trend(Measure.WELL_BEING, *values)
    found = change(course)

    assert (usual(course) and usual(course).value) == (None if middle is None else Decimal(middle))
    assert (found and found.meaningful) == meaningful


@pytest.mark.parametrize(
    ("values", "since"),
    [
        ([], None),
        ([(0, 9)], None),
        ([(28, 9), (0, 9)], "28"),
        ([(300, 12), (150, 10), (0, 9)], "150"),
        ([(300, 12), (0, 9)], "300"),  # nothing else in half a year
    ],
)
def test_a_value_is_told_against_the_oldest_of_half_a_year(values, since):
    found = baseline(trend(Measure.BULBAR, *values))

    assert (found and found.record_id) == since


def test_a_change_says_how_much_absolute_and_in_percent():
    found = change(trend(Measure.WEIGHT, (150, 80), (0, 76)))

    assert (found.absolute, found.percent) == (Decimal(-4), Decimal(-5))
    assert change(trend(Measure.WELL_BEING, (7, 0), (0, 4))).percent is None
    assert change(trend(Measure.WELL_BEING, (7, 4))) is None


def test_every_rule_names_its_source():
    rules = [each for each in vars(changes).values() if isinstance(each, changes.Rule)]

    assert len({rule.name for rule in rules}) == len(rules) == 6
    assert all(rule.source for rule in rules)
