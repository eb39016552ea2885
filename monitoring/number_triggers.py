"""Triggers that look at numbers: levels, changes, counts, and what is usual for the person."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from decimal import Decimal
from operator import ge, le, lt
from statistics import median
from typing import Literal

from monitoring.evidence import History, Reading, Series
from monitoring.outcomes import NOT_MET, Outcome

Unit = Literal["%", "kg", "points"]
Comparison = Literal["below", "at-most", "at-least"]
_COMPARE: dict[Comparison, Callable[[Decimal, Decimal], bool]] = {"below": lt, "at-most": le, "at-least": ge}

_HALF_A_DAY = timedelta(hours=12)  # whoever filled it in on Monday morning may do so on Monday afternoon


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a number."""

    comparison: Comparison
    value: Decimal

    def best(self, one: Reading, other: Reading) -> Reading:
        """Return which of two is the last to lie on this side of the bound."""
        lower, higher = sorted((one, other), key=_number)
        return lower if self.comparison == "at-least" else higher

    def holds(self, reading: Reading) -> bool:
        """Answer whether a reading lies on this side of the bound."""
        return _COMPARE[self.comparison](_number(reading), self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """The newest value against one of the references, or against any value of the days before it."""

    series: Series
    at_most: Decimal  # negative is a loss; in percent of the older value, or in the unit of the measure
    unit: Unit
    since: tuple[Series, ...] = ()
    within_days: int = 0

    def judge(self, history: History) -> Outcome:
        """Tell the largest loss; of equal ones the one since the oldest value."""
        readings = history.numbers(self.series)
        if not readings:
            return Outcome(False, missing=(self.series.name,))
        newest = readings[-1]
        older = self._references(history) if self.since else _within(readings[:-1], newest, self.within_days)
        if not older:
            return Outcome(False, missing=tuple(s.name for s in self.since) or (self.series.name,))
        reference = min(older, key=lambda each: self._change(each, newest))
        if self._change(reference, newest) > self.at_most:
            return NOT_MET
        return Outcome(True, (reference, newest))

    def _references(self, history: History) -> tuple[Reading, ...]:
        found = (history.numbers(series) for series in self.since)
        return tuple(readings[-1] for readings in found if readings)

    def _change(self, reference: Reading, newest: Reading) -> Decimal:
        before, after = _number(reference), _number(newest)
        if self.unit != "%":
            return after - before
        return (after - before) * 100 / before if before else Decimal(0)


@dataclass(frozen=True, slots=True)
class Level:
    """So many values in a row on one side of a bound, the newest among them; each on a day of its own."""

    series: Series
    limit: Limit
    readings: int

    def judge(self, history: History) -> Outcome:
        """One value is never two, and neither is a test that was done again the same day."""
        readings = history.numbers(self.series)
        newest = readings[-1:] if self.readings == 1 else _of_days(readings, self.limit)[-self.readings :]
        if len(newest) < self.readings:
            return Outcome(False, missing=(self.series.name,))
        return Outcome(True, newest) if all(map(self.limit.holds, newest)) else NOT_MET


@dataclass(frozen=True, slots=True)
class First:
    """The newest value is the first one ever on this side of a bound."""

    series: Series
    limit: Limit

    def judge(self, history: History) -> Outcome:
        """A first answer may be it."""
        readings = history.numbers(self.series)
        if not readings:
            return Outcome(False, missing=(self.series.name,))
        if not self.limit.holds(readings[-1]) or any(map(self.limit.holds, readings[:-1])):
            return NOT_MET
        return Outcome(True, readings[-1:])


@dataclass(frozen=True, slots=True)
class Drop:
    """The newest value is so much lower than the one before."""

    series: Series
    by: Decimal

    def judge(self, history: History) -> Outcome:
        """Compare two values that follow each other."""
        newest = history.numbers(self.series)[-2:]
        if len(newest) < 2:
            return Outcome(False, missing=(self.series.name,))
        before, after = map(_number, newest)
        return Outcome(True, newest) if before - after >= self.by else NOT_MET


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of the days before the newest one add up to so many, the newest included and not nothing."""

    series: Series
    at_least: Decimal
    within_days: int

    def judge(self, history: History) -> Outcome:
        """Add up; a day without any is no reason."""
        readings = history.numbers(self.series)
        if not readings:
            return Outcome(False, missing=(self.series.name,))
        newest = readings[-1]
        counted = [each for each in (*_within(readings[:-1], newest, self.within_days), newest) if each.value]
        if newest not in counted or sum(map(_number, counted)) < self.at_least:
            return NOT_MET
        return Outcome(True, tuple(counted))


@dataclass(frozen=True, slots=True)
class BelowMedian:
    """The newest value lies so far below the person's own median of the days before it."""

    series: Series
    by: Decimal
    within_days: int
    values: int  # at least so many, or there is no median to speak of

    def judge(self, history: History) -> Outcome:
        """The newest value is no part of the median."""
        readings = history.numbers(self.series)
        before = _within(readings[:-1], readings[-1], self.within_days) if readings else ()
        if len(before) < self.values:
            return Outcome(False, missing=(self.series.name,))
        if _number(readings[-1]) > median(map(_number, before)) - self.by:
            return NOT_MET
        return Outcome(True, (*before, readings[-1]))


def _within(readings: tuple[Reading, ...], newest: Reading, days: int) -> tuple[Reading, ...]:
    start = newest.at - timedelta(days=days) - _HALF_A_DAY
    return readings[bisect_right(readings, start, key=lambda each: each.at) :]


def _of_days(readings: tuple[Reading, ...], limit: Limit) -> tuple[Reading, ...]:
    """The best value of each day, in UTC, as everywhere where days are counted here."""
    best: dict[date, Reading] = {}
    for each in readings:
        day = each.at.astimezone(UTC).date()
        best[day] = limit.best(best[day], each) if day in best else each
    return tuple(best.values())


def _number(reading: Reading) -> Decimal:
    return Decimal(str(reading.value))
