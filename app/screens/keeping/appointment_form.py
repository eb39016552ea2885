"""Writing down an appointment: with whom, when, and where or by which link."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

import flet as ft

from app.actions import contacting, keeping
from app.actions.planning import local_now
from app.components.actions import primary, segment
from app.components.basics import gap, pairs, section, title
from app.components.fields import text_field
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.days import DayChooser, time_steps
from app.parts.kept import kept_view
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring import appointments
from monitoring.appointments import Appointment
from monitoring.kept import Kept
from monitoring.records import Origin
from monitoring.web_addresses import web_address

LINES = {"bring": 2, "note": 2}  # of a field that takes a sentence
USUAL = time(10)  # where choosing begins: tomorrow at ten


@ft.component
def NewAppointmentScreen() -> ft.View:
    """A new one."""
    here = use_here()
    tomorrow = local_now(here.services).date() + timedelta(days=1)
    begun = Appointment("", here.say.zoned(datetime.combine(tomorrow, USUAL)))
    return AppointmentForm(begun, None, "/appointments", key="new")


@ft.component
def AppointmentFormScreen() -> ft.View:
    """A change of one that stands."""
    here = use_here()
    shown = keeping.my_appointments(here.services)
    mine = [each for each in (*shown.ahead, *shown.past) if not each.is_of_team]

    def draw(found: Kept[Appointment]) -> ft.View:
        leave = f"/appointment/{found.origin.record_id}"
        return AppointmentForm(found.said, found.origin, leave, key="change")

    return kept_view(here, mine, "/appointments", draw, "", lambda _: None)


@ft.component
def AppointmentForm(begun: Appointment, before: Origin | None, leave: str, key: str | None = None) -> ft.View:
    """Only with whom and when are needed."""
    here = use_here()
    look, say = here.look, here.say
    said, change = ft.use_state(begun)
    trouble, set_trouble = ft.use_state("")
    at = say.local(said.start).replace(tzinfo=None)

    def on_day(day: date) -> None:
        start(datetime.combine(day, at.time()))

    def start(moment: datetime) -> None:
        change(replace(said, start=say.zoned(moment)))

    def save() -> None:
        video = web_address(said.video)
        if not said.who.strip() or video is None:
            set_trouble("appointments.no-link" if said.who.strip() else "appointments.no-name")
            return
        make = partial(appointments.write, replace(said, video=video))
        keep = partial(keeping.keep, here.services, make, before, here.session.writer)
        attempt(here, keep, set_trouble, leave)

    return frame(
        look,
        title(look, begun.who or say("appointments.new")),
        _text(here, "who", said.who, lambda text: change(replace(said, who=text))),
        *_known(here, said, change),
        DayChooser("day", say("appointments.day"), at.date(), on_day, None, key="day"),
        *time_steps(here, "time", at, start),
        section(look, say("appointments.where-long")),
        _text(here, "place", said.place, lambda text: change(replace(said, place=text))),
        _text(here, "video", said.video, lambda text: change(replace(said, video=text))),
        section(look, say("appointments.more")),
        _text(here, "bring", said.bring, lambda text: change(replace(said, bring=text))),
        _text(here, "note", said.note, lambda text: change(replace(said, note=text))),
        *notes(here, trouble),
        gap(),
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            back(here, leave),
        ],
        key="appointment-form",
    )


def _text(here: Here, name: str, value: str, on_change: Callable[[str], None]) -> ft.Control:
    text, lines = here.say(f"appointments.field-{name}"), LINES.get(name, 1)
    return text_field(here.look, text, value, on_change=on_change, lines=lines, key=name)


def _known(here: Here, said: Appointment, change: Callable[[Appointment], None]) -> list[ft.Control]:
    """The people who are known by name spare typing."""
    names = dict.fromkeys(each.name for each in contacting.people(here.services) if each.name)
    cells = [
        segment(
            here.look,
            name,
            selected=said.who == name,
            on_click=partial(change, replace(said, who=name)),
            key=f"known-{number}",
        )
        for number, name in enumerate(names)
    ]
    return pairs(here.look, cells)
