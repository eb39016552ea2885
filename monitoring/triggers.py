"""What a rule waits for: a small closed set of questions about readings, each judged in one place.

Nothing here is a language: a rule that needs another question needs another class, with its tests.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from decimal import Decimal
from itertools import chain
from operator import ge, le, lt
from statistics import median
from typing import Literal

from monitoring.evidence import BIRTH, ENTRIES, History, Reading, Series, Value

Unit = Literal["%", "kg", "points"]
Comparison = Literal["below", "at-most", "at-least"]
_COMPARE: dict[Comparison, Callable[[Decimal, Decimal], bool]] = {"below": lt, "at-most": le, "at-least": ge}

_HALF_A_DAY = timedelta(hours=12)  # whoever filled it in on Monday morning may do so on Monday afternoon


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a trigger is met, by which readings; or which series had too few to say."""

    is_met: bool
    because: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()


NOT_MET = Verdict(False)


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on a number."""

    comparison: Comparison
    value: Decimal

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

    def judge(self, history: History) -> Verdict:
        """Tell the largest loss; of equal ones the one since the oldest value."""
        readings = history.numbers(self.series)
        if not readings:
            return Verdict(False, missing=(self.series.name,))
        newest = readings[-1]
        older = self._references(history) if self.since else _within(readings[:-1], newest, self.within_days)
        if not older:
            return Verdict(False, missing=tuple(s.name for s in self.since) or (self.series.name,))
        reference = min(older, key=lambda each: self._change(each, newest))
        if self._change(reference, newest) > self.at_most:
            return NOT_MET
        return Verdict(True, (reference, newest))

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
    """So many values in a row on one side of a bound, the newest among them."""

    series: Series
    limit: Limit
    readings: int

    def judge(self, history: History) -> Verdict:
        """One value is never two."""
        newest = history.numbers(self.series)[-self.readings :]
        if len(newest) < self.readings:
            return Verdict(False, missing=(self.series.name,))
        return Verdict(True, newest) if all(map(self.limit.holds, newest)) else NOT_MET


@dataclass(frozen=True, slots=True)
class First:
    """The newest value is the first one ever on this side of a bound."""

    series: Series
    limit: Limit

    def judge(self, history: History) -> Verdict:
        """A first answer may be it."""
        readings = history.numbers(self.series)
        if not readings:
            return Verdict(False, missing=(self.series.name,))
        if not self.limit.holds(readings[-1]) or any(map(self.limit.holds, readings[:-1])):
            return NOT_MET
        return Verdict(True, readings[-1:])


@dataclass(frozen=True, slots=True)
class Drop:
    """The newest value is so much lower than the one before."""

    series: Series
    by: Decimal

    def judge(self, history: History) -> Verdict:
        """Compare two values that follow each other."""
        newest = history.numbers(self.series)[-2:]
        if len(newest) < 2:
            return Verdict(False, missing=(self.series.name,))
        before, after = map(_number, newest)
        return Verdict(True, newest) if before - after >= self.by else NOT_MET


@dataclass(frozen=True, slots=True)
class NewCode:
    """The newest answer to a multiple choice has a code that the one before had not."""

    series: Series
    none: str  # the code that says there is nothing

    def judge(self, history: History) -> Verdict:
        """Whoever answers for the first time had none as far as is known."""
        readings = history.readings(self.series)
        if not readings:
            return Verdict(False, missing=(self.series.name,))
        before = _codes(readings[-2].value) if len(readings) > 1 else frozenset()
        new = tuple(sorted(_codes(readings[-1].value) - before - {self.none}))
        if not new:
            return NOT_MET
        newest = readings[-1]
        return Verdict(True, (Reading(newest.name, newest.at, new, newest.record_id),))


@dataclass(frozen=True, slots=True)
class Pressed:
    """Yes in the newest answer to a yes-or-no question."""

    series: Series

    def judge(self, history: History) -> Verdict:
        """What is not pressed is a no."""
        readings = history.readings(self.series)
        if not readings:
            return Verdict(False, missing=(self.series.name,))
        return Verdict(True, readings[-1:]) if readings[-1].value is True else NOT_MET


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of the days before the newest one add up to so many, the newest included and not nothing."""

    series: Series
    at_least: Decimal
    within_days: int

    def judge(self, history: History) -> Verdict:
        """Add up; a day without any is no reason."""
        readings = history.numbers(self.series)
        if not readings:
            return Verdict(False, missing=(self.series.name,))
        newest = readings[-1]
        counted = [each for each in (*_within(readings[:-1], newest, self.within_days), newest) if each.value]
        if newest not in counted or sum(map(_number, counted)) < self.at_least:
            return NOT_MET
        return Verdict(True, tuple(counted))


