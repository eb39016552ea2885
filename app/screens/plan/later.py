"""Not now: something is put off for one, three or seven days."""

from datetime import timedelta
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import choice
from app.components.basics import section, title, words
from app.components.frame import frame
from app.context import use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.sentences import capital
from monitoring.schedule import SNOOZES


@ft.component
def LaterScreen() -> ft.View:
    """Until when; the tap saves, on this device only."""
    here = use_here()
    look, say, services = here.look, here.say, here.services
    trouble, set_trouble = ft.use_state("")
    instrument = services.instruments.get(ft.use_route_params().get("name", ""))
    if instrument is None:
        return frame(look, words(look, say("nowhere.title"), 22), foot=[back(here, "/")], key="later")
    today = planning.local_now(services).date()

    def put_off(days: int) -> None:
        change = partial(planning.put_off_for, services, instrument, days)
        attempt(here, change, set_trouble, "/")

    answers = [
        choice(
            look,
            say("plan.tomorrow") if days == 1 else say("plan.later-days", count=days),
            capital(say.named_day(today + timedelta(days=days))),
            on_click=partial(put_off, days),
            key=f"later-{days}",
        )
        for days in SNOOZES
    ]
    return frame(
        look,
        title(look, say("plan.not-now")),
        words(look, instrument.title[say.language], 20),
        section(look, say("plan.later-when")),
        *notes(here, trouble),
        *answers,
        foot=[back(here, "/")],
        key="later",
    )
