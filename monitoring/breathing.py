"""Breathing tests at home: the best attempt of each day, and whether a change is more than error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from monitoring.errors import UnknownInstrumentError
from monitoring.instruments import find
from monitoring.items import Instrument
from monitoring.points import Point
from monitoring.problems import LeftOut, Problem, What
from monitoring.readings import Found, numbers, responses
from monitoring.records import Answer, Record
from monitoring.running import run

Test = Literal["vc", "vc-percent", "pcf", "snip"]
TESTS: tuple[Test, ...] = get_args(Test)
Finding = Literal["within-error", "unconfirmed", "beyond-error"]

INSTRUMENT = "breathing-test"
UNITS: Mapping[Test, str] = {"vc": "L", "vc-percent": "%", "pcf": "L/min", "snip": "cm[H2O]"}  # UCUM

# An unsupervised test at home against a supervised one: 95 % limits of agreement, in points of % predicted;
# 88 % lay within 10 (doi 10.1007/s00415-022-10996-1). That they also hold for two tests at home is a choice
# of our own. For the other tests no such limits were found.
HOME_ERROR: Mapping[Test, tuple[Decimal, Decimal]] = {"vc-percent": (Decimal("-14.3"), Decimal("11.7"))}

_FEWEST = 2  # days, before anything is compared

# What makes two tests comparable, and the attempts of which the best counts.
_METHOD: Mapping[Test, tuple[str, ...]] = {
    "vc": ("device", "position", "vc-kind"),
    "vc-percent": ("device", "position", "vc-kind"),
    "pcf": ("device", "position"),
    "snip": ("device", "position"),
}
_ATTEMPTS: Mapping[Test, tuple[str, ...]] = {
    "vc": ("vc-1", "vc-2", "vc-3"),
    "vc-percent": ("vc-percent",),
    "pcf": ("pcf-1", "pcf-2", "pcf-3"),
    "snip": ("snip-1", "snip-2", "snip-3"),
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """The best attempt of one response."""

    method: tuple[Answer | None, ...]  # device, position and, for a vital capacity, its kind
    point: Point


@dataclass(frozen=True, slots=True)
class BreathingTrend:
    """The best attempts of the days with the latest method; or None, and why."""

    value: Decimal | None  # of the last day
    because: tuple[str, ...]  # ids of the records, in time order
    problems: tuple[Problem, ...]  # also of the attempts that do not count
    unit: str  # UCUM
    points: tuple[Point, ...] = ()
    change: Decimal | None = None  # since the first day
    error: tuple[Decimal, Decimal] | None = None  # of a test at home; None when it is not known
    finding: Finding | None = None  # None before two days can be compared, and where the error is not known


def attempts(
    test: Test, records: Sequence[Record], instruments: Mapping[str, Instrument]
) -> tuple[tuple[Attempt, ...], tuple[LeftOut, ...]]:
    """Return the best attempts among records, in their order."""
    found: list[Attempt] = []
    left_out: list[LeftOut] = []
    for record in responses(records, INSTRUMENT):
        record_id = record.origin.record_id
        try:
            instrument = find(instruments, record.questionnaire)
        except UnknownInstrumentError:
            left_out.append(LeftOut(record_id, Problem(INSTRUMENT, "other-version")))
            continue
        judged = _judged(test, record.answers, instrument)
        left_out.extend(LeftOut(record_id, each) for each in judged if isinstance(each, Problem))
        values = [each for each in judged if isinstance(each, Decimal)]
        if values:
            method = tuple(record.answers.get(link_id) for link_id in _METHOD[test])
            found.append(Attempt(method, Point(record.origin.about, max(values), record_id)))
    return tuple(found), tuple(left_out)


def breathing_trend(test: Test, tried: Sequence[Attempt]) -> BreathingTrend:
    """Follow one test over time; the best of a day counts, and one reading never concludes anything."""
    if not tried:
        return BreathingTrend(None, (), (Problem(test, "unknown"),), UNITS[test])
    same = [attempt.point for attempt in tried if attempt.method == tried[-1].method]
    best: dict[date, Point] = {}
    for point in same:
        day = point.at.date()
        best[day] = max(best.get(day, point), point, key=lambda each: each.value)
    points = tuple(best[day] for day in sorted(best))
    values = [Decimal(point.value) for point in points]
    is_so: Mapping[What, bool] = {
        "other-method": len(same) < len(tried),
        "same-day": len(points) < len(same),
        "too-few": len(points) < _FEWEST,
    }
    return BreathingTrend(
        value=values[-1],
        because=tuple(point.record_id for point in points),
        problems=tuple(Problem(test, what) for what, so in is_so.items() if so),
        unit=UNITS[test],
        points=points,
        change=values[-1] - values[0] if len(points) >= _FEWEST else None,
        error=HOME_ERROR.get(test),
        finding=_finding(values, HOME_ERROR.get(test)),
    )


def _judged(test: Test, answers: Mapping[str, Answer], instrument: Instrument) -> list[Found]:
    ran = run(instrument, answers)
    given = [name for name in _ATTEMPTS[test] if name in answers and name in instrument.by_id]
    # Only the best, as the app works it out and other programs may send it, when the attempts are not told.
    names = given or [name for name in (test,) if name in answers and name in instrument.by_id]
    return [found for name in names for found in numbers(instrument, ran, answers, name)]


def _finding(values: Sequence[Decimal], error: tuple[Decimal, Decimal] | None) -> Finding | None:
    if error is None or len(values) < _FEWEST:
        return None
    low, high = error
    changes = [value - values[0] for value in values]
    if low <= changes[-1] <= high:
        return "within-error"
    has_fallen = all(change < low for change in changes[-2:])
    has_risen = all(change > high for change in changes[-2:])
    return "beyond-error" if has_fallen or has_risen else "unconfirmed"
