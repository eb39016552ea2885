"""What is known of someone's medication and team, where somebody wrote it down."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.history import standing
from monitoring.origins import read_origin, write_origin
from monitoring.records import Author, Document, Origin, Record, Unread

KINDS = "https://nabij.nl/fhir/CodeSystem/contact-kind"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to reach; what is not known is empty."""

    name: str
    role: str
    phone: str
    mail: str = ""
    kind: str = ""  # of the contacts of the wayfinder, where somebody said so


def medication(records: Iterable[Record]) -> tuple[str, ...]:
    """Return what is taken now, each with its dosage (FHIR R4 MedicationStatement), the newest last."""
    return tuple(_understood(records, "MedicationStatement", _medicine))


def contacts(records: Iterable[Record]) -> tuple[Contact, ...]:
    """Return the people whom each side wrote down last (FHIR R4 CareTeam), the team's own first."""
    kept = list(records)
    return (*team_contacts(kept), *own_contacts(kept))


def team_contacts(records: Iterable[Record]) -> tuple[Contact, ...]:
    """Return the people whom the team wrote down last."""
    return _newest_team(each for each in records if each.origin.author is Author.CLINICIAN)


def own_contacts(records: Iterable[Record]) -> tuple[Contact, ...]:
    """Return the people whom the person, or a carer, wrote down last."""
    return _newest_team(each for each in records if each.origin.author is not Author.CLINICIAN)


def teams(records: Iterable[Record]) -> list[Record]:
    """Return every list of people that stands, the newest last."""
    return [each for each in standing(records) if each.document.get("resourceType") == "CareTeam"]


def team(people: Iterable[Contact], origin: Origin) -> Unread:
    """Write these people down, in place of those before."""
    document = write_origin("CareTeam", origin) | {"status": "active"}
    found = [_written(f"c{number}", each) for number, each in enumerate(people)]
    if found:
        document["contained"] = [person for person, _ in found]
        document["participant"] = [participant for _, participant in found]
    return Unread(read_origin(document, "CareTeam"), document)


def _written(name: str, contact: Contact) -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody as a resource, and as a member of the team."""
    telecoms = (("phone", contact.phone), ("email", contact.mail))
    said = [{"system": system, "value": value} for system, value in telecoms if value]
    person: dict[str, Any] = {"resourceType": "Practitioner", "id": name} | (
        {"telecom": said} if said else {}
    )
    role: dict[str, Any] = {"text": contact.role} if contact.role else {}
    if contact.kind:
        role["coding"] = [{"system": KINDS, "code": contact.kind}]
    member = {"reference": f"#{name}"} | ({"display": contact.name} if contact.name else {})
    return person, {"member": member} | ({"role": [role]} if role else {})


def _newest_team(records: Iterable[Record]) -> tuple[Contact, ...]:
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
        roles = fields.elements(participant, "role", where)
        kind = _kind(roles, where)
        if name or kind:
            person = inside.get(str(member.get("reference")), {})
            role = ", ".join(filter(None, (_text(each, where) for each in roles)))
            reach = _telecom(person, "phone", where), _telecom(person, "email", where)
            yield Contact(name or "", role, *reach, kind)
    if phone := _telecom(document, "phone", where):
        yield Contact(fields.find(document, "name", str, where) or "", "", phone)


def _kind(roles: Iterable[Element], where: str) -> str:
    codings = [coding for role in roles for coding in fields.elements(role, "coding", where)]
    codes = (fields.find(each, "code", str, where) for each in codings if each.get("system") == KINDS)
    return next(filter(None, codes), "")


def _telecom(element: Element, system: str, where: str) -> str:
    telecoms = fields.elements(element, "telecom", where)
    values = [fields.find(each, "value", str, where) for each in telecoms if each.get("system") == system]
    return next(filter(None, values), "")


def _text(concept: Element, where: str) -> str:
    codings = fields.elements(concept, "coding", where)
    shown = (fields.find(each, "display", str, where) for each in codings)
    return fields.find(concept, "text", str, where) or next(filter(None, shown), "")
