"""Signing rules: a clinician's word, kept at this workstation and written into every dossier."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.services import Services
from app.workstation.actions import writing
from monitoring import sign_offs
from monitoring.history import standing
from monitoring.rules import Rule
from monitoring.sign_offs import SignOff
from sync.errors import DeviceFailedError, DeviceFullError, SyncError

NOTE = "desk/rules"
_A_MOMENT = timedelta(seconds=1)


def sign(services: Services, rule: Rule, by: str) -> None:
    """Put a rule into force for everybody of this team, those who join later included.

    Raises:
        VaultError: the disk refuses; the rule stays as it was.
    """
    _say(services, sign_offs.sign(rule, _named(services, by), _moment(services, rule)))


def withdraw(services: Services, rule: Rule, by: str) -> None:
    """Take a rule out of force for everybody; VaultError as with signing."""
    _say(services, sign_offs.withdraw(rule, _named(services, by), _moment(services, rule)))


def last_words(services: Services) -> dict[str, SignOff]:
    """The last word on each rule, by rule: what was said here, or at another workstation of the team."""
    words = _kept(services)
    for participant in services.store.participants():
        for rule_id, said in _in_dossier(services, participant).items():
            if rule_id not in words or words[rule_id].at < said.at:
                words[rule_id] = said
    return words


def reconcile(services: Services) -> int:
    """Write the last word on each rule into every dossier that lacks it; return how many records were new.

    It may be run again at any time. A dossier that has given this team no key yet gets it another time.
    """
    words = last_words(services)
    if words != _kept(services):
        _keep(services, words)
    records = [sign_offs.record(word) for word in words.values()]
    return sum(_write(services, each, records) for each in services.store.participants()) if records else 0


def _say(services: Services, word: SignOff) -> None:
    _keep(services, last_words(services) | {word.rule_id: word})
    reconcile(services)


def _write(services: Services, participant: bytes, records: list[Any]) -> int:
    try:
        return services.store.add(participant, records, services.now())
    except (DeviceFailedError, DeviceFullError):
        raise  # it is not this dossier that is wrong
    except SyncError:
        return 0


def _in_dossier(services: Services, participant: bytes) -> Mapping[str, SignOff]:
    try:
        return sign_offs.newest(standing(services.store.records(participant)))
    except DeviceFailedError:
        raise
    except SyncError:
        return {}


def _moment(services: Services, rule: Rule) -> datetime:
    """Now, but after every earlier word on this rule, also where a clock was set back since."""
    before, now = last_words(services).get(rule.id), services.now()
    return max(now, before.at + _A_MOMENT) if before else now


def _named(services: Services, by: str) -> str:
    name = " ".join(by.split())
    if name != writing.sender(services):
        writing.set_sender(services, name)
    return name


def _kept(services: Services) -> dict[str, SignOff]:
    note = services.store.note(NOTE) or {}
    return {
        rule_id: SignOff(
            word["canonical"], word["hash"], word["by"], datetime.fromisoformat(word["at"]), word["is_active"]
        )
        for rule_id, word in note.items()
    }


def _keep(services: Services, words: Mapping[str, SignOff]) -> None:
    written = {
        rule_id: {
            "canonical": word.canonical,
            "hash": word.hash,
            "by": word.by,
            "at": word.at.isoformat(),
            "is_active": word.is_active,
        }
        for rule_id, word in words.items()
    }
    services.store.set_note(NOTE, written)
