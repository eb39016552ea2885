"""What is followed: each measure with its code, its unit and its scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitoring import codes

Value = Decimal | int


class Measure(StrEnum):
    """What is followed; a score is named after its instrument and its domain."""

    ALSFRS_R = "alsfrs-r"
    BULBAR = "alsfrs-r-bulbar"
    FINE_MOTOR = "alsfrs-r-fine-motor"
    GROSS_MOTOR = "alsfrs-r-gross-motor"
    RESPIRATORY = "alsfrs-r-respiratory"
    WEIGHT = "weight"
    BMI = "bmi"  # of each weight with the newest known height
    WELL_BEING = "well-being"
    QUALITY_OF_LIFE = "quality-of-life"
    VITAL_CAPACITY = "vc"
    VITAL_CAPACITY_PERCENT = "vc-percent"  # of what is predicted for somebody like this person
    PEAK_COUGH_FLOW = "pcf"
    SNIFF_PRESSURE = "snip"
    CARER_WELL_BEING = "carer-well-being"  # of the carer, never of the person


OF_THE_CARER = frozenset({Measure.CARER_WELL_BEING})
"""What is about somebody else than the person of the dossier."""

CODES: Mapping[str, Measure] = {
    codes.BODY_WEIGHT: Measure.WEIGHT,
    codes.WELL_BEING: Measure.WELL_BEING,
    codes.QUALITY_OF_LIFE: Measure.QUALITY_OF_LIFE,
    codes.VITAL_CAPACITY: Measure.VITAL_CAPACITY,
    codes.VITAL_CAPACITY_PERCENT: Measure.VITAL_CAPACITY_PERCENT,
    codes.PEAK_COUGH_FLOW: Measure.PEAK_COUGH_FLOW,
    codes.SNIFF_PRESSURE: Measure.SNIFF_PRESSURE,
    codes.CARER_WELL_BEING: Measure.CARER_WELL_BEING,
}
"""The code of an item or an observation, and the measure that it is."""

TOTALS: Mapping[str, Measure] = {"alsfrs-r": Measure.ALSFRS_R}
"""Which totals are followed, by the name of the instrument."""

DOMAINS: Mapping[Measure, tuple[str, str]] = {
    Measure.BULBAR: ("alsfrs-r", "bulbar"),
    Measure.FINE_MOTOR: ("alsfrs-r", "fine-motor"),
    Measure.GROSS_MOTOR: ("alsfrs-r", "gross-motor"),
    Measure.RESPIRATORY: ("alsfrs-r", "respiratory"),
}
"""Which domains are followed: the instrument, and the group of its items."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a measure (UCUM) and the ends that its instrument gives it; what is measured has none."""

    unit: str
    least: int | None = None
    most: int | None = None


# ALSFRS-R: Cedarbaum et al. 1999.
SCALES: Mapping[Measure, Scale] = {
    Measure.ALSFRS_R: Scale("{score}", 0, 48),
    Measure.BULBAR: Scale("{score}", 0, 12),
    Measure.FINE_MOTOR: Scale("{score}", 0, 12),
    Measure.GROSS_MOTOR: Scale("{score}", 0, 12),
    Measure.RESPIRATORY: Scale("{score}", 0, 12),
    Measure.WEIGHT: Scale("kg"),
    Measure.BMI: Scale("kg/m2"),
    Measure.WELL_BEING: Scale("{score}", 0, 10),
    Measure.QUALITY_OF_LIFE: Scale("{score}", 0, 10),
    Measure.VITAL_CAPACITY: Scale("L"),
    Measure.VITAL_CAPACITY_PERCENT: Scale("%"),
    Measure.PEAK_COUGH_FLOW: Scale("L/min"),
    Measure.SNIFF_PRESSURE: Scale("cm[H2O]"),
    Measure.CARER_WELL_BEING: Scale("{score}", 0, 10),
}
