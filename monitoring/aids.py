"""Aids and adaptations that somebody asked for, from and to FHIR R4 DeviceRequest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from monitoring import fields
from monitoring.care import KINDS
from monitoring.errors import MalformedRecordError
from monitoring.kept import Kept, code_of, concept, day_of, days, made, one_line, own_day, text_of, understood
from monitoring.origins import write_origin
from monitoring.records import Document, Origin, Record, Unread

Status = Literal["draft", "active", "completed", "revoked"]  # FHIR R4 request-status
PLANNED, ASKED, DELIVERED, OFF = STATUSES = get_args(Status)

KIND = "DeviceRequest"
CODES = "https://nabij.nl/fhir/CodeSystem/aid"  # of assets/aids.json
_PROMISED, _DELIVERED = "promised-for", "delivered-on"


@dataclass(frozen=True, slots=True)
class Aid:
    """An aid or adaptation, and how far asking for it is; a day that nobody knows is None."""

    what: str
    code: str = ""  # in assets/aids.json; empty: in own words
    source: str = ""  # from whom, as people read it
    contact: str = ""  # the same as one of assets/contacts.json; empty: in own words
    status: str = ASKED
    asked: date | None = None
    promised: date | None = None
    delivered: date | None = None
    note: str = ""


def aids(records: Iterable[Record]) -> tuple[Kept[Aid], ...]:
    """Return what was asked for, in the order in which it was first written down."""
    return tuple(understood(records, KIND, _read))


def write(aid: Aid, origin: Origin) -> Unread:
    """Make the record of an aid."""
    document = write_origin(KIND, origin)
    known = ((_PROMISED, aid.promised), (_DELIVERED, aid.delivered))
    document["extension"] = [*document["extension"], *days(known)]
    document |= {
        "status": aid.status,
        "intent": "plan",
        "codeCodeableConcept": concept(aid.what, aid.code, CODES),
        "subject": {"type": "Patient"},
    }
    if aid.asked:
        document["authoredOn"] = aid.asked.isoformat()
    if source := concept(aid.source, aid.contact, KINDS):
        document["performerType"] = source
    if note := one_line(aid.note):
        document["note"] = [{"text": note}]
    return made(document)


def _read(document: Document) -> Iterator[Aid]:
    what = fields.find(document, "codeCodeableConcept", dict, KIND) or {}
    source = fields.find(document, "performerType", dict, KIND) or {}
    status = fields.need(document, "status", str, KIND)
    if status not in STATUSES or not text_of(what, KIND):
        raise MalformedRecordError(f"{KIND} is in no state that is known")
    notes = (fields.find(each, "text", str, KIND) for each in fields.elements(document, "note", KIND))
    yield Aid(
        what=text_of(what, KIND),
        code=code_of(what, CODES, KIND),
        source=text_of(source, KIND),
        contact=code_of(source, KINDS, KIND),
        status=status,
        asked=day_of(document, "authoredOn", KIND),
        promised=own_day(document, _PROMISED),
        delivered=own_day(document, _DELIVERED),
        note=" ".join(filter(None, notes)),
    )
