"""What a value is compared with; for a weight the one at the diagnosis, or else before the illness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from monitoring import fields
from monitoring.codes import BODY_WEIGHT, in_unit
from monitoring.errors import MalformedRecordError
from monitoring.measures import Value
from monitoring.measuring import Find
from monitoring.records import Answer, Author, Event, Observation, QuestionnaireResponse, Record

BACKGROUND = "background"  # the instrument in which people tell what was before
WEIGHT_BEFORE, WEIGHT_DIAGNOSIS, DIAGNOSIS_DATE = "weight-before", "weight-diagnosis", "diagnosis-date"
# How far from the diagnosis the clinic may have weighed. A choice of our own.
AROUND = timedelta(days=31)


class Kind(StrEnum):
    """What a reference is."""

    DIAGNOSIS = "diagnosis"
    BEFORE = "before"  # before the illness
    FIRST = "first"  # the first that is known here
    USUAL = "usual"  # the median of the weeks before


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that others are compared with, and when it was, where that is known."""

    kind: Kind
    value: Value
    at: datetime | None = None


def weight_reference(history: Sequence[Record], found: Find) -> Reference | None:
    """Return the weight at the diagnosis, or else before the illness; None when neither is known.

    What the clinic weighed around the diagnosis goes before what somebody remembers. A gastrostomy is best
    placed before 10 % of the weight at the diagnosis is lost (ProGas Study Group, Lancet Neurol 2015).

    Args:
        history: the standing records, oldest first.
        found: looks an instrument up.
    """
    told = _background(history, found)
    diagnosed = _diagnosed(history, told.get(DIAGNOSIS_DATE))
    if diagnosed is not None and (weighed := _weighed_around(diagnosed, history)):
        return weighed
    for kind, link_id, at in (
        (Kind.DIAGNOSIS, WEIGHT_DIAGNOSIS, diagnosed),
        (Kind.BEFORE, WEIGHT_BEFORE, None),
    ):
        weight = told.get(link_id)
        if isinstance(weight, Decimal | int) and weight > 0:
            return Reference(kind, weight, at)
    return None


def _background(history: Sequence[Record], found: Find) -> Mapping[str, Answer]:
    """What was told before, the newest answer to each question."""
    told: dict[str, Answer] = {}
    for record in history:
        if isinstance(record, QuestionnaireResponse):
            instrument = found(record.questionnaire)
            if instrument is not None and instrument.name == BACKGROUND:
                told |= record.answers
    return told


def _diagnosed(history: Sequence[Record], date: Answer | None) -> datetime | None:
    """When the clinic wrote the diagnosis down, or else when the person says it was."""
    for record in history:
        if isinstance(record, Event) and record.document.get("resourceType") == "Condition":
            return record.origin.about
    try:
        return fields.moment(date, DIAGNOSIS_DATE) if isinstance(date, str) else None
    except MalformedRecordError:
        return None


def _weighed_around(diagnosed: datetime, history: Sequence[Record]) -> Reference | None:
    weighed = [
        (abs(record.origin.about - diagnosed), Reference(Kind.DIAGNOSIS, value, record.origin.about))
        for record in history
        if isinstance(record, Observation)
        and record.code == BODY_WEIGHT
        and record.origin.author is Author.CLINICIAN
        and (value := in_unit(record))
    ]
    near = [(distance, reference) for distance, reference in weighed if distance <= AROUND]
    return min(near, key=lambda each: each[0])[1] if near else None
