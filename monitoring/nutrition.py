"""Weight: how it changed against four references, and the body mass index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, get_args

from monitoring.bounds import bounds
from monitoring.codes import BODY_WEIGHT
from monitoring.items import Instrument
from monitoring.milestones import Milestone
from monitoring.points import Point
from monitoring.problems import Problem
from monitoring.readings import newest_answer
from monitoring.records import Record

Reference = Literal["before-illness", "diagnosis", "30-days", "90-days"]
REFERENCES: tuple[Reference, ...] = get_args(Reference)

# How far from the day that is compared with a measurement may lie: choices of our own. A weekly weight has
# one within four days of any day; the clinic weighs about the time of the diagnosis.
_NEAR_DIAGNOSIS = timedelta(days=30)
_BACK: Mapping[Reference, tuple[timedelta, timedelta]] = {
    "30-days": (timedelta(days=30), timedelta(days=7)),
    "90-days": (timedelta(days=90), timedelta(days=14)),
}
_TOLD: Mapping[Reference, str] = {"before-illness": "weight-before", "diagnosis": "weight-diagnosis"}

# Centimetres; the limits only catch slips of the finger.
_SHORTEST, _TALLEST = 100, 250


@dataclass(frozen=True, slots=True)
class ReferenceWeight:
    """A weight to compare with: measured, or as the person told it on that day."""

    point: Point
    is_told: bool


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The change of the latest weight in percent of a reference; or None, and why."""

    value: Decimal | None  # percent, negative for a loss
    because: tuple[str, ...]  # ids of the records: the reference, the latest
    problems: tuple[Problem, ...]
    kilograms: Decimal | None = None
    reference: ReferenceWeight | None = None
    latest: Point | None = None


@dataclass(frozen=True, slots=True)
class BodyMassIndex:
    """Kilograms per square metre; or None, and why."""

    value: Decimal | None
    because: tuple[str, ...]  # ids of the records: the height, the weight
    problems: tuple[Problem, ...]


def weight_references(
    records: Sequence[Record],
    measured: Sequence[Point],
    diagnosed: Milestone,
    instruments: Mapping[str, Instrument],
) -> dict[Reference, ReferenceWeight | Problem]:
    """Return what the latest weight is compared with; a measured weight goes before one that was told."""
    earlier = measured[:-1]
    found: dict[Reference, ReferenceWeight | Problem] = {
        reference: _told(records, reference, instruments) for reference in _TOLD
    }
    if diagnosed.value is not None:
        at_diagnosis = _nearest(earlier, diagnosed.value, _NEAR_DIAGNOSIS)
        found["diagnosis"] = at_diagnosis or found["diagnosis"]
    for reference, (back, tolerance) in _BACK.items():
        near = _nearest(earlier, measured[-1].at.date() - back, tolerance) if earlier else None
        found[reference] = near or Problem("weight", "none-near")
    return found


def weight_change(latest: Point | None, reference: ReferenceWeight | Problem) -> WeightChange:
    """Compare the latest weight with a reference, in percent of it and in kilograms."""
    if latest is None:
        return WeightChange(None, (), (Problem("weight", "unknown"),))
    if isinstance(reference, Problem):
        return WeightChange(None, (latest.record_id,), (reference,), latest=latest)
    before = reference.point
    if before.value <= 0:
        return WeightChange(None, (), (Problem("weight", "out-of-range"),), latest=latest)
    kilograms = Decimal(latest.value - before.value)
    because = before.record_id, latest.record_id
    return WeightChange(100 * kilograms / before.value, because, (), kilograms, reference, latest)


def body_mass_index(weight: Point | None, height: Point | None) -> BodyMassIndex:
    """Divide the kilograms by the square of the metres."""
    if weight is None or height is None:
        absent = [name for name, point in (("height", height), ("weight", weight)) if point is None]
        return BodyMassIndex(None, (), tuple(Problem(name, "unknown") for name in absent))
    because = height.record_id, weight.record_id
    if not _SHORTEST <= height.value <= _TALLEST:
        return BodyMassIndex(None, because, (Problem("height", "out-of-range"),))
    metres = Decimal(height.value) / 100
    return BodyMassIndex(weight.value / metres**2, because, ())


def _told(
    records: Sequence[Record], reference: Reference, instruments: Mapping[str, Instrument]
) -> ReferenceWeight | Problem:
    link_id = _TOLD[reference]
    told = newest_answer(records, "background", link_id)
    if told is None:
        return Problem(link_id, "unknown")
    response, value = told
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return Problem(link_id, "wrong-type")
    if not bounds(instruments)(BODY_WEIGHT, Decimal(value)):
        return Problem(link_id, "out-of-range")
    return ReferenceWeight(
        Point(response.origin.about, Decimal(value), response.origin.record_id), is_told=True
    )


def _nearest(measured: Sequence[Point], day: date, tolerance: timedelta) -> ReferenceWeight | None:
    def away(point: Point) -> timedelta:
        return abs(point.at.date() - day)

    near = min((point for point in measured if away(point) <= tolerance), key=away, default=None)
    return ReferenceWeight(near, is_told=False) if near else None
