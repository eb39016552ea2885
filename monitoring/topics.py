"""What a message is about and which one it answers, to and from FHIR R4; what is odd says nothing."""

from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.records import NO_TOPIC, Document, MessageTopic

QUESTIONS = "https://nabij.nl/fhir/CodeSystem/wayfinder-question"
THEMES = "https://nabij.nl/fhir/CodeSystem/wayfinder-theme"
_MESSAGE = "Communication/"


def write(topic: MessageTopic) -> dict[str, Any]:
    """Return the CodeableConcept of a topic; empty when there is none."""
    codes = ((QUESTIONS, topic.question), (THEMES, topic.theme))
    codings = [{"system": system, "code": code} for system, code in codes if code]
    return {"coding": codings} if codings else {}


def read(document: Document, name: str) -> MessageTopic:
    """Read the topic in a field of a document."""
    try:
        concept = fields.find(document, name, dict, "topic") or {}
        codings = fields.elements(concept, "coding", "topic")
    except MalformedRecordError:
        return NO_TOPIC
    return MessageTopic(_code(codings, QUESTIONS), _code(codings, THEMES))


def reference(record_id: str) -> str:
    """Name a message in another resource."""
    return _MESSAGE + record_id


def message_id(element: object) -> str:
    """Return which message an element refers to; empty when it is none."""
    named = element.get("reference") if isinstance(element, dict) else None
    is_message = isinstance(named, str) and named.startswith(_MESSAGE)
    return str(named).removeprefix(_MESSAGE) if is_message else ""


def replied_to(document: Document) -> tuple[str, ...]:
    """Return which messages a message answers."""
    named = document.get("inResponseTo")
    found = map(message_id, named if isinstance(named, list) else [])
    return tuple(dict.fromkeys(filter(None, found)))


def _code(codings: list[Element], system: str) -> str:
    found = (each.get("code") for each in codings if each.get("system") == system)
    return next((code for code in found if isinstance(code, str)), "")
