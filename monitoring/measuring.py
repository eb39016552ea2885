"""What one record measures: coded answers and observations, and the points of an instrument."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from monitoring.codes import BODY_HEIGHT, convert, in_unit
from monitoring.errors import AnswerError, UnknownInstrumentError
from monitoring.instruments import find
from monitoring.items import Instrument
from monitoring.judging import check_answer
from monitoring.measures import CODES, DOMAINS, TOTALS, Measure, Value
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, Observation, Quantity, QuestionnaireResponse, Record, each
from monitoring.scoring import score

Find = Callable[[str], Instrument | None]  # by canonical

WANTED = frozenset({*CODES, BODY_HEIGHT})
"""The codes that say something here."""

_GROUPS = {(instrument, group.replace("-", "_")): measure for measure, (instrument, group) in DOMAINS.items()}


def finder(instruments: Mapping[str, Instrument]) -> Find:
    """Return a way to look instruments up many times; None for one that is not here."""

    @cache
    def found(canonical: str) -> Instrument | None:
        try:
            return find(instruments, canonical)
        except UnknownInstrumentError:
            return None  # its responses are carried, not understood

    return found


def coded(record: Record, found: Find) -> Iterator[tuple[str, Value]]:
    """Return what a record says under a code that is wanted, in our own unit."""
    if isinstance(record, Observation):
        value = in_unit(record)
        if value is not None and record.code in WANTED:
            yield record.code, value
    elif isinstance(record, QuestionnaireResponse) and (instrument := found(record.questionnaire)):
        for key, answer in record.answers.items():
            item = instrument.by_id.get(link_id_of(key))
            if item is None or item.code not in WANTED:
                continue
            try:
                check_answer(item, answer)
            except AnswerError:
                continue  # such a value says nothing
            for number in _numbers(item.code, answer):
                yield item.code, number


def _numbers(code: str, answer: Answer) -> Iterator[Value]:
    for single in each(answer):
        if isinstance(single, Quantity):
            value = convert(code, single.value, single.unit)
            if value is not None:
                yield value
        elif isinstance(single, int | Decimal) and not isinstance(single, bool):
            yield single


def scored(record: Record, found: Find) -> Iterator[tuple[Measure, Value]]:
    """Return the total and the domains of a response, as far as they are complete."""
    if not isinstance(record, QuestionnaireResponse):
        return
    instrument = found(record.questionnaire)
    total = TOTALS.get(instrument.name) if instrument else None
    if instrument is None or total is None:
        return
    result = score(instrument, record)
    if result.total is not None:
        yield total, result.total
    for domain, points in result.domains.items():
        measure = _GROUPS.get((instrument.name, domain))
        if measure is not None and points is not None:
            yield measure, points
