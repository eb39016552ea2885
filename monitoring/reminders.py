"""Reminders: on which days and at what time a calendar asks, and when it is quiet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from monitoring.care_plans import ONCE
from monitoring.items import Instrument
from monitoring.plan import Pause, Plan
from monitoring.schedule import EARLIER, Asking, Due, DueList

ZONE = ZoneInfo("Europe/Amsterdam")

# A calendar does not know that somebody fell silent, so what is put into it ends by itself.
REACH = timedelta(days=28)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of each day without a reminder; they may go through midnight."""

    start: time = time(21)
    end: time = time(9)

    def covers(self, at: time) -> bool:
        """Whether it is quiet; the end itself is not."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def after(self, at: time) -> time:
        """The same time, or the end of the quiet hours when it falls into them."""
        return self.end if self.covers(at) else at


@dataclass(frozen=True, slots=True)
class Wish:
    """When a person wants to be reminded."""

    weekday: int = 0  # Monday
    at: time = time(10)
    quiet: Quiet = field(default_factory=Quiet)


@dataclass(frozen=True, slots=True)
class Series:
    """The reminders of one instrument: a regular row of which some may be left out."""

    instrument_name: str
    every: timedelta  # whole days
    times: tuple[datetime, ...]  # in `ZONE`, at least one
    left_out: tuple[datetime, ...]  # of the row, between the first and the last: days of a pause


def reminders(
    due_list: DueList, instruments: Mapping[str, Instrument], wish: Wish, now: datetime
) -> tuple[Series, ...]:
    """Return a series for each instrument that is asked: 28 days of it, or one time when that is later."""
    if due_list.asking is Asking.OFF:
        return ()
    found = (
        _series(each, due_list.plan, instruments[each.instrument_name], wish, now) for each in due_list.each
    )
    return tuple(series for series in found if series is not None)


def _series(due: Due, plan: Plan, instrument: Instrument, wish: Wish, now: datetime) -> Series | None:
    if due.next is None:
        return None
    here, at = now.astimezone(ZONE), wish.quiet.after(wish.at)
    today = here.date() if here.time() < at else here.date() + _DAY
    earliest = max(today, (due.next - EARLIER).astimezone(ZONE).date(), due.later or today)
    first = _start(earliest, wish.weekday, plan.pause)
    if first is None:
        return None
    rhythm = plan.rhythm(instrument)
    every = REACH + _DAY if rhythm in (None, ONCE) else _DAY * ceil(rhythm / _DAY)
    end = max(first, here.date() + REACH)
    row = [first + n * every for n in range((end - first) // every + 1)]
    kept = [day for day in row if plan.pause is None or not plan.pause.covers(day)]
    times = {day: datetime.combine(day, at, ZONE) for day in row}
    gaps = tuple(times[day] for day in row if day not in kept and day < kept[-1])
    return Series(instrument.name, every, tuple(times[day] for day in kept), gaps)


def _start(earliest: date, weekday: int, pause: Pause | None) -> date | None:
    """The first such day of the week that is in no pause; None when the pause has no end."""
    day = _on(earliest, weekday)
    if pause is None or not pause.covers(day):
        return day
    return None if pause.end is None else _on(pause.end + _DAY, weekday)


def _on(day: date, weekday: int) -> date:
    return day + _DAY * ((weekday - day.weekday()) % 7)
