"""The plan on the person's phone: how often, pauses, not now, only the wayfinder."""

from datetime import date, datetime, timedelta

from app.actions import notebook
from app.actions.writers import Writer
from app.services import Services
from monitoring import plan, schedule
from monitoring.items import Instrument
from monitoring.plan import Pause
from monitoring.schedule import DueList

PUT_OFF = "plan/put-off"  # the note with what was put off, until which day


def due_list(services: Services) -> DueList:
    """What is due on this person's own calendar day."""
    records = notebook.records(services)
    return schedule.due(records, services.instruments, local_now(services), put_off(services))


def local_now(services: Services) -> datetime:
    """The time on the clock of the person."""
    return next(iter(services.words.values())).local(services.now())


def ask(services: Services, instrument: Instrument, rhythm: timedelta | None, writer: Writer) -> None:
    """Ask for something in another rhythm; VaultError when the disk refuses."""
    before = plan.plan(notebook.records(services))
    change = plan.asking(before, instrument, rhythm, notebook.origin_of_change(services, writer))
    notebook.write(services, change)


def pause(services: Services, chosen: Pause, writer: Writer) -> None:
    """Ask nothing on these days; VaultError when the disk refuses."""
    notebook.write(services, plan.pausing(chosen, notebook.origin_of_change(services, writer)))


def measure(services: Services, writer: Writer, *, is_on: bool) -> None:
    """Ask again, pause or not, or ask nothing any more; VaultError when the disk refuses."""
    notebook.write(services, plan.measuring(is_on, notebook.origin_of_change(services, writer)))


def only_wayfinder(services: Services) -> bool:
    """Whether the person chose to measure nothing."""
    return not plan.plan(notebook.records(services)).is_measuring


def put_off(services: Services) -> dict[str, date]:
    """What the person does not want now, and the day on which it may be asked again."""
    note = services.store.note(PUT_OFF) or {}
    return {name: date.fromisoformat(day) for name, day in note.items()}


def put_off_for(services: Services, instrument: Instrument, days: int) -> date:
    """Put something off for some days, on this device only; VaultError when the disk refuses."""
    today = local_now(services).date()
    until = today + timedelta(days=days)
    kept = {name: day for name, day in put_off(services).items() if day > today} | {instrument.name: until}
    services.store.set_note(PUT_OFF, {name: day.isoformat() for name, day in kept.items()})
    return until
