"""Readings: what one person's records measure, and which records do not count, each with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from monitoring.bounds import Allows, asking, bounds
from monitoring.codes import in_unit
from monitoring.errors import UnknownInstrumentError
from monitoring.history import standing
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.measuring import number
from monitoring.occurrences import link_id_of
from monitoring.points import Point
from monitoring.problems import LeftOut, Problem
from monitoring.records import Answer, Observation, Quantity, QuestionnaireResponse, Record, Single, each
from monitoring.running import Run, run
from monitoring.verdicts import verdict

_OWN = "https://nabij.nl/fhir/Questionnaire/"

Found = Decimal | Problem


def until(records: Iterable[Record], now: datetime) -> tuple[list[Record], list[LeftOut]]:
    """Return the records that stand; answers and measurements of a day that had not come yet are left out.

    Such a record was made while the clock of a device was wrong: it is about a day after today, or after the
    day on which it was typed. A date without a time says no more than its day.
    """
    kept, left_out = [], []
    for record in standing(records):
        origin = record.origin
        is_early = _day(origin.about) > _day(min(now, origin.entered))
        if is_early and isinstance(record, QuestionnaireResponse | Observation):
            left_out.append(LeftOut(origin.record_id, Problem(_kind(record), "in-future")))
        else:
            kept.append(record)
    return kept, left_out


def readings(
    records: Iterable[Record], code: str, instruments: Mapping[str, Instrument]
) -> tuple[tuple[Point, ...], tuple[LeftOut, ...]]:
    """Return what records measure under one code, in their order, in the unit of `codes.in_unit`."""
    points: list[Point] = []
    left_out: list[LeftOut] = []
    items = [item for item in asking(instruments) if item.code == code]
    allows = bounds(instruments)
    for record in records:
        for value in _values(record, code, instruments, items, allows):
            if isinstance(value, Problem):
                left_out.append(LeftOut(record.origin.record_id, value))
            else:
                points.append(Point(record.origin.about, value, record.origin.record_id))
    return tuple(points), tuple(left_out)


def responses(records: Sequence[Record], name: str) -> list[QuestionnaireResponse]:
    """Return the responses to an instrument of Nabij, whatever its version."""
    return [
        record
        for record in records
        if isinstance(record, QuestionnaireResponse) and record.url == _OWN + name
    ]


def newest_answer(
    records: Sequence[Record], name: str, link_id: str
) -> tuple[QuestionnaireResponse, Answer] | None:
    """Return the last answer to an item of an instrument of Nabij, with the response that gave it."""
    for record in reversed(responses(records, name)):
        if link_id in record.answers:
            return record, record.answers[link_id]
    return None


def numbers(instrument: Instrument, ran: Run, answers: Mapping[str, Answer], name: str) -> list[Found]:
    """Return the numbers that an item was answered with, or comes to, each or why it does not count.

    Args:
        instrument: what was filled in.
        ran: the instrument, run on these answers.
        answers: as they were given, by key.
        name: the key of the item.
    """
    item = instrument.by_id[link_id_of(name)]
    if item.calculation is None:
        what = verdict(name, instrument, answers, ran.asked)
        if what is not None:
            return [Problem(name, what)]
    return [_number(item, name, single) for single in each(ran.answers.get(name))]


def _number(item: Item, name: str, answer: Single) -> Found:
    value = number(item, answer)
    if value is not None:
        return Decimal(value)
    return Problem(name, "unknown-unit" if isinstance(answer, Quantity) else "wrong-type")


def _values(
    record: Record, code: str, instruments: Mapping[str, Instrument], items: Sequence[Item], allows: Allows
) -> Iterator[Found]:
    if isinstance(record, Observation) and record.code == code and record.value is not None:
        yield _measured(record, items, allows)
    elif isinstance(record, QuestionnaireResponse):
        try:
            instrument = find(instruments, record.questionnaire)
        except UnknownInstrumentError:
            return  # carried, not understood
        if any(item.code == code for item in instrument.by_id.values()):
            ran = run(instrument, record.answers)
            for name in dict.fromkeys((*record.answers, *ran.answers)):
                item = instrument.by_id.get(link_id_of(name))
                if item is not None and item.code == code:
                    yield from numbers(instrument, ran, record.answers, name)


def _measured(observation: Observation, items: Sequence[Item], allows: Allows) -> Found:
    name = items[0].link_id if items else observation.code
    value = in_unit(observation)
    if value is None:
        return Problem(name, "unknown-unit")
    return value if allows(observation.code, value) else Problem(name, "out-of-range")


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _kind(record: QuestionnaireResponse | Observation) -> str:
    if isinstance(record, Observation):
        return record.code.rpartition("|")[2]
    return record.url.rpartition("/")[2]
