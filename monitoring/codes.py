"""Codes and units of what is measured and what happens, as system|code."""

from collections.abc import Mapping
from decimal import Decimal

from monitoring.records import Observation

# FHIR body weight profile; no LOINC term fits one question on well-being from 0 to 10, so a code of our own.
BODY_WEIGHT = "http://loinc.org|29463-7"
WELL_BEING = "https://nabij.nl/fhir/CodeSystem/measure|well-being"

# SNOMED CT: amyotrophic lateral sclerosis; gastrostomy; non-invasive ventilation.
ALS = "http://snomed.info/sct|86044005"
GASTROSTOMY = "http://snomed.info/sct|54956002"
NON_INVASIVE_VENTILATION = "http://snomed.info/sct|428311008"

# The units that the FHIR body weight profile allows (UCUM); the international pound is exactly this.
_KILOGRAMS: Mapping[str, Decimal] = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "[lb_av]": Decimal("0.45359237"),
}


def in_unit(observation: Observation) -> Decimal | None:
    """Return the value, a body weight in kilograms; None without a value or in a unit that is not known."""
    if observation.value is None or observation.code != BODY_WEIGHT:
        return observation.value
    factor = _KILOGRAMS.get(observation.unit or "")
    return None if factor is None else observation.value * factor
