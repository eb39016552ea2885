"""A half-filled questionnaire, kept sealed on this device after every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.services import Services
from monitoring.instruments import Instrument
from monitoring.records import Answer, Other, Quantity


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What was answered so far, and the screen where the person stopped."""

    answers: Mapping[str, Answer]
    page: int  # from 0


def keep_draft(services: Services, instrument: Instrument, answers: Mapping[str, Answer], page: int) -> None:
    """Keep what was answered so far; VaultError when the disk refuses."""
    written = {name: _write(answer) for name, answer in answers.items()}
    note = {"questionnaire": instrument.canonical, "page": page, "answers": written}
    services.store.set_note(_name(instrument), note)


def kept_draft(services: Services, instrument: Instrument) -> KeptDraft | None:
    """What was kept, unless the questionnaire has become another since."""
    note = services.store.note(_name(instrument))
    if note is None or note["questionnaire"] != instrument.canonical:
        return None
    answers = {name: _read(written) for name, written in note["answers"].items()}
    return KeptDraft(answers, note["page"])


def kept_drafts(services: Services) -> dict[str, KeptDraft]:
    """Everything half-filled, by the name of its instrument."""
    found = {name: kept_draft(services, instrument) for name, instrument in services.instruments.items()}
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
