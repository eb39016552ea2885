from datetime import datetime

import pytest

from app.state.moment_entry import MomentEntry, begin
from monitoring.errors import MissingAnswerError, NotADateError
from monitoring.items import TODAY, Item
from tests.app.phones import WORDS


def clock(text):
    """A moment as it is read off a clock, without a zone."""
    return datetime.fromisoformat(text)


NOW = clock("2026-11-21 14:07")
MONTHS = WORDS["nl"].months


def entry(kind="date", value=None, **members):
    return MomentEntry(Item("d", kind, {}, {}, **members), NOW, MONTHS, value)


@pytest.mark.parametrize(
    ("value", "unit", "by", "read"),
    [
        (clock("2026-11-21"), "day", -1, "2026-11-20"),
        (clock("2026-11-30"), "day", 1, "2026-12-01"),
        (clock("2024-02-28"), "day", 1, "2024-02-29"),
        (clock("2026-01-31"), "month", 1, "2026-02-28"),
        (clock("2026-01-15"), "month", -1, "2025-12-15"),
        (clock("2024-02-29"), "year", -1, "2023-02-28"),
        (clock("9999-12-31"), "day", 1, "9999-12-31"),
        (clock("0001-01-01"), "year", -1, "0001-01-01"),
        (None, "day", -1, "2026-11-21"),  # the first step stands at today
    ],
)
def test_a_step_stays_on_the_calendar(value, unit, by, read):
    assert entry(value=value).step(unit, by).read() == read


@pytest.mark.parametrize(
    ("limits", "value", "by", "read"),
    [
        ({"latest": TODAY}, clock("2026-11-21"), 1, "2026-11-21"),
        ({"latest": "2026-11-10"}, clock("2026-11-10"), 1, "2026-11-10"),
        ({"earliest": "2026-11-10"}, clock("2026-11-10"), -1, "2026-11-10"),
        ({"earliest": "2026"}, clock("2026-01-01"), -1, "2026-01-01"),
        ({"earliest": "unreadable"}, clock("2026-01-01"), -1, "2025-12-31"),
    ],
)
def test_a_step_stays_within_what_the_question_allows(limits, value, by, read):
    assert entry(value=value, **limits).step("day", by).read() == read


@pytest.mark.parametrize(
    ("at", "by", "read"),
    [("14:07", 1, "14:10"), ("14:07", -1, "14:05"), ("14:05", -1, "14:00"), ("23:55", 1, "00:00")],
)
def test_minutes_go_by_five(at, by, read):
    hour, minute = map(int, at.split(":"))

    assert entry("time", NOW.replace(hour=hour, minute=minute)).step("minutes", by).read() == f"{read}:00"


def test_who_does_not_know_the_day_keeps_the_month_and_then_the_year():
    known = entry(value=clock("2024-03-09"))
    assert (known.read(), known.steps) == ("2024-03-09", ("day", "month", "year"))
    less = known.know_less()
    assert (less.read(), less.steps) == ("2024-03", ("month", "year"))
    least = less.know_less()
    assert (least.read(), least.steps) == ("2024", ("year",))
    assert least.know_less().read() == "2024-03-09"


def test_who_does_not_know_the_day_of_nothing_yet_begins_in_this_month():
    assert entry(latest=TODAY).know_less().read() == "2026-11"


@pytest.mark.parametrize(
    ("kind", "given"),
    [("date", "2024-03-09"), ("date", "2024-03"), ("date", "2024"), ("time", "09:30:00"), ("date", None)],
)
def test_what_was_answered_before_stands_there_again(kind, given):
    again = begin(Item("d", kind, {}, {}), NOW, MONTHS, given)

    assert (None if again.value is None else again.read()) == given


def test_a_moment_that_was_answered_before_stands_there_again():
    assert begin(Item("d", "dateTime", {}, {}), NOW, MONTHS, NOW).read() == NOW


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        ("date", "31-12-1958", "1958-12-31"),
        ("time", "9.30", "09:30:00"),
        ("dateTime", "20-11-2026 9:30", clock("2026-11-20 09:30")),
    ],
)
def test_what_is_typed_is_read(kind, typed, read):
    assert entry(kind).switch().type(typed).read() == read


@pytest.mark.parametrize(("typed", "error"), [("", MissingAnswerError), ("31-2-2026", NotADateError)])
def test_what_is_typed_and_is_no_date_is_refused(typed, error):
    with pytest.raises(error):
        entry().switch().type(typed).read()


def test_nothing_chosen_is_missing():
    with pytest.raises(MissingAnswerError):
        entry().read()
