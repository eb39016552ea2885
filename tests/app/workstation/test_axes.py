from datetime import UTC, datetime, timedelta

from app.workstation.axes import side_by_side, spread, time_ticks, weight_range, weight_ticks
from tests.app.workstation.office import words

SAY = words()


def _ticks(start, end):
    return [text for _, text in time_ticks(start, end, SAY.month, SAY.short_day)]


def test_a_course_of_weeks_is_named_by_day():
    assert _ticks(datetime(2026, 10, 1, 9, tzinfo=UTC), datetime(2026, 10, 6, 9, tzinfo=UTC)) == [
        "2 okt",
        "3 okt",
        "4 okt",
        "5 okt",
        "6 okt",
    ]


def test_a_course_of_months_is_named_by_month_and_january_says_the_year():
    assert _ticks(datetime(2025, 11, 12, tzinfo=UTC), datetime(2026, 4, 20, tzinfo=UTC)) == [
        "dec",
        "jan 2026",
        "feb",
        "mrt",
        "apr",
    ]


def test_a_long_course_names_fewer_months_and_always_january():
    assert _ticks(datetime(2025, 5, 3, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)) == [
        "jul",
        "okt",
        "jan 2026",
        "apr",
        "jul",
        "okt",
    ]


def test_ten_years_are_named_by_year():
    assert _ticks(datetime(2016, 5, 3, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)) == [
        "jan 2018",
        "jan 2020",
        "jan 2022",
        "jan 2024",
        "jan 2026",
    ]


def test_the_axis_of_a_weight_holds_the_values_and_the_lines_around_the_first():
    assert weight_range([75.0, 74.0], 75.0, [71.25, 67.5]) == (66.5, 76.0)
    assert weight_ticks(66.5, 76.0) == [68, 72, 76]
    assert weight_ticks(40.0, 140.0) == [40, 80, 120]


def test_names_that_would_cover_one_another_are_moved_apart_in_their_order():
    assert spread([12, 12, 4], 2, 0, 12.6) == [12, 10, 4]
    assert spread([3, 0, 2], 2, 0, 12.6) == [4, 0, 2]
    assert spread([12, 6], 2, 0, 12.6) == [12, 6]
    assert spread([], 2, 0, 12.6) == []


def test_events_that_would_cover_one_another_share_a_label():
    day = datetime(2026, 3, 1, tzinfo=UTC)
    labels = [(day, "Diagnose"), (day + timedelta(days=5), "Val"), (day + timedelta(days=200), "NIV")]

    assert side_by_side(labels, timedelta(days=540)) == [
        (day, "Diagnose · Val"),
        (day + timedelta(days=200), "NIV"),
    ]
