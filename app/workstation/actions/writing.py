"""Writing to a person."""

from collections.abc import Sequence

from app.services import Services
from monitoring import fhir
from monitoring.records import Author, Origin, Record

SENDER = "desk/sender"  # the note with the name that stands over the messages


def sender(services: Services) -> str:
    """The name that the person reads over a message; empty when nobody filled it in."""
    return str(services.store.note(SENDER) or "")


def set_sender(services: Services, name: str) -> None:
    """Keep the name for the messages to come; VaultError when it will be forgotten."""
    services.store.set_note(SENDER, " ".join(name.split()) or None)


def keep(services: Services, participant: bytes, records: Sequence[Record], name: str) -> None:
    """Keep records for a person durably, all or none, and the name for what is written later.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing was saved.
    """
    services.store.add(participant, records, services.now())
    if name != sender(services):
        set_sender(services, name)


def write_message(services: Services, participant: bytes, text: str, name: str) -> str:
    """Keep a message for a person, durably when this returns; return the identifier of the record.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing was saved.
    """
    now, called = services.now(), " ".join(name.split())
    origin = Origin(services.new_id(), now, now, Author.CLINICIAN)
    keep(services, participant, [fhir.message(text.strip(), called, origin)], called)
    return origin.record_id
