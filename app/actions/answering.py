"""Filling in: what is saved, what was saved before, and what is asked twice."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.actions.drafts import discard_draft
from app.services import Services
from monitoring import fhir, instruments
from monitoring.history import standing
from monitoring.items import Instrument, Item
from monitoring.judging import last_day
from monitoring.records import Answer, Author, Origin, QuestionnaireResponse
from sync.errors import NotJoinedError, VaultError

IMPROBABLE = Decimal(5)
"""In the unit of the number itself (kg): a larger change since the last time is asked about, never refused.

A choice of our own against slips of the finger ("79,4" for "74,9"); it says nothing about health.
"""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who fills in on this device."""

    author: Author = Author.PATIENT
    helped: bool = False


def save_response(
    services: Services,
    instrument: Instrument,
    answers: Mapping[str, Answer],
    writer: Writer,
    replaces: str | None = None,
) -> str:
    """Check the answers and keep them, durably when this returns; return the identifier of the record.

    Raises:
        AnswerError: an answer is missing or cannot be taken; nothing was saved.
        VaultError: the disk refuses; nothing was saved.
    """
    now = services.now()
    instruments.check(instrument, answers, last_day(now))
    about = now if replaces is None else _about(services, replaces)
    origin = Origin(services.new_id(), about, now, writer.author, writer.helped, replaces)
    record = fhir.response(instrument, answers, origin)
    services.store.add(participant(services), [record], now)
    with suppress(VaultError):  # what counts is on disk; a draft that stays is offered again
        discard_draft(services, instrument)
    return record.origin.record_id


def participant(services: Services) -> bytes:
    """Whose phone this is; NotJoinedError before joining."""
    me = services.store.me
    if me is None:
        raise NotJoinedError("this device belongs to no dossier yet")
    return me


def find_response(services: Services, record_id: str) -> QuestionnaireResponse | None:
    """The filled questionnaire of this identifier."""
    for record in services.store.records(participant(services)):
        if record.origin.record_id == record_id and isinstance(record, QuestionnaireResponse):
            return record
    return None


def last_response(services: Services, instrument: Instrument) -> QuestionnaireResponse | None:
    """The newest response to an instrument, in whichever version."""
    found = [
        record
        for record in standing(services.store.records(participant(services)))
        if isinstance(record, QuestionnaireResponse)
        and record.questionnaire.partition("|")[0] == instrument.url
    ]
    return found[-1] if found else None


def carried(services: Services, instrument: Instrument) -> dict[str, Answer]:
    """The answers that the app gives itself: hidden yes-or-no as they were the last time, else no."""
    last = last_response(services, instrument)
    before = last.answers if last else {}
    return {
        item.link_id: before.get(item.link_id, False)
        for item in instrument.by_id.values()
        if item.hidden and item.kind == "boolean"
    }


def is_improbable(item: Item, value: Decimal, before: Decimal | None) -> bool:
    """Whether a number differs so much from the last one that the app asks whether it is right."""
    return item.kind == "decimal" and before is not None and abs(value - before) > IMPROBABLE


def _about(services: Services, replaced: str) -> datetime:
    response = find_response(services, replaced)
    return services.now() if response is None else response.origin.about
