"""Who is there for a person: the people whom the team wrote down, or takes over from another person."""

from collections.abc import Iterable
from dataclasses import replace

from app.services import Services
from monitoring import care
from monitoring.care import Contact
from monitoring.history import after
from monitoring.records import Author, Origin
from monitoring.web_addresses import web_address
from sync.errors import SyncError

FIRST = "contact-person"  # the kind of the one person to turn to first


def people_of(services: Services, participant: bytes) -> tuple[Contact, ...]:
    """The people of the team, the contact person first; SyncError when the dossier does not open."""
    found = care.team_contacts(services.store.records(participant))
    return tuple(sorted(found, key=lambda each: each.kind != FIRST))


def own_people(services: Services, participant: bytes) -> tuple[Contact, ...]:
    """The people whom the person, or a carer, wrote down; SyncError as above."""
    return care.own_contacts(services.store.records(participant))


def missing(contact: Contact) -> str:
    """The key of what is not right yet; empty when somebody can be kept so."""
    if not contact.name:
        return "desk-team.name-empty"
    if contact.phone and not any(letter.isdigit() for letter in contact.phone):
        return "desk-team.phone-unclear"
    if web_address(contact.video) is None:
        return "desk-team.video-unclear"
    return "desk-team.mail-unclear" if contact.mail and "@" not in contact.mail else ""


def write_down(services: Services, participant: bytes, before: Contact | None, contact: Contact) -> None:
    """Keep somebody, in place of who was there before where that is so.

    There is one contact person: who was it until now stays on the list.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; the list is as it was.
    """
    contact = replace(contact, video=web_address(contact.video) or "")  # people leave the beginning out
    people = list(people_of(services, participant))
    if before in people:
        people[people.index(before)] = contact
    else:
        people.append(contact)
    is_first = contact.kind == FIRST
    others = [replace(each, kind="") if each.kind == FIRST else each for each in people if each != contact]
    _keep(services, participant, [contact, *others] if is_first else people)


def take_off(services: Services, participant: bytes, contact: Contact) -> None:
    """Take somebody off the list; errors as above."""
    _keep(services, participant, [each for each in people_of(services, participant) if each != contact])


def to_take_over(services: Services, participant: bytes) -> tuple[Contact, ...]:
    """The people of the team whom another person here got last; not who belongs to that person alone."""
    newest = None
    for other in services.store.participants():
        try:
            teams = care.teams(services.store.records(other)) if other != participant else []
        except SyncError:
            continue  # that dossier says so on its own page
        written = [each for each in teams if each.origin.author is Author.CLINICIAN]
        if written and (newest is None or written[-1].origin.about > newest.origin.about):
            newest = written[-1]
    found = care.team_contacts([newest]) if newest else ()
    return tuple(each for each in found if not _is_local(services, each))


def take_over(services: Services, participant: bytes, people: Iterable[Contact]) -> None:
    """Put these people on the list, beside who is there already; errors as above."""
    here = people_of(services, participant)
    has_first = any(each.kind == FIRST for each in here)
    new = [replace(each, kind="") if has_first and each.kind == FIRST else each for each in people]
    names = {each.name for each in here}
    _keep(services, participant, [*here, *(each for each in new if each.name not in names)])


def _is_local(services: Services, contact: Contact) -> bool:
    """Whether everybody has another: a huisarts, a pharmacy."""
    kind = services.guide.contacts.get(contact.kind)
    return kind is not None and kind.level == "local"


def _keep(services: Services, participant: bytes, people: Iterable[Contact]) -> None:
    now = services.now()
    about = after(care.teams(services.store.records(participant)), now)
    origin = Origin(services.new_id(), about, now, Author.CLINICIAN)
    services.store.add(participant, [care.team(people, origin)], now)
