"""How fast an ALSFRS-R falls: since the first symptom (ΔFS), and as seen in the ratings themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from monitoring.errors import UnknownInstrumentError
from monitoring.instruments import find
from monitoring.items import Instrument
from monitoring.milestones import Milestone
from monitoring.problems import LeftOut, Problem
from monitoring.readings import responses
from monitoring.records import Record
from monitoring.regression import slope
from monitoring.scoring import Score, score

Group = Literal["slow", "intermediate", "fast"]

INSTRUMENT = "alsfrs-r"
DAYS_PER_MONTH = 30.4375  # a year of 365.25 days
_MOST = 48  # points before the illness (Cedarbaum et al. 1999)

# Choices of our own: before a month ΔFS says nothing, and a line needs three ratings over 90 days.
_SHORTEST_MONTHS = 1
_FEWEST, _SHORTEST_DAYS = 3, 90

# Points per month: the prognostic groups of pub.dzne.de/record/286226.
_SLOW, _FAST = 0.5, 1.0


@dataclass(frozen=True, slots=True)
class Rating:
    """One ALSFRS-R of a person."""

    day: date
    score: Score
    record_id: str


@dataclass(frozen=True, slots=True)
class Progression:
    """Points lost per month since the first symptom (ΔFS); or None, and why."""

    value: float | None
    because: tuple[str, ...]  # ids of records: the onset, the rating
    problems: tuple[Problem, ...]
    months: float | None = None  # since the first symptom
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class ObservedSlope:
    """The slope of the line through ratings, in points per month, negative when points are lost."""

    value: float | None
    because: tuple[str, ...]  # ids of the ratings
    problems: tuple[Problem, ...]  # also of the ratings that do not count
    low: float | None = None  # of the 95 % confidence interval
    high: float | None = None
    days: int = 0  # from the first rating to the last


def ratings(
    records: Sequence[Record], instruments: Mapping[str, Instrument]
) -> tuple[tuple[Rating, ...], tuple[LeftOut, ...]]:
    """Return the ALSFRS-R among records, in their order; those without a total are left out."""
    rated: list[Rating] = []
    left_out: list[LeftOut] = []
    for record in responses(records, INSTRUMENT):
        record_id = record.origin.record_id
        try:
            scored = score(find(instruments, record.questionnaire), record)
        except UnknownInstrumentError:
            left_out.append(LeftOut(record_id, Problem(INSTRUMENT, "other-version")))
            continue
        if scored.total is None:
            left_out.extend(LeftOut(record_id, problem) for problem in scored.problems)
        else:
            rated.append(Rating(record.origin.about.date(), scored, record_id))
    return tuple(rated), tuple(left_out)


def progression(onset: Milestone, rating: Rating | None) -> Progression:
    """Divide the points lost by the months since the first symptom.

    Source: ΔFS = (48 - total) / months (PMC8052712).
    """
    problems = () if onset.value else onset.problems
    if rating is None:
        problems += (Problem(INSTRUMENT, "unknown"),)
    elif rating.score.total is None:
        problems += rating.score.problems or (Problem(INSTRUMENT, "missing"),)
    if problems or onset.value is None or rating is None or rating.score.total is None:
        return Progression(None, (), problems)
    because = *onset.because, rating.record_id
    days = (rating.day - onset.value).days
    months = days / DAYS_PER_MONTH
    if days < 0:
        return Progression(None, because, (Problem("first-symptom", "after-rating"),))
    if months < _SHORTEST_MONTHS:
        return Progression(None, because, (Problem(INSTRUMENT, "too-soon"),), months)
    # Multiplied before it is divided, so that 0.5 and 1.0 come out exactly.
    value = (_MOST - rating.score.total) * DAYS_PER_MONTH / days
    return Progression(value, because, (), months, _group(value))


def observed_slope(rated: Sequence[Rating]) -> ObservedSlope:
    """Fit a line through the totals of ratings in time order; of one day the last counts."""
    complete = [rating for rating in rated if rating.score.total is not None]
    last = {rating.day: rating for rating in complete}
    kept = [last[day] for day in sorted(last)]
    because = tuple(rating.record_id for rating in kept)
    problems = (Problem(INSTRUMENT, "same-day"),) if len(kept) < len(complete) else ()
    days = (kept[-1].day - kept[0].day).days if kept else 0
    if len(kept) < _FEWEST:
        return ObservedSlope(None, because, (*problems, Problem(INSTRUMENT, "too-few")), days=days)
    if days < _SHORTEST_DAYS:
        return ObservedSlope(None, because, (*problems, Problem(INSTRUMENT, "too-short")), days=days)
    months = [(rating.day - kept[0].day).days / DAYS_PER_MONTH for rating in kept]
    line = slope(months, [float(rating.score.total or 0) for rating in kept])
    return ObservedSlope(line.value, because, problems, line.low, line.high, days)


def _group(value: float) -> Group:
    return "slow" if value < _SLOW else "fast" if value > _FAST else "intermediate"
