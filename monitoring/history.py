"""What still stands of an append-only history."""

from collections.abc import Iterable

from monitoring.records import Record

# FHIR R4 statuses of what never happened, was never finished or was taken back.
_VOID = frozenset({"entered-in-error", "cancelled", "in-progress", "not-done", "preparation"})


def standing(records: Iterable[Record]) -> list[Record]:
    """Return the records that were neither replaced nor taken back, in the order of what they are about."""
    kept = list(records)
    replaced = {record.origin.replaces for record in kept}
    return sorted(
        (
            record
            for record in kept
            if record.origin.record_id not in replaced and record.document.get("status") not in _VOID
        ),
        key=lambda record: (record.origin.about, record.origin.entered),
    )
