"""What people keep: the records of one kind that still stand, as far as they are understood."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import OWN, Element
from monitoring.history import TAKEN_BACK, standing
from monitoring.origins import read_origin, with_origin
from monitoring.records import Author, Document, Origin, Record, Unread


@dataclass(frozen=True, slots=True)
class Kept(Generic[fields.T]):
    """Something that was written down, and by whom."""

    said: fields.T
    origin: Origin

    @property
    def is_of_team(self) -> bool:
        """Whether it is the team's own, which only the team changes."""
        return self.origin.author is Author.CLINICIAN


def understood(
    records: Iterable[Record], kind: str, read: Callable[[Document], Iterable[fields.T]]
) -> Iterator[Kept[fields.T]]:
    """What still stands of one kind, in the order of what it is about; a record may hold several."""
    for record in standing(each for each in records if each.document.get("resourceType") == kind):
        try:
            yield from [Kept(each, record.origin) for each in read(record.document)]
        except MalformedRecordError:
            continue  # carried, not understood


def again(record: Record, origin: Origin) -> Unread:
    """Say the same as a record once more: `origin` says what that replaces."""
    return made(with_origin(record.document, origin))


def taken_back(record: Record, origin: Origin) -> Unread:
    """Make the record that takes this one back: `origin` replaces it."""
    return made(with_origin(record.document, origin) | {"status": TAKEN_BACK})


def made(document: Document) -> Unread:
    """The record of a document that was just written."""
    return Unread(read_origin(document, document["resourceType"]), document)


def one_line(text: str) -> str:
    """A text as a field of FHIR takes it."""
    return " ".join(text.split())


def text_of(concept: Element, where: str) -> str:
    """What people read of a FHIR CodeableConcept; may be empty."""
    codings = fields.elements(concept, "coding", where)
    shown = (fields.find(each, "display", str, where) for each in codings)
    return fields.find(concept, "text", str, where) or next(filter(None, shown), "")


def code_of(concept: Element, system: str, where: str) -> str:
    """The code that a FHIR CodeableConcept has in a system; empty when it has none."""
    codings = fields.elements(concept, "coding", where)
    codes = (fields.find(each, "code", str, where) for each in codings if each.get("system") == system)
    return next(filter(None, codes), "")


def concept(text: str, code: str, system: str) -> dict[str, Any]:
    """A FHIR CodeableConcept in one's own words, with its code where it has one."""
    coding = {"coding": [{"system": system, "code": code}]} if code else {}
    return coding | ({"text": one_line(text)} if one_line(text) else {})


def own_day(document: Document, name: str) -> date | None:
    """A day in an extension of our own, or None."""
    kind = document["resourceType"]
    found = fields.extension(document, OWN + name, kind)
    return day_of(found, "valueDate", f"{kind}.extension({name})") if found else None


def day_of(element: Element, name: str, where: str) -> date | None:
    """A whole day; a month or a year alone is none."""
    text = fields.find(element, name, str, where)
    found = fields.moment(text, f"{where}.{name}") if text else None
    return found.date() if found and text and len(text) >= len("2026-11-21") else None


def days(found: Iterable[tuple[str, date | None]]) -> list[dict[str, Any]]:
    """Days as extensions of our own; what is not known is not written."""
    return [{"url": OWN + name, "valueDate": day.isoformat()} for name, day in found if day]
