"""Writing an appointment down for a person: it appears on their phone as the team's."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import flet as ft

from app.actions.planning import local_now
from app.components.basics import stack
from app.workstation.actions import keeping, writing
from app.workstation.actions.people import Person
from app.workstation.components.controls import button, field
from app.workstation.context import Here, use_here
from app.workstation.parts.saving import notes, use_saving
from monitoring.appointments import Appointment
from monitoring.dates import read_moment
from monitoring.errors import NotADateError
from monitoring.web_addresses import web_address

FIELDS = ("who", "when", "place", "video", "bring")


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
    saving = use_saving(here)

    def put(name: str, text: str) -> None:
        change(replace(typed, **{name: text}))

    def save() -> None:
        made = _made(here, typed)
        if isinstance(made, str):
            saving.tell(made)
        elif saving.keep(partial(keeping.write_appointment, here.services, person.participant, made)):
            set_is_open(False)
            change(Typed(typed.who))

    if not is_open:
        sign, open_it = ft.Icons.EVENT_ROUNDED, lambda: set_is_open(True)
        way = button(look, say("desk-kept.add"), sign, on_click=open_it, key="appointment-add")
        return stack(*notes(here, saving.said, "appointment-note"), way)
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
    return stack(*fields, *notes(here, saving.said, "appointment-note"), keep, leave, spacing=16)


def _made(here: Here, typed: Typed) -> Appointment | str:
    """The appointment that was typed, or the key of what is not right yet."""
    start, video = _start(here, typed.when), web_address(typed.video)
    if not typed.who.strip():
        return "appointments.no-name"
    if start is None:
        return "desk-kept.no-day"
    if video is None:
        return "appointments.no-link"
    return Appointment(typed.who, start, typed.place, video, typed.bring)


def _start(here: Here, text: str) -> datetime | None:
    say, today = here.say, local_now(here.services).date()
    try:
        return say.zoned(read_moment(text, "when", say.months, today))
    except NotADateError:
        return None
