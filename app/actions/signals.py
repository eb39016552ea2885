"""Signals on a device: what the rules say now, what the person put away, and what is written down of it."""

from collections.abc import Iterable, Sequence

from app.services import Services
from monitoring.asked import asked_since
from monitoring.history import standing
from monitoring.records import Author, Record
from monitoring.sign_offs import SignOff, in_force
from monitoring.signal_notes import met, met_id
from monitoring.signals import Signal, Unknown, signals, unknown

PUT_AWAY = "signals/put-away"  # the note with what the person does not want to see again


def find_signals(services: Services, records: Sequence[Record]) -> tuple[Signal, ...]:
    """Judge the signed rules of a dossier: on the phone and at the workstation alike."""
    now = services.now()
    return signals(records, services.rules, services.instruments, now, asked_since(records, now))


def signed_in(services: Services, records: Iterable[Record]) -> dict[str, SignOff]:
    """The sign-offs that are in force in a dossier, by rule."""
    return in_force(standing(records), services.rules)


def missing_here(services: Services, participant: bytes) -> tuple[Unknown, ...]:
    """The signed rules that cannot be judged in a dossier yet."""
    records = services.store.records(participant)
    rules = {rule_id: services.rules[rule_id] for rule_id in signed_in(services, records)}
    return unknown(records, rules, services.instruments, services.now()) if rules else ()


def for_the_person(services: Services, found: Iterable[Signal]) -> tuple[Signal, ...]:
    """What to show the person: of each kind (W, R, F …) the most urgent one, unless it was put away."""
    away = set(services.store.note(PUT_AWAY) or ())
    shown = _most_urgent(each for each in found if each.rule.concerns == "person")
    return tuple(signal for signal in shown if _name(signal) not in away)


def of_record(found: Iterable[Signal], record_id: str) -> tuple[Signal, ...]:
    """What this record met, for whoever has just filled it in: the most urgent of each kind."""
    return _most_urgent(
        each for each in found if any(reading.record_id == record_id for reading in each.because)
    )


def put_away(services: Services, found: Sequence[Signal], signal: Signal) -> None:
    """Do not show a signal again on this device; VaultError when that will be forgotten."""
    away = set(services.store.note(PUT_AWAY) or ()) & {_name(each) for each in found}
    services.store.set_note(PUT_AWAY, sorted(away | {_name(signal)}))


def write_down(services: Services, found: Iterable[Signal], author: Author) -> int:
    """Keep the record that each signal was there, once; return how many were new.

    Raises:
        VaultError: the disk refuses; nothing of it was saved.
    """
    me = services.store.me
    if me is None:
        return 0
    now = services.now()
    notes = [met(each.rule, each.at, each.because, now, author) for each in found]
    return services.store.add(me, notes, now)


def _most_urgent(found: Iterable[Signal]) -> tuple[Signal, ...]:
    """The first of each kind that does not rest; signals come the most urgent first."""
    kinds: dict[str, Signal] = {}
    for signal in found:
        if not signal.rests:
            kinds.setdefault(signal.rule_id[:1], signal)
    return tuple(kinds.values())


def _name(signal: Signal) -> str:
    return met_id(signal.rule, signal.at)
