"""Dealing with the signals of a person."""

from app.services import Services
from app.workstation.actions import writing
from monitoring.signal_notes import dealt_with
from monitoring.signals import Signal


def discuss(services: Services, participant: bytes, signal: Signal) -> None:
    """Keep that the team dealt with a signal: it rests until new values meet the rule again.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing of it was saved.
    """
    now = services.now()
    note = dealt_with(signal.rule, signal.at, writing.sender(services), now, services.new_id())
    services.store.add(participant, [note], now)
