"""Writing to the team."""

from app.actions.answering import Writer, participant
from app.services import Services
from monitoring import fhir
from monitoring.records import Origin


def write_message(services: Services, text: str, sender: str, writer: Writer) -> str:
    """Keep a message for the team, durably when this returns; return the identifier of the record.

    Raises:
        VaultError: the disk refuses; nothing was saved.
    """
    now = services.now()
    origin = Origin(services.new_id(), now, now, writer.author, writer.helped)
    services.store.add(participant(services), [fhir.message(text.strip(), sender, origin)], now)
    return origin.record_id
