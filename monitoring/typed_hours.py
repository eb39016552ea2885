"""Opening hours as people type them on one line: "ma-do 9-12, vr 9:00-11:00", "ma-vr 8-12, 13-17"."""

import re
from collections.abc import Iterable, Sequence
from datetime import time

from monitoring.dates import read_time
from monitoring.errors import NotADateError
from monitoring.opening_hours import ALL_DAYS, Hours, Period

_APART = re.compile(r"[,;\n]|\b(?:en|and)\b")
_UNTIL = re.compile(r"\s*(?:[-–—]|\bt/m\b|\btot\b|\bto\b|\buntil\b)\s*")
_SHORTEST = 2  # letters of a day that are enough to know it: ma, we
_MIDNIGHT = re.compile(r"24([:.]?00)?( *(uur|h))?")


def read_typed(text: str, link_id: str, days: Sequence[str]) -> Hours:
    """Read days with their times; times without days are of the days before them.

    Args:
        text: what was typed; nothing is no hours.
        link_id: the key of the field, for the error.
        days: the seven names of the days in the language of the reader, Monday first.

    Raises:
        NotADateError: a day or a time does not read as one, or either lacks the other.
    """
    hours: list[Period] = []
    latest: set[int] = set()
    waiting: set[int] = set()  # "Mon, Wed 9-12": the time comes behind the last of its days
    for part in filter(None, (each.strip() for each in _APART.split(text.casefold()))):
        begins = next((at for at, letter in enumerate(part) if letter.isdigit()), len(part))
        said, times = part[:begins].strip(" :"), part[begins:]
        waiting |= _days(said, link_id, days) if said else set()
        if times:
            latest, waiting = waiting or latest, set()
            hours.append(Period(tuple(sorted(latest)), *_times(times, link_id)))
    if waiting or not all(each.days for each in hours):
        raise NotADateError(link_id)
    return tuple(hours)


def write_typed(hours: Hours, days: Sequence[str]) -> str:
    """The hours as the line that `read_typed` reads, with two letters of each day."""
    names = [name[:_SHORTEST] for name in days]
    return ", ".join(f"{_runs(each.days, names)} {each.opens:%H:%M}-{each.closes:%H:%M}" for each in hours)


def _days(text: str, link_id: str, names: Sequence[str]) -> set[int]:
    """One day, or all from a day until another; Friday until Monday goes past the weekend."""
    ends = [_day(each, link_id, names) for each in _UNTIL.split(text)]
    if len(ends) > len(("first", "last")):
        raise NotADateError(link_id)
    first, last = ends[0], ends[-1]
    return {(first + step) % len(ALL_DAYS) for step in range((last - first) % len(ALL_DAYS) + 1)}


def _day(text: str, link_id: str, names: Sequence[str]) -> int:
    typed = text.rstrip(".")
    found = [day for day, name in enumerate(names) if name.casefold().startswith(typed)]
    if len(typed) < _SHORTEST or len(found) != 1:
        raise NotADateError(link_id)
    return found[0]


def _times(text: str, link_id: str) -> tuple[time, time]:
    ends = _UNTIL.split(text)
    if len(ends) != len(("opens", "closes")):
        raise NotADateError(link_id)
    opens, closes = (time() if _MIDNIGHT.fullmatch(each) else read_time(each, link_id) for each in ends)
    return opens, closes


def _runs(chosen: Iterable[int], names: Sequence[str]) -> str:
    """As in "Mon-Thu, Sat"."""
    runs: list[list[int]] = []
    for day in chosen:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(names[r[0]] if len(r) == 1 else f"{names[r[0]]}-{names[r[-1]]}" for r in runs)
