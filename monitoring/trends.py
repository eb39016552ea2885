"""How a measure changes over time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from monitoring.codes import BODY_HEIGHT
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.measures import CODES, SCALES
from monitoring.measures import Measure as Measure
from monitoring.measures import Value as Value
from monitoring.measuring import coded, finder, scored
from monitoring.records import Author, Record
from monitoring.references import Kind, Reference, weight_reference

# Centimetres. They only catch slips, as a height typed in metres; they have no medical meaning.
SHORTEST, TALLEST = 50, 275


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a measure, the record it comes from, and who entered it."""

    at: datetime
    value: Value
    record_id: str
    author: Author = Author.PATIENT
    helped: bool = False


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
    history, found = standing(records), finder(instruments)
    points: dict[Measure, list[Point]] = {measure: [] for measure in Measure}
    height: Value | None = None  # cm, the newest
    for record in history:
        for code, value in coded(record, found):
            if code in CODES:
                points[CODES[code]].append(_point(record, value))
            elif code == BODY_HEIGHT and SHORTEST <= value <= TALLEST:
                height = value
        for measure, score in scored(record, found):
            points[measure].append(_point(record, score))
    if height is not None:
        points[Measure.BMI] = [_bmi(weight, Decimal(height)) for weight in points[Measure.WEIGHT]]
    reference = weight_reference(history, found)
    return {measure: _trend(measure, points[measure], reference) for measure in Measure}


def within(trend: Trend, since: datetime) -> Trend:
    """Return the part of a trend from a moment on."""
    return replace(trend, points=tuple(point for point in trend.points if point.at >= since))


def _point(record: Record, value: Value) -> Point:
    origin = record.origin
    return Point(origin.about, value, origin.record_id, origin.author, origin.helped)


def _bmi(weight: Point, height: Decimal) -> Point:
    """Kilograms by the square of the height in metres, to one decimal."""
    value = weight.value / (height / 100) ** 2
    return replace(weight, value=value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _trend(measure: Measure, points: Sequence[Point], reference: Reference | None) -> Trend:
    scale = SCALES[measure]
    known = reference if measure is Measure.WEIGHT else None
    return Trend(measure, scale.unit, scale.least, scale.most, tuple(points), known)
