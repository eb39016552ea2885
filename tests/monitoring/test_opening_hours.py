"""Open or closed, a line a case."""

from datetime import datetime, time

import pytest

from monitoring.opening_hours import ALL_DAYS, ALWAYS, Period, is_open

WEEK = tuple(range(5))
OFFICE = (Period(WEEK, time(8, 30), time(17)),)
SPLIT = (Period(WEEK, time(8), time(12)), Period((0, 3), time(13), time(17)))
NIGHT = (Period(WEEK, time(17), time(8)), Period((5, 6), time(8), time(8)))

# 2026-11-23 is a Monday, the 28th a Saturday, the 29th a Sunday
MOMENTS = [
    ((), "2026-11-23 10:00", None),  # not known
    (OFFICE, "2026-11-23 08:29", False),
    (OFFICE, "2026-11-23 08:30", True),
    (OFFICE, "2026-11-23 16:59", True),
    (OFFICE, "2026-11-23 17:00", False),
    (OFFICE, "2026-11-28 10:00", False),  # the weekend
    (OFFICE, "2026-11-24 00:00", False),
    (SPLIT, "2026-11-23 12:30", False),
    (SPLIT, "2026-11-23 13:00", True),
    (SPLIT, "2026-11-24 13:00", False),  # no Tuesday afternoon
    (NIGHT, "2026-11-23 16:59", False),
    (NIGHT, "2026-11-23 17:00", True),
    (NIGHT, "2026-11-23 23:59", True),
    (NIGHT, "2026-11-24 00:00", True),  # past midnight
    (NIGHT, "2026-11-24 07:59", True),
    (NIGHT, "2026-11-24 08:00", False),
    (NIGHT, "2026-11-28 12:00", True),
    (NIGHT, "2026-11-29 23:00", True),
    (NIGHT, "2026-11-30 07:00", True),  # Sunday's, on Monday morning
    (NIGHT, "2026-11-23 07:00", True),
    ((Period(WEEK, time(17), time(8)),), "2026-11-23 07:00", False),  # Sunday has none
    ((Period((6,), time(22), time(6)),), "2026-11-23 05:59", True),  # from Sunday to Monday
    ((Period((0,), time(9), time()),), "2026-11-23 23:59", True),  # until midnight
    ((Period((0,), time(9), time()),), "2026-11-24 00:00", False),
    ((ALWAYS,), "2026-11-29 03:00", True),
]


@pytest.mark.parametrize(("hours", "moment", "expected"), MOMENTS)
def test_whether_somebody_can_be_reached_now(hours, moment, expected):
    assert is_open(hours, datetime.fromisoformat(moment)) is expected


def test_a_whole_day_ends_when_it_began():
    assert ALWAYS.is_all_day
    assert ALWAYS.days == ALL_DAYS
    assert not OFFICE[0].is_all_day
