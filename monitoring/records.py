"""The records people keep. Immutable: a correction is a new record that names the one it replaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

Document = Mapping[str, Any]  # a FHIR R4 resource as JSON, unknown fields and all
Answer = (
    str | bool | int | Decimal
)  # an option's code, yes or no, a whole number, a number; text is a str too


class Author(StrEnum):
    """Who entered a record."""

    PATIENT = "patient"
    CARER = "carer"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Origin:
    """What every record says about itself."""

    record_id: str
    about: datetime  # when it was about; aware
    entered: datetime  # when it was typed; aware
    author: Author = Author.PATIENT
    helped: bool = False  # whether somebody's hands helped
    replaces: str | None = None  # the record that this one corrects


@dataclass(frozen=True, slots=True)
class QuestionnaireResponse:
    """One filled instrument (FHIR R4 QuestionnaireResponse)."""

    origin: Origin
    questionnaire: str  # canonical: url|version
    answers: Mapping[str, Answer]  # linkId -> answer
    document: Document


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured value (FHIR R4 Observation)."""

    origin: Origin
    code: str  # system|code, as in http://loinc.org|29463-7
    value: Decimal | None  # None with a dataAbsentReason
    unit: str | None  # UCUM
    document: Document


@dataclass(frozen=True, slots=True)
class Communication:
    """A short message between the person and the team (FHIR R4 Communication)."""

    origin: Origin
    text: str
    sender: str  # the name people read; may be empty
    document: Document


@dataclass(frozen=True, slots=True)
class Patient:
    """Who the dossier is about (FHIR R4 Patient)."""

    origin: Origin
    name: str
    birth_date: date | None
    document: Document


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened once: a diagnosis, a procedure (FHIR R4 Condition, Procedure)."""

    origin: Origin
    code: str  # system|code
    text: str  # what people read; may be empty
    document: Document


@dataclass(frozen=True, slots=True)
class Unread:
    """A resource that Nabij carries without understanding it."""

    origin: Origin
    document: Document


Record = QuestionnaireResponse | Observation | Communication | Patient | Event | Unread
