"""Which illness a dossier says it is, as far as the care path tells them apart."""

from collections.abc import Iterable, Mapping

from monitoring.codes import ALS
from monitoring.history import standing
from monitoring.records import Event, Record
from monitoring.steps import Diagnosis

# By name, not by code: what codes clinics use for these two was not checked against SNOMED CT itself.
_NAMES: Mapping[Diagnosis, tuple[str, ...]] = {
    "psma": ("psma", "pma", "progressive muscular atrophy", "progressieve spinale musculaire atrofie"),
    "pls": ("pls", "primary lateral sclerosis", "primaire laterale sclerose"),
}


def diagnosis(records: Iterable[Record]) -> Diagnosis | None:
    """Return the illness that was written down last (FHIR R4 Condition); None where none is known."""
    events = [each for each in standing(records) if isinstance(each, Event)]
    found = [_named(each) for each in events if each.document.get("resourceType") == "Condition"]
    return next((each for each in reversed(found) if each), None)


def _named(condition: Event) -> Diagnosis | None:
    text = condition.text.strip().casefold()
    by_name = next((name for name, names in _NAMES.items() if text in names), None)
    return by_name or ("als" if condition.code == ALS else None)
