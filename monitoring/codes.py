"""Codes and units of what is measured and what happens, as system|code."""

from collections.abc import Mapping
from decimal import Decimal

from monitoring.records import Observation

# FHIR body weight and body height profiles.
BODY_WEIGHT = "http://loinc.org|29463-7"
BODY_HEIGHT = "http://loinc.org|8302-2"

# Codes of our own, named after the measure. No LOINC term fits one question from 0 to 10 or a peak cough
# flow, and sources differ about the one of a vital capacity in percent of what is predicted.
_OWN = "https://nabij.nl/fhir/CodeSystem/measure|"
WELL_BEING = f"{_OWN}well-being"
QUALITY_OF_LIFE = f"{_OWN}quality-of-life"
CARER_WELL_BEING = f"{_OWN}carer-well-being"
VITAL_CAPACITY = f"{_OWN}vc"
VITAL_CAPACITY_PERCENT = f"{_OWN}vc-percent"
PEAK_COUGH_FLOW = f"{_OWN}pcf"
SNIFF_PRESSURE = f"{_OWN}snip"

# SNOMED CT: amyotrophic lateral sclerosis; gastrostomy; non-invasive ventilation.
ALS = "http://snomed.info/sct|86044005"
GASTROSTOMY = "http://snomed.info/sct|54956002"
NON_INVASIVE_VENTILATION = "http://snomed.info/sct|428311008"

KNOWN = frozenset(
    {
        *(BODY_WEIGHT, BODY_HEIGHT, WELL_BEING, QUALITY_OF_LIFE, CARER_WELL_BEING),
        *(VITAL_CAPACITY, VITAL_CAPACITY_PERCENT, PEAK_COUGH_FLOW, SNIFF_PRESSURE),
        *(ALS, GASTROSTOMY, NON_INVASIVE_VENTILATION),
    }
)
"""What means something here, whatever else the same thing is called."""

# By code the units (UCUM) that are understood, and how many of our own unit one of them is. Weight and
# height: the units of their FHIR profiles; the international pound and inch are exactly this.
_LITRES = {"L": Decimal(1), "l": Decimal(1), "mL": Decimal("0.001"), "ml": Decimal("0.001")}
_UNITS: Mapping[str, Mapping[str, Decimal]] = {
    BODY_WEIGHT: {"kg": Decimal(1), "g": Decimal("0.001"), "[lb_av]": Decimal("0.45359237")},
    BODY_HEIGHT: {"cm": Decimal(1), "[in_i]": Decimal("2.54")},
    VITAL_CAPACITY: _LITRES,
    VITAL_CAPACITY_PERCENT: {"%": Decimal(1)},
    PEAK_COUGH_FLOW: {"L/min": Decimal(1), "l/min": Decimal(1), "L/s": Decimal(60), "l/s": Decimal(60)},
    SNIFF_PRESSURE: {"cm[H2O]": Decimal(1)},
}


def unit_of(code: str) -> str | None:
    """Return the unit in which a code is followed; None when any will do."""
    return next(iter(_UNITS.get(code, ())), None)


def in_unit(observation: Observation) -> Decimal | None:
    """Return the value in the unit that its code is followed in; None without one, or in an unknown unit."""
    if observation.value is None:
        return None
    return convert(observation.code, observation.value, observation.unit or "")


def convert(code: str, value: Decimal, unit: str) -> Decimal | None:
    """Return a value in the unit that its code is followed in; None when its own unit is not known."""
    if code not in _UNITS:
        return value
    factor = _UNITS[code].get(unit)
    return None if factor is None else value * factor
