"""Filling in: what is saved, by whom, and what was saved before."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from app.actions import notebook
from app.actions.drafts import discard_draft
from app.actions.writers import Writer
from app.services import Services
from monitoring import fhir, instruments
from monitoring.answers import read_answers
from monitoring.errors import AnswerError
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.judging import last_day
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, Origin, QuestionnaireResponse
from sync.errors import VaultError


def save_response(
    services: Services,
    instrument: Instrument,
    answers: Mapping[str, Answer],
    writer: Writer,
    replaces: str | None = None,
    copies: str | None = None,
) -> str:
    """Check the answers and keep them, durably when this returns; return the identifier of the record.

    Args:
        services: everything outside.
        instrument: what was filled in.
        answers: by key.
        writer: who filled in.
        replaces: the record that is corrected.
        copies: the record whose answers were taken over.

    Raises:
        AnswerError: an answer is missing or cannot be taken; nothing was saved.
        VaultError: the disk refuses; nothing was saved.
    """
    now = services.now()
    instruments.check(instrument, answers, last_day(now))
    about = now if replaces is None else _about(services, replaces)
    origin = Origin(services.new_id(), about, now, writer.author, writer.helped, replaces, copies)
    record = fhir.response(instrument, answers, origin)
    notebook.write(services, record)
    if replaces is None:
        with suppress(VaultError):  # what counts is on disk; a draft that stays is offered again
            discard_draft(services, instrument)
    return record.origin.record_id


def find_response(services: Services, record_id: str) -> QuestionnaireResponse | None:
    """The filled questionnaire of this identifier."""
    for record in notebook.records(services):
        if record.origin.record_id == record_id and isinstance(record, QuestionnaireResponse):
            return record
    return None


def answers_of(response: QuestionnaireResponse, instrument: Instrument) -> dict[str, Answer]:
    """The answers as the screens give them: what repeats is a list, and what is calculated is not there."""
    return {
        name: answer
        for name, answer in read_answers(response.document, instrument).items()
        if (item := instrument.by_id.get(link_id_of(name))) is not None and item.calculation is None
    }


def last_response(
    services: Services, instrument: Instrument, besides: str | None = None
) -> QuestionnaireResponse | None:
    """The newest response to an instrument, in whichever version; not the one that is being corrected."""
    return next((each for each in _newest(services, instrument) if each.origin.record_id != besides), None)


def to_copy(services: Services, instrument: Instrument) -> QuestionnaireResponse | None:
    """The last response, when its answers can be given again: the same version, and all still possible."""
    last = last_response(services, instrument)
    if last is None or last.questionnaire != instrument.canonical:
        return None
    try:
        instruments.check(instrument, answers_of(last, instrument), last_day(services.now()))
    except AnswerError:
        return None
    return last


def carried(services: Services, instrument: Instrument) -> dict[str, Answer]:
    """The answers that the app gives itself: hidden yes-or-no as they were the last time, else no."""
    last = last_response(services, instrument)
    before = last.answers if last else {}
    return {
        item.link_id: before.get(item.link_id, False)
        for item in instrument.by_id.values()
        if item.hidden and item.kind == "boolean" and item.calculation is None
    }


def _newest(services: Services, instrument: Instrument) -> Iterator[QuestionnaireResponse]:
    filled = (each for each in notebook.records(services) if isinstance(each, QuestionnaireResponse))
    for record in reversed(standing(each for each in filled if each.url == instrument.url)):
        if isinstance(record, QuestionnaireResponse):
            yield record


def _about(services: Services, replaced: str) -> datetime:
    response = find_response(services, replaced)
    return services.now() if response is None else response.origin.about
