"""Where each message of a person to the team stands: saved, sent, seen, answered.

What the team did with one is a FHIR R4 Task of its own. Only a clinician's word makes it seen or answered.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitoring import fields, topics
from monitoring.care import KINDS
from monitoring.errors import MalformedRecordError
from monitoring.history import standing
from monitoring.kept import code_of
from monitoring.origins import write_origin
from monitoring.records import (
    NO_TOPIC,
    Author,
    Communication,
    Document,
    MessageTopic,
    Origin,
    Record,
    Unread,
)

KIND = "Task"
SEEN, DONE = "received", "completed"  # FHIR R4 task-status
TEAM = "als-team"  # the team itself, in assets/contacts.json
_OUTCOMES = "https://nabij.nl/fhir/CodeSystem/question-outcome"


class Status(StrEnum):
    """How far a question came."""

    SAVED = "saved"  # on the person's device
    SENT = "sent"
    SEEN = "seen"
    ANSWERED = "answered"  # or dealt with in another way


class Outcome(StrEnum):
    """How the team dealt with a question."""

    ANSWERED = "answered"  # in writing; the one outcome that a Task does not name
    BY_PHONE = "by-phone"
    NO_ANSWER = "no-answer"  # none was needed, as to "thank you"


@dataclass(frozen=True, slots=True)
class Word:
    """That somebody of the team saw or dealt with a question."""

    by: str  # the name that people read; may be empty
    at: datetime
    outcome: Outcome = Outcome.ANSWERED  # of what was dealt with


@dataclass(frozen=True, slots=True)
class TeamQuestion:
    """A message of the person or a carer, and what became of it."""

    message: Communication
    status: Status
    topic: MessageTopic  # as the team last put it, else as it was asked
    route: str = ""  # who takes it: a contact in assets/contacts.json; empty while nobody said so
    seen: Word | None = None
    answered: Word | None = None
    replies: tuple[Communication, ...] = ()  # in time order
    marks: tuple[Record, ...] = ()  # the Tasks of its status, which can be taken back; none beside a reply

    @property
    def at(self) -> datetime:
        """When the last thing was said of it by either side."""
        return max(each.origin.about for each in (self.message, *self.replies))

    @property
    def is_open(self) -> bool:
        """Whether the team has not answered."""
        return self.status is not Status.ANSWERED


@dataclass(frozen=True, slots=True)
class _Step:
    """What one record of the team says of a question."""

    record: Record
    word: Word
    status: str
    topic: MessageTopic = NO_TOPIC
    route: str = ""


def handled(
    question: TeamQuestion,
    origin: Origin,
    by: str,
    status: str,
    *,
    topic: MessageTopic,
    route: str,
    outcome: Outcome = Outcome.ANSWERED,
) -> Unread:
    """Write down that a clinician saw a question or dealt with it.

    Args:
        question: which one.
        origin: who says so, and when.
        by: the clinician's name, that people read; may be empty.
        status: SEEN or DONE.
        topic: what it is about.
        route: who takes it.
        outcome: how it was dealt with, of what is DONE.
    """
    focus = {"type": "Communication", "reference": topics.reference(question.message.origin.record_id)}
    document = write_origin(KIND, origin) | {"status": status, "intent": "order", "focus": focus}
    document["requester"] = {"type": "Practitioner"} | ({"display": by} if by else {})
    if route:
        document["owner"] = {"identifier": {"system": KINDS, "value": route}}
    if concept := topics.write(topic):
        document["code"] = concept
    if outcome is not Outcome.ANSWERED:
        document["businessStatus"] = {"coding": [{"system": _OUTCOMES, "code": outcome.value}]}
    return Unread(origin, document)


def team_questions(records: Iterable[Record], waiting: Collection[str] = ()) -> tuple[TeamQuestion, ...]:
    """Return the messages of the person and what became of each, the oldest first.

    Args:
        records: of one dossier.
        waiting: the records that are only on this device.
    """
    history = standing(records)
    steps: dict[str, list[_Step]] = {}
    replies: dict[str, list[Communication]] = {}
    for record in history:
        if record.origin.author is Author.CLINICIAN:
            for name, step in _steps(record):
                steps.setdefault(name, []).append(step)
                if isinstance(record, Communication):
                    replies.setdefault(name, []).append(record)
    return tuple(
        _question(each, steps.get(name, ()), replies.get(name, ()), name in waiting)
        for each in history
        if isinstance(each, Communication) and each.origin.author is not Author.CLINICIAN
        for name in (each.origin.record_id,)
    )


def conversation(
    records: Iterable[Record], waiting: Collection[str] = ()
) -> tuple[TeamQuestion | Communication, ...]:
    """Return the questions with their replies, and what the team wrote by itself; what came last first."""
    history = standing(records)
    questions = team_questions(history, waiting)
    replies = {reply.origin.record_id for each in questions for reply in each.replies}
    others = [
        each
        for each in history
        if isinstance(each, Communication)
        and each.origin.author is Author.CLINICIAN
        and each.origin.record_id not in replies
    ]
    return tuple(sorted((*questions, *others), key=_last, reverse=True))


def _last(said: TeamQuestion | Communication) -> tuple[datetime, str]:
    if isinstance(said, TeamQuestion):
        return said.at, said.message.origin.record_id
    return said.origin.about, said.origin.record_id


def _question(
    message: Communication, steps: Sequence[_Step], replies: Sequence[Communication], is_waiting: bool
) -> TeamQuestion:
    done = [step for step in steps if step.status == DONE]
    seen, answered = (next((step.word for step in each), None) for each in (steps, done))
    status = Status.ANSWERED if answered else Status.SEEN if seen else None
    marks = () if replies else tuple(step.record for step in done or steps)
    return TeamQuestion(
        message,
        status or (Status.SAVED if is_waiting else Status.SENT),
        next((step.topic for step in reversed(steps) if step.topic != NO_TOPIC), message.topic),
        next((step.route for step in reversed(steps) if step.route), ""),
        seen,
        answered,
        tuple(replies),
        marks,
    )


def _steps(record: Record) -> Iterator[tuple[str, _Step]]:
    """Return what a record of the team says, by the message that it is about; nothing of what is odd."""
    if isinstance(record, Communication):
        for name in record.answers:
            yield name, _Step(record, Word(record.sender, record.origin.about), DONE)
    elif record.document.get("resourceType") == KIND and record.document.get("status") in (SEEN, DONE):
        try:
            yield topics.message_id(record.document.get("focus")), _step(record)
        except MalformedRecordError:
            return  # another's Task: carried, not understood


def _step(record: Record) -> _Step:
    document = record.document
    requester = fields.find(document, "requester", dict, KIND) or {}
    owner = fields.find(document, "owner", dict, KIND) or {}
    identifier = fields.find(owner, "identifier", dict, f"{KIND}.owner") or {}
    route = fields.find(identifier, "value", str, f"{KIND}.owner") or ""
    return _Step(
        record,
        Word(fields.find(requester, "display", str, KIND) or "", record.origin.about, _outcome(document)),
        document["status"],
        topics.read(document, "code"),
        route if identifier.get("system") == KINDS else "",
    )


def _outcome(document: Document) -> Outcome:
    """How a Task says that a question was dealt with; an outcome from elsewhere is an answer."""
    concept = fields.find(document, "businessStatus", dict, KIND) or {}
    code = code_of(concept, _OUTCOMES, f"{KIND}.businessStatus")
    return next((each for each in Outcome if each == code), Outcome.ANSWERED)
