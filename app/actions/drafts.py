"""A half-filled questionnaire, kept sealed on this device after every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.actions.offering import offered
from app.services import Services
from monitoring.items import Instrument
from monitoring.records import Answer, Other, Quantity

END = 1_000_000  # the screen of whoever has seen all of them


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was answered so far, and the screen where the person stopped."""

    answers: Mapping[str, Answer]
    page: int  # from 0
    copies: str | None = None  # the record whose answers were taken over
    hands: str | None = None  # who fills in this one, where that is another than usual


def keep_draft(services: Services, instrument: Instrument, draft: KeptDraft) -> None:
    """Keep what was answered so far; VaultError when the disk refuses."""
    note = {
        "questionnaire": instrument.canonical,
        "page": draft.page,
        "answers": {name: _write(answer) for name, answer in draft.answers.items()},
        "copies": draft.copies,
        "hands": draft.hands,
    }
    services.store.set_note(_name(instrument), note)


def kept_draft(services: Services, instrument: Instrument) -> KeptDraft | None:
    """What was kept, unless the questionnaire has become another since."""
    note = services.store.note(_name(instrument))
    if note is None or note["questionnaire"] != instrument.canonical:
        return None
    answers = {name: _read(written) for name, written in note["answers"].items()}
    return KeptDraft(answers, note["page"], note.get("copies"), note.get("hands"))


def is_outdated(services: Services, instrument: Instrument) -> bool:
    """Whether something was kept of another version: the same code may mean another answer there."""
    note = services.store.note(_name(instrument))
    return note is not None and note["questionnaire"] != instrument.canonical


def kept_drafts(services: Services) -> dict[str, KeptDraft]:
    """Everything half-filled, by the name of its instrument."""
    found = {name: kept_draft(services, instrument) for name, instrument in offered(services).items()}
    return {name: draft for name, draft in found.items() if draft is not None}


def discard_draft(services: Services, instrument: Instrument) -> None:
    """Forget it, because it was saved or because the person begins anew."""
    if services.store.note(_name(instrument)) is not None:
        services.store.set_note(_name(instrument), None)


def _write(answer: Answer) -> Any:
    match answer:
        case tuple():
            return [_write(each) for each in answer]
        case Decimal():
            return {"decimal": str(answer)}
        case Other():
            return {"other": answer.text}
        case Quantity():
            return {"decimal": str(answer.value), "unit": answer.unit}
    return answer


def _read(written: Any) -> Any:
    match written:
        case list():
            return tuple(_read(each) for each in written)
        case {"decimal": value, "unit": unit}:
            return Quantity(Decimal(value), unit)
        case {"decimal": value}:
            return Decimal(value)
        case {"other": text}:
            return Other(text)
    return written


def _name(instrument: Instrument) -> str:
    return f"draft/{instrument.name}"
