"""Care plans to and from FHIR R4; what is not understood of one stays in its document."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.origins import REFERENCE_TYPES, read_origin, write_origin
from monitoring.records import CarePlan, Document, Origin

ACTIVE, ON_HOLD, REVOKED = "active", "on-hold", "revoked"  # FHIR R4 request-status

# A rhythm: the time between two times, ONCE, or None for what a person fills in as they like.
ONCE = timedelta.max

# What may be asked again sooner than in a day, or not within a year, is no rhythm of ours: it is carried.
_SHORTEST, _LONGEST = timedelta(days=1), timedelta(days=366)
_UNITS: Mapping[str, Decimal] = {"d": Decimal(1), "wk": Decimal(7)}  # UCUM, in days; the only exact ones


def read(origin: Origin, document: Document) -> CarePlan:
    """Read a care plan; an activity in a rhythm that is not known is left where it is."""
    period = fields.find(document, "period", dict, "CarePlan") or {}
    return CarePlan(
        origin,
        fields.find(document, "status", str, "CarePlan") or "",
        _day(period, "start"),
        _day(period, "end"),
        dict(_rhythms(document)),
        writer_of(document),
        document,
    )


def write(
    origin: Origin,
    status: str,
    period: tuple[date | None, date | None],
    rhythms: Mapping[str, timedelta | None],
    writer: str,
) -> CarePlan:
    """Make a care plan that says how often each of these is asked, and no more than that.

    Args:
        origin: whose it is, and when.
        status: `ACTIVE`, `ON_HOLD` or `REVOKED`.
        period: the first and the last day of a pause.
        rhythms: canonical without version -> how often.
        writer: the name that people read; may be empty.
    """
    document = begun(origin, status, writer)
    days = {name: day.isoformat() for name, day in zip(("start", "end"), period, strict=True) if day}
    if days:
        document["period"] = days
    if rhythms:
        document["activity"] = [{"detail": _detail(*each)} for each in rhythms.items()]
    return read(read_origin(document, "CarePlan"), document)


def begun(origin: Origin, status: str, writer: str) -> dict[str, Any]:
    """Start a care plan of any category."""
    author = {"type": REFERENCE_TYPES[origin.author]} | ({"display": writer} if writer else {})
    said = {"status": status, "intent": "plan", "subject": {"type": "Patient"}, "author": author}
    return write_origin("CarePlan", origin) | said


def writer_of(document: Document) -> str:
    """The name that people read of who wrote a care plan; may be empty."""
    author = fields.find(document, "author", dict, "CarePlan") or {}
    return fields.find(author, "display", str, "CarePlan.author") or ""


def _detail(url: str, rhythm: timedelta | None) -> dict[str, Any]:
    detail: dict[str, Any] = {"kind": "Task", "instantiatesCanonical": [url]}
    if rhythm is None:
        return detail | {"status": "stopped"}
    repeat = {"count": 1} if rhythm == ONCE else {"frequency": 1, "period": _days(rhythm), "periodUnit": "d"}
    return detail | {"status": "scheduled", "scheduledTiming": {"repeat": repeat}}


def _days(rhythm: timedelta) -> float:
    days = rhythm / timedelta(days=1)
    return int(days) if days.is_integer() else days


def _rhythms(document: Document) -> Iterator[tuple[str, timedelta | None]]:
    for activity in fields.elements(document, "activity", "CarePlan"):
        detail = fields.find(activity, "detail", dict, "CarePlan.activity") or {}
        canonicals = fields.find(detail, "instantiatesCanonical", list, "CarePlan.activity.detail") or []
        try:
            rhythm = _rhythm(detail)
        except MalformedRecordError:
            continue
        for canonical in canonicals:
            if isinstance(canonical, str):
                yield canonical.partition("|")[0], rhythm


def _rhythm(detail: Element) -> timedelta | None:
    where = "CarePlan.activity.detail"
    if detail.get("status") in ("stopped", "cancelled") or detail.get("doNotPerform") is True:
        return None
    timing = fields.need(detail, "scheduledTiming", dict, where)
    repeat = fields.need(timing, "repeat", dict, where)
    if repeat.get("count") == 1:
        return ONCE
    frequency = fields.find(repeat, "frequency", int, where)
    frequency = 1 if frequency is None else frequency
    period = fields.number(repeat, "period", where)
    unit = _UNITS.get(fields.need(repeat, "periodUnit", str, where))
    if period is None or unit is None or not 0 < frequency <= _LONGEST.days or period > _LONGEST.days:
        raise MalformedRecordError(f"{where} is in no rhythm that is known")
    rhythm = timedelta(days=float(period * unit / frequency))
    if not _SHORTEST <= rhythm <= _LONGEST:
        raise MalformedRecordError(f"{where} is in no rhythm that is known")
    return rhythm


def _day(period: Element, name: str) -> date | None:
    text = fields.find(period, name, str, "CarePlan.period")
    return fields.moment(text, f"CarePlan.period.{name}").date() if text else None
