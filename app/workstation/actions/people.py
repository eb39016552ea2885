"""Who the team follows, and what is known of each: one reading of the store for the overview."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.actions.signals import find_signals
from app.services import Services
from monitoring.history import standing
from monitoring.measures import Measure
from monitoring.readings import until
from monitoring.records import (
    Author,
    CarePlan,
    Communication,
    Event,
    PathChange,
    Patient,
    QuestionnaireResponse,
    Record,
)
from monitoring.rules import URGENCIES
from monitoring.signal_notes import KIND as SIGNAL_NOTE
from monitoring.signals import Signal
from monitoring.team_questions import TeamQuestion, team_questions
from monitoring.trends import Trend, trends
from sync.errors import DeviceFailedError, SyncError

CONTACT = "contact"  # linkId of "I want contact" in the weekly check-in


class Trouble(StrEnum):
    """Why a dossier may not be complete; the worst one is told."""

    UNREADABLE = "unreadable"  # it does not open on this computer
    DAMAGED = "damaged"  # something in it no longer holds on this computer
    REFUSED = "refused"  # the server showed something that nobody vouches for
    LOST = "lost"  # the server showed less than before


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish to be contacted that still stands."""

    at: datetime
    answered: datetime | None  # when the team wrote, or answered a question, after it


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, as the overview and the head of the person's page show them."""

    participant: bytes
    patient: Patient | None = None
    diagnosis: Event | None = None
    last: datetime | None = None  # when the person, or a carer, last entered something
    asked: Asked | None = None
    trends: Mapping[Measure, Trend] = field(default_factory=dict)
    trouble: Trouble | None = None
    questions: tuple[TeamQuestion, ...] = ()  # the oldest first
    signals: tuple[Signal, ...] = ()  # the most urgent first, those that rest included

    @property
    def name(self) -> str:
        """What the team calls the person; empty when nobody wrote it down."""
        return self.patient.name if self.patient else ""

    @property
    def waits(self) -> bool:
        """Whether the person asked for contact and the team has not answered."""
        return self.asked is not None and self.asked.answered is None

    @property
    def open_questions(self) -> tuple[TeamQuestion, ...]:
        """The questions that the team has not answered."""
        return tuple(each for each in self.questions if each.is_open)

    @property
    def open_signals(self) -> tuple[Signal, ...]:
        """The signals that the team has not dealt with."""
        return tuple(signal for signal in self.signals if not signal.rests)

    @property
    def rank(self) -> int:
        """How soon somebody should look, 0 being at once; the last number when there is no reason to."""
        urgencies = [signal.rule.urgency for signal in self.open_signals]
        urgencies += ["same-working-day"] if self.waits else []
        return min(map(URGENCIES.index, urgencies), default=len(URGENCIES))


def people(services: Services, troubles: Mapping[bytes, Trouble]) -> tuple[Person, ...]:
    """Read every dossier: who needs a look soonest first, then by who entered something last.

    A dossier that does not open is named and does not stop the others.
    """
    found = [person(services, each, troubles.get(each)) for each in services.store.participants()]
    return tuple(sorted(found, key=_rank))


def person(services: Services, participant: bytes, trouble: Trouble | None = None) -> Person:
    """Read one dossier; DeviceFailedError when the disk refuses."""
    try:
        records = services.store.records(participant)
        damage = services.store.damage(participant)
    except DeviceFailedError:
        raise  # it is not this dossier that is wrong
    except SyncError:
        return Person(participant, trouble=Trouble.UNREADABLE)
    history = standing(records)
    lived, _ = until(records, services.now())  # without what a wrong clock dated after today
    questions = team_questions(records)
    return Person(
        participant,
        _newest_patient(history),
        _diagnosis(history),
        _last(history),
        _asked(history, questions, _check_ins(services)),
        trends(lived, services.instruments),
        Trouble.DAMAGED if damage else trouble,
        questions,
        find_signals(services, records),
    )


def matching(found: Sequence[Person], typed: str) -> tuple[Person, ...]:
    """The people whose name holds these letters; case and accents do not matter."""
    wanted = _plain(typed)
    return tuple(each for each in found if wanted in _plain(each.name))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("ı", "i").strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _rank(each: Person) -> tuple[int, bool, float, str]:
    return (
        each.rank,
        each.last is None,
        -(each.last.timestamp() if each.last else 0),
        _plain(each.name),
    )


def _newest_patient(history: Sequence[Record]) -> Patient | None:
    return next((record for record in reversed(history) if isinstance(record, Patient)), None)


def _diagnosis(history: Iterable[Record]) -> Event | None:
    events = (record for record in history if isinstance(record, Event))
    return next((event for event in events if event.document.get("resourceType") == "Condition"), None)


def _last(history: Iterable[Record]) -> datetime | None:
    own = (record for record in history if record.origin.author is not Author.CLINICIAN)
    filled = (each.origin.entered for each in own if not _is_no_entry(each))
    return max(filled, default=None)


def _is_no_entry(record: Record) -> bool:
    """Whether the phone wrote it by itself, or it says what to ask or to show: not how somebody is."""
    return isinstance(record, CarePlan | PathChange) or record.document.get("resourceType") == SIGNAL_NOTE


def _asked(
    history: Sequence[Record], questions: Sequence[TeamQuestion], check_ins: frozenset[str]
) -> Asked | None:
    """The newest wish: a question that is open, or a yes in the latest check-in."""
    answers = [each.origin.about for each in history if _is_of_team(each)]
    answers += [each.answered.at for each in questions if each.answered]
    ticked = _ticked(history, check_ins)
    answered = max((at for at in answers if ticked and at >= ticked), default=None)
    waiting = [each.message.origin.about for each in questions if each.is_open]
    if ticked and not answered:
        waiting.append(ticked)
    if waiting:
        return Asked(max(waiting), None)
    return Asked(ticked, answered) if ticked else None


def _ticked(history: Iterable[Record], check_ins: frozenset[str]) -> datetime | None:
    """When the person ticked that they want contact, if that was in the latest check-in."""
    filled = [r for r in history if isinstance(r, QuestionnaireResponse) and r.url in check_ins]
    return filled[-1].origin.about if filled and filled[-1].answers.get(CONTACT) is True else None


def _is_of_team(record: Record) -> bool:
    return isinstance(record, Communication) and record.origin.author is Author.CLINICIAN


def _check_ins(services: Services) -> frozenset[str]:
    return frozenset(each.url for each in services.instruments.values() if CONTACT in each.by_id)
