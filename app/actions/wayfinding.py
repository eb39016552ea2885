"""The care path on a person's or a carer's device: what is for now, and what they say of a step."""

from datetime import date, timedelta

from app.actions.answering import Writer
from app.actions.planning import local_now
from app.services import Services
from monitoring import fhir, path_changes
from monitoring.care_path import About, CarePath, care_path, changes
from monitoring.path_changes import DONE, NOT_NOW, PLANNED
from monitoring.plan import moment
from monitoring.records import Origin, Record, StepMark
from monitoring.steps import Phase

BEFORE_JOINING = "care-path/changes"  # the note with what was said before there was a dossier
NOT_NOW_FOR = timedelta(days=91)  # of our own: then it may be shown again


def path(services: Services, about: About) -> CarePath:
    """The path of this person now."""
    now = local_now(services)
    return care_path(_records(services), services.guide.steps, services.instruments, about, now)


def put_off(services: Services, step: str, writer: Writer) -> None:
    """Do not show a step for a while; VaultError when the disk refuses."""
    until = local_now(services).date() + NOT_NOW_FOR
    _say(services, {step: _mark(services, step, NOT_NOW, until)}, writer)


def tick_off(services: Services, step: str, writer: Writer) -> None:
    """Say that a step is done; VaultError when the disk refuses."""
    _say(services, {step: _mark(services, step, DONE)}, writer)


def bring_forward(services: Services, step: str, writer: Writer) -> None:
    """Want a step now; VaultError when the disk refuses."""
    _say(services, {step: _mark(services, step, PLANNED)}, writer)


def choose_phase(services: Services, phase: Phase, writer: Writer) -> None:
    """Say which phase it is; VaultError when the disk refuses."""
    _say(services, {}, writer, phase)


def take_along(services: Services) -> None:
    """Write into the new dossier what was said before joining; VaultError when the disk refuses."""
    me, kept = services.store.me, said_before_joining(services)
    if me is not None and kept:
        services.store.add(me, kept, services.now())
        services.store.set_note(BEFORE_JOINING, None)


def _say(services: Services, marks: dict[str, StepMark], writer: Writer, phase: Phase | None = None) -> None:
    now = services.now()
    about = moment(_records(services), now)
    origin = Origin(services.new_id(), about, now, writer.author, writer.helped)
    change = path_changes.write(origin, marks, phase)
    me = services.store.me
    if me is not None:
        services.store.add(me, [change], now)
    else:
        documents = [fhir.to_fhir(each) for each in (*said_before_joining(services), change)]
        services.store.set_note(BEFORE_JOINING, documents)


def _mark(services: Services, step: str, status: str, until: date | None = None) -> StepMark:
    """What is said now; a step of one's own keeps its words."""
    _, said = changes(_records(services))
    named = said[step][0] if step in said else StepMark(status)
    return StepMark(status, until, named.title, named.note)


def _records(services: Services) -> list[Record]:
    me = services.store.me
    return list(services.store.records(me)) if me is not None else said_before_joining(services)


def said_before_joining(services: Services) -> list[Record]:
    """The changes of the care path of somebody who has no dossier yet."""
    return [fhir.from_fhir(each) for each in services.store.note(BEFORE_JOINING) or ()]
