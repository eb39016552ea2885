"""Instruments: what they ask, what they ask now, and which answers they take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from monitoring.errors import (
    MissingAnswerError,
    NotANumberError,
    NotOfferedError,
    OutOfRangeError,
    UnknownInstrumentError,
)
from monitoring.records import Answer

Kind = Literal["choice", "boolean", "integer", "decimal", "text", "display", "group"]
Operator = Literal["=", "!=", "exists"]
Wording = Literal["own", "validated"]
Words = Mapping[str, str]  # language -> text

_NUMBER = re.compile(r"[+-]?[0-9]{1,6}([.,][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a choice offers."""

    code: str
    points: int | None  # FHIR ordinalValue or itemWeight
    text: Words
    explanation: Words  # what it looks like in daily life
    system: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What another answer must be before an item is asked (FHIR enableWhen)."""

    link_id: str
    operator: Operator
    answer: Answer

    def holds(self, answer: Answer | None) -> bool:
        """Answer whether the condition holds; no answer differs from every answer, as FHIR says."""
        if self.operator == "exists":
            return (answer is not None) == self.answer
        is_equal = type(answer) is type(self.answer) and answer == self.answer
        return is_equal == (self.operator == "=")


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or a group of them."""

    link_id: str
    kind: Kind
    text: Words
    explanation: Words
    options: tuple[Option, ...] = ()
    required: bool = False
    enable_when: tuple[Condition, ...] = ()
    enable_any: bool = False  # one condition is enough; otherwise all must hold
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str | None = None  # UCUM
    code: str | None = None  # system|code
    items: tuple["Item", ...] = ()
    hidden: bool = False  # the app answers it; it is no screen of its own (FHIR questionnaire-hidden)

    @property
    def is_question(self) -> bool:
        """Whether it can be answered."""
        return self.kind not in ("group", "display")

    @property
    def is_scored(self) -> bool:
        """Whether its options carry points: all of them do, or none."""
        return bool(self.options) and self.options[0].points is not None

    def option(self, answer: Answer) -> Option | None:
        """Return the option that this answer chooses."""
        for option in self.options:
            if option.code == answer:
                return option
        return None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire with its wording, its licence and its source."""

    url: str
    version: str
    name: str
    title: Words
    description: Words
    items: tuple[Item, ...]
    wording: Wording
    license: str  # SPDX
    source: str  # a citation
    recall: Words  # the time that the answers are about
    by_id: Mapping[str, Item]  # every item, in order
    order: tuple[tuple[Item, str | None], ...]  # every item with its group, after all that decides about it

    @property
    def canonical(self) -> str:
        """The url and version that a response names."""
        return f"{self.url}|{self.version}"

    def item(self, link_id: str) -> Item:
        """Return the item of this linkId; KeyError when there is none."""
        return self.by_id[link_id]


def find(instruments: Mapping[str, Instrument], canonical: str) -> Instrument:
    """Return the instrument of a canonical; without a version, the one that is listed last."""
    for instrument in reversed(list(instruments.values())):
        if canonical in (instrument.canonical, instrument.url):
            return instrument
    raise UnknownInstrumentError(canonical)


def asked(instrument: Instrument, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Return the linkIds of all items that these answers ask for, groups and hidden items included."""
    shown: set[str] = set()
    for item, group in instrument.order:
        if group is not None and group not in shown:
            continue
        holds = [
            each.holds(answers.get(each.link_id) if each.link_id in shown else None)
            for each in item.enable_when
        ]
        if not holds or (any(holds) if item.enable_any else all(holds)):
            shown.add(item.link_id)
    return frozenset(shown)


def enabled(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """Return the questions to show now, in order; not the hidden ones, which the app answers itself."""
    shown = asked(instrument, answers)
    return tuple(
        item
        for item in instrument.by_id.values()
        if item.is_question and not item.hidden and item.link_id in shown
    )


def check(instrument: Instrument, answers: Mapping[str, Answer]) -> None:
    """Refuse answers that cannot be saved; answers to questions that are not asked do not matter."""
    for link_id in answers:
        if link_id not in instrument.by_id or not instrument.by_id[link_id].is_question:
            raise NotOfferedError(link_id)
    shown = asked(instrument, answers)
    for link_id, item in instrument.by_id.items():
        if not item.is_question or link_id not in shown:
            continue
        answer = answers.get(link_id)
        if answer is not None:
            check_answer(item, answer)
        elif item.required:
            raise MissingAnswerError(link_id)


def check_answer(item: Item, answer: Answer) -> None:
    """Refuse one answer that is not offered, of the wrong type or out of range."""
    match item.kind:
        case "choice":
            fits = item.option(answer) is not None
        case "decimal":
            fits = type(answer) is int or (isinstance(answer, Decimal) and answer.is_finite())
        case _:
            fits = type(answer) is {"boolean": bool, "integer": int, "text": str}.get(item.kind)
    if not fits:
        raise NotOfferedError(item.link_id)
    if isinstance(answer, int | Decimal):
        check_range(item, answer)


def check_range(item: Item, value: int | Decimal) -> None:
    """Refuse a number below the least or above the most that the item allows."""
    if (item.least is not None and value < item.least) or (item.most is not None and value > item.most):
        raise OutOfRangeError(item.link_id)


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
    check_range(item, value)
    return value
