"""Writing to the team."""

from app.actions import notebook
from app.actions.writers import Writer
from app.services import Services
from monitoring import fhir
from monitoring.records import NO_TOPIC, MessageTopic


def write_message(
    services: Services, text: str, sender: str, writer: Writer, topic: MessageTopic = NO_TOPIC
) -> str:
    """Keep a message for the team, durably when this returns; return the identifier of the record.

    Args:
        services: where it is kept.
        text: what is said.
        sender: the name that people read; may be empty.
        writer: who wrote it.
        topic: the question of the wayfinder that it is about, where it began there.

    Raises:
        VaultError: the disk refuses; nothing was saved.
    """
    origin = notebook.origin(services, writer)
    notebook.write(services, fhir.message(text.strip(), sender, origin, topic))
    return origin.record_id
