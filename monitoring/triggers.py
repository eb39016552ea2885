"""What a rule waits for: a small closed set of questions about readings, each judged in one place.

Nothing here is a language: a rule that needs another question needs another class, with its tests.
"""

from dataclasses import dataclass
from datetime import UTC, date, timedelta
from itertools import chain

from monitoring.evidence import BIRTH, ENTRIES, History, Reading, Series, Value
from monitoring.number_triggers import BelowMedian, Change, Count, Drop, First, Level
from monitoring.outcomes import NOT_MET, Outcome


@dataclass(frozen=True, slots=True)
class NewCode:
    """The newest answer to a multiple choice has a code that the one before had not."""

    series: Series
    none: str  # the code that says there is nothing

    def judge(self, history: History) -> Outcome:
        """Whoever answers for the first time had none as far as is known."""
        readings = history.readings(self.series)
        if not readings:
            return Outcome(False, missing=(self.series.name,))
        before = _codes(readings[-2].value) if len(readings) > 1 else frozenset()
        new = tuple(sorted(_codes(readings[-1].value) - before - {self.none}))
        if not new:
            return NOT_MET
        newest = readings[-1]
        return Outcome(True, (Reading(newest.name, newest.at, new, newest.record_id),))


@dataclass(frozen=True, slots=True)
class Pressed:
    """Yes in the newest answer to a yes-or-no question."""

    series: Series

    def judge(self, history: History) -> Outcome:
        """What is not pressed is a no."""
        readings = history.readings(self.series)
        if not readings:
            return Outcome(False, missing=(self.series.name,))
        return Outcome(True, readings[-1:]) if readings[-1].value is True else NOT_MET


@dataclass(frozen=True, slots=True)
class Age:
    """So many years old by now."""

    at_least: int

    def judge(self, history: History) -> Outcome:
        """Count full years, in UTC."""
        births = history.readings(BIRTH)[-1:]
        born = births[0].value if births else None
        if not isinstance(born, date):
            return Outcome(False, missing=(BIRTH.name,))
        today = history.now.astimezone(UTC).date()
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return Outcome(True, births) if years >= self.at_least else NOT_MET


@dataclass(frozen=True, slots=True)
class Silence:
    """More than so many days without an entry of somebody who asked for them."""

    days: int

    def judge(self, history: History) -> Outcome:
        """Only while the person wants to be asked, and counted from then at the earliest."""
        since = history.asked_since
        if since is None:
            return NOT_MET
        last = history.readings(ENTRIES)[-1:] or (Reading(ENTRIES.name, since, None, ""),)
        quiet = history.now - max(last[0].at, since)
        return Outcome(True, last) if quiet > timedelta(days=self.days) else NOT_MET


@dataclass(frozen=True, slots=True)
class Screen:
    """A choice on a screen of the phone itself: there at once and always, never judged from records."""

    name: str

    def judge(self, _: History) -> Outcome:
        """No record meets it."""
        return NOT_MET


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these is enough; all that are met are told."""

    triggers: tuple["Trigger", ...]

    def judge(self, history: History) -> Outcome:
        """What is missing matters only when none is met."""
        outcomes = [each.judge(history) for each in self.triggers]
        met = [each for each in outcomes if each.is_met]
        return Outcome(True, _joined(met)) if met else Outcome(False, missing=_lacking(outcomes))


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of these."""

    triggers: tuple["Trigger", ...]

    def judge(self, history: History) -> Outcome:
        """Told by the readings of all."""
        outcomes = [each.judge(history) for each in self.triggers]
        if all(each.is_met for each in outcomes):
            return Outcome(True, _joined(outcomes))
        return Outcome(False, missing=_lacking(outcomes))


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


def _codes(value: Value) -> frozenset[str]:
    values = value if isinstance(value, tuple) else (value,)
    return frozenset(each for each in values if isinstance(each, str))


def _joined(outcomes: list[Outcome]) -> tuple[Reading, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(each.because for each in outcomes)))


def _lacking(outcomes: list[Outcome]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(each.missing for each in outcomes)))
