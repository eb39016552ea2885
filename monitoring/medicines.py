"""Medicines that somebody takes or took, and what they cannot have, from and to FHIR R4."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from monitoring import fields
from monitoring.fields import Element
from monitoring.history import TAKEN_BACK
from monitoring.kept import Kept, concept, day_of, made, one_line, text_of, understood
from monitoring.origins import with_origin, write_origin
from monitoring.records import Document, Origin, Record, Unread

KIND = "MedicationStatement"
INTOLERANCE = "AllergyIntolerance"
ACTIVE, STOPPED = "active", "stopped"  # FHIR R4 medication-statement-status
_VERIFIED = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
_CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine in the words of whoever wrote it down."""

    name: str
    dosage: str = ""
    since: date | None = None
    is_stopped: bool = False
    until: date | None = None  # the day of stopping


def medicines(records: Iterable[Record]) -> tuple[Kept[Medicine], ...]:
    """Return what is taken and what was stopped, in the order in which it was first written down."""
    return tuple(understood(records, KIND, _read))


def write(medicine: Medicine, origin: Origin) -> Unread:
    """Make the record of a medicine."""
    document = write_origin(KIND, origin) | {
        "status": STOPPED if medicine.is_stopped else ACTIVE,
        "medicationCodeableConcept": concept(medicine.name, "", ""),
        "subject": {"type": "Patient"},
    }
    period = {"start": medicine.since, "end": medicine.until if medicine.is_stopped else None}
    known = {name: day.isoformat() for name, day in period.items() if day}
    if known:
        document["effectivePeriod"] = known
    if dosage := one_line(medicine.dosage):
        document["dosage"] = [{"text": dosage}]
    return made(document)


def intolerances(records: Iterable[Record]) -> tuple[Kept[str], ...]:
    """Return what somebody cannot have, as it was written down."""
    return tuple(understood(records, INTOLERANCE, _intolerance))


def write_intolerance(text: str, origin: Origin) -> Unread:
    """Write down what somebody cannot have."""
    document = write_origin(INTOLERANCE, origin) | {
        "clinicalStatus": {"coding": [{"system": _CLINICAL, "code": "active"}]},
        "code": {"text": one_line(text)},
        "patient": {"type": "Patient"},
    }
    return made(document)


def intolerance_taken_back(record: Record, origin: Origin) -> Unread:
    """Make the record that takes this one back; FHIR says so of an allergy in a way of its own."""
    document = with_origin(record.document, origin)
    document.pop("clinicalStatus", None)
    return made(document | {"verificationStatus": {"coding": [{"system": _VERIFIED, "code": TAKEN_BACK}]}})


def _read(document: Document) -> Iterator[Medicine]:
    name = text_of(fields.find(document, "medicationCodeableConcept", dict, KIND) or {}, KIND)
    status = fields.find(document, "status", str, KIND)
    if name and status in (ACTIVE, STOPPED):
        texts = (fields.find(each, "text", str, KIND) for each in fields.elements(document, "dosage", KIND))
        period: Element = fields.find(document, "effectivePeriod", dict, KIND) or {}
        where = f"{KIND}.effectivePeriod"
        since, until = day_of(period, "start", where), day_of(period, "end", where)
        yield Medicine(name, ", ".join(filter(None, texts)), since, status == STOPPED, until)


def _intolerance(document: Document) -> Iterator[str]:
    text = text_of(fields.find(document, "code", dict, INTOLERANCE) or {}, INTOLERANCE)
    if text:
        yield text
