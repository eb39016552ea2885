"""FHIR files as they come in by the command line: read, checked, and refused with the line that is wrong."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.cli.errors import CommandError
from monitoring import documents, fhir
from monitoring.bounds import asking
from monitoring.checks import check_record
from monitoring.errors import (
    AnswerError,
    MalformedRecordError,
    MissingAnswerError,
    OutOfRangeError,
    UnknownInstrumentError,
)
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.occurrences import link_id_of
from monitoring.records import QuestionnaireResponse, Record, Unread
from sync.envelope import LARGEST_PAYLOAD

_LINE = re.compile(r"line (\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and where it stood."""

    file: Path
    line: int
    record: Record

    def refuse(self, key: str, **values: object) -> CommandError:
        """Say what is wrong at this place."""
        return CommandError(key, file=self.file, line=self.line, **values)


def read_files(files: Iterable[Path]) -> list[Found]:
    """Read every record of FHIR files: single resources, Bundles, NDJSON."""
    return [found for file in files for found in _read_file(file)]


def check(found: Found, instruments: Mapping[str, Instrument]) -> None:
    """Refuse what the app could not have saved either."""
    record = found.record
    if isinstance(record, Unread):
        raise found.refuse("cli.other-type", type=record.document["resourceType"])
    try:
        check_record(record, instruments)
    except AnswerError as error:
        raise _refuse_answer(found, error, instruments) from None
    except UnknownInstrumentError as error:
        raise found.refuse("cli.unknown-questionnaire", questionnaire=error) from None
    if len(json.dumps(fhir.to_fhir(record), ensure_ascii=False).encode()) > LARGEST_PAYLOAD:
        raise found.refuse("cli.too-long")


def find_instrument(
    found: Found, response: QuestionnaireResponse, instruments: Mapping[str, Instrument]
) -> Instrument:
    """Return the instrument of a response."""
    try:
        return find(instruments, response.questionnaire)
    except UnknownInstrumentError:
        raise found.refuse("cli.unknown-questionnaire", questionnaire=response.questionnaire) from None


def _read_file(file: Path) -> list[Found]:
    line = 1
    found = []
    try:
        for line, document in documents.split(file.read_bytes()):
            found.append(Found(file, line, fhir.from_fhir(document)))
    except MalformedRecordError as error:
        placed = _LINE.match(str(error))
        line, reason = (int(placed[1]), placed[2]) if placed else (line, str(error))
        raise CommandError("cli.malformed", file=file, line=line, reason=reason) from None
    return found


def _refuse_answer(found: Found, error: AnswerError, instruments: Mapping[str, Instrument]) -> CommandError:
    if isinstance(error, MissingAnswerError):
        return found.refuse("cli.answer-missing", item=error.link_id)
    if not isinstance(error, OutOfRangeError):
        return found.refuse("cli.answer-not-offered", item=error.link_id)
    item = _item(found.record, error.link_id, instruments)
    if item is None or item.least is None or item.most is None:  # a date, or one of the two
        return found.refuse("cli.out-of-bounds", item=error.link_id)
    return found.refuse("cli.out-of-range", item=error.link_id, least=item.least, most=item.most)


def _item(record: Record, key: str, instruments: Mapping[str, Instrument]) -> Item | None:
    if isinstance(record, QuestionnaireResponse):
        return find(instruments, record.questionnaire).by_id.get(link_id_of(key))
    return next((item for item in asking(instruments) if item.link_id == key), None)
