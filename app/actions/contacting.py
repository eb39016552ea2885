"""Whom somebody can reach: what the team wrote down, and what they wrote down themselves."""

from app.actions.answering import Writer
from app.services import Services
from monitoring import care, fhir
from monitoring.care import Contact
from monitoring.records import Origin, Record

BEFORE_JOINING = "contacts"  # the note with the people of who has no dossier yet


def people(services: Services) -> tuple[Contact, ...]:
    """Everybody who is known, the team's own people first."""
    return care.contacts(_records(services))


def write_down(services: Services, contact: Contact, writer: Writer) -> None:
    """Keep how somebody can be reached, in place of who was known of that kind.

    Without a name and a way to reach them they are taken off the list.

    Raises:
        VaultError: the disk refuses; the list is as it was.
    """
    others = [each for each in care.own_contacts(_records(services)) if each.kind != contact.kind]
    kept = [*others, contact] if contact.name or contact.phone or contact.mail else others
    now = services.now()
    team = care.team(kept, Origin(services.new_id(), now, now, writer.author, writer.helped))
    if services.store.me is not None:
        services.store.add(services.store.me, [team], now)
    else:
        services.store.set_note(BEFORE_JOINING, fhir.to_fhir(team))


def take_along(services: Services) -> None:
    """Write into the new dossier who was known before joining; VaultError when the disk refuses."""
    note = services.store.note(BEFORE_JOINING)
    if services.store.me is not None and note:
        services.store.add(services.store.me, [fhir.from_fhir(note)], services.now())
        services.store.set_note(BEFORE_JOINING, None)


def _records(services: Services) -> list[Record]:
    if services.store.me is not None:
        return list(services.store.records(services.store.me))
    note = services.store.note(BEFORE_JOINING)
    return [fhir.from_fhir(note)] if note else []
