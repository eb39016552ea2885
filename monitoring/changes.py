"""What a change of a measure means: how much, since when, and whether it is more than chance."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from statistics import median

from monitoring.breathing import HOME_ERROR
from monitoring.measures import DOMAINS, Measure, Value
from monitoring.points import Kind, Point, Reference
from monitoring.records import Author
from monitoring.trends import Trend

HALF_A_YEAR = timedelta(days=183)
MONTH = timedelta(days=30)
EIGHT_WEEKS = timedelta(weeks=8)
FEW = 3  # values from which there is something usual. A choice of our own.

DOMAIN_POINTS, TOTAL_POINTS, WELL_BEING_POINTS = 2, 4, 2
MONTH_PERCENT, LOST_PERCENT = 2, 5


@dataclass(frozen=True, slots=True)
class Rule:
    """How it is told whether a change says something, and who says so."""

    name: str
    source: str


DOMAIN = Rule(
    "domain-2-points",
    "A choice of our own: one point may be chance. No published smallest meaningful change was seen.",
)
TOTAL = Rule("total-4-points", "A choice of our own: as much as one point in each of the four domains.")
WEIGHT_IN_A_MONTH = Rule("weight-2-percent-in-30-days", "A choice of our own.")
WEIGHT_LOST = Rule(
    "weight-5-percent",
    "Artsenwijzer Dietetiek, neuromuscular disease: from 5 % lost a gastrostomy is considered. "
    "ProGas Study Group, Lancet Neurol 2015: best placed before 10 % is lost.",
)
HOME_TEST = Rule(
    "home-vital-capacity-twice",
    "Helleman et al. 2022, doi 10.1007/s00415-022-10996-1: a home test differs by -14.3 to +11.7 percentage "
    "points from a supervised one (95 % limits of agreement). That a second test confirms it is our choice.",
)
WELL_BEING = Rule(
    "well-being-2-from-usual", "A choice of our own: two from the median of the eight weeks before."
)

_Verdict = tuple[bool | None, Rule | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a measure since an earlier value."""

    measure: Measure
    latest: Point
    since: Point | Reference
    meaningful: bool | None  # None when nothing tells, or not yet
    rule: Rule | None  # which told

    @property
    def absolute(self) -> Value:
        """How much it became more, in the unit of the measure."""
        return self.latest.value - self.since.value

    @property
    def percent(self) -> Decimal | None:
        """How much it became more, in percent of the earlier value."""
        return Decimal(100) * self.absolute / self.since.value if self.since.value else None


def change(trend: Trend, since: Point | Reference | None = None) -> Change | None:
    """Return what became of the newest value since another one; what is usual when none is named."""
    start, latest = since or usual(trend) or baseline(trend), trend.latest
    if latest is None or start is None:
        return None
    meaningful, rule = _judge(trend, latest, start)
    return Change(trend.measure, latest, start, meaningful, rule)


def baseline(trend: Trend) -> Point | None:
    """Return what the newest value is told against: the oldest of half a year, or the one before it."""
    if trend.latest is None or trend.previous is None:
        return None
    start = trend.latest.at - HALF_A_YEAR
    oldest = next(point for point in trend.points if point.at >= start)
    return trend.previous if oldest is trend.latest else oldest


def usual(trend: Trend) -> Reference | None:
    """Return the median well-being of the eight weeks before the newest; None when there are too few."""
    if trend.measure is not Measure.WELL_BEING or trend.latest is None:
        return None
    start = trend.latest.at - EIGHT_WEEKS
    before = [point for point in trend.points[:-1] if point.at >= start]
    if len(before) < FEW:
        return None
    return Reference(Kind.USUAL, median(Decimal(point.value) for point in before), before[0].at)


def _judge(trend: Trend, latest: Point, since: Point | Reference) -> _Verdict:
    size = abs(Decimal(latest.value) - since.value)
    if trend.measure in DOMAINS:
        return size >= DOMAIN_POINTS, DOMAIN
    match trend.measure:
        case Measure.ALSFRS_R:
            return size >= TOTAL_POINTS, TOTAL
        case Measure.WEIGHT:
            return _weight(latest, since)
        case Measure.WELL_BEING:
            is_usual = isinstance(since, Reference) and since.kind is Kind.USUAL
            return size >= WELL_BEING_POINTS if is_usual else None, WELL_BEING
        case Measure.VITAL_CAPACITY_PERCENT:
            return _home_test(trend, latest, since)
        case _:
            return None, None


def _weight(latest: Point, since: Point | Reference) -> _Verdict:
    is_recent = isinstance(since, Point) and latest.at - since.at <= MONTH
    rule, least = (WEIGHT_IN_A_MONTH, MONTH_PERCENT) if is_recent else (WEIGHT_LOST, LOST_PERCENT)
    if since.value == 0:
        return None, rule
    return 100 * abs(Decimal(latest.value) - since.value) / since.value >= least, rule


def _home_test(trend: Trend, latest: Point, since: Point | Reference) -> _Verdict:
    if latest.author is Author.CLINICIAN:
        return None, None  # the error of a home test says nothing about it
    before = trend.previous
    side = _side(latest, since)
    if side == 0:
        return False, HOME_TEST
    # The earlier value itself confirms nothing.
    is_second = before is not None and since.at is not None and before.at > since.at
    return True if before and is_second and _side(before, since) == side else None, HOME_TEST


def _side(point: Point, since: Point | Reference) -> int:
    """On which side of the error of a home test a value lies: -1 lower, 1 higher, 0 inside."""
    lowest, highest = HOME_ERROR["vc-percent"]
    difference = point.value - since.value
    return -1 if difference < lowest else 1 if difference > highest else 0
