"""Who entered a record, when, and what it was about: read from and written to FHIR."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import OWN, Element
from monitoring.records import Author, Document, Origin

_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")  # FHIR R4 id

# Where each resource says when it was about, most telling first; a period counts from its start.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "QuestionnaireResponse": ("authored",),
    "Observation": ("effectiveDateTime", "effectiveInstant", "effectivePeriod"),
    "Communication": ("sent", "received"),
    "Condition": ("recordedDate", "onsetDateTime"),  # the diagnosis; the first symptom is long before
    "Procedure": ("performedDateTime", "performedPeriod"),
    "Patient": ("meta",),
    "PlanDefinition": ("date",),
    "DetectedIssue": ("identifiedDateTime",),
    "CarePlan": ("created", "period", "meta"),
    "Task": ("authoredOn", "meta"),
    "CareTeam": ("meta", "period"),
    "DeviceRequest": ("meta", "authoredOn"),  # written down; an aid is asked for long before
    "MedicationStatement": ("dateAsserted", "effectiveDateTime", "effectivePeriod"),
    "AllergyIntolerance": ("recordedDate",),
    "Appointment": ("created", "start"),
}
_ABOUT_ANY = (
    "authoredOn",
    "dateTime",
    "date",
    "recordedDate",
    "created",
    "issued",
    "effectiveDateTime",
    "period",
    "meta",
)

# Where each resource says who entered it, when Nabij's own extension is absent.
_AUTHOR = {
    "QuestionnaireResponse": "author",
    "Observation": "performer",
    "Communication": "sender",
    "Condition": "recorder",
    "Procedure": "recorder",
    "CarePlan": "author",
    "Task": "requester",  # who made it
}
_SAID = ("author", "helped", "entered", "replaces", "copies")  # what an origin says in extensions of our own
_ROLES = {
    "Patient": Author.PATIENT,
    "RelatedPerson": Author.CARER,
    "Practitioner": Author.CLINICIAN,
    "PractitionerRole": Author.CLINICIAN,
    "Organization": Author.CLINICIAN,
}
REFERENCE_TYPES = {
    Author.PATIENT: "Patient",
    Author.CARER: "RelatedPerson",
    Author.CLINICIAN: "Practitioner",
}


def read_origin(document: Document, kind: str) -> Origin:
    """Read what a resource says about itself; a resource without an id or a date is refused."""
    record_id = fields.need(document, "id", str, kind)
    if not _ID.fullmatch(record_id):
        raise MalformedRecordError(f"{kind}.id is not a FHIR id")
    own = _own_extensions(document, kind)
    about = _about(document, kind)
    entered = _value(own, "entered", "valueDateTime", str, kind)
    return Origin(
        record_id=record_id,
        about=about,
        entered=fields.moment(entered, f"{kind}.extension(entered)") if entered else about,
        author=_author(own, document, kind),
        helped=_value(own, "helped", "valueBoolean", bool, kind) or False,
        replaces=_value(own, "replaces", "valueId", str, kind),
        copies=_value(own, "copies", "valueId", str, kind),
    )


def write_origin(kind: str, origin: Origin) -> dict[str, Any]:
    """Start a document of this kind; what equals its default is not written."""
    extensions: list[dict[str, Any]] = [{"url": OWN + "author", "valueCode": origin.author.value}]
    if origin.helped:
        extensions.append({"url": OWN + "helped", "valueBoolean": True})
    if origin.entered != origin.about:
        extensions.append({"url": OWN + "entered", "valueDateTime": origin.entered.isoformat()})
    if origin.replaces is not None:
        extensions.append({"url": OWN + "replaces", "valueId": origin.replaces})
    if origin.copies is not None:
        extensions.append({"url": OWN + "copies", "valueId": origin.copies})
    about = origin.about.isoformat()
    name = _ABOUT[kind][0]
    date = {"meta": {"lastUpdated": about}} if name == "meta" else {name: about}
    return {"resourceType": kind, "id": origin.record_id, "extension": extensions} | date


def with_origin(document: Document, origin: Origin) -> dict[str, Any]:
    """The same document with another origin; every other extension stays."""
    kind = document["resourceType"]
    begun = write_origin(kind, origin)
    said = {OWN + name for name in _SAID}
    others = [each for each in fields.elements(document, "extension", kind) if each.get("url") not in said]
    return {**document, **begun, "extension": [*begun["extension"], *others]}


def _about(document: Document, kind: str) -> datetime:
    for name in _ABOUT.get(kind, _ABOUT_ANY):
        where = f"{kind}.{name}"
        if name == "meta":
            text = fields.find(fields.find(document, name, dict, kind) or {}, "lastUpdated", str, where)
        elif name.endswith("eriod"):
            text = fields.find(fields.find(document, name, dict, kind) or {}, "start", str, where)
        else:
            text = fields.find(document, name, str, kind)
        if text:
            return fields.moment(text, where)
    raise MalformedRecordError(f"{kind} has no date")


def _own_extensions(document: Document, kind: str) -> dict[str, Element]:
    return {
        each["url"][len(OWN) :]: each
        for each in fields.elements(document, "extension", kind)
        if isinstance(each.get("url"), str) and each["url"].startswith(OWN)
    }


def _value(
    own: Mapping[str, Element], name: str, value: str, kind: type[fields.T], where: str
) -> fields.T | None:
    if name not in own:
        return None
    return fields.need(own[name], value, kind, f"{where}.extension({name})")


def _author(own: Mapping[str, Element], document: Document, kind: str) -> Author:
    code = _value(own, "author", "valueCode", str, kind)
    if code is not None:
        try:
            return Author(code)
        except ValueError:
            raise MalformedRecordError(f"{kind}.extension(author) is not a known author") from None
    reference = document.get(_AUTHOR.get(kind, ""))
    if isinstance(reference, list):
        reference = next(iter(reference), None)
    if not isinstance(reference, dict):
        return Author.PATIENT
    named = reference.get("type") or str(reference.get("reference", "")).partition("/")[0]
    return _ROLES.get(named, Author.PATIENT) if isinstance(named, str) else Author.PATIENT
