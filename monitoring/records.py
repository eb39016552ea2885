"""The records people keep. Immutable: a correction is a new record that names the one it replaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

Document = Mapping[str, Any]  # a FHIR R4 resource as JSON, unknown fields and all


@dataclass(frozen=True, slots=True)
class Other:
    """An answer in one's own words where none of the options fits (FHIR open-choice)."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit."""

    value: Decimal
    unit: str  # UCUM where the instrument has that, else as it was written; may be empty


# An option's code, yes or no, a whole number, a number. Text is a str too, and so are a date, a time and a
# url, in the form of FHIR. An item that repeats has a tuple of them.
Single = str | bool | int | Decimal | Other | Quantity
Answer = Single | tuple[Single, ...]


def each(answer: Answer | None) -> tuple[Single, ...]:
    """Return the single answers of an answer: none, one, or those of an item that repeats."""
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)


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
    copies: str | None = None  # the record whose answers were taken over: "the same as last time"


@dataclass(frozen=True, slots=True)
class QuestionnaireResponse:
    """One filled instrument (FHIR R4 QuestionnaireResponse)."""

    origin: Origin
    questionnaire: str  # canonical: url|version
    answers: Mapping[str, Answer]  # by key: the linkId, in a later occurrence linkId#n (occurrences.py)
    document: Document

    @property
    def url(self) -> str:
        """The questionnaire in whichever version."""
        return self.questionnaire.partition("|")[0]


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured value (FHIR R4 Observation)."""

    origin: Origin
    code: str  # system|code, as in http://loinc.org|29463-7
    value: Decimal | None  # None with a dataAbsentReason
    unit: str | None  # UCUM
    document: Document


@dataclass(frozen=True, slots=True)
class MessageTopic:
    """What a message is about, in the words of the wayfinder; what nobody said is empty."""

    question: str = ""  # id of a question in assets/questions
    theme: str = ""


NO_TOPIC = MessageTopic()


@dataclass(frozen=True, slots=True)
class Communication:
    """A short message between the person and the team (FHIR R4 Communication)."""

    origin: Origin
    text: str
    sender: str  # the name people read; may be empty
    document: Document
    topic: MessageTopic = NO_TOPIC
    answers: tuple[str, ...] = ()  # the messages that this one is a reply to


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
class CarePlan:
    """A change of the plan: how often what is asked, or that asking stops for a while (FHIR R4 CarePlan)."""

    origin: Origin
    status: str  # active; on-hold: a pause; revoked: nothing is measured
    start: date | None  # first and last day of a pause; None when it has none
    end: date | None
    rhythms: Mapping[str, timedelta | None]  # canonical without version -> how often; None: as one likes
    writer: str  # the name people read; may be empty
    document: Document


@dataclass(frozen=True, slots=True)
class StepMark:
    """What somebody said of a step of the care path."""

    status: str  # FHIR: scheduled (now, please), completed, on-hold (not now), cancelled (leave it out)
    until: date | None = None  # not now: until this day; None: until somebody says so
    title: str = ""  # of a step of one's own
    note: str = ""


@dataclass(frozen=True, slots=True)
class PathChange:
    """A change of the care path, by the person, a carer or the team (FHIR R4 CarePlan)."""

    origin: Origin
    marks: Mapping[str, StepMark]  # by step
    phase: str | None  # the phase that holds from now on; None: as it was
    writer: str  # the name people read; may be empty
    document: Document


@dataclass(frozen=True, slots=True)
class Unread:
    """A resource that Nabij carries without understanding it."""

    origin: Origin
    document: Document


Record = (
    QuestionnaireResponse | Observation | Communication | Patient | Event | CarePlan | PathChange | Unread
)
