"""What is known of a person: every value with its date and the record it comes from."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Literal

from monitoring.bounds import bounds
from monitoring.history import standing
from monitoring.items import Instrument, Item
from monitoring.judging import fits
from monitoring.measures import CODES, Measure
from monitoring.measuring import coded, finder, scored
from monitoring.nutrition import body_mass_index
from monitoring.points import Point
from monitoring.records import (
    Answer,
    Author,
    Communication,
    Observation,
    Other,
    Patient,
    Quantity,
    QuestionnaireResponse,
    Record,
)
from monitoring.running import seen
from monitoring.scoring import score

Value = Answer | date | None
Kind = Literal["measure", "item", "total", "entries", "birth"]


@dataclass(frozen=True, slots=True)
class Series:
    """Which values a rule looks at: a measure, an item (`symptoms/falls`), the total of an instrument."""

    kind: Kind
    name: str


BMI, ENTRIES, BIRTH = Series("measure", "bmi"), Series("entries", "last-entry"), Series("birth", "birth-date")
_HEIGHT = "height"  # no series of its own: no rule looks at it


@dataclass(frozen=True, slots=True)
class Reading:
    """One value, and where it comes from."""

    name: str  # of its series
    at: datetime
    value: Value
    record_id: str


class History:
    """What is known of a person up to a moment.

    Args:
        readings: all there are.
        now: until when.
        asked_since: since when the person wants to be asked, without a pause; None when they do not.
    """

    def __init__(self, readings: "Evidence", now: datetime, asked_since: datetime | None = None) -> None:
        self.now, self.asked_since = now, asked_since
        self._all = readings

    def at(self, moment: datetime) -> "History":
        """The same person as known at another moment."""
        return History(self._all, moment, self.asked_since)

    def readings(self, series: Series) -> tuple[Reading, ...]:
        """Every value of a series so far, in time order."""
        found = self._all.of(series)
        return found[: bisect_right(found, self.now, key=_moment)]

    def numbers(self, series: Series) -> tuple[Reading, ...]:
        """Those of a series that are numbers: points, counts and measured values."""
        return tuple(reading for reading in self.readings(series) if type(reading.value) in (int, Decimal))

    def moments(self, since: datetime) -> Iterator[datetime]:
        """Now, and each moment of a record before it and not before `since`, the newest first."""
        last = self.now
        yield last
        for moment in reversed(self._all.moments):
            if moment < since:
                return
            if moment < last:
                yield (last := moment)


class Evidence:
    """The readings of a dossier; each series is made once, when a rule asks for it.

    Args:
        records: in any order; what was replaced or taken back does not count.
        instruments: by name.
    """

    def __init__(self, records: Iterable[Record], instruments: Mapping[str, Instrument]) -> None:
        self._records = standing(records)
        self._instruments = instruments
        self._by_url = {url: each for each in instruments.values() for url in (each.url, each.canonical)}
        self._read: dict[Series, tuple[Reading, ...]] = {}
        self._asked: dict[tuple[str, Author], Set[str]] = {}  # of each response that a series looked at
        self.moments = [record.origin.about for record in self._records]

    def of(self, series: Series) -> tuple[Reading, ...]:
        """Every value of a series, in time order."""
        if series not in self._read:
            self._read[series] = tuple(self._find(series))
        return self._read[series]

    def _find(self, series: Series) -> Iterable[Reading]:
        if series == BMI:
            return self._bmi()
        if series.kind == "measure":
            return self._measures.get(series.name, ())
        if series.kind in ("entries", "birth"):
            return self._entries() if series.kind == "entries" else self._births()
        name, _, link_id = series.name.partition("/")
        if series.kind == "item":
            return self._items(series, name, link_id)
        return _totals(series, self._responses.get(name, ()))

    def _items(self, series: Series, name: str, link_id: str) -> Iterator[Reading]:
        for instrument, response in self._responses.get(name, ()):
            item = instrument.by_id.get(link_id)
            value = _amount(item, response.answers.get(link_id)) if item is not None else None
            if value is not None and link_id in self._seen(instrument, response):
                yield _reading(series.name, response, value)

    def _seen(self, instrument: Instrument, response: QuestionnaireResponse) -> Set[str]:
        name = (response.origin.record_id, response.origin.author)
        if name not in self._asked:
            self._asked[name] = seen(instrument, response.answers)
        return self._asked[name]

    def _births(self) -> Iterator[Reading]:
        for record in self._records:
            if isinstance(record, Patient) and record.birth_date:
                yield _reading(BIRTH.name, record, record.birth_date)

    def _entries(self) -> Iterator[Reading]:
        """Whatever the person or a carer filled in, measured or wrote, when they did."""
        own = [each.origin for each in self._records if _is_entry(each)]
        for origin in sorted(own, key=lambda each: (each.entered, each.record_id)):
            yield Reading(ENTRIES.name, origin.entered, None, origin.record_id)

    def _bmi(self) -> Iterator[Reading]:
        """Of each weight with the newest known height, as in the trends."""
        height = next((_point(each) for each in reversed(self._measures.get(_HEIGHT, []))), None)
        for weight in self._measures.get(Measure.WEIGHT.value, ()):
            index = body_mass_index(_point(weight), height).value
            if index is not None:
                yield replace(weight, name=BMI.name, value=index)

    @cached_property
    def _responses(self) -> dict[str, list[tuple[Instrument, QuestionnaireResponse]]]:
        found: dict[str, list[tuple[Instrument, QuestionnaireResponse]]] = {}
        for record in self._records:
            if isinstance(record, QuestionnaireResponse) and record.questionnaire in self._by_url:
                instrument = self._by_url[record.questionnaire]
                found.setdefault(instrument.name, []).append((instrument, record))
        return found

    @cached_property
    def _measures(self) -> dict[str, list[Reading]]:
        instrument, allows = finder(self._instruments), bounds(self._instruments)
        found: dict[str, list[Reading]] = {}
        for record in self._records:
            said = coded(record, instrument, allows)
            values = [(CODES[code].value if code in CODES else _HEIGHT, value) for code, value in said]
            values += [(measure.value, points) for measure, points in scored(record, instrument)]
            for name, value in values:
                found.setdefault(name, []).append(_reading(name, record, value))
        return found


def _is_entry(record: Record) -> bool:
    is_one = isinstance(record, QuestionnaireResponse | Observation | Communication)
    return is_one and record.origin.author is not Author.CLINICIAN


def _moment(reading: Reading) -> datetime:
    return reading.at


def _reading(name: str, record: Record, value: Value) -> Reading:
    return Reading(name, record.origin.about, value, record.origin.record_id)


def _point(reading: Reading) -> Point:
    return Point(reading.at, Decimal(str(reading.value)), reading.record_id)


def _totals(
    series: Series, responses: Iterable[tuple[Instrument, QuestionnaireResponse]]
) -> Iterator[Reading]:
    for instrument, response in responses:
        total = score(instrument, response).total
        if total is not None:
            yield _reading(series.name, response, total)


def _amount(item: Item, answer: Answer | None) -> Value:
    """The points of a choice, its codes when it has none, or the answer itself; None when it says nothing."""
    if answer is None:
        return False if item.kind == "boolean" else None  # what is not pressed is not so
    if isinstance(answer, tuple):
        return tuple(each for each in answer if isinstance(each, str))
    if isinstance(answer, Other | Quantity):
        return None  # words of one's own; and no rule looks at a number in a unit that was chosen
    if not fits(item, answer):
        return None
    option = item.option(answer) if item.is_scored else None
    return option.points if option else answer
