"""Appointments: those to come and those that were, and one of them with its ways."""

from functools import partial

import flet as ft

from app.actions import calendar_file, keeping
from app.actions.exporting import Export
from app.components.actions import primary, quiet, secondary
from app.components.basics import BOLD, gap, pair, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import banner, empty_state
from app.components.told import told
from app.context import Here, go, open_address, show_on_map, use_here
from app.parts.appointments import appointment_card, when
from app.parts.handing import give
from app.parts.kept import Tell, change_way, kept_view, whose
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring import appointments
from monitoring.appointments import Appointment
from monitoring.kept import Kept
from monitoring.records import Origin, Record

PAST = 10  # that are shown; older ones stay in the dossier


@ft.component
def AppointmentsScreen() -> ft.View:
    """The next one first."""
    here = use_here()
    look, say = here.look, here.say
    found = keeping.my_appointments(here.services)
    ahead = [appointment_card(here, each) for each in found.ahead]
    past = [appointment_card(here, each) for each in found.past[:PAST]]
    none = empty_state(look, say("appointments.none"), say("appointments.none-under"))
    sign, add_new = ft.Icons.ADD_ROUNDED, partial(go, "/appointments/new")
    return frame(
        look,
        title(look, say("keeping.appointments")),
        *(ahead or [none]),
        *([section(look, say("appointments.past")), *past] if past else []),
        gap(),
        foot=[
            primary(look, say("appointments.add"), sign, on_click=add_new, key="add"),
            back(here, "/keeping"),
        ],
        key="appointments",
    )


@ft.component
def AppointmentScreen() -> ft.View:
    """Into the calendar, to the video link or on the way with one tap."""
    here = use_here()
    told_now, tell = ft.use_state("")

    def draw(found: Kept[Appointment]) -> ft.View:
        return _view(here, found, told_now, tell)

    shown = keeping.my_appointments(here.services)
    return kept_view(here, (*shown.ahead, *shown.past), "/appointments", draw, told_now, tell)


def _view(here: Here, found: Kept[Appointment], said_now: str, tell: Tell) -> ft.View:
    look, say, said = here.look, here.say, found.said
    facts = [
        (say("appointments.where"), said.place),
        (say("appointments.video"), said.video),
        (say("appointments.bring"), said.bring),
        (say("appointments.note"), said.note),
    ]
    to_calendar = partial(give, partial(_calendar, here, found), tell, "appointments.in-calendar")
    into = primary(
        look, say("appointments.into-calendar"), ft.Icons.EVENT_ROUNDED, on_click=to_calendar, key="give"
    )
    change = [] if found.is_of_team else [change_way(here, f"/appointment/{found.origin.record_id}/change")]
    return frame(
        look,
        title(look, said.who),
        card(
            look, words(look, when(here, said), 20, weight=BOLD, height=1.25, key="when"), *told(look, facts)
        ),
        *whose(here, found.origin),
        *_notes(here, said_now),
        *_ways(here, said),
        *([] if found.is_of_team else [_off(here, found, tell)]),
        gap(),
        foot=[into, pair(look, back(here, "/appointments"), *change)],
        key="appointment",
    )


def _notes(here: Here, said_now: str) -> list[ft.Control]:
    if said_now == "appointments.in-calendar":
        return [banner(here.look, here.say(said_now), ft.Icons.CHECK_CIRCLE_ROUNDED, key="told")]
    return notes(here, said_now)


def _ways(here: Here, said: Appointment) -> list[ft.Control]:
    """To the video link, or on the way."""
    look, say = here.look, here.say
    ways = (
        ("open-video", ft.Icons.VIDEOCAM_ROUNDED, said.video, open_address),
        ("open-route", ft.Icons.DIRECTIONS_OUTLINED, said.place, show_on_map),
    )
    return [
        secondary(look, say(f"appointments.{name}"), sign, on_click=partial(leave, to), key=name)
        for name, sign, to, leave in ways
        if to
    ]


def _off(here: Here, found: Kept[Appointment], tell: Tell) -> ft.Control:
    """It does not go on; the same screen can put it back."""

    def make(origin: Origin) -> Record:
        return appointments.write(found.said, origin, appointments.CANCELLED)

    keep = partial(keeping.keep, here.services, make, found.origin, here.session.writer)
    return quiet(
        here.look,
        here.say("appointments.off"),
        ft.Icons.EVENT_BUSY_OUTLINED,
        on_click=partial(attempt, here, keep, tell),
        key="off",
    )


def _calendar(here: Here, found: Kept[Appointment]) -> Export:
    return Export(calendar_file.NAME, keeping.calendar(here.services, found, found.said.who))
