"""Records to and from FHIR R4 JSON: the only form in which they are stored or sent."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from monitoring import care_plans, documents, fields, path_changes, topics
from monitoring.answers import Sheet, read_answers, write_items
from monitoring.codes import KNOWN
from monitoring.errors import MalformedRecordError
from monitoring.history import TAKEN_BACK
from monitoring.items import Instrument
from monitoring.origins import REFERENCE_TYPES, read_origin, write_origin
from monitoring.records import (
    NO_TOPIC,
    Answer,
    Communication,
    Document,
    Event,
    MessageTopic,
    Observation,
    Origin,
    Patient,
    QuestionnaireResponse,
    Record,
    Unread,
)
from monitoring.running import run

LOINC = "http://loinc.org"


def from_fhir(document: Document) -> Record:
    """Read one FHIR R4 resource; what is not understood stays in the record's document."""
    kind = fields.need(document, "resourceType", str, "resource")
    return _READERS.get(kind, Unread)(read_origin(document, kind), document)


def to_fhir(record: Record) -> dict[str, Any]:
    """Return the FHIR document of a record, unknown fields and all."""
    return dict(record.document)


def parse_document(text: bytes | str) -> list[Document]:
    """Take a file apart: one resource, a Bundle, or NDJSON with one of these on each line."""
    return [document for _, document in documents.split(text)]


def parse_records(text: bytes | str) -> list[Record]:
    """Read every record of a file; an error names the line and the field."""
    records = []
    for line, document in documents.split(text):
        try:
            records.append(from_fhir(document))
        except MalformedRecordError as error:
            raise MalformedRecordError(f"line {line}: {error}") from None
    return records


def response(instrument: Instrument, answers: Mapping[str, Answer], origin: Origin) -> QuestionnaireResponse:
    """Make a response of what the instrument asks for and calculates; other answers are left out."""
    document = write_origin("QuestionnaireResponse", origin)
    document |= {
        "questionnaire": instrument.canonical,
        "status": "amended" if origin.replaces else "completed",
        **_by(origin),
    }
    if instrument.is_of_carer:
        document["subject"] = {"type": instrument.subject}
    ran = run(instrument, answers)
    items = list(write_items(instrument.items, Sheet(ran.answers, ran.asked, ran.numbers)))
    if items:
        document["item"] = items
    return _response(read_origin(document, "QuestionnaireResponse"), document)


def restated(record: QuestionnaireResponse, origin: Origin) -> QuestionnaireResponse:
    """Make a response with the same answers: `origin` says what it replaces, and who filled it in."""
    document = dict(record.document) | write_origin("QuestionnaireResponse", origin)
    foreign = [
        each
        for each in fields.elements(record.document, "extension", "QuestionnaireResponse")
        if not str(each.get("url", "")).startswith(fields.OWN)
    ]
    document |= {"extension": [*document["extension"], *foreign], "status": "amended", **_by(origin)}
    return _response(read_origin(document, "QuestionnaireResponse"), document)


def retraction(record: QuestionnaireResponse, origin: Origin) -> QuestionnaireResponse:
    """Make the record that takes a response back: `origin` replaces it, and there are no answers."""
    document = write_origin("QuestionnaireResponse", origin)
    document |= {"questionnaire": record.questionnaire, "status": TAKEN_BACK}
    return _response(read_origin(document, "QuestionnaireResponse"), document)


def message(
    text: str, sender: str, origin: Origin, topic: MessageTopic = NO_TOPIC, answers: str = ""
) -> Communication:
    """Make a short message.

    Args:
        text: what is said.
        sender: the name that people read; may be empty.
        origin: whose it is, and when.
        topic: what it is about, where somebody said so.
        answers: the message that it is a reply to; empty when it is none.
    """
    document = write_origin("Communication", origin)
    document |= {"status": "completed", "payload": [{"contentString": text}]}
    if sender:
        document["sender"] = {"type": REFERENCE_TYPES[origin.author], "display": sender}
    if concept := topics.write(topic):
        document["topic"] = concept
    if answers:
        document["inResponseTo"] = [{"reference": topics.reference(answers)}]
    return _communication(read_origin(document, "Communication"), document)


