from datetime import date, datetime, time

import pytest

from monitoring.dates import read_date, read_moment, read_time
from monitoring.errors import NotADateError


def clock(text):
    """A moment as it is read off a clock, without a zone."""
    return datetime.fromisoformat(text)


DUTCH = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("21-11-2026", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        (" 1 2 2024 ", "2024-02-01"),
        ("2026-11-21", "2026-11-21"),
        ("21 november 2026", "2026-11-21"),
        ("21 Nov 2026", "2026-11-21"),
        ("3 mrt 2025", "2025-03-03"),
        ("29-2-2024", "2024-02-29"),
        ("1-1-26", "2026-01-01"),
        ("1-1-27", "1927-01-01"),  # 2027 has not begun
        ("11-2026", "2026-11"),
        ("november 2026", "2026-11"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("1958", "1958"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, read):
    assert read_date(typed, "d", DUTCH, TODAY) == read


@pytest.mark.parametrize(
    "typed",
    [
        "", "morgen", "31-2-2026", "31 feb 2026", "29-2-2026", "0-1-2026", "1-13-2026", "1-1-202", "1-1-0000",
        "ju 2026", "j 2026", "maandag 2026", "1-2-3-2026", "21-11-", "²-1-2026", "-", "12:30",
    ],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_refused(typed):
    with pytest.raises(NotADateError):
        read_date(typed, "d", DUTCH, TODAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:05", time(14, 5)),
        ("14.05", time(14, 5)),
        ("1405", time(14, 5)),
        ("9:30", time(9, 30)),
        ("14", time(14)),
        ("14 uur", time(14)),
        ("14.05 uur", time(14, 5)),
        ("14h05", time(14, 5)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, read):
    assert read_time(typed, "t") == read


@pytest.mark.parametrize("typed", ["", "24:00", "12:60", "uur", "half drie", "1:5", "12:30:15", "-1"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(NotADateError):
        read_time(typed, "t")


def test_a_moment_is_a_day_and_a_time():
    assert read_moment("21 november 2026 14:05", "m", DUTCH, TODAY) == clock("2026-11-21 14:05")
    assert read_moment("21-11-2026 9.30", "m", DUTCH, TODAY) == clock("2026-11-21 09:30")


@pytest.mark.parametrize("typed", ["", "21-11-2026", "14:05", "11-2026 14:05", "21-11-2026 25:00"])
def test_half_a_moment_is_refused(typed):
    with pytest.raises(NotADateError):
        read_moment(typed, "m", DUTCH, TODAY)
