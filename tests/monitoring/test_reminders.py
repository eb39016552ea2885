from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import care_plans, fhir, plan
from monitoring.plan import Pause
from monitoring.reminders import REACH, ZONE, Quiet, Wish, reminders
from monitoring.schedule import due
from tests.monitoring.factories import NOON, day, origin

WEEK = timedelta(weeks=1)


def series(instruments, records, now=NOON, wish=None, name="weight"):
    some = {name: instruments[name]}
    found = reminders(due(records, some, now.astimezone(ZONE)), some, wish or Wish(), now)
    return found[0] if found else None


def days(found):
    return [f"{at:%d-%m %H:%M}" for at in found.times]


def rhythm(instruments, interval, name="weight"):
    url = instruments[name].url
    return care_plans.write(origin("rhythm"), "active", (None, None), {url: interval}, "")


@pytest.mark.parametrize(
    ("start", "end", "at", "is_quiet", "instead"),
    [
        (21, 9, 21, True, 9),
        (21, 9, 23, True, 9),
        (21, 9, 0, True, 9),
        (21, 9, 8, True, 9),
        (21, 9, 9, False, 9),
        (21, 9, 20, False, 20),
        (13, 15, 14, True, 15),
        (13, 15, 15, False, 15),
        (13, 15, 12, False, 12),
        (9, 9, 9, False, 9),  # no quiet hours at all
    ],
)
def test_quiet_hours_may_go_through_midnight(start, end, at, is_quiet, instead):
    quiet = Quiet(time(start), time(end))

    assert quiet.covers(time(at)) == is_quiet
    assert quiet.after(time(at)) == time(instead)


@pytest.mark.parametrize(
    ("filled", "rhythm_weeks", "wish", "found"),
    [
        (None, 1, Wish(), ["09-03 10:00", "16-03 10:00", "23-03 10:00", "30-03 10:00"]),  # Monday 13:00 now
        (
            None,
            1,
            Wish(at=time(19)),
            ["02-03 19:00", "09-03 19:00", "16-03 19:00", "23-03 19:00", "30-03 19:00"],
        ),
        (None, 1, Wish(weekday=3), ["05-03 10:00", "12-03 10:00", "19-03 10:00", "26-03 10:00"]),
        (0, 1, Wish(), ["09-03 10:00", "16-03 10:00", "23-03 10:00", "30-03 10:00"]),
        (-2, 2, Wish(), ["16-03 10:00", "30-03 10:00"]),  # due on Saturday the 14th, asked on Monday
        (0, 4, Wish(), ["30-03 10:00"]),
        (0, 12, Wish(), ["25-05 10:00"]),  # beyond 28 days: one time
        (None, None, Wish(), None),  # when I like
    ],
)
def test_a_reminder_comes_on_the_wished_day_when_it_is_due(instruments, filled, rhythm_weeks, wish, found):
    records = [rhythm(instruments, None if rhythm_weeks is None else rhythm_weeks * WEEK)]
    if filled is not None:
        about = origin("w", day(filled))
        records.append(fhir.response(instruments["weight"], {"weight": Decimal(70)}, about))

    reminded = series(instruments, records, wish=wish)

    assert (days(reminded) if reminded else None) == found


def test_what_is_asked_once_is_reminded_of_once(instruments):
    assert days(series(instruments, [rhythm(instruments, care_plans.ONCE)])) == ["09-03 10:00"]


def test_a_rhythm_of_days_is_followed_in_days(instruments):
    assert days(series(instruments, [rhythm(instruments, timedelta(days=10))])) == [
        "09-03 10:00",
        "19-03 10:00",
        "29-03 10:00",
    ]
    half_weeks = series(instruments, [rhythm(instruments, timedelta(days=3.5))])
    assert half_weeks.every == timedelta(days=4)


def test_ten_o_clock_stays_ten_o_clock_when_the_clock_goes_forward(instruments):
    found = series(instruments, [])

    assert [f"{at.astimezone(ZONE):%H:%M %z}" for at in found.times[-2:]] == ["10:00 +0100", "10:00 +0200"]


def test_a_holiday_leaves_out_its_days_and_a_pause_that_runs_begins_the_row_later(instruments):
    holiday = plan.pausing(Pause(date(2026, 3, 14), date(2026, 3, 24)), origin("away"))
    running = plan.pausing(Pause(date(2026, 3, 1), date(2026, 3, 10)), origin("away"))
    endless = plan.pausing(Pause(date(2026, 3, 1)), origin("away"))
    to_come = plan.pausing(Pause(date(2026, 3, 20)), origin("away"))

    assert days(series(instruments, [holiday])) == ["09-03 10:00", "30-03 10:00"]
    assert [f"{at:%d-%m}" for at in series(instruments, [holiday]).left_out] == ["16-03", "23-03"]
    assert days(series(instruments, [running])) == ["16-03 10:00", "23-03 10:00", "30-03 10:00"]
    assert series(instruments, [endless]) is None
    assert days(series(instruments, [to_come])) == ["09-03 10:00", "16-03 10:00"]
    assert series(instruments, [to_come]).left_out == ()


def test_with_measuring_off_there_is_nothing_to_remind_of(instruments):
    assert series(instruments, [plan.measuring(False, origin("off"))]) is None


def test_what_was_put_off_is_not_reminded_of_before(instruments):
    some = {"weight": instruments["weight"]}
    listed = due([], some, NOON, {"weight": date(2026, 3, 9)})

    assert reminders(listed, some, Wish(at=time(20)), NOON)[0].times[0].date() == date(2026, 3, 9)


HOURS = st.integers(0, 23).map(time)


@given(
    wish=st.builds(Wish, st.integers(0, 6), HOURS, st.builds(Quiet, HOURS, HOURS)),
    hours=st.integers(-9000, 9000),
    interval=st.none() | st.just(care_plans.ONCE) | st.integers(1, 366).map(lambda n: timedelta(days=n)),
    pause=st.none() | st.tuples(st.integers(-400, 400), st.none() | st.integers(0, 90)),
)
def test_no_reminder_is_ever_in_quiet_hours_in_a_pause_or_without_end(
    instruments, wish, hours, interval, pause
):
    now, records = NOON + timedelta(hours=hours), [rhythm(instruments, interval)]
    if pause:
        start = day(pause[0]).date()
        away = Pause(start, None if pause[1] is None else start + timedelta(days=pause[1]))
        records.append(plan.pausing(away, origin("away", NOON + timedelta(hours=1))))

    found = series(instruments, records, now, wish)

    held = plan.plan(records)
    for at in found.times if found else ():
        assert not wish.quiet.covers(at.timetz().replace(tzinfo=None))
        assert not held.is_paused(at.date())
        assert at > now
    if found:
        end = now.astimezone(ZONE).date() + REACH
        assert all(at.date() <= end for at in found.times[1:])
        assert set(found.left_out).isdisjoint(found.times)
        assert not held.pause or all(held.pause.covers(at.date()) for at in found.left_out)


def test_the_zone_is_that_of_the_netherlands():
    assert datetime(2026, 7, 1, tzinfo=ZONE).utcoffset() == timedelta(hours=2)
