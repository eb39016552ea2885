"""Writing to the team."""

from app.actions import notebook
from app.actions.writers import Writer
from app.services import Services
from monitoring import fhir


def write_message(services: Services, text: str, sender: str, writer: Writer) -> str:
    """Keep a message for the team, durably when this returns; return the identifier of the record.

    Raises:
        VaultError: the disk refuses; nothing was saved.
    """
    origin = notebook.origin(services, writer)
    notebook.write(services, fhir.message(text.strip(), sender, origin))
    return origin.record_id
