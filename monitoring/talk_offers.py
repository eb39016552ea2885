"""When to offer a talk about what matters: only to who wants that, and never in a bad week."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from monitoring.points import Point
from monitoring.signals import Signal

# The Dutch guideline on palliative care in ALS has wishes about treatment looked at again every six to twelve
# months, or sooner (palliaweb.nl, advance care planning). Nine, between the two, is a choice of our own.
MONTHS = (6, 9, 12)

# What a bad check-in is, is a choice of our own: no published limit was seen. At 4 of 10 and lower the number
# is as low as in rule P1 for signals. A fall of 3 is one more than what counts as a change of well-being
# (changes.py), so that somebody who fell from 9 to 6 is left alone too.
LOW, FALL = 4, 3
BAD_FOR = 7  # days after a bad check-in, the seventh included
KNOWN_FOR = timedelta(days=28)  # a check-in older than this says nothing of now, as in schedule.py

URGENT = ("immediate", "same-day", "same-working-day")  # what cannot wait until tomorrow


class Verdict(StrEnum):
    """Whether to offer a talk now; if not, why."""

    OFFER = "offer"
    SOFTLY = "softly"  # how somebody is, is not known
    NOT_WANTED = "not-wanted"
    TOO_SOON = "too-soon"
    LATER = "later"  # the person said so
    PAUSED = "paused"
    URGENT = "urgent"  # something else comes first
    BAD_WEEK = "bad-week"


OFFERED = (Verdict.OFFER, Verdict.SOFTLY)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of these talks; by default none."""

    months: int | None = None  # how often
    since: date | None = None  # the day of the last talk, or on which this was switched on
    later: date | None = None  # not before this day


def verdict(
    wish: Wish, well_being: Sequence[Point], now: datetime, *, is_paused: bool, is_urgent: bool
) -> Verdict:
    """Tell whether a talk is offered now.

    Args:
        wish: what the person wants.
        well_being: every check-in, in time order.
        now: the time, in the zone of the person: all of this goes by its calendar day.
        is_paused: whether there is a pause or a holiday.
        is_urgent: whether there is a signal that cannot wait.
    """
    not_due = _not_due(wish, now.date())
    if not_due is not None:
        return not_due
    if is_paused:
        return Verdict.PAUSED
    if is_urgent:
        return Verdict.URGENT
    if any(_days_since(each, now) <= BAD_FOR for each in _bad(well_being)):
        return Verdict.BAD_WEEK
    is_known = bool(well_being) and now - well_being[-1].at <= KNOWN_FOR
    return Verdict.OFFER if is_known else Verdict.SOFTLY


def _not_due(wish: Wish, today: date) -> Verdict | None:
    if wish.months is None or wish.since is None:
        return Verdict.NOT_WANTED
    if today < months_after(wish.since, wish.months):
        return Verdict.TOO_SOON
    return Verdict.LATER if wish.later is not None and today < wish.later else None


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_urgent(signals: Iterable[Signal]) -> bool:
    """Whether something about the person cannot wait and the team has not dealt with it."""
    return any(
        each.rule.urgency in URGENT and each.rule.concerns == "person" and not each.rests for each in signals
    )


def _days_since(point: Point, now: datetime) -> int:
    return (now.date() - point.at.astimezone(now.tzinfo).date()).days


def _bad(well_being: Sequence[Point]) -> list[Point]:
    low = [each for each in well_being if each.value <= LOW]
    return low + [after for before, after in pairwise(well_being) if before.value - after.value >= FALL]
