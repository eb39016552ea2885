"""The measures of the charts: ticks in time, room around a weight, names that do not cover one another."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from math import ceil, floor

MOST_TICKS = 8  # names under the time axis
MONTH_STEPS = (1, 2, 3, 6, 12, 24)
DAY_STEPS = (1, 2, 7, 14)
LETTERS = 72  # that fit side by side along the smallest window's time axis
SHORT = timedelta(days=62)  # a shorter course is named by day


def time_ticks(
    start: datetime, end: datetime, month: Callable[[datetime], str], day: Callable[[datetime], str]
) -> list[tuple[datetime, str]]:
    """Where the time axis has a name, and which; January says the year too."""
    if end - start <= SHORT:
        days = max(1, (end - start).days)
        every = next((step for step in DAY_STEPS if days / step <= MOST_TICKS), DAY_STEPS[-1])
        midnight = start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return [(at, day(at)) for at in _days(midnight, end, every)]
    months = (end.year - start.year) * 12 + end.month - start.month
    every = next((step for step in MONTH_STEPS if months / step <= MOST_TICKS), MONTH_STEPS[-1])
    return [(at, _named(at, month)) for at in _months(start, end, every)]


def _days(start: datetime, end: datetime, every: int) -> Iterator[datetime]:
    while start <= end:
        yield start
        start += timedelta(days=every)


def _months(start: datetime, end: datetime, every: int) -> Iterator[datetime]:
    first = start.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    count = first.year * 12 + first.month - 1
    count += -count % every  # so that January is among them
    while (at := first.replace(year=count // 12, month=count % 12 + 1)) <= end:
        if at >= start:
            yield at
        count += every


def _named(at: datetime, month: Callable[[datetime], str]) -> str:
    return f"{month(at)} {at.year}" if at.month == 1 else month(at)


def weight_range(values: Sequence[float], first: float, lines: Sequence[float]) -> tuple[float, float]:
    """From below the lowest to above the highest of the values and the lines around the first one."""
    low, high = min(*values, *lines, first), max(*values, first)
    room = max(1.0, (high - low) * 0.12)
    return low - room, high + room


def weight_ticks(low: float, high: float) -> list[int]:
    """Three or four round numbers of kilograms."""
    every = next((step for step in (1, 2, 4, 5, 10, 20) if (high - low) / step <= 4), 40)
    return list(range(ceil(low / every) * every, floor(high) + 1, every))


def spread(heights: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Move the heights of names apart until each two differ by `least`, all of them between low and high."""
    order = sorted(range(len(heights)), key=lambda i: -heights[i])
    placed = list(heights)
    ceiling = high
    for i in order:
        placed[i] = min(placed[i], ceiling)
        ceiling = placed[i] - least
    floor_ = low
    for i in reversed(order):
        placed[i] = max(placed[i], floor_)
        floor_ = placed[i] + least
    return placed


def side_by_side(labels: Sequence[tuple[datetime, str]], whole: timedelta) -> list[tuple[datetime, str]]:
    """Join labels that would cover one another, so that each can be read.

    Args:
        labels: when, and what; they begin at their moment.
        whole: the length of the axis.
    """
    joined: list[tuple[datetime, str]] = []
    for at, text in sorted(labels):
        if joined and at - joined[-1][0] < whole * (len(joined[-1][1]) + 2) / LETTERS:
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} · {text}")
        else:
            joined.append((at, text))
    return joined
