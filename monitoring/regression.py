"""A straight line through measurements, and how sure its slope is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

CONFIDENCE = 0.95
_STEPS = 60  # halvings: well below the precision of a float


@dataclass(frozen=True, slots=True)
class Slope:
    """The slope of the line of least squares, with its 95 % confidence interval."""

    value: float
    low: float
    high: float


def slope(xs: Sequence[float], ys: Sequence[float]) -> Slope:
    """Fit a line by least squares; there must be three points or more, and two different x."""
    count = len(xs)
    middle_x, middle_y = math.fsum(xs) / count, math.fsum(ys) / count
    spread = math.fsum((x - middle_x) ** 2 for x in xs)
    value = math.fsum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / spread
    rest = math.fsum((y - middle_y - value * (x - middle_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    margin = student_t(count - 2) * math.sqrt(rest / (count - 2) / spread)
    return Slope(value, value - margin, value + margin)


@lru_cache(maxsize=1024)
def student_t(degrees: int) -> float:
    """Return the t that 95 % of Student's distribution lies within, two-sided."""
    low, high = 0.0, 13.0  # t with one degree of freedom is 12.71; with more it is less
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, degrees) < CONFIDENCE else (low, middle)
    return high


def _within(t: float, degrees: int) -> float:
    """The part of Student's distribution between -t and t (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4)."""
    angle = math.atan(t / math.sqrt(degrees))
    cosine = math.cos(angle)
    is_odd = degrees % 2
    term = cosine if is_odd else 1.0
    total = term if degrees > 1 else 0.0
    for step in range(2 + is_odd, degrees - 1, 2):
        term *= cosine**2 * (step - 1) / step
        total += term
    return 2 / math.pi * (angle + math.sin(angle) * total) if is_odd else math.sin(angle) * total
