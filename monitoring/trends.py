"""How a measure changes over time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from monitoring.codes import BODY_WEIGHT, WELL_BEING, in_unit
from monitoring.errors import AnswerError, UnknownInstrumentError
from monitoring.history import standing
from monitoring.instruments import Instrument, check_answer, find
from monitoring.records import Observation, QuestionnaireResponse, Record
from monitoring.scoring import score

Value = Decimal | int


class Measure(StrEnum):
    """What is followed; a score is named after its instrument and its domain."""

    ALSFRS_R = "alsfrs-r"
    BULBAR = "alsfrs-r-bulbar"
    FINE_MOTOR = "alsfrs-r-fine-motor"
    GROSS_MOTOR = "alsfrs-r-gross-motor"
    RESPIRATORY = "alsfrs-r-respiratory"
    WEIGHT = "weight"
    WELL_BEING = "well-being"


_CODES: Mapping[str, Measure] = {BODY_WEIGHT: Measure.WEIGHT, WELL_BEING: Measure.WELL_BEING}

# Which scores are followed: by the name of the instrument, and by the group of its items.
_TOTALS: Mapping[str, Measure] = {"alsfrs-r": Measure.ALSFRS_R}
_DOMAINS: Mapping[tuple[Measure, str], Measure] = {
    (Measure.ALSFRS_R, "bulbar"): Measure.BULBAR,
    (Measure.ALSFRS_R, "fine_motor"): Measure.FINE_MOTOR,
    (Measure.ALSFRS_R, "gross_motor"): Measure.GROSS_MOTOR,
    (Measure.ALSFRS_R, "respiratory"): Measure.RESPIRATORY,
}

# The unit (UCUM) and the ends of the scale; ALSFRS-R: Cedarbaum et al. 1999. A weight has no scale.
_SCALES: Mapping[Measure, tuple[str, int | None, int | None]] = {
    Measure.ALSFRS_R: ("{score}", 0, 48),
    Measure.BULBAR: ("{score}", 0, 12),
    Measure.FINE_MOTOR: ("{score}", 0, 12),
    Measure.GROSS_MOTOR: ("{score}", 0, 12),
    Measure.RESPIRATORY: ("{score}", 0, 12),
    Measure.WEIGHT: ("kg", None, None),
    Measure.WELL_BEING: ("{score}", 0, 10),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a measure, and the record it comes from."""

    at: datetime
    value: Value
    record_id: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The values of one measure, in time order."""

    measure: Measure
    unit: str  # UCUM
    least: int | None  # of the scale
    most: int | None
    points: tuple[Point, ...]

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

    def change_percent(self, since: Point | None = None) -> Decimal | None:
        """Return the change of the newest value in percent of an older one, the first if none is named."""
        start = since or self.first
        if start is None or self.latest is None or start.value == 0:
            return None
        return Decimal(100) * (self.latest.value - start.value) / start.value


def trends(records: Iterable[Record], instruments: Mapping[str, Instrument]) -> dict[Measure, Trend]:
    """Return every measure with its values, empty ones included; what was replaced does not count."""
    points: dict[Measure, list[Point]] = {measure: [] for measure in Measure}
    for record in standing(records):
        for measure, value in measured(record, instruments):
            points[measure].append(Point(record.origin.about, value, record.origin.record_id))
    return {measure: Trend(measure, *_SCALES[measure], tuple(points[measure])) for measure in Measure}


def within(trend: Trend, since: datetime) -> Trend:
    """Return the part of a trend from a moment on."""
    return replace(trend, points=tuple(point for point in trend.points if point.at >= since))


def measured(record: Record, instruments: Mapping[str, Instrument]) -> Iterator[tuple[Measure, Value]]:
    """Return what a record measures."""
    if isinstance(record, Observation):
        measure, value = _CODES.get(record.code), in_unit(record)
        if measure is not None and value is not None:
            yield measure, value
    elif isinstance(record, QuestionnaireResponse):
        try:
            instrument = find(instruments, record.questionnaire)
        except UnknownInstrumentError:
            return  # carried, not understood
        yield from _answers(instrument, record)
        yield from _scores(instrument, record)


def _answers(instrument: Instrument, response: QuestionnaireResponse) -> Iterator[tuple[Measure, Value]]:
    for link_id, answer in response.answers.items():
        item = instrument.by_id.get(link_id)
        measure = _CODES.get(item.code or "") if item else None
        if item is None or measure is None or not isinstance(answer, int | Decimal):
            continue
        try:
            check_answer(item, answer)
        except AnswerError:
            continue  # such a value says nothing
        yield measure, answer


def _scores(instrument: Instrument, response: QuestionnaireResponse) -> Iterator[tuple[Measure, Value]]:
    total = _TOTALS.get(instrument.name)
    if total is None:
        return
    result = score(instrument, response)
    if result.total is not None:
        yield total, result.total
    for domain, points in result.domains.items():
        measure = _DOMAINS.get((total, domain))
        if measure is not None and points is not None:
            yield measure, points
