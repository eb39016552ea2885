"""The care path on a person's or a carer's device: what is for now, and what they say of a step."""

from datetime import date, timedelta

from app.actions import notebook
from app.actions.planning import local_now
from app.actions.writers import Writer
from app.services import Services
from monitoring import path_changes
from monitoring.care_path import About, CarePath, care_path, changes
from monitoring.path_changes import DONE, NOT_NOW, PLANNED
from monitoring.records import StepMark
from monitoring.steps import Phase

NOT_NOW_FOR = timedelta(days=91)  # of our own: then it may be shown again


def path(services: Services, about: About) -> CarePath:
    """The path of this person now."""
    now = local_now(services)
    return care_path(notebook.records(services), services.guide.steps, services.instruments, about, now)


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


def _say(services: Services, marks: dict[str, StepMark], writer: Writer, phase: Phase | None = None) -> None:
    change = path_changes.write(notebook.origin_of_change(services, writer), marks, phase)
    notebook.write(services, change)


def _mark(services: Services, step: str, status: str, until: date | None = None) -> StepMark:
    """What is said now; a step of one's own keeps its words."""
    _, said = changes(notebook.records(services))
    named = said[step][-1].mark if step in said else StepMark(status)
    return StepMark(status, until, named.title, named.note)
