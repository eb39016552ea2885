"""Opening hours on one line, a line a case."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.errors import NotADateError
from monitoring.opening_hours import ALL_DAYS, ALWAYS, Period
from monitoring.typed_hours import read_typed, write_typed

DUTCH = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK, MON_THU = (0, 1, 2, 3, 4), (0, 1, 2, 3)


def hours(*periods):
    return tuple(Period(days, time(*opens), time(*closes)) for days, opens, closes in periods)


TYPED = {
    "": (),
    "  ": (),
    "ma-do 9-12": hours((MON_THU, (9,), (12,))),
    "ma-do 9-12, vr 9:00-11:30": hours((MON_THU, (9,), (12,)), ((4,), (9,), (11, 30))),
    "Maandag t/m vrijdag 8.30 tot 17.00 uur": hours((WEEK, (8, 30), (17,))),
    "ma - vr: 8:00 – 12:00; 13:00 – 17:00": hours((WEEK, (8,), (12,)), (WEEK, (13,), (17,))),
    "ma, wo 9-12": hours(((0, 2), (9,), (12,))),
    "di en do 9-12 en 13-15": hours(((1, 3), (9,), (12,)), ((1, 3), (13,), (15,))),
    "vr-ma 9-12": hours(((0, 4, 5, 6), (9,), (12,))),
    "ma-zo 0-24": (ALWAYS,),
    "za 22:00-24:00": hours(((5,), (22,), (0,))),
    "zo. 0900-1000": hours(((6,), (9,), (10,))),
}


@pytest.mark.parametrize(("text", "expected"), TYPED.items())
def test_what_people_type_is_read(text, expected):
    assert read_typed(text, "hours", DUTCH) == expected


def test_english_days_are_read_in_english():
    assert read_typed("Mon to Thu 9-12 and Fri 9-11", "hours", ENGLISH) == hours(
        (MON_THU, (9,), (12,)), ((4,), (9,), (11,))
    )


@pytest.mark.parametrize(
    "text",
    [
        "9-12",  # on which days?
        "ma",  # when?
        "ma 9-12, vr",
        "ma 9",
        "ma 9-12-15",
        "ma-wo-vr 9-12",
        "ma 9-25",
        "m 9-12",
        "d 9-12",  # Tuesday or Thursday
        "mon 9-12",
        "elke dag 9-12",
        "op afspraak",
    ],
)
def test_what_does_not_read_as_hours_is_refused(text):
    with pytest.raises(NotADateError):
        read_typed(text, "hours", DUTCH)


CLOCK = st.times().map(lambda each: each.replace(second=0, microsecond=0))
PERIODS = st.builds(
    Period, st.sets(st.sampled_from(ALL_DAYS), min_size=1).map(lambda days: tuple(sorted(days))), CLOCK, CLOCK
)


@given(st.lists(PERIODS, max_size=4).map(tuple), st.sampled_from([DUTCH, ENGLISH]))
def test_what_is_written_is_read_back(said, names):
    assert read_typed(write_typed(said, names), "hours", names) == said


def test_hours_are_written_short():
    week = hours(((0, 1, 2, 3, 5), (9,), (12, 30)), ((4,), (9,), (11,)))
    assert write_typed(week, DUTCH) == "ma-do, za 09:00-12:30, vr 09:00-11:00"
