"""Instruments at work: what they ask now, and which answers they take."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from monitoring.errors import (
    AnswerError,
    MissingAnswerError,
    NotANumberError,
    NotOfferedError,
    OutOfRangeError,
    TooPreciseError,
    UnknownInstrumentError,
)
from monitoring.items import Instrument, Item
from monitoring.judging import check_answer, check_range
from monitoring.occurrences import link_id_of, place_of
from monitoring.records import Answer, each
from monitoring.running import Run, run, seen
from monitoring.values import decimals_of

_NUMBER = re.compile(r"[+-]?[0-9]{1,6}([.,][0-9]{1,3})?")


def find(instruments: Mapping[str, Instrument], canonical: str) -> Instrument:
    """Return the instrument of a canonical; without a version, the one that is listed last."""
    for instrument in reversed(list(instruments.values())):
        if canonical in (instrument.canonical, instrument.url):
            return instrument
    raise UnknownInstrumentError(canonical)


def asked(instrument: Instrument, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return the keys of all items that these answers ask for, groups and hidden items included."""
    return frozenset(seen(instrument, answers))


def enabled(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """Return the questions to show now, in order; not what the app answers itself, nor what is calculated."""
    shown = asked(instrument, answers)
    return tuple(
        item
        for item in instrument.by_id.values()
        if item.is_question and item.is_open and not item.hidden and item.link_id in shown
    )


def check(instrument: Instrument, answers: Mapping[str, Answer], today: date | None = None) -> None:
    """Refuse answers that cannot be saved; answers to questions that are not asked do not matter.

    Args:
        instrument: what was filled in.
        answers: by key.
        today: the last day that an answer about the past can be about; not looked at when absent.
    """
    _check_keys(instrument, answers)
    ran = run(instrument, answers)
    for (link_id, _), occurrences in ran.numbers.items():
        most = instrument.by_id[link_id].most_times
        if most is not None and len(occurrences) > most:
            raise OutOfRangeError(link_id)
    for link_id, item in instrument.by_id.items():
        if item.kind == "group" and item.required:
            _check_group(item, ran)
        if item.is_question:
            for name in ran.keys(link_id):
                _check(item, name, ran.answers.get(name), today)


def read_number(text: str, item: Item) -> Decimal:
    """Read a number as people type it: a comma or a point, with or without the unit."""
    typed = text.strip()
    if item.unit:
        typed = typed.removesuffix(item.unit).rstrip()
    if not _NUMBER.fullmatch(typed):
        raise NotANumberError(item.link_id)
    value = Decimal(typed.replace(",", "."))
    if item.kind == "integer" and value != value.to_integral_value():
        raise NotANumberError(item.link_id)
    if item.decimals is not None and decimals_of(value) > item.decimals:
        raise TooPreciseError(item.link_id)
    check_range(item, value)
    return value


def _check_keys(instrument: Instrument, answers: Mapping[str, Answer]) -> None:
    scopes = instrument.layout.scopes if instrument.layout else {}
    for name in answers:
        item = instrument.by_id.get(link_id_of(name))
        if item is None or not item.is_question or place_of(name, scopes) is None:
            raise NotOfferedError(name)


def _check_group(group: Item, ran: Run) -> None:
    """Refuse that nothing was answered in a group that must be there."""
    names = [name for item in _within(group) for name in ran.keys(item.link_id)]
    if names and not any(name in ran.answers for name in names):
        raise MissingAnswerError(names[0])


def _within(group: Item) -> Iterator[Item]:
    for item in group.items:
        if item.is_question:
            yield item
        yield from _within(item)


def _check(item: Item, name: str, answer: Answer | None, today: date | None) -> None:
    number = len(each(answer))
    if item.required and number < max(1, item.fewest or 1) and not item.read_only:
        raise MissingAnswerError(name)
    if answer is None or item.calculation is not None:  # what is calculated was fitted to its item
        return
    try:
        check_answer(item, answer, today)
    except AnswerError as error:
        raise type(error)(name) from None
