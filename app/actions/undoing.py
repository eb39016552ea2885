"""Taking back what was just saved, or saying that somebody else filled it in. Both are new records."""

from contextlib import suppress
from dataclasses import replace

from app.actions import notebook
from app.actions.answering import answers_of, find_response
from app.actions.drafts import END, KeptDraft, keep_draft
from app.actions.writers import Writer, hands_in
from app.services import Services
from monitoring import fhir
from monitoring.errors import UnknownInstrumentError
from monitoring.history import is_void, newest
from monitoring.instruments import find
from monitoring.records import Origin, QuestionnaireResponse
from sync.errors import VaultError


def newest_of(services: Services, record_id: str) -> QuestionnaireResponse | None:
    """What a response has become: itself, what replaced it last, or the record that takes it back."""
    record = newest(notebook.records(services), record_id)
    return record if isinstance(record, QuestionnaireResponse) else None


def undo(services: Services, record_id: str, writer: Writer) -> None:
    """Take back what was saved as this record: a new answer is retracted, a correction gives way.

    The answers become a draft again, so that nothing has to be typed twice.

    Raises:
        VaultError: the disk refuses; what was saved stands.
    """
    first, record = find_response(services, record_id), newest_of(services, record_id)
    if first is None or record is None or is_void(record):
        return
    before = find_response(services, first.origin.replaces) if first.origin.replaces else None
    origin = _after(services, record)
    if before is None:
        written = fhir.retraction(record, _by(replace(origin, copies=None), writer))
    else:
        said = before.origin
        as_before = replace(origin, author=said.author, helped=said.helped, copies=said.copies)
        written = fhir.restated(before, as_before)
    notebook.write(services, written)
    if before is None:
        with suppress(VaultError, UnknownInstrumentError):  # it is undone; the draft only spares some typing
            _keep(services, record)


def attribute(services: Services, record_id: str, writer: Writer) -> None:
    """Say who filled in what was saved as this record; VaultError when the disk refuses."""
    record = newest_of(services, record_id)
    if record is None or is_void(record) or hands_in(record.origin) is hands_in(_by(record.origin, writer)):
        return
    written = fhir.restated(record, _by(_after(services, record), writer))
    notebook.write(services, written)


def _after(services: Services, record: QuestionnaireResponse) -> Origin:
    """The origin of a record that comes in place of this one, now, about the same moment."""
    name = record.origin.record_id
    return replace(record.origin, record_id=services.new_id(), entered=services.now(), replaces=name)


def _by(origin: Origin, writer: Writer) -> Origin:
    return replace(origin, author=writer.author, helped=writer.helped)


def _keep(services: Services, record: QuestionnaireResponse) -> None:
    instrument = find(services.instruments, record.questionnaire)
    keep_draft(services, instrument, KeptDraft(answers_of(record, instrument), END, record.origin.copies))
