"""Changes of somebody's care path to and from FHIR R4: a step wished for, ticked off or put off, or a phase.

They are care plans with a category of their own, so that the plan of what is asked leaves them alone.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args

from monitoring import fields
from monitoring.care_plans import ACTIVE, begun, writer_of
from monitoring.errors import MalformedRecordError
from monitoring.fields import OWN, Element
from monitoring.history import TAKEN_BACK
from monitoring.origins import read_origin
from monitoring.records import Document, Origin, PathChange, StepMark
from monitoring.steps import PHASES, Phase

Status = Literal["scheduled", "completed", "on-hold", "cancelled"]  # FHIR R4 care-plan-activity-status
PLANNED, DONE, NOT_NOW, LEFT_OUT = get_args(Status)

_CATEGORY = {"system": "https://nabij.nl/fhir/CodeSystem/care-plan-category", "code": "care-path"}
_STEPS = "https://nabij.nl/fhir/CodeSystem/care-path-step"
_PHASE = OWN + "care-path-phase"


def is_one(document: Document) -> bool:
    """Whether a care plan is a change of the care path."""
    return any(
        coding.get("system") == _CATEGORY["system"] and coding.get("code") == _CATEGORY["code"]
        for category in fields.elements(document, "category", "CarePlan")
        for coding in fields.elements(category, "coding", "CarePlan.category")
    )


def read(origin: Origin, document: Document) -> PathChange:
    """Read a change; an activity that is not understood is left where it is."""
    return PathChange(origin, dict(_marks(document)), _phase(document), writer_of(document), document)


def write(
    origin: Origin, marks: Mapping[str, StepMark], phase: Phase | None = None, writer: str = ""
) -> PathChange:
    """Make a change.

    Args:
        origin: whose it is, and when.
        marks: by step; a step of one's own comes with its title.
        phase: the phase that holds from now on; None when that stays as it was.
        writer: the name that people read; may be empty.
    """
    document = begun(origin, ACTIVE, writer) | {"category": [{"coding": [dict(_CATEGORY)]}]}
    if phase:
        document["extension"] = [*document["extension"], {"url": _PHASE, "valueCode": phase}]
    if marks:
        document["activity"] = [{"detail": _detail(*each)} for each in marks.items()]
    return read(read_origin(document, "CarePlan"), document)


def without(change: PathChange, step: str, origin: Origin) -> PathChange:
    """Make the change that comes in place of another and says nothing of one step; all else of it stays.

    Args:
        change: the one that said it.
        step: of which it says nothing any more.
        origin: of the new one; it replaces the other.
    """
    marks = {name: mark for name, mark in change.marks.items() if name != step}
    left = write(origin, marks, next((each for each in PHASES if each == change.phase), None), change.writer)
    if marks or change.phase:
        return left
    return read(origin, {**left.document, "status": TAKEN_BACK})


def _detail(step: str, mark: StepMark) -> dict[str, Any]:
    code: dict[str, Any] = {"coding": [{"system": _STEPS, "code": step}]}
    if mark.title:
        code["text"] = mark.title
    detail: dict[str, Any] = {"kind": "Task", "code": code, "status": mark.status}
    if mark.until:
        detail["scheduledPeriod"] = {"start": mark.until.isoformat()}
    return detail | ({"description": mark.note} if mark.note else {})


def _marks(document: Document) -> Iterator[tuple[str, StepMark]]:
    for activity in fields.elements(document, "activity", "CarePlan"):
        detail = fields.find(activity, "detail", dict, "CarePlan.activity") or {}
        try:
            name, mark = _mark(detail)
        except MalformedRecordError:
            continue
        if name and mark.status in get_args(Status):
            yield name, mark


def _mark(detail: Element) -> tuple[str, StepMark]:
    where = "CarePlan.activity.detail"
    code = fields.need(detail, "code", dict, where)
    codes = fields.elements(code, "coding", f"{where}.code")
    name = next((each.get("code") for each in codes if each.get("system") == _STEPS), None)
    period = fields.find(detail, "scheduledPeriod", dict, where) or {}
    start = fields.find(period, "start", str, f"{where}.scheduledPeriod")
    return name if isinstance(name, str) else "", StepMark(
        fields.need(detail, "status", str, where),
        _day(start, where) if start else None,
        fields.find(code, "text", str, f"{where}.code") or "",
        fields.find(detail, "description", str, where) or "",
    )


def _day(text: str, where: str) -> date:
    return fields.moment(text, f"{where}.scheduledPeriod.start").date()


def _phase(document: Document) -> Phase | None:
    found = fields.extension(document, _PHASE, "CarePlan") or {}
    return next((each for each in PHASES if each == found.get("valueCode")), None)
