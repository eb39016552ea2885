"""What the records of one person say together: stages, speed, weight and breathing, each with its reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from monitoring import staging
from monitoring.breathing import TESTS, BreathingTrend, Test, attempts, breathing_trend
from monitoring.codes import BODY_HEIGHT, BODY_WEIGHT
from monitoring.comparisons import compare
from monitoring.items import Instrument
from monitoring.milestones import Milestone, diagnosis, died, gastrostomy, onset
from monitoring.nutrition import (
    REFERENCES,
    BodyMassIndex,
    Reference,
    WeightChange,
    body_mass_index,
    weight_change,
    weight_references,
)
from monitoring.problems import LeftOut, Problem
from monitoring.progression import ObservedSlope, Progression, Rating, observed_slope, progression, ratings
from monitoring.readings import readings, until
from monitoring.records import Record
from monitoring.scoring import Score
from monitoring.staging import INSTRUMENT, Stage


@dataclass(frozen=True, slots=True)
class Overview:
    """A course: every number with the records it comes from, or the reason why there is none."""

    onset: Milestone
    diagnosis: Milestone
    rated: date | None  # the latest rating with a total, which the stages and the progression are about
    stages: Mapping[str, Stage]
    progression: Progression
    slope: ObservedSlope
    weight: Mapping[Reference, WeightChange]
    body_mass_index: BodyMassIndex
    breathing: Mapping[Test, BreathingTrend]
    left_out: tuple[LeftOut, ...]  # records and answers that do not count


def overview(records: Iterable[Record], instruments: Mapping[str, Instrument], now: datetime) -> Overview:
    """Bring the records of one person together."""
    kept, left_out = until(records, now)
    first, diagnosed = onset(kept, now), diagnosis(kept, now)
    rated, unrated = ratings(kept, instruments)
    death = died(kept)
    late = tuple(each for each in rated if death and compare(each.day.isoformat(), death) == 1)
    rated = tuple(each for each in rated if each not in late)
    weights, unweighed = readings(kept, BODY_WEIGHT, instruments)
    heights, unmeasured = readings(kept, BODY_HEIGHT, instruments)
    tried = {test: attempts(test, kept, instruments) for test in TESTS}
    left_out += [
        *unrated,
        *unweighed,
        *unmeasured,
        *(each for _, others in tried.values() for each in others),
        *(LeftOut(each.record_id, Problem(INSTRUMENT, "after-death")) for each in late),
    ]
    latest: Rating | None = rated[-1] if rated else None
    weight, height = weights[-1] if weights else None, heights[-1] if heights else None
    compared = weight_references(kept, weights, diagnosed, instruments)
    return Overview(
        onset=first,
        diagnosis=diagnosed,
        rated=latest.day if latest else None,
        stages=stages(latest.score, death is not None, gastrostomy(kept, latest.day)) if latest else {},
        progression=progression(first, latest),
        slope=observed_slope(rated),
        weight={reference: weight_change(weight, compared[reference]) for reference in REFERENCES},
        body_mass_index=body_mass_index(weight, height),
        breathing={test: breathing_trend(test, taken) for test, (taken, _) in tried.items()},
        left_out=tuple(dict.fromkeys(left_out)),
    )


def stages(score: Score, has_died: bool = False, has_gastrostomy: bool | None = False) -> dict[str, Stage]:
    """Return every stage that an ALSFRS-R gives, with what the clinic wrote down."""
    return {
        "kings": staging.kings(score, has_died=has_died, has_gastrostomy=has_gastrostomy),
        "mitos": staging.mitos(score, has_died=has_died),
        "ft9": staging.ft9(score),
    }
