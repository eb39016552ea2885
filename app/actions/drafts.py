"""A half-filled questionnaire, kept sealed on this device after every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.services import Services
from monitoring.instruments import Instrument
from monitoring.records import Answer


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was answered so far, and the screen where the person stopped."""

    answers: Mapping[str, Answer]
    page: int  # from 0


def keep_draft(services: Services, instrument: Instrument, answers: Mapping[str, Answer], page: int) -> None:
    """Keep what was answered so far; VaultError when the disk refuses."""
    written = {
        link_id: {"decimal": str(answer)} if isinstance(answer, Decimal) else answer
        for link_id, answer in answers.items()
    }
    note = {"questionnaire": instrument.canonical, "page": page, "answers": written}
    services.store.set_note(_name(instrument), note)


def kept_draft(services: Services, instrument: Instrument) -> KeptDraft | None:
    """What was kept, unless the questionnaire has become another since."""
    note = services.store.note(_name(instrument))
    if note is None or note["questionnaire"] != instrument.canonical:
        return None
    answers = {
        link_id: Decimal(answer["decimal"]) if isinstance(answer, dict) else answer
        for link_id, answer in note["answers"].items()
    }
    return KeptDraft(answers, note["page"])


def kept_drafts(services: Services) -> dict[str, KeptDraft]:
    """Everything half-filled, by the name of its instrument."""
    found = {name: kept_draft(services, instrument) for name, instrument in services.instruments.items()}
    return {name: draft for name, draft in found.items() if draft is not None}


def discard_draft(services: Services, instrument: Instrument) -> None:
    """Forget it, because it was saved or because the person begins anew."""
    if services.store.note(_name(instrument)) is not None:
        services.store.set_note(_name(instrument), None)


def _name(instrument: Instrument) -> str:
    return f"draft/{instrument.name}"
