"""Small records, checkable by eye."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from monitoring import fhir
from monitoring.items import Instrument
from monitoring.records import Answer, Observation, Origin, QuestionnaireResponse

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday

# The least that each resource must have besides its type and id.
DATES = {
    "QuestionnaireResponse": {"authored": "2026-03-02T12:00:00Z", "questionnaire": "https://example.org/q|1"},
    "Observation": {"effectiveDateTime": "2026-03-02", "code": {}},
    "Communication": {"sent": "2026-03-02T12:00:00+01:00"},
    "Patient": {"meta": {"lastUpdated": "2026-03-02T12:00:00Z"}},
    "Condition": {"recordedDate": "2026-03"},
    "Procedure": {"performedPeriod": {"start": "2026"}},
    "CarePlan": {"created": "2026-03-02"},
    "Flag": {"period": {"start": "2026-03-02"}},
}


def origin(record_id: str = "r1", about: datetime = NOON, **more: Any) -> Origin:
    return Origin(**({"record_id": record_id, "about": about, "entered": about} | more))


def day(number: int) -> datetime:
    return NOON + timedelta(days=number)


def points(each: int | str, gastrostomy: bool | None = None, **other: int | None) -> dict[str, Answer]:
    """Answers to the ALSFRS-R: 12 digits in order ("444443333210"), or the same points everywhere."""
    cutting = "cutting_gastrostomy" if gastrostomy else "cutting"
    bulbar, fine_motor = "speech salivation swallowing", f"handwriting {cutting} dressing"
    names = f"{bulbar} {fine_motor} turning walking stairs dyspnea orthopnea ventilation".split()
    digits = str(each) * 12 if isinstance(each, int) else each
    given = dict(zip(names, digits, strict=True)) | other
    answers: dict[str, Answer] = {
        name.replace("_", "-"): f"{name.replace('_', '-')}-{value}"
        for name, value in given.items()
        if value is not None
    }
    return answers if gastrostomy is None else {"gastrostomy": gastrostomy} | answers


def weight(
    instrument: Instrument, kilograms: str, about: datetime = NOON, **more: Any
) -> QuestionnaireResponse:
    more = {"record_id": f"w{about:%j%H}"} | more
    return fhir.response(instrument, {"weight": Decimal(kilograms)}, origin(about=about, **more))


def responses(
    instrument: Instrument, answers: Mapping[str, Answer], *days: int
) -> list[QuestionnaireResponse]:
    return [fhir.response(instrument, answers, origin(f"d{number}", day(number))) for number in days]


def observation(
    value: Any,
    unit: str = "kg",
    code: str = "29463-7",
    about: datetime = NOON,
    *,
    system: str = "http://loinc.org",
    record_id: str = "o1",
    performer: str = "",
) -> Observation:
    number = Decimal(value) if isinstance(value, str) else value
    document = {
        "resourceType": "Observation",
        "id": record_id,
        "status": "final",
        "effectiveDateTime": about.isoformat(),
        "code": {"coding": [{"system": system, "code": code}]},
        "valueQuantity": {"value": number, "code": unit},
    }
    record = fhir.from_fhir(document | ({"performer": [{"type": performer}]} if performer else {}))
    assert isinstance(record, Observation)
    return record


def document(kind: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": "x1"} | DATES[kind] | more
