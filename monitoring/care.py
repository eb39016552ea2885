"""What is known of someone's medication and team, where somebody wrote it down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from monitoring import available_time, fields
from monitoring.fields import Element
from monitoring.history import standing
from monitoring.kept import code_of, text_of, understood
from monitoring.medicines import medicines
from monitoring.opening_hours import Hours
from monitoring.origins import read_origin, write_origin
from monitoring.records import Author, Document, Origin, Record, Unread

KINDS = "https://nabij.nl/fhir/CodeSystem/contact-kind"
TEAM = "als-team"  # the kind of the team as a whole


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to reach; what is not known is empty."""

    name: str
    role: str
    phone: str
    mail: str = ""
    kind: str = ""  # of the contacts of the wayfinder, where somebody said so
    video: str = ""  # a link for a call on screen
    address: str = ""  # to visit
    hours: Hours = ()


def medication(records: Iterable[Record]) -> tuple[str, ...]:
    """Return what is taken now, each with its dosage (FHIR R4 MedicationStatement), the newest last."""
    taken = (each.said for each in medicines(records) if not each.said.is_stopped)
    return tuple(", ".join(filter(None, (each.name, each.dosage))) for each in taken)


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
    telecoms = (("phone", contact.phone), ("email", contact.mail), ("url", contact.video))
    said = [{"system": system, "value": value} for system, value in telecoms if value]
    person: dict[str, Any] = {"resourceType": "Practitioner", "id": name}
    if contact.hours:
        person["extension"] = [available_time.write(each) for each in contact.hours]
    if said:
        person["telecom"] = said
    if contact.address:
        person["address"] = [{"text": contact.address}]
    role: dict[str, Any] = {"text": contact.role} if contact.role else {}
    if contact.kind:
        role["coding"] = [{"system": KINDS, "code": contact.kind}]
    member = {"reference": f"#{name}"} | ({"display": contact.name} if contact.name else {})
    return person, {"member": member} | ({"role": [role]} if role else {})


def _newest_team(records: Iterable[Record]) -> tuple[Contact, ...]:
    teams = list(understood(records, "CareTeam", lambda document: [tuple(_members(document))]))
    return teams[-1].said if teams else ()


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
            role = ", ".join(filter(None, (text_of(each, where) for each in roles)))
            yield _reached(person, name or "", role, kind)
    name = fields.find(document, "name", str, where) or ""
    if name or _telecom(document, "phone", where):
        yield _reached(document, name, "", TEAM)


def _reached(element: Element, name: str, role: str, kind: str) -> Contact:
    """Somebody, or the team as a whole, with every way to reach them that is known."""
    where = "CareTeam"
    phone, mail, video = (_telecom(element, system, where) for system in ("phone", "email", "url"))
    texts = (fields.find(each, "text", str, where) for each in fields.elements(element, "address", where))
    address = next(filter(None, texts), "")
    return Contact(name, role, phone, mail, kind, video, address, available_time.read(element))


def _kind(roles: Iterable[Element], where: str) -> str:
    return next(filter(None, (code_of(role, KINDS, where) for role in roles)), "")


def _telecom(element: Element, system: str, where: str) -> str:
    telecoms = fields.elements(element, "telecom", where)
    values = [fields.find(each, "value", str, where) for each in telecoms if each.get("system") == system]
    return next(filter(None, values), "")
