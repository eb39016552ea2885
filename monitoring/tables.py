"""Records as tables: one for what was answered, measured, written and what happened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from monitoring.errors import UnknownInstrumentError
from monitoring.history import standing
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.occurrences import link_id_of
from monitoring.records import (
    Communication,
    Event,
    Origin,
    Other,
    Quantity,
    QuestionnaireResponse,
    Record,
    Single,
    each,
)
from monitoring.trends import trends

Cell = str | int | Decimal | None
Row = tuple[Cell, ...]

# The names of columns do not follow the language of the person: what was made of a table keeps working.
WHO = ("day", "moment", "entered", "author", "helped", "record", "replaces", "standing")
ANSWERS = (*WHO, "instrument", "question", "question_text", "answer", "answer_text", "unit")
MEASURES = ("day", "moment", "measure", "value", "unit", "record")
MESSAGES = (*WHO, "sender", "text")
EVENTS = (*WHO, "code", "text")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, in the order of what they are about."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(
    records: Sequence[Record], instruments: Mapping[str, Instrument], language: str
) -> tuple[Table, ...]:
    """Return all tables; what was replaced stays in them and says so, but no longer counts as a measure."""
    ordered = sorted(records, key=lambda record: (record.origin.about, record.origin.entered))
    current = {record.origin.record_id for record in standing(records)}
    return (
        Table("answers", ANSWERS, tuple(_answers(ordered, current, instruments, language))),
        Table("measures", MEASURES, tuple(_measures(records, instruments))),
        Table("messages", MESSAGES, tuple(_messages(ordered, current))),
        Table("events", EVENTS, tuple(_events(ordered, current))),
    )


def _answers(
    records: Iterable[Record], current: set[str], instruments: Mapping[str, Instrument], language: str
) -> Iterator[Row]:
    for record in records:
        if isinstance(record, QuestionnaireResponse):
            known = _items(record, instruments)
            for key, answer in record.answers.items():
                item = known.get(link_id_of(key))
                asked = (record.questionnaire, key, item.text.get(language) if item else None)
                for single in each(answer):
                    yield (*_who(record.origin, current), *asked, *_single(single, item, language))


def _items(response: QuestionnaireResponse, instruments: Mapping[str, Instrument]) -> Mapping[str, Item]:
    try:
        return find(instruments, response.questionnaire).by_id
    except UnknownInstrumentError:
        return {}


def _single(answer: Single, item: Item | None, language: str) -> Row:
    """The answer, in words where it is an option, and its unit."""
    option = item.option(answer) if item else None
    in_words = option.text.get(language) if option else None
    unit = item.unit if item else None
    match answer:
        case bool():
            return _yes_or_no(answer), in_words, unit
        case Other():
            return None, answer.text, unit
        case Quantity():
            return answer.value, in_words, answer.unit
    return answer, in_words, unit


def _measures(records: Sequence[Record], instruments: Mapping[str, Instrument]) -> Iterator[Row]:
    for measure, trend in trends(records, instruments).items():
        for point in trend.points:
            yield (*_when(point.at), measure.value, point.value, trend.unit, point.record_id)


def _messages(records: Iterable[Record], current: set[str]) -> Iterator[Row]:
    for record in records:
        if isinstance(record, Communication):
            yield (*_who(record.origin, current), record.sender, record.text)


def _events(records: Iterable[Record], current: set[str]) -> Iterator[Row]:
    for record in records:
        if isinstance(record, Event):
            yield (*_who(record.origin, current), record.code, record.text)


def _who(origin: Origin, current: set[str]) -> Row:
    return (
        *_when(origin.about),
        origin.entered.isoformat(),
        origin.author.value,
        _yes_or_no(origin.helped),
        origin.record_id,
        origin.replaces,
        _yes_or_no(origin.record_id in current),
    )


def _when(moment: datetime) -> tuple[str, str]:
    return moment.date().isoformat(), moment.isoformat()


def _yes_or_no(value: bool) -> str:
    return "true" if value else "false"
