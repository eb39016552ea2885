"""Milestones: the day of the first symptom and of the diagnosis, and the record that tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from monitoring.codes import ALS, GASTROSTOMY
from monitoring.comparisons import compare
from monitoring.problems import Problem
from monitoring.readings import newest_answer
from monitoring.records import Document, Event, Patient, Record

_DATE = re.compile(r"([0-9]{4})(?:(-[0-9]{2})(?:(-[0-9]{2})(?:T.*)?)?)?")
_MIDDLE = "-15"  # of a month whose day is not told: a choice of our own, half a month wrong at most


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day, and the record that tells it; or None, and why."""

    value: date | None
    because: tuple[str, ...]  # ids of records
    problems: tuple[Problem, ...]


def onset(records: Sequence[Record], now: datetime) -> Milestone:
    """Return the day of the first symptom: as the clinic wrote it down, otherwise as the person told."""
    return _first(records, "onsetDateTime", "first-symptom", now)


def diagnosis(records: Sequence[Record], now: datetime) -> Milestone:
    """Return the day of the diagnosis: as the clinic wrote it down, otherwise as the person told."""
    return _first(records, "recordedDate", "diagnosis-date", now)


def gastrostomy(records: Sequence[Record], day: date) -> bool | None:
    """Return whether the clinic wrote down a gastrostomy by a day; None when that is not to be told.

    A month or a year says no more than that: it holds the day, or lies before or after it.
    """
    placed = [
        compare(f"{told:.10}", day.isoformat())
        for record in records
        if isinstance(record, Event) and record.code == GASTROSTOMY
        if record.document.get("status") == "completed" and (told := _performed(record.document))
    ]
    if any(each in (-1, 0) for each in placed):
        return True
    return None if None in placed else False


def died(records: Sequence[Record]) -> str | None:
    """Return the day of death as it was written down: empty when nobody knows it, None without a death."""
    for record in reversed(records):
        if isinstance(record, Patient):
            told = record.document.get("deceasedDateTime")
            if told is not None or record.document.get("deceasedBoolean") is True:
                return f"{told:.10}" if isinstance(told, str) else ""
    return None


def _performed(document: Document) -> str:
    period = document.get("performedPeriod")
    told = document.get("performedDateTime") or (period.get("start") if isinstance(period, dict) else None)
    return told if isinstance(told, str) else ""


def _first(records: Sequence[Record], field: str, link_id: str, now: datetime) -> Milestone:
    problems: list[Problem] = []
    for record_id, name, text in _told(records, field, link_id):
        day = _day(text, name, now)
        if isinstance(day, date):
            return Milestone(day, (record_id,), tuple(problems))
        problems.append(day)
    return Milestone(None, (), tuple(problems) or (Problem(link_id, "unknown"),))


def _told(records: Sequence[Record], field: str, link_id: str) -> Iterator[tuple[str, str, object]]:
    for record in reversed(records):
        if isinstance(record, Event) and record.code == ALS and field in record.document:
            yield record.origin.record_id, field, record.document[field]
    if answer := newest_answer(records, "background", link_id):
        yield answer[0].origin.record_id, link_id, answer[1]


def _day(text: object, name: str, now: datetime) -> date | Problem:
    written = _DATE.fullmatch(text) if isinstance(text, str) else None
    if written is None:
        return Problem(name, "wrong-type")
    year, month, day = written.groups()
    if month is None:
        return Problem(name, "imprecise")
    today = now.date()
    try:
        found = date.fromisoformat(year + month + (day or _MIDDLE))
    except ValueError:
        return Problem(name, "wrong-type")
    if day is None and (found.year, found.month) == (today.year, today.month):
        return min(found, today)  # this month, of which the middle may have to come yet
    return Problem(name, "in-future") if found > today else found
