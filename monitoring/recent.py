"""What changed since the period before: the most important first, and what stayed the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from monitoring.changes import LOST_PERCENT, Change, baseline, change, usual
from monitoring.given import Given, LastGiven
from monitoring.measures import Measure
from monitoring.points import Point, Reference
from monitoring.symptoms import CLEAR, Symptom
from monitoring.trends import Trend

# As long as from one ALSFRS-R to the next; who fills in every four weeks may be a week early or late.
PERIOD, GRACE = timedelta(days=28), timedelta(days=7)

# What is told first. A choice of our own: what needs somebody to look soonest.
ORDER = (
    Measure.RESPIRATORY,
    Measure.VITAL_CAPACITY_PERCENT,
    Measure.WEIGHT,
    Measure.BULBAR,
    Measure.GROSS_MOTOR,
    Measure.FINE_MOTOR,
    Measure.WELL_BEING,
)


@dataclass(frozen=True, slots=True)
class Recent:
    """What is new about a person."""

    less: tuple[Change, ...] = ()  # of which there is less: strength, weight, breath, well-being
    more: tuple[Change, ...] = ()
    worse: tuple[Symptom, ...] = ()
    better: tuple[Symptom, ...] = ()
    steady: tuple[Measure, ...] = ()
    since: datetime | None = None  # from when all that is steady was

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.less or self.more or self.worse or self.better or self.steady)


def recent(trends: Mapping[Measure, Trend], symptoms: Iterable[Symptom], now: datetime) -> Recent:
    """Return what changed more than by chance, and what did not, of what was filled in lately."""
    current = [trends[measure] for measure in ORDER if measure in trends]
    told = [found for trend in current if (found := _told(trend, now)) is not None]
    moved = [each for each in symptoms if each.steps and now - each.latest.origin.about <= PERIOD + GRACE]
    return _sorted(told, moved)


def looking_back(
    trends: Mapping[Measure, Trend], symptoms: Iterable[Symptom], then: LastGiven, since: datetime
) -> Recent:
    """Return what is different from how it was at a moment, as far as it was filled in after that.

    Well-being is told against what is usual for the person, whatever the moment.

    Args:
        trends: by measure.
        symptoms: as they are now.
        then: the answers as they were at the moment.
        since: the moment.
    """
    current = [trends[measure] for measure in ORDER if measure in trends]
    found = [change(trend, start) for trend in current if (start := _standing_at(trend, since)) is not None]
    told = [each for each in found if each is not None and each.meaningful is not None]
    compared = [_against(each, then) for each in symptoms if each.latest.origin.about > since]
    return _sorted(told, [each for each in compared if each.steps])


def _standing_at(trend: Trend, since: datetime) -> Point | Reference | None:
    """How it was at a moment, or the first after it; None when nothing was filled in after that."""
    if trend.latest is None or trend.latest.at <= since:
        return None
    if trend.measure is Measure.WELL_BEING:
        return usual(trend)
    before = [point for point in trend.points if point.at <= since]
    start = before[-1] if before else trend.points[0]
    return None if start is trend.latest else start


def _against(symptom: Symptom, then: LastGiven) -> Symptom:
    before: tuple[Given, ...] = then.get((symptom.instrument, symptom.link_id), ())
    return Symptom(symptom.instrument, symptom.latest, before[0] if before else None)


def _sorted(told: Sequence[Change], moved: Sequence[Symptom]) -> Recent:
    changed = [each for each in told if each.meaningful]
    steady = [each for each in told if not each.meaningful]
    return Recent(
        tuple(each for each in changed if each.absolute < 0),
        tuple(each for each in changed if each.absolute > 0),
        tuple(each for each in moved if each.steps and each.steps >= CLEAR),
        tuple(each for each in moved if each.steps and each.steps <= -CLEAR),
        tuple(each.measure for each in steady),
        max((each.since.at for each in steady if each.since.at), default=None),
    )


def _told(trend: Trend, now: datetime) -> Change | None:
    """The first change that is more than chance, or the furthest back that is none."""
    latest = trend.latest
    if latest is None or now - latest.at > PERIOD + GRACE:
        return None
    earlier = [since for since in _earlier(trend, latest) if since is not None]
    found = [each for since in earlier if (each := change(trend, since)) is not None]
    told = next((each for each in found if each.meaningful), None)
    is_judged = all(each.meaningful is not None for each in found)
    return told or (found[-1] if found and is_judged else None)


def _earlier(trend: Trend, latest: Point) -> Iterator[Point | Reference | None]:
    """What to tell the newest value against: what counts most first, then ever further back."""
    if trend.measure is Measure.WELL_BEING:
        yield usual(trend)
        return
    until = latest.at - (PERIOD - GRACE)
    before = next((point for point in reversed(trend.points) if point.at <= until), None)
    if trend.measure is Measure.WEIGHT:
        yield _crossed(trend.start, latest, before)
    yield before
    yield baseline(trend)


def _crossed(start: Reference | None, latest: Point, before: Point | None) -> Reference | None:
    """What the weight is counted from, when another five percent of it was lost in the period."""
    if start is None or before is None or start.value <= 0:
        return None
    lost, lost_before = (100 * (Decimal(start.value) - each.value) / start.value for each in (latest, before))
    return start if lost // LOST_PERCENT > max(Decimal(0), lost_before // LOST_PERCENT) else None
