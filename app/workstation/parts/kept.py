"""What a person keeps: the next appointments, the aids and how long they take, the medicines."""

from collections.abc import Iterable

import flet as ft

from app.actions.planning import local_now
from app.components.basics import icon, stack
from app.sentences import capital
from app.waited import short, standing
from app.workstation.actions.keeping import KeptThings, kept_things
from app.workstation.actions.people import Person
from app.workstation.components.boxes import box
from app.workstation.components.controls import body, small
from app.workstation.context import Here
from app.workstation.parts.appointment import AppointmentWriter
from app.workstation.sentences import called
from monitoring.aids import Aid
from monitoring.appointments import Appointment
from monitoring.kept import Kept
from monitoring.medicines import Medicine
from monitoring.waiting import State, Waiting, waiting
from sync.errors import SyncError

NEXT = 3  # appointments


def kept_of(here: Here, person: Person) -> list[ft.Control]:
    """A box with what there is, and the way to write an appointment down; nothing where it cannot be read."""
    look, say = here.look, here.say
    try:
        found = kept_things(here.services, person.participant)
    except SyncError:
        return []  # the page says so already
    writer = AppointmentWriter(person, key=f"appointment-{person.participant.hex()}")
    lines = [*_appointments(here, found), *_aids(here, found), *_medicines(here, found)]
    nothing = [] if lines else [small(look, say("desk-kept.none", name=called(say, person)))]
    return [box(look, say("desk-kept.title"), *lines, *nothing, writer, spacing=12)]


def _group(here: Here, name: str, lines: Iterable[ft.Control]) -> list[ft.Control]:
    drawn = list(lines)
    head = small(here.look, here.say(f"keeping.{name}"))
    return [stack(head, *drawn, spacing=6, key=f"kept-{name}")] if drawn else []


def _appointments(here: Here, found: KeptThings) -> list[ft.Control]:
    return _group(here, "appointments", (_appointment(here, each) for each in found.appointments[:NEXT]))


def _appointment(here: Here, found: Kept[Appointment]) -> ft.Control:
    say, said = here.say, found.said
    day = capital(say.named_day(say.local(said.start).date()))
    where = said.place or (say("appointments.by-video") if said.video else "")
    when = say("appointments.when", day=day, time=say.time(said.start))
    return _line(here, said.who, when, where, _whose(here, found))


def _aids(here: Here, found: KeptThings) -> list[ft.Control]:
    """What takes long first; what was called off is left out."""
    today = local_now(here.services).date()
    stands = [(each, waiting(each.said, today)) for each in found.aids]
    shown = [(each, how) for each, how in stands if how.state is not State.OFF]
    ordered = sorted(shown, key=lambda pair: (not pair[1].needs_a_call, pair[1].state is State.DELIVERED))
    return _group(here, "aids", (_aid(here, each, how) for each, how in ordered))


def _aid(here: Here, found: Kept[Aid], stands: Waiting) -> ft.Control:
    today = local_now(here.services).date()
    line = standing(here.say, found.said, stands, today)
    said = _line(here, found.said.what, line, found.said.source, _whose(here, found))
    if not stands.needs_a_call:
        return said
    said.expand = True
    sign = icon(here.look, ft.Icons.SCHEDULE_ROUNDED, 20, here.look.leaf)
    return ft.Row([sign, said], spacing=8, vertical_alignment=ft.CrossAxisAlignment.START)


def _medicines(here: Here, found: KeptThings) -> list[ft.Control]:
    taken = _group(here, "medicines", (_medicine(here, each) for each in found.medicines))
    cannot = [_line(here, each.said, _whose(here, each)) for each in found.intolerances]
    head = small(here.look, here.say("desk-kept.intolerance"))
    return [*taken, *([stack(head, *cannot, spacing=6, key="kept-intolerance")] if cannot else [])]


def _medicine(here: Here, found: Kept[Medicine]) -> ft.Control:
    said, today = found.said, local_now(here.services).date()
    since = here.say("medicines.since", day=short(here.say, said.since, today)) if said.since else ""
    return _line(here, said.name, said.dosage, since, _whose(here, found))


def _whose(here: Here, found: Kept[Aid] | Kept[Appointment] | Kept[Medicine] | Kept[str]) -> str:
    return here.say("desk-kept.of-team") if found.is_of_team else ""


def _line(here: Here, head: str, *under: str) -> ft.Control:
    """What it is, and under it what is known of it; read as one."""
    more = "\n".join(filter(None, under))
    lines = [body(here.look, head, strong=True), *([small(here.look, more)] if more else [])]
    return ft.MergeSemantics(stack(*lines, spacing=1))
