"""What still stands of an append-only history."""

from collections.abc import Iterable
from datetime import MAXYEAR, UTC, datetime, timedelta

from monitoring.records import Author, Document, Origin, Record

TAKEN_BACK = "entered-in-error"  # FHIR R4 status

# FHIR R4 statuses of what was never finished or never happened, and of what was taken back.
_UNFINISHED = frozenset({"in-progress", "not-done", "preparation"})
_VOID = _UNFINISHED | {TAKEN_BACK, "cancelled"}

_A_MOMENT = timedelta(seconds=1)
_END = datetime(MAXYEAR - 1, 12, 31, 23, 59, 59, 999_999, UTC)  # the last moment that can be written


def is_void(record: Record) -> bool:
    """Answer whether a record says itself that it does not count."""
    return _status(record) in _VOID or _is_unverified(record.document)


def _status(record: Record) -> str:
    # Whatever stands there in a resource of another making: an odd one is no status.
    return str(record.document.get("status"))


def standing(records: Iterable[Record]) -> list[Record]:
    """Return the records that were neither replaced nor taken back, in the order of what they are about.

    Only its own side replaces a record: a team takes nothing back that a person wrote, nor a person what the
    team wrote. What is unfinished replaces nothing yet.
    """
    kept = list(records)
    replaced = {(each.replaces, _is_of_team(each)) for each in (r.origin for r in kept if _replaces(r))}
    return sorted(
        (record for record in kept if _name(record) not in replaced and not is_void(record)),
        key=_place,
    )


def newest(records: Iterable[Record], record_id: str) -> Record | None:
    """What a record has become: itself, or what replaced it last; it may be void."""
    kept = {each.origin.record_id: each for each in records}
    after = {(each.origin.replaces, _is_of_team(each.origin)): each for each in kept.values()}
    record = kept.get(record_id)
    for _ in kept:  # as often as there are records: a circle from elsewhere ends too
        if record is None or (next_one := after.get(_name(record))) is None:
            break
        record = next_one
    return record


def oldest(records: Iterable[Record], record_id: str) -> str:
    """The identifier under which something was first written down."""
    before = {each.origin.record_id: each.origin.replaces for each in records}
    for _ in before:
        if (earlier := before.get(record_id)) is None:
            break
        record_id = earlier
    return record_id


def _is_unverified(document: Document) -> bool:
    """Whether a resource without a status (an allergy, a condition) was taken back."""
    verified = document.get("verificationStatus")
    codings = verified.get("coding") if isinstance(verified, dict) else None
    return isinstance(codings, list) and any(
        isinstance(each, dict) and each.get("code") == TAKEN_BACK for each in codings
    )


def _name(record: Record) -> tuple[str, bool]:
    return record.origin.record_id, _is_of_team(record.origin)


def after(records: Iterable[Record], now: datetime) -> datetime:
    """Now, or the moment after the last of these where a clock was set back since."""
    return min(max([now, *(record.origin.about + _A_MOMENT for record in records)]), _END)


def _replaces(record: Record) -> bool:
    origin = record.origin
    return origin.replaces != origin.record_id and _status(record) not in _UNFINISHED


def _is_of_team(origin: Origin) -> bool:
    return origin.author is Author.CLINICIAN


def _place(record: Record) -> tuple[datetime, datetime, str]:
    # The identifier last, so that two devices with the same records have them in the same order.
    return record.origin.about, record.origin.entered, record.origin.record_id
