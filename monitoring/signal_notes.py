"""What is written down of a signal, as FHIR R4 DetectedIssue: it was there, and it was dealt with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.evidence import Reading
from monitoring.origins import write_origin
from monitoring.records import Author, Document, Origin, Record, Unread
from monitoring.rules import Rule

KIND = "DetectedIssue"
_SYSTEM = "https://nabij.nl/fhir/CodeSystem/rule"


@dataclass(frozen=True, slots=True)
class Discussed:
    """That the team dealt with a signal."""

    rule_id: str
    version: str
    met_at: datetime  # the newest value that they had seen
    at: datetime
    by: str


def met_id(rule: Rule, at: datetime) -> str:
    """The identifier of the record that a signal was there: the same on every device."""
    return f"{rule.id}-met-{_short(rule, at)}"


def met(rule: Rule, at: datetime, because: Sequence[Reading], entered: datetime, author: Author) -> Unread:
    """Write down that a signal was there, whether or not anybody could be told."""
    origin = Origin(met_id(rule, at), at, entered, author)
    document = _issue(rule, origin) | {"status": "preliminary"}
    evidence = sorted({reading.record_id for reading in because if reading.record_id})
    if evidence:
        document["evidence"] = [{"detail": [{"identifier": {"value": each}} for each in evidence]}]
    return Unread(origin, document)


def dealt_with(rule: Rule, met_at: datetime, by: str, now: datetime, record_id: str) -> Unread:
    """Write down that a clinician of the team dealt with a signal."""
    origin = Origin(record_id, met_at, now, Author.CLINICIAN)
    mitigation = {"action": {"text": "discussed"}, "date": now.isoformat(), "author": {"display": by}}
    return Unread(origin, _issue(rule, origin) | {"status": "final", "mitigation": [mitigation]})


def discussed(records: Iterable[Record]) -> dict[tuple[str, str], Discussed]:
    """Return the last time that the team dealt with each version of a rule; a clinician's word only."""
    found: dict[tuple[str, str], Discussed] = {}
    for record in records:
        if record.document.get("resourceType") != KIND or record.origin.author is not Author.CLINICIAN:
            continue
        done = _read(record)
        if done is not None:
            before = found.get((done.rule_id, done.version))
            if before is None or (before.met_at, before.at) < (done.met_at, done.at):
                found[done.rule_id, done.version] = done
    return found


def _issue(rule: Rule, origin: Origin) -> dict[str, Any]:
    coding = {"system": _SYSTEM, "version": rule.version, "code": rule.id}
    return write_origin(KIND, origin) | {"code": {"coding": [coding]}}


def _short(rule: Rule, at: datetime) -> str:
    return sha256(f"{rule.canonical}\n{at.timestamp():.6f}".encode()).hexdigest()[:16]


def _read(record: Record) -> Discussed | None:
    try:
        mitigations = fields.elements(record.document, "mitigation", KIND)
        coding = _coding(record.document)
        if not mitigations or coding.get("system") != _SYSTEM:
            return None
        author = fields.find(mitigations[0], "author", dict, f"{KIND}.mitigation") or {}
        return Discussed(
            rule_id=fields.need(coding, "code", str, f"{KIND}.code"),
            version=fields.need(coding, "version", str, f"{KIND}.code"),
            met_at=record.origin.about,
            at=record.origin.entered,
            by=fields.find(author, "display", str, f"{KIND}.mitigation.author") or "",
        )
    except MalformedRecordError:
        return None  # another's DetectedIssue: carried, not understood


def _coding(document: Document) -> fields.Element:
    codings = fields.elements(fields.find(document, "code", dict, KIND) or {}, "coding", f"{KIND}.code")
    return codings[0] if codings else {}
