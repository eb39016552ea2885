"""Which messages of the team were opened on this device."""

from collections.abc import Iterable

from app.actions import notebook
from app.services import Services
from monitoring.history import standing
from monitoring.records import Author, Communication, Record

OPENED = "messages/opened"


def newest_unopened(services: Services, history: Iterable[Record]) -> Communication | None:
    """The newest message of the team that was not on the screen yet, of what still stands."""
    opened = set(services.store.note(OPENED) or ())
    unopened = [each for each in _of_team(history) if each.origin.record_id not in opened]
    return unopened[-1] if unopened else None


def open_all(services: Services) -> None:
    """Keep that every message was on the screen; VaultError when that will be forgotten."""
    history = standing(notebook.records(services))
    services.store.set_note(OPENED, [each.origin.record_id for each in _of_team(history)])


def _of_team(history: Iterable[Record]) -> list[Communication]:
    messages = (each for each in history if isinstance(each, Communication))
    return [each for each in messages if each.origin.author is Author.CLINICIAN]