def patient(name: str, birth_date: date | None, origin: Origin) -> Patient:
    """Make the record of the person whom a dossier is about."""
    document = write_origin("Patient", origin) | {"name": [{"text": name}]}
    if birth_date is not None:
        document["birthDate"] = birth_date.isoformat()
    return _patient(read_origin(document, "Patient"), document)


def _by(origin: Origin) -> dict[str, Any]:
    author = {"type": REFERENCE_TYPES[origin.author], "display": origin.author.value}
    return {"author": author, "source": author}


def _response(origin: Origin, document: Document) -> QuestionnaireResponse:
    questionnaire = fields.need(document, "questionnaire", str, "QuestionnaireResponse")
    return QuestionnaireResponse(origin, questionnaire, read_answers(document), document)


def _observation(origin: Origin, document: Document) -> Observation:
    code, _ = _concept(fields.need(document, "code", dict, "Observation"), "Observation.code")
    quantity = fields.find(document, "valueQuantity", dict, "Observation")
    if quantity is None:
        return Observation(
            origin, code, fields.number(document, "valueInteger", "Observation"), None, document
        )
    where = "Observation.valueQuantity"
    unit = fields.find(quantity, "code", str, where) or fields.find(quantity, "unit", str, where)
    return Observation(origin, code, fields.number(quantity, "value", where), unit, document)


def _communication(origin: Origin, document: Document) -> Communication:
    payload = fields.elements(document, "payload", "Communication")
    texts = [fields.find(each, "contentString", str, "Communication.payload") for each in payload]
    sender = fields.find(document, "sender", dict, "Communication") or {}
    name = fields.find(sender, "display", str, "Communication.sender") or ""
    text = "\n".join(text for text in texts if text)
    return Communication(
        origin, text, name, document, topics.read(document, "topic"), topics.replied_to(document)
    )


def _care_plan(origin: Origin, document: Document) -> Record:
    if path_changes.is_one(document):
        return path_changes.read(origin, document)
    return care_plans.read(origin, document)


def _patient(origin: Origin, document: Document) -> Patient:
    names = fields.elements(document, "name", "Patient") or [{}]
    name = fields.find(names[0], "text", str, "Patient.name")
    if name is None:
        given = fields.find(names[0], "given", list, "Patient.name") or []
        family = fields.find(names[0], "family", str, "Patient.name")
        name = " ".join(part for part in [*given, family] if isinstance(part, str))
    born = fields.find(document, "birthDate", str, "Patient")
    moment = fields.moment(born, "Patient.birthDate") if born else None
    # Only the year, or the year and the month, is not a birth date yet.
    birth_date = moment.date() if moment and born and len(born) == len("1960-01-31") else None
    return Patient(origin, name, birth_date, document)


def _event(origin: Origin, document: Document) -> Event:
    kind = document["resourceType"]
    code, text = _concept(fields.find(document, "code", dict, kind) or {}, f"{kind}.code")
    return Event(origin, code, text, document)


def _concept(concept: Mapping[str, Any], where: str) -> tuple[str, str]:
    codings = fields.elements(concept, "coding", where)
    coding = min(codings, key=_rank, default={})
    system = fields.find(coding, "system", str, f"{where}.coding") or ""
    code = fields.find(coding, "code", str, f"{where}.coding") or ""
    display = fields.find(coding, "display", str, f"{where}.coding")
    return f"{system}|{code}" if code else "", fields.find(concept, "text", str, where) or display or ""


def _rank(coding: Mapping[str, Any]) -> int:
    # Other systems code one thing in several ways: what is known here counts first, then LOINC.
    if f"{coding.get('system')}|{coding.get('code')}" in KNOWN:
        return 0
    return 1 if coding.get("system") == LOINC else 2


_READERS: Mapping[str, Callable[[Origin, Document], Record]] = {
    "QuestionnaireResponse": _response,
    "Observation": _observation,
    "Communication": _communication,
    "Patient": _patient,
    "Condition": _event,
    "Procedure": _event,
    "CarePlan": _care_plan,
}
