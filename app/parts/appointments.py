"""An appointment on a card: with whom and when."""

from datetime import date
from functools import partial

import flet as ft

from app.actions import keeping
from app.components.actions import quiet
from app.components.basics import section
from app.components.cards import link_card
from app.context import Here, go
from app.parts.days import day_name
from app.parts.kept import under
from app.sentences import capital
from monitoring.appointments import Appointment, is_near
from monitoring.kept import Kept


def when(here: Here, said: Appointment) -> str:
    """The day and the time; near by as people say it."""
    day, today = _days(here, said)
    near = {0: "appointments.today", 1: "appointments.tomorrow"}.get((day - today).days)
    named = here.say(near) if near else day_name(here.say, day, today)
    return here.say("appointments.when", day=named, time=here.say.time(said.start))


def when_short(here: Here, said: Appointment) -> str:
    """With whom, and when."""
    return f"{said.who}: {when(here, said)[:1].lower()}{when(here, said)[1:]}"


def appointment_card(here: Here, found: Kept[Appointment]) -> ft.Control:
    """With whom, when, and where."""
    said, say = found.said, here.say
    where = said.place or (say("appointments.by-video") if said.video else "")
    name = found.origin.record_id
    return link_card(
        here.look,
        capital(said.who),
        under(here, found.origin, when(here, said), where),
        ft.Icons.VIDEOCAM_OUTLINED if said.video else ft.Icons.EVENT_ROUNDED,
        on_click=partial(go, f"/appointment/{name}"),
        key=f"appointment-{name}",
    )


def near_appointments(here: Here) -> list[ft.Control]:
    """The appointments of today and tomorrow, for the first screen."""
    ahead = keeping.my_appointments(here.services).ahead
    return [appointment_card(here, each) for each in ahead if is_near(*_days(here, each.said))]


def next_appointment(here: Here) -> list[ft.Control]:
    """The next appointment, and the way to all of them."""
    look, say = here.look, here.say
    ahead = keeping.my_appointments(here.services).ahead
    everything = quiet(
        look,
        say("appointments.all"),
        ft.Icons.EVENT_ROUNDED,
        on_click=partial(go, "/appointments"),
        key="appointments",
    )
    cards = [appointment_card(here, each) for each in ahead[:1]]
    return [section(look, say("keeping.appointments")), *cards, everything]


def _days(here: Here, said: Appointment) -> tuple[date, date]:
    say = here.say
    return say.local(said.start).date(), say.local(here.services.now()).date()
