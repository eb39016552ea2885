"""What one record measures: coded answers and observations, and the points of an instrument."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from monitoring.bounds import Allows
from monitoring.codes import BODY_HEIGHT, convert, in_unit, unit_of
from monitoring.errors import UnknownInstrumentError
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.judging import fits
from monitoring.measures import CODES, DOMAINS, TOTALS, Measure, Value
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, Observation, Quantity, QuestionnaireResponse, Record, Single, each
from monitoring.running import seen
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


def coded(record: Record, found: Find, allows: Allows) -> Iterator[tuple[str, Value]]:
    """Return what a record says under a code that is wanted, in our own unit; not what was not asked."""
    if isinstance(record, Observation):
        value = in_unit(record) if record.code in WANTED else None
        if value is not None and allows(record.code, value):
            yield record.code, value
    elif isinstance(record, QuestionnaireResponse) and (instrument := found(record.questionnaire)):
        named = [(key, instrument.by_id.get(link_id_of(key))) for key in record.answers]
        wanted = [(key, item) for key, item in named if item is not None and item.code in WANTED]
        shown = seen(instrument, record.answers) if wanted else frozenset()
        for key, item in wanted:
            if key in shown:
                yield from ((item.code or "", each) for each in _numbers(item, record.answers[key]))


def _numbers(item: Item, answer: Answer) -> Iterator[Value]:
    values = (number(item, single) for single in each(answer)) if fits(item, answer) else ()
    return (value for value in values if value is not None)


def number(item: Item, answer: Single) -> Value | None:
    """Return a number in the unit that the code of its item is followed in; None when it is not one."""
    if isinstance(answer, Quantity):
        return convert(item.code or "", answer.value, answer.unit)
    if isinstance(answer, bool) or not isinstance(answer, int | Decimal):
        return None
    if item.unit in (None, unit_of(item.code or "")):
        return answer
    return convert(item.code or "", Decimal(answer), item.unit or "")


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
