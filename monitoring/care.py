"""What is known of someone's medication and team, where somebody wrote it down."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.history import standing
from monitoring.records import Document, Record


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to reach; what is not known is empty."""

    name: str
    role: str
    phone: str


def medication(records: Iterable[Record]) -> tuple[str, ...]:
    """Return what is taken now, each with its dosage (FHIR R4 MedicationStatement), the newest last."""
    return tuple(_understood(records, "MedicationStatement", _medicine))


def contacts(records: Iterable[Record]) -> tuple[Contact, ...]:
    """Return the people of the newest team that was written down (FHIR R4 CareTeam)."""
    teams = list(_understood(records, "CareTeam", lambda document: [tuple(_members(document))]))
    return teams[-1] if teams else ()


def _understood(
    records: Iterable[Record], kind: str, read: Callable[[Document], Iterable[fields.T]]
) -> Iterator[fields.T]:
    for record in standing(records):
        if record.document.get("resourceType") == kind:
            try:
                yield from list(read(record.document))
            except MalformedRecordError:
                continue  # carried, not understood


def _medicine(document: Document) -> Iterator[str]:
    where = "MedicationStatement"
    name = _text(fields.find(document, "medicationCodeableConcept", dict, where) or {}, where)
    if document.get("status") == "active" and name:
        dosages = [
            fields.find(each, "text", str, where) for each in fields.elements(document, "dosage", where)
        ]
        yield ", ".join([name, *(each for each in dosages if each)])


def _members(document: Document) -> Iterator[Contact]:
    where = "CareTeam"
    inside = {f"#{each.get('id')}": each for each in fields.elements(document, "contained", where)}
    for participant in fields.elements(document, "participant", where):
        member = fields.find(participant, "member", dict, where) or {}
        name = fields.find(member, "display", str, where)
        if name:
            roles = [_text(each, where) for each in fields.elements(participant, "role", where)]
            person = inside.get(str(member.get("reference")), {})
            yield Contact(name, ", ".join(filter(None, roles)), _phone(person, where))
    if phone := _phone(document, where):
        yield Contact(fields.find(document, "name", str, where) or "", "", phone)


def _phone(element: Element, where: str) -> str:
    telecoms = fields.elements(element, "telecom", where)
    numbers = [fields.find(each, "value", str, where) for each in telecoms if each.get("system") == "phone"]
    return next(filter(None, numbers), "")


def _text(concept: Element, where: str) -> str:
    codings = fields.elements(concept, "coding", where)
    shown = (fields.find(each, "display", str, where) for each in codings)
    return fields.find(concept, "text", str, where) or next(filter(None, shown), "")
