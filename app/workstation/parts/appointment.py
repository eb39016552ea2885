"""Writing an appointment down for a person: it appears on their phone as the team's."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import flet as ft

from app.actions.planning import local_now
from app.components.basics import stack
from app.workstation import feedback
from app.workstation.actions import keeping, writing
from app.workstation.actions.people import Person
from app.workstation.components.boxes import note
from app.workstation.components.controls import button, field
from app.workstation.context import Here, use_here
from monitoring.appointments import Appointment, web_address
from monitoring.dates import read_moment
from monitoring.errors import NotADateError
from sync.errors import SyncError

FIELDS = ("who", "when", "place", "video", "bring")
SENT = ("desk.sending", "desk.sent")


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields."""

    who: str = ""
    when: str = ""
    place: str = ""
    video: str = ""
    bring: str = ""


@ft.component
def AppointmentWriter(person: Person, key: str | None = None) -> ft.Control:
    """A button, and the form behind it; what was typed stays until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    typed, change = ft.use_state(Typed(writing.sender(here.services)))
    is_open, set_is_open = ft.use_state(False)
    said, set_said = ft.use_state("")

    def put(name: str, text: str) -> None:
        change(replace(typed, **{name: text}))

    async def send() -> None:
        await here.office.fetch(here.services)
        set_said("desk.saved-not-sent" if here.services.store.unsent() else "desk.sent")

    def save() -> None:
        refused = _keep(here, person, typed)
        set_said(refused or "desk.sending")
        if not refused:
            set_is_open(False)
            change(Typed(typed.who))
            here.office.read(here.services)
            ft.context.page.run_task(send)

    if not is_open:
        sign, open_it = ft.Icons.EVENT_ROUNDED, lambda: set_is_open(True)
        way = button(look, say("desk-kept.add"), sign, on_click=open_it, key="appointment-add")
        return stack(*_notes(here, said), way)
    fields = [
        field(
            look,
            say(f"desk-kept.{name}"),
            getattr(typed, name),
            on_change=partial(put, name),
            key=f"appointment-{name}",
        )
        for name in FIELDS
    ]
    keep = button(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="appointment-save")
    leave = button(
        look,
        say("desk-kept.not-now"),
        kind="quiet",
        on_click=lambda: set_is_open(False),
        key="appointment-leave",
    )
    return stack(*fields, *_notes(here, said), keep, leave, spacing=10)


def _keep(here: Here, person: Person, typed: Typed) -> str:
    """Save an appointment; return the key of what stands in the way, if anything does."""
    start, video = _start(here, typed.when), web_address(typed.video)
    if not typed.who.strip():
        return "appointments.no-name"
    if start is None:
        return "desk-kept.no-day"
    if video is None:
        return "appointments.no-link"
    made = Appointment(typed.who, start, typed.place, video, typed.bring)
    try:
        keeping.write_appointment(here.services, person.participant, made)
    except SyncError as error:
        return feedback.key(error)
    return ""


def _start(here: Here, text: str) -> datetime | None:
    say, today = here.say, local_now(here.services).date()
    try:
        return say.zoned(read_moment(text, "when", say.months, today))
    except NotADateError:
        return None


def _notes(here: Here, said: str) -> list[ft.Control]:
    is_well = said in SENT
    sign = ft.Icons.CHECK_CIRCLE_ROUNDED if is_well else ft.Icons.INFO_OUTLINE_ROUNDED
    return [note(here.look, here.say(said), sign, notice=not is_well, key="appointment-note")] if said else []
