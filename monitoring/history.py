"""What still stands of an append-only history."""

from collections.abc import Iterable

from monitoring.records import Record

TAKEN_BACK = "entered-in-error"  # FHIR R4 status

# FHIR R4 statuses of what never happened, was never finished or was taken back.
_VOID = frozenset({TAKEN_BACK, "cancelled", "in-progress", "not-done", "preparation"})


def is_void(record: Record) -> bool:
    """Answer whether a record says itself that it does not count."""
    return record.document.get("status") in _VOID


def standing(records: Iterable[Record]) -> list[Record]:
    """Return the records that were neither replaced nor taken back, in the order of what they are about."""
    kept = list(records)
    replaced = {record.origin.replaces for record in kept}
    return sorted(
        (record for record in kept if record.origin.record_id not in replaced and not is_void(record)),
        key=lambda record: (record.origin.about, record.origin.entered),
    )
