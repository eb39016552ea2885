"""Dates and times as people type them: "21-11-2026", "21 november 2026", "11-2026", "14:05", "14.05 uur"."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from monitoring.errors import NotADateError

_PARTS = re.compile(r"[\s./,-]+")
_WORD = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])\s*[:.h]?\s*([0-5][0-9])")
_HOUR = re.compile(r"[01]?[0-9]|2[0-3]")
_CENTURY = 100
_SHORTEST = 3  # letters of a month that are enough to know it: mar, mrt, may, mei, jun, jul


def read_date(text: str, link_id: str, months: Sequence[str], today: date) -> str:
    """Read a day, a month or a year; the day comes before the month, as it is said.

    Args:
        text: what was typed.
        link_id: the key of the item, for the error.
        months: their twelve names in the language of the person.
        today: two figures of a year mean the newest such year that has begun.

    Raises:
        NotADateError: there is no such day, or it does not read as one.
    """
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if parts and len(parts[0]) == len("2026") and parts[0].isdigit():
        parts.reverse()  # 2026-11-21
    if not 1 <= len(parts) <= len(("day", "month", "year")):
        raise NotADateError(link_id)
    try:
        year = _year(parts[-1], today)
        month = _month(parts[-2], months) if len(parts) > 1 else 1
        day = int(parts[-3]) if len(parts) > len(("month", "year")) else 1
        found = date(year, month, day).isoformat()
    except ValueError:
        raise NotADateError(link_id) from None
    return found[: (len("2026"), len("2026-11"), len(found))[len(parts) - 1]]


def read_time(text: str, link_id: str) -> time:
    """Read a time of day; "14", "14:05", "14.05", "1405"; a word behind it does not matter."""
    typed = _WORD.sub("", text.strip(), count=1).strip() if text.strip()[:1].isdigit() else text
    if _HOUR.fullmatch(typed):
        return time(int(typed))
    found = _TIME.fullmatch(typed)
    if found is None:
        raise NotADateError(link_id)
    return time(int(found[1]), int(found[2]))


def read_moment(text: str, link_id: str, months: Sequence[str], today: date) -> datetime:
    """Read a whole day and, behind it, a time of day; without a time zone."""
    day, _, rest = text.strip().rpartition(" ")
    found = read_date(day, link_id, months, today)
    if len(found) < len("2026-11-21"):
        raise NotADateError(link_id)
    return datetime.combine(date.fromisoformat(found), read_time(rest, link_id))


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == len("26"):
        year += today.year - today.year % _CENTURY
        return year - _CENTURY if year > today.year else year
    if len(text) != len("2026"):
        raise ValueError
    return year


def _month(text: str, months: Sequence[str]) -> int:
    if text.isdigit():
        return int(text)
    typed = text.casefold()
    found = [n for n, month in enumerate(months, 1) if _means(typed, month.casefold())]
    if len(found) != 1:
        raise ValueError
    return found[0]


def _means(typed: str, month: str) -> bool:
    # "mrt" is how March is cut short in Dutch: its first letter and two later ones.
    return len(typed) >= _SHORTEST and (month.startswith(typed) or (typed, month) == ("mrt", "maart"))