@dataclass(frozen=True, slots=True)
class BelowMedian:
    """The newest value lies so far below the person's own median of the days before it."""

    series: Series
    by: Decimal
    within_days: int
    values: int  # at least so many, or there is no median to speak of

    def judge(self, history: History) -> Verdict:
        """The newest value is no part of the median."""
        readings = history.numbers(self.series)
        before = _within(readings[:-1], readings[-1], self.within_days) if readings else ()
        if len(before) < self.values:
            return Verdict(False, missing=(self.series.name,))
        if _number(readings[-1]) > median(map(_number, before)) - self.by:
            return NOT_MET
        return Verdict(True, (*before, readings[-1]))


@dataclass(frozen=True, slots=True)
class Age:
    """So many years old by now."""

    at_least: int

    def judge(self, history: History) -> Verdict:
        """Count full years, in UTC."""
        births = history.readings(BIRTH)[-1:]
        born = births[0].value if births else None
        if not isinstance(born, date):
            return Verdict(False, missing=(BIRTH.name,))
        today = history.now.astimezone(UTC).date()
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return Verdict(True, births) if years >= self.at_least else NOT_MET


@dataclass(frozen=True, slots=True)
class Silence:
    """More than so many days without an entry of somebody who asked for them."""

    days: int

    def judge(self, history: History) -> Verdict:
        """Only while the person wants to be asked, and counted from then at the earliest."""
        since = history.asked_since
        if since is None:
            return NOT_MET
        last = history.readings(ENTRIES)[-1:] or (Reading(ENTRIES.name, since, None, ""),)
        quiet = history.now - max(last[0].at, since)
        return Verdict(True, last) if quiet > timedelta(days=self.days) else NOT_MET


@dataclass(frozen=True, slots=True)
class Screen:
    """A choice on a screen of the phone itself: there at once and always, never judged from records."""

    name: str

    def judge(self, _: History) -> Verdict:
        """No record meets it."""
        return NOT_MET


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these is enough; all that are met are told."""

    triggers: tuple["Trigger", ...]

    def judge(self, history: History) -> Verdict:
        """What is missing matters only when none is met."""
        verdicts = [each.judge(history) for each in self.triggers]
        met = [each for each in verdicts if each.is_met]
        return Verdict(True, _joined(met)) if met else Verdict(False, missing=_lacking(verdicts))


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these."""

    triggers: tuple["Trigger", ...]

    def judge(self, history: History) -> Verdict:
        """Told by the readings of all."""
        verdicts = [each.judge(history) for each in self.triggers]
        if all(each.is_met for each in verdicts):
            return Verdict(True, _joined(verdicts))
        return Verdict(False, missing=_lacking(verdicts))


Trigger = (
    Change
    | Level
    | First
    | Drop
    | NewCode
    | Pressed
    | Count
    | BelowMedian
    | Age
    | Silence
    | Screen
    | AnyOf
    | AllOf
)


def _within(readings: tuple[Reading, ...], newest: Reading, days: int) -> tuple[Reading, ...]:
    start = newest.at - timedelta(days=days) - _HALF_A_DAY
    return readings[bisect_right(readings, start, key=lambda each: each.at) :]


def _number(reading: Reading) -> Decimal:
    return Decimal(str(reading.value))


def _codes(value: Value) -> frozenset[str]:
    values = value if isinstance(value, tuple) else (value,)
    return frozenset(each for each in values if isinstance(each, str))


def _joined(verdicts: list[Verdict]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(each.because for each in verdicts)))


def _lacking(verdicts: list[Verdict]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(each.missing for each in verdicts)))
