"""The measures of a chart: from a trend to lowest and highest, ticks and months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from statistics import fmean

from monitoring.measures import Measure
from monitoring.points import Point
from monitoring.trends import Trend

STEPS = (1, 2, 3, 4, 5, 10, 12, 20, 25, 50, 100, 200)
MOST_TICKS = 6
SHORT = 75  # days; a shorter course is drawn by day, a longer one by month
MOST_MONTHS, MOST_MONTHS_BIG = 4, 3  # names of months that fit under a chart on a phone
HEADROOM = 1.05  # of the height of a shape, so that its last dot is whole
ROOM, ROOM_BIG = 1.04, 1.16  # of the width, so that the last dot and the last name are whole


@dataclass(frozen=True, slots=True)
class Scale:
    """One axis: its ends and the labels on it, each a multiple of `step` from the start."""

    low: float
    high: float
    step: float
    ticks: tuple[tuple[float, str], ...] = ()


def value_scale(low: float, high: float, *, fixed: bool) -> Scale:
    """At most six ticks around these values; a fixed scale ends where the instrument ends."""
    if fixed:
        few = [step for step in STEPS if (high - low) / step <= MOST_TICKS - 1]
        step = next((step for step in few if (high - low) % step == 0), few[0])
        return Scale(low, high + step * 0.35, step, _ticks(low, high, step))
    low, high = max(0, min(low, high - 4)), max(high, low + 4)
    step = next((s for s in STEPS if ceil(high / s) - floor(low / s) <= MOST_TICKS - 1), STEPS[-1])
    bottom, top = floor(low / step) * step, ceil(high / step) * step
    return Scale(bottom, top + step * 0.5, step, _ticks(bottom, top, step))


def _ticks(low: float, high: float, step: float) -> tuple[tuple[float, str], ...]:
    count = floor((high - low) / step) + 1
    return tuple((low + i * step, f"{low + i * step:g}") for i in range(count))


def time_scale(
    points: Sequence[Point],
    month: Callable[[datetime], str],
    day: Callable[[datetime], str],
    *,
    big: bool = False,
) -> tuple[Scale, tuple[float, ...]]:
    """An axis of time and where each point stands on it."""
    first, last = points[0].at, points[-1].at
    room, most = (ROOM_BIG, MOST_MONTHS_BIG) if big else (ROOM, MOST_MONTHS)
    if (last - first).days < SHORT:
        xs = tuple((point.at - first).total_seconds() / 86_400 for point in points)
        end = max(1, ceil(xs[-1]))
        ticks = ((0.0, day(first)),) if end < SHORT / 10 else ((0.0, day(first)), (float(end), day(last)))
        return Scale(0, max(end * room, 1), 1, ticks), xs
    xs = tuple(_months(first, point.at) for point in points)
    whole = floor(xs[-1])
    every = next(step for step in (1, 2, 3, 6, 12, 24) if whole / step < most)
    starts = [(float(i), month(_month_after(first, i))) for i in range(0, whole + 1, every)]
    return Scale(0, max(xs[-1] * room, 1), 1, tuple(starts)), xs


def _months(first: datetime, moment: datetime) -> float:
    """Months since the start of the month of `first`, the day as a fraction."""
    whole = (moment.year - first.year) * 12 + moment.month - first.month
    return whole + (moment.day - 1) / 31


def _month_after(first: datetime, months: int) -> datetime:
    month = first.month - 1 + months
    return first.replace(year=first.year + month // 12, month=month % 12 + 1, day=1)


def thinned(points: Sequence[Point], most: int) -> list[float]:
    """The course in so many values, each the mean of its share, for a shape without numbers."""
    values = [float(point.value) for point in points]
    if len(values) <= most:
        return values
    bounds = [round(i * len(values) / most) for i in range(most + 1)]
    return [fmean(values[a:b]) for a, b in pairwise(bounds)]


def value_ends(trend: Trend, besides: Sequence[Decimal] = ()) -> tuple[float, float, bool]:
    """The lowest and highest to draw, and whether the instrument fixes them.

    A weight is drawn around its values. Every other measurement begins at nothing, or a small loss would look
    like all of it; a share ends at the whole.
    """
    if trend.least is not None and trend.most is not None:
        return float(trend.least), float(trend.most), True
    values = [float(point.value) for point in trend.points] + [float(each) for each in besides]
    if trend.measure is Measure.WEIGHT:
        return min(values), max(values), False
    return 0.0, max(*values, 100.0 if trend.unit == "%" else 0.0), False


def shape_ends(trend: Trend) -> tuple[float, float]:
    """The ends of a shape without numbers, so that its last dot is whole."""
    low, high, _ = value_ends(trend)
    if trend.measure is Measure.WEIGHT:
        return min(low, high - 4) - 1, max(high, low + 4) + 1
    return low, high * HEADROOM


def is_nearer_first(values: Sequence[float], level: float) -> bool:
    """Whether a course comes nearer to a level in its first half: there a name on it would be in the way."""
    half = len(values) // 2
    if not half:
        return False
    return min(abs(each - level) for each in values[:half]) < min(abs(each - level) for each in values[half:])
