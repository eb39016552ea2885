"""Criteria of a study as they stand in its file: a small closed set, each judged on one value that is known.

Nothing here decides who takes part: a criterion says what a study asks for, and whether one value lies there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal, get_args

from monitoring import content_fields as content
from monitoring import fields
from monitoring.breathing import HOME_ERROR
from monitoring.errors import MalformedRecordError
from monitoring.evidence import Reading
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.number_triggers import Comparison, Limit
from monitoring.questionnaire_fields import one_of
from monitoring.steps import DIAGNOSES, Diagnosis

Amount = Literal[
    "age",  # full years
    "months-since-first-sign",
    "months-since-diagnosis",
    "alsfrs-r",  # the total, 0 to 48
    "alsfrs-r-item",  # points of one of its questions, 0 to 4
    "slope",  # points lost per month since the first sign (ΔFS), 0 or more
    "vital-capacity",  # percent of what is predicted
    "weight-loss",  # percent since the diagnosis, or else since before the illness; less than 0 is a gain
]
YesNo = Literal["riluzole", "gastrostomy", "ventilation", "tracheostomy"]
AMOUNTS: tuple[Amount, ...] = get_args(Amount)
YES_NO: tuple[YesNo, ...] = get_args(YesNo)
Known = Mapping[str, Reading]
"""The newest value of each thing that criteria ask for, by its name; what is not known is not there."""

FRESH = timedelta(days=91)  # a choice of our own: a visit every three months measures these again
_AGEING = {"alsfrs-r", "slope", "vital-capacity", "weight-loss", *YES_NO} - {"riluzole"}
_LASTS = {"gastrostomy", "tracheostomy"}  # a yes stays a yes

# How far beyond a bound a value may lie before it says no: first beneath, then above. Half a month is what a
# date without its day may be off (milestones.py); a vital capacity at home may be off by its published error.
_LOW, _HIGH = HOME_ERROR["vc-percent"]
_HALF_A_MONTH = Decimal("0.5")
_MARGINS: Mapping[str, tuple[Decimal, Decimal]] = {
    "months-since-first-sign": (_HALF_A_MONTH, _HALF_A_MONTH),
    "months-since-diagnosis": (_HALF_A_MONTH, _HALF_A_MONTH),
    "vital-capacity": (-_LOW, _HIGH),
}


class Fit(StrEnum):
    """Whether a value lies where a study asks for it."""

    FITS = "fits"
    NOT = "not"
    UNKNOWN = "unknown"


Why = Literal[
    "",
    "missing",  # no value
    "old",  # a value of too long ago
    "border",  # just beyond the bound, by less than the value may be off
    "nobody",  # words that nobody can judge here
]


@dataclass(frozen=True, slots=True)
class InRange:
    """A number between bounds, both included unless one says `below`."""

    kind: Amount
    limits: tuple[Limit, ...]
    item: str = ""  # of an item its linkId

    @property
    def name(self) -> str:
        """Of the value that it looks at."""
        return f"alsfrs-r/{self.item}" if self.item else self.kind

    def fit(self, reading: Reading) -> tuple[Fit, Why]:
        """Just beyond a bound is no no, where the value itself may be off by that much."""
        if all(limit.holds(reading) for limit in self.limits):
            return Fit.FITS, ""
        beneath, above = _MARGINS.get(self.kind, (Decimal(0), Decimal(0)))
        value = Decimal(str(reading.value))
        for limit in self.limits:
            nearer = value + beneath if limit.comparison == "at-least" else value - above
            if not limit.holds(replace(reading, value=nearer)):
                return Fit.NOT, ""
        return Fit.UNKNOWN, "border"


@dataclass(frozen=True, slots=True)
class IsSo:
    """Something that is so, or is not so."""

    kind: YesNo
    wanted: bool

    @property
    def name(self) -> str:
        """Of the value that it looks at."""
        return self.kind

    def fit(self, reading: Reading) -> tuple[Fit, Why]:
        """It is so or it is not."""
        return (Fit.FITS if reading.value is self.wanted else Fit.NOT), ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some diagnoses."""

    diagnoses: tuple[Diagnosis, ...]
    kind: Literal["diagnosis"] = "diagnosis"

    @property
    def name(self) -> str:
        """Of the value that it looks at."""
        return self.kind

    def fit(self, reading: Reading) -> tuple[Fit, Why]:
        """It is among them or it is not."""
        return (Fit.FITS if reading.value in self.diagnoses else Fit.NOT), ""


@dataclass(frozen=True, slots=True)
class Unjudged:
    """What only the people of the study can look at."""

    text: Words
    kind: Literal["other"] = "other"


Criterion = InRange | IsSo | OneOf | Unjudged


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion, whether the value that is known lies there, and that value with its day."""

    criterion: Criterion
    fit: Fit
    why: Why = ""
    reading: Reading | None = None


def judge(criterion: Criterion, known: Known, now: datetime) -> Judged:
    """Hold one criterion against what is known; an old value is shown and decides nothing."""
    if isinstance(criterion, Unjudged):
        return Judged(criterion, Fit.UNKNOWN, "nobody")
    reading = known.get(criterion.name)
    if reading is None:
        return Judged(criterion, Fit.UNKNOWN, "missing")
    if is_old(reading, now):
        return Judged(criterion, Fit.UNKNOWN, "old", reading)
    fit, why = criterion.fit(reading)
    return Judged(criterion, fit, why, reading)


def is_old(reading: Reading, now: datetime) -> bool:
    """Whether a value was of too long ago to say how it is now."""
    if reading.name in _LASTS and reading.value is True:
        return False
    is_ageing = reading.name in _AGEING or reading.name.startswith("alsfrs-r/")
    return is_ageing and now - reading.at > FRESH


def read_criterion(element: Element, where: str) -> Criterion:
    """Read one criterion: one word, with exactly the fields it needs."""
    if len(element) != 1:
        raise MalformedRecordError(f"{where} is not one criterion")
    [(name, inside)] = element.items()
    place = f"{where}.{name}"
    if type(inside) is not dict:
        raise MalformedRecordError(f"{place} is not an element")
    if name == "diagnosis":
        content.only(inside, ("one-of",), place)
        return OneOf(content.several(inside, "one-of", DIAGNOSES, place))
    if name == "other":
        content.only(inside, ("text",), place)
        return Unjudged(content.texts(inside, "text", place))
    if name in YES_NO:
        content.only(inside, ("is",), place)
        return IsSo(one_of(name, YES_NO, place), fields.need(inside, "is", bool, place))
    return _in_range(one_of(name, AMOUNTS, place), inside, place)


_COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)


def _in_range(kind: Amount, inside: Element, where: str) -> InRange:
    is_item = kind == "alsfrs-r-item"
    content.only(inside, (*_COMPARISONS, *(["item"] if is_item else [])), where)
    item = fields.need(inside, "item", str, where) if is_item else ""
    bounds = {name: fields.number(inside, name, where) for name in _COMPARISONS}
    limits = tuple(Limit(name, bound) for name, bound in bounds.items() if bound is not None)
    if not limits:
        raise MalformedRecordError(f"{where} has no bound")
    return InRange(kind, limits, item)
