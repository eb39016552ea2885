"""Whom somebody can reach: what the team wrote down, and what they wrote down themselves."""

from app.actions import notebook
from app.actions.writers import Writer
from app.services import Services
from monitoring import care
from monitoring.care import Contact


def people(services: Services) -> tuple[Contact, ...]:
    """Everybody who is known, the team's own people first."""
    return care.contacts(notebook.records(services))


def write_down(services: Services, contact: Contact, writer: Writer) -> None:
    """Keep how somebody can be reached, in place of who was known of that kind.

    Without a name and a way to reach them they are taken off the list.

    Raises:
        VaultError: the disk refuses; the list is as it was.
    """
    others = [each for each in care.own_contacts(notebook.records(services)) if each.kind != contact.kind]
    known = contact.name, contact.phone, contact.mail, contact.video, contact.address
    kept = [*others, contact] if any(known) else others
    notebook.write(services, care.team(kept, notebook.origin(services, writer)))


def written_before(services: Services, kind: str) -> Contact:
    """What is known of somebody of this kind, one's own words before the team's; or nobody yet."""
    known = [each for each in people(services) if each.kind == kind]
    return known[-1] if known else Contact("", "", "", "", kind)
