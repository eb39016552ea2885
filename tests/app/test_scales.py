from datetime import UTC, datetime, timedelta

import pytest

from app.components.scales import (
    MOST_TICKS,
    is_nearer_first,
    shape_ends,
    thinned,
    time_scale,
    value_ends,
    value_scale,
)
from monitoring.measures import SCALES, Measure
from monitoring.points import Point
from monitoring.trends import Trend

START = datetime(2026, 1, 10, tzinfo=UTC)


def points(*days, value=1):
    return [Point(START + timedelta(days=d), value, str(d)) for d in days]


def month(moment):
    return f"m{moment.month}"


def day(moment):
    return f"{moment.day}-{moment.month}"


@pytest.mark.parametrize(
    ("low", "high", "fixed", "ticks"),
    [
        (0, 12, True, ["0", "3", "6", "9", "12"]),
        (0, 48, True, ["0", "12", "24", "36", "48"]),
        (0, 10, True, ["0", "2", "4", "6", "8", "10"]),
        (67.5, 75, False, ["66", "68", "70", "72", "74", "76"]),
        (71, 71, False, ["66", "68", "70", "72", "74", "76"]),
        (40, 110, False, ["40", "60", "80", "100", "120"]),
        (0, 100, False, ["0", "20", "40", "60", "80", "100"]),
        (0, 3.7, False, ["0", "1", "2", "3", "4"]),
        (0, 380, False, ["0", "100", "200", "300", "400"]),
    ],
)
def test_a_few_round_numbers_stand_beside_a_chart(low, high, fixed, ticks):
    scale = value_scale(low, high, fixed=fixed)

    assert [text for _, text in scale.ticks] == ticks
    assert len(ticks) <= MOST_TICKS
    assert scale.low <= low
    assert scale.high > scale.ticks[-1][0]  # or the highest label is cut


def test_every_label_is_a_multiple_of_the_step_or_the_chart_leaves_it_out():
    for low, high in ((40, 110), (67.5, 75), (20, 300)):
        scale = value_scale(low, high, fixed=False)
        assert all((at - scale.low) % scale.step == 0 for at, _ in scale.ticks)


def test_a_short_course_is_drawn_by_day():
    scale, xs = time_scale(points(0, 7, 14), month, day)

    assert xs == (0, 7, 14)
    assert scale.ticks == ((0.0, "10-1"), (14.0, "24-1"))


def test_one_day_has_one_label():
    scale, _ = time_scale(points(0), month, day)

    assert scale.ticks == ((0.0, "10-1"),)
    assert scale.high >= 1


def test_a_long_course_is_drawn_by_month():
    scale, xs = time_scale(points(0, 100, 200, 360), month, day)

    assert scale.ticks == ((0.0, "m1"), (6.0, "m7"), (12.0, "m1"))
    assert xs[0] == pytest.approx(9 / 31)
    assert list(xs) == sorted(xs)
    assert xs[-1] < scale.high


@pytest.mark.parametrize(
    ("values", "level", "first"),
    [
        ([80, 78, 76, 72], 80, True),
        ([80, 78, 76, 72], 72, False),
        ([80, 76, 76, 80], 76, False),
        ([80], 80, False),
        ([], 80, False),
    ],
)
def test_the_name_of_a_line_stands_where_the_course_is_not(values, level, first):
    assert is_nearer_first(values, level) is first


@pytest.mark.parametrize(
    ("measure", "values", "ends", "shape"),
    [
        ("weight", (80, 76), (76, 80, False), (75, 81)),
        ("vc-percent", (84, 62), (0, 100, False), (0, 105)),
        ("vc-percent", (110, 104), (0, 110, False), (0, 115.5)),
        ("vc", (4, 2), (0, 4, False), (0, 4.2)),
        ("alsfrs-r-bulbar", (9, 7), (0, 12, True), (0, 12.6)),
    ],
)
def test_only_a_weight_is_drawn_without_its_zero(measure, values, ends, shape):
    scale = SCALES[Measure(measure)]
    given = tuple(Point(START, value, "") for value in values)
    trend = Trend(Measure(measure), scale.unit, scale.least, scale.most, given)

    assert value_ends(trend) == ends
    assert shape_ends(trend) == pytest.approx(shape)


def test_a_shape_has_no_more_values_than_it_can_show():
    values = thinned(points(*range(100), value=3), 24)

    assert len(values) == 24
    assert set(values) == {3}
    assert thinned(points(0, 1), 24) == [1, 1]
