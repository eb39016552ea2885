"""Which dossiers a command is about."""

from collections.abc import Iterable

from app.cli.errors import CommandError
from monitoring.history import standing
from monitoring.records import Patient, Record
from sync.store import LocalStore


def dossiers(store: LocalStore, beginning: str) -> list[bytes]:
    """The dossiers here whose identifier begins so; NotJoinedError before there can be any."""
    _ = store.owner
    found = [each for each in store.participants() if each.hex().startswith(beginning.lower())]
    if beginning and not found:
        raise CommandError("cli.no-participant", beginning=beginning)
    return found


def one_dossier(store: LocalStore, beginning: str) -> bytes:
    """The only dossier here whose identifier begins so."""
    found = dossiers(store, beginning)
    if len(found) != 1:
        raise CommandError("cli.which-participant")
    return found[0]


def called(records: Iterable[Record]) -> str:
    """What the person is called; empty when nobody wrote it down."""
    return next((each.name for each in reversed(standing(records)) if isinstance(each, Patient)), "")
