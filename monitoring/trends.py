"""How a measure changes over time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from monitoring.bounds import bounds
from monitoring.codes import BODY_HEIGHT
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.measures import CODES, SCALES, Measure, Value
from monitoring.measuring import coded, finder, scored
from monitoring.nutrition import body_mass_index
from monitoring.points import Kind, Point, Reference
from monitoring.records import Record
from monitoring.references import weight_reference


@dataclass(frozen=True, slots=True)
class Trend:
    """The values of one measure, in time order."""

    measure: Measure
    unit: str  # UCUM
    least: int | None  # of the scale
    most: int | None
    points: tuple[Point, ...]
    reference: Reference | None = None  # what a change is counted from, where more is known than the values

    @property
    def first(self) -> Point | None:
        """The oldest value."""
        return self.points[0] if self.points else None

    @property
    def latest(self) -> Point | None:
        """The newest value."""
        return self.points[-1] if self.points else None

    @property
    def previous(self) -> Point | None:
        """The value before the newest."""
        return self.points[-2] if len(self.points) > 1 else None

    @property
    def start(self) -> Reference | None:
        """What a change is counted from: the reference that is known, or else the first value."""
        if self.reference is not None or self.first is None:
            return self.reference
        return Reference(Kind.FIRST, self.first.value, self.first.at)

    def change_percent(self, since: Point | Reference | None = None) -> Decimal | None:
        """Return the change of the newest value in percent of another one, the start if none is named."""
        start = since or self.start
        if start is None or self.latest is None or start.value == 0:
            return None
        return Decimal(100) * (self.latest.value - start.value) / start.value


def trends(records: Iterable[Record], instruments: Mapping[str, Instrument]) -> dict[Measure, Trend]:
    """Return every measure with its values, empty ones included; what was replaced does not count."""
    history, found, allows = standing(records), finder(instruments), bounds(instruments)
    points: dict[Measure, list[Point]] = {measure: [] for measure in Measure}
    height: Point | None = None  # cm, the newest
    for record in history:
        for code, value in coded(record, found, allows):
            if code in CODES:
                points[CODES[code]].append(_point(record, value))
            elif code == BODY_HEIGHT:
                height = _point(record, value)
        for measure, score in scored(record, found):
            points[measure].append(_point(record, score))
    points[Measure.BMI] = list(_bmi(points[Measure.WEIGHT], height))
    reference = weight_reference(history, points[Measure.WEIGHT], instruments)
    return {measure: _trend(measure, points[measure], reference) for measure in Measure}


def within(trend: Trend, since: datetime) -> Trend:
    """Return the part of a trend from a moment on."""
    return replace(trend, points=tuple(point for point in trend.points if point.at >= since))


def _point(record: Record, value: Value) -> Point:
    origin = record.origin
    return Point(origin.about, value, origin.record_id, origin.author, origin.helped)


def _bmi(weights: Iterable[Point], height: Point | None) -> Iterator[Point]:
    """The body mass index of each weight, to one decimal, where the height can be used."""
    for weight in weights:
        index = body_mass_index(weight, height).value
        if index is not None:
            yield replace(weight, value=index.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _trend(measure: Measure, points: Sequence[Point], reference: Reference | None) -> Trend:
    scale = SCALES[measure]
    known = reference if measure is Measure.WEIGHT else None
    return Trend(measure, scale.unit, scale.least, scale.most, tuple(points), known)
