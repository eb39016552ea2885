"""Changes so unlikely that a person is asked whether they are right; never an error, never refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from monitoring.codes import BODY_WEIGHT
from monitoring.items import Instrument, Item
from monitoring.measures import Value
from monitoring.points import Point
from monitoring.records import Answer, QuestionnaireResponse

AT_ONCE = Decimal(7)
"""kg, more or less than the last weight, within a week.

A choice of our own against slips of the finger ("79,4" for "74,9"); it says nothing about health.
"""

PER_WEEK = Decimal(1)
"""kg that the limit grows by for each further week.

Weight does change over time: losing 3 kg in 30 days, 0.7 kg a week, is what a signal looks for. A little
more than that is left unasked. A choice of our own.
"""

MOST = Decimal(20)
"""kg that are asked about however long ago the last weight was: "79" for "97". A choice of our own."""

DECLINING = frozenset({"alsfrs-r"})
"""Instruments of which an item seldom rises (Cedarbaum et al. 1999): the other option may have been meant."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer to ask about, and what it differs from so much."""

    before: Answer
    at: datetime  # when that was


def limit(since: timedelta) -> Decimal:
    """Return the change of weight, in kg, from which it is asked about, so long after the last one."""
    weeks = Decimal(max(0, (since - _WEEK).days)) / Decimal(_WEEK.days)
    return min(MOST, AT_ONCE + PER_WEEK * weeks)


def is_improbable(item: Item, value: Value, before: Point | None, now: datetime) -> bool:
    """Answer whether to ask about a body weight; other numbers are never doubted."""
    if item.code != BODY_WEIGHT or before is None:
        return False
    return abs(Decimal(value) - Decimal(before.value)) >= limit(now - before.at)


def doubts(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    last: QuestionnaireResponse | None,
    weight: Point | None,
    now: datetime,
) -> dict[str, Doubt]:
    """Return what to ask about before answers are saved, by key.

    Args:
        instrument: what was filled in.
        answers: of what is asked, with what is calculated.
        last: the response before this one; with the same instrument, in whichever version.
        weight: the last weight in kg.
        now: the time.
    """
    found = dict(_weights(instrument, answers, weight, now))
    if last is not None and instrument.name in DECLINING:
        found.update(_rises(instrument, answers, last))
    return found


def _weights(
    instrument: Instrument, answers: Mapping[str, Answer], weight: Point | None, now: datetime
) -> Iterator[tuple[str, Doubt]]:
    for link_id, item in instrument.by_id.items():
        answer = answers.get(link_id)
        if weight is None or not isinstance(answer, int | Decimal):
            continue
        if is_improbable(item, answer, weight, now):
            yield link_id, Doubt(weight.value, weight.at)


def _rises(
    instrument: Instrument, answers: Mapping[str, Answer], last: QuestionnaireResponse
) -> Iterator[tuple[str, Doubt]]:
    for link_id, item in instrument.by_id.items():
        before = last.answers.get(link_id)
        points, points_before = _points(item, answers.get(link_id)), _points(item, before)
        if before is not None and points is not None and points_before is not None and points > points_before:
            yield link_id, Doubt(before, last.origin.about)


def _points(item: Item, answer: Answer | None) -> int | None:
    option = None if answer is None else item.option(answer)
    return option.points if option else None
