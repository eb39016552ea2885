"""Codes and units of what is measured and what happens, as system|code."""

from collections.abc import Mapping
from decimal import Decimal

from monitoring.records import Observation

# FHIR body weight profile; no LOINC term fits one question on well-being from 0 to 10, so a code of our own.
BODY_WEIGHT = "http://loinc.org|29463-7"
BODY_HEIGHT = "http://loinc.org|8302-2"
WELL_BEING = "https://nabij.nl/fhir/CodeSystem/measure|well-being"

# SNOMED CT: amyotrophic lateral sclerosis; gastrostomy; non-invasive ventilation.
ALS = "http://snomed.info/sct|86044005"
GASTROSTOMY = "http://snomed.info/sct|54956002"
NON_INVASIVE_VENTILATION = "http://snomed.info/sct|428311008"

# The units that the FHIR profiles of body weight and height allow (UCUM), in kilograms and in centimetres;
# the international pound and inch are exactly this.
_UNITS: Mapping[str, Mapping[str, Decimal]] = {
    BODY_WEIGHT: {"kg": Decimal(1), "g": Decimal("0.001"), "[lb_av]": Decimal("0.45359237")},
    BODY_HEIGHT: {"cm": Decimal(1), "[in_i]": Decimal("2.54")},
}


def in_unit(observation: Observation) -> Decimal | None:
    """Return the value, a body weight in kilograms and a height in centimetres; None in an unknown unit."""
    if observation.value is None:
        return None
    return convert(observation.code, observation.value, observation.unit or "")


def convert(code: str, value: Decimal, unit: str) -> Decimal | None:
    """Return a value in the unit that its code is followed in; None when its own unit is not known."""
    if code not in _UNITS:
        return value
    factor = _UNITS[code].get(unit)
    return None if factor is None else value * factor
