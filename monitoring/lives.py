"""Invented lives with ALS: what happens to one person, and how that person is on a given day."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitoring.courses import Course, months_to_diagnosis
from monitoring.progression import DAYS_PER_MONTH

_WEEK = timedelta(days=7)
_BULBAR = ("speech", "salivation", "swallowing")
_HANDS = ("handwriting", "cutting", "dressing")


@dataclass(frozen=True, slots=True)
class Life:
    """One person: a course in calendar time, and what is particular to this person."""

    course: Course
    is_woman: bool
    onset: datetime  # of the first symptom
    diagnosed: datetime
    joined: datetime
    gastrostomy: datetime | None
    ventilation: datetime | None  # start of non-invasive ventilation
    weight_kg: float  # at the diagnosis
    thinning: float  # the part of the weight that a whole course would cost
    mood: float  # the usual well-being, 0 to 10
    skipping: float  # the part of the weeks that is not filled in

    def lost(self, at: datetime) -> dict[str, float]:
        """Return the points that each item has lost."""
        return self.course.lost(_months(self.onset, at))

    def weight(self, at: datetime) -> float:
        """Return the weight in kilograms; a gastrostomy takes away most of the further loss."""
        gone = self._gone(at)
        if self.gastrostomy is not None and at > self.gastrostomy:
            before = self._gone(self.gastrostomy)
            gone = before + 0.2 * (gone - before)
        return self.weight_kg * (1 - gone + self._gone(self.diagnosed))

    def well_being(self, at: datetime) -> float:
        """Return the usual well-being of that time; the weeks after a procedure are harder."""
        events = [event for event in (self.gastrostomy, self.ventilation) if event is not None]
        hard = 1.0 if any(timedelta() <= at - event < 3 * _WEEK for event in events) else 0.0
        return self.mood - hard - 2 * sum(self.lost(at).values()) / 48

    def hands_needed(self, at: datetime) -> float:
        """Return how often somebody else types or helps, 0 to 0.8."""
        lost = self.lost(at)
        return min(0.8, max(0.0, (sum(lost[link_id] for link_id in _HANDS) - 3) / 10))

    def _gone(self, at: datetime) -> float:
        lost = self.lost(at)
        eating = sum(lost[link_id] for link_id in _BULBAR) / 12
        return self.thinning * (0.6 * eating + 0.4 * sum(lost.values()) / 48)


def life(course: Course, joined: datetime, end: datetime, rng: random.Random) -> Life:
    """Invent a life around a course, from the first symptom to `end`."""
    diagnosed = joined - timedelta(days=rng.uniform(14, 75))
    onset = diagnosed - timedelta(days=DAYS_PER_MONTH * months_to_diagnosis(course.rate, rng))
    wants_gastrostomy = rng.random() < 0.75
    is_woman = rng.random() < 0.43
    weeks = [diagnosed + n * _WEEK for n in range(1, (end - diagnosed) // _WEEK)]
    lost = [course.lost(_months(onset, week)) for week in weeks]
    return Life(
        course=course,
        is_woman=is_woman,
        onset=onset,
        diagnosed=diagnosed,
        joined=joined,
        gastrostomy=_first(weeks, [each["swallowing"] >= 1.8 and wants_gastrostomy for each in lost]),
        ventilation=_first(weeks, [each["ventilation"] >= 0.5 for each in lost]),
        weight_kg=min(125.0, max(45.0, rng.gauss(69, 10) if is_woman else rng.gauss(82, 11))),
        thinning=max(0.0, rng.gauss(0.2, 0.08)),
        mood=rng.gauss(7.3, 0.7),
        skipping=rng.uniform(0.04, 0.18),
    )


def _months(onset: datetime, at: datetime) -> float:
    return (at - onset) / timedelta(days=DAYS_PER_MONTH)


def _first(weeks: list[datetime], is_so: list[bool]) -> datetime | None:
    return next((week for week, so in zip(weeks, is_so, strict=True) if so), None)
