"""The care path from the workstation: where each step stands, and what the team says of it."""

from dataclasses import replace
from datetime import date

from app.actions.planning import local_now
from app.i18n import Words
from app.services import Services
from app.workstation.actions.writing import keep
from monitoring import path_changes, plan
from monitoring.care_path import About, CarePath, Said, care_path, changes
from monitoring.dates import read_date
from monitoring.diagnoses import diagnosis
from monitoring.errors import NotADateError
from monitoring.path_changes import PLANNED
from monitoring.records import Author, Origin, StepMark
from monitoring.steps import Diagnosis, Phase

TITLE, NOTE = 80, 300  # letters; a choice of our own: it is read on a phone
_OWN = "own-"  # how the name of a step of the team's own begins
_UNTIL = "until"


def path_of(services: Services, participant: bytes) -> CarePath:
    """The path of a person now, for the illness in the dossier, else ALS; SyncError when it does not open."""
    about = About("person", illness(services, participant) or "als")
    records, now = services.store.records(participant), local_now(services)
    return care_path(records, services.guide.steps, services.instruments, about, now)


def illness(services: Services, participant: bytes) -> Diagnosis | None:
    """The illness in the dossier, where one is known; SyncError as above."""
    return diagnosis(services.store.records(participant))


def say_of(services: Services, participant: bytes, step: str, mark: StepMark, name: str) -> None:
    """Say something of a step; its title goes along, for who does not know the step.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing was saved.
    """
    change = path_changes.write(_origin(services, participant), {step: mark}, writer=name)
    keep(services, participant, [change], name)


def add(services: Services, participant: bytes, title: str, note: str, name: str) -> None:
    """Put a step of the team's own in the path, for now; errors as above."""
    step = _OWN + services.new_id()
    say_of(services, participant, step, StepMark(PLANNED, None, title.strip(), note.strip()), name)


def choose_phase(services: Services, participant: bytes, phase: Phase, name: str) -> None:
    """Say which phase it is; errors as above."""
    change = path_changes.write(_origin(services, participant), {}, phase, name)
    keep(services, participant, [change], name)


def take_back(services: Services, participant: bytes, step: str, said: Said, name: str) -> None:
    """Take back what the team said of a step, so that what was said before counts again; errors as above."""
    before = said.change.origin
    origin = replace(before, record_id=services.new_id(), entered=services.now(), replaces=before.record_id)
    keep(services, participant, [path_changes.without(said.change, step, origin)], name)


def said_of(services: Services, participant: bytes, step: str) -> tuple[Said, ...]:
    """Everything that was said of a step and stands, the newest last; SyncError as above."""
    _, said = changes(services.store.records(participant))
    return said.get(step, ())


def read_until(words: Words, typed: str, today: date) -> date | None:
    """The day that was typed, None when nothing was; NotADateError unless it has still to come."""
    if not typed.strip():
        return None
    try:
        day = date.fromisoformat(read_date(typed, _UNTIL, words.months, today))
    except ValueError:  # only a month, or a year
        raise NotADateError(_UNTIL) from None
    if day <= today:
        raise NotADateError(_UNTIL)
    return day


def _origin(services: Services, participant: bytes) -> Origin:
    now = services.now()
    about = plan.moment(services.store.records(participant), now)
    return Origin(services.new_id(), about, now, Author.CLINICIAN)
