"""What the person keeps on this device: aids, medicines and appointments, theirs and the team's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from app.actions import calendar_file, notebook
from app.actions.writers import Writer
from app.services import Services
from monitoring import aids, appointments, kept, medicines
from monitoring.aids import Aid
from monitoring.appointments import Appointment
from monitoring.history import is_void, newest, oldest
from monitoring.kept import Kept
from monitoring.medicines import Medicine
from monitoring.records import Origin, Record

Make = Callable[[Origin], Record]


@dataclass(frozen=True, slots=True)
class Appointments:
    """Those that are to come, the next one first, and those that were, the last one first."""

    ahead: tuple[Kept[Appointment], ...]
    past: tuple[Kept[Appointment], ...]


def my_aids(services: Services) -> tuple[Kept[Aid], ...]:
    """The aids that were asked for, by the person or the team."""
    return aids.aids(notebook.records(services))


def my_medicines(services: Services) -> tuple[Kept[Medicine], ...]:
    """The medicines that are taken or were stopped."""
    return medicines.medicines(notebook.records(services))


def my_intolerances(services: Services) -> tuple[Kept[str], ...]:
    """What the person cannot have."""
    return medicines.intolerances(notebook.records(services))


def my_appointments(services: Services) -> Appointments:
    """The appointments, parted by now."""
    found = appointments.appointments(notebook.records(services))
    return Appointments(*appointments.to_come(found, services.now()))


def find(services: Services, record_id: str) -> Record | None:
    """What was written down as this record, as it is now; it may be taken back."""
    return newest(notebook.records(services), record_id)


def keep(services: Services, make: Make, before: Origin | None, writer: Writer) -> None:
    """Write something down, new or in place of what it was before; VaultError when the disk refuses."""
    origin = _after(services, before, writer) if before else notebook.origin(services, writer)
    notebook.write(services, make(origin))


def take_back(services: Services, record: Record, writer: Writer) -> None:
    """Take back what was written down by mistake; VaultError when the disk refuses."""
    notebook.write(services, kept.taken_back(record, _after(services, record.origin, writer)))


def put_back(services: Services, record: Record, writer: Writer) -> None:
    """Let what stood before a record hold again, in its place; VaultError when the disk refuses."""
    records = notebook.records(services)
    before = next((each for each in records if each.origin.record_id == record.origin.replaces), None)
    if before is not None and not is_void(before):
        notebook.write(services, kept.again(before, _after(services, record.origin, writer)))


def keep_intolerance(services: Services, text: str, writer: Writer) -> None:
    """Keep what the person cannot have, in place of what stood there; nothing takes it off."""
    own = [each.origin for each in my_intolerances(services) if not each.is_of_team]
    before = own[-1] if own else None
    if text.strip():
        keep(services, partial(medicines.write_intolerance, text), before, writer)
    elif before and (record := find(services, before.record_id)):
        keep(services, partial(medicines.intolerance_taken_back, record), before, writer)


def calendar(services: Services, found: Kept[Appointment], title: str) -> bytes:
    """The calendar file (RFC 5545) of an appointment; a later one takes the place of an earlier one."""
    name = oldest(notebook.records(services), found.origin.record_id)
    return calendar_file.write_appointment(found.said, title, name, services.now())


def _after(services: Services, before: Origin, writer: Writer) -> Origin:
    """The origin of what comes in place of this, now; it keeps its place in the list."""
    origin = notebook.origin(services, writer)
    return replace(origin, about=before.about, replaces=before.record_id)
