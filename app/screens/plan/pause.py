"""A pause: nothing is asked for a while, or until the person says so."""

from datetime import timedelta
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import choice, quiet
from app.components.basics import gap, title, words
from app.components.frame import frame
from app.context import go, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring.plan import Pause

WEEKS = (1, 2, 4)


@ft.component
def PauseScreen() -> ft.View:
    """How long; the tap saves."""
    here = use_here()
    look, say, services = here.look, here.say, here.services
    trouble, set_trouble = ft.use_state("")
    today = planning.local_now(services).date()

    def begin(pause: Pause) -> None:
        change = partial(planning.pause, services, pause, here.session.writer)
        attempt(here, change, set_trouble, "/plan")

    lengths = []
    for weeks in WEEKS:
        end = today + timedelta(weeks=weeks, days=-1)
        lengths.append(
            choice(
                look,
                say.count("plan.pause-weeks", weeks),
                say("plan.pause-until", day=say.named_day(end)),
                on_click=partial(begin, Pause(today, end)),
                key=f"pause-{weeks}",
            )
        )
    return frame(
        look,
        title(look, say("plan.pause")),
        words(look, say("plan.pause-under"), 18, soft=True),
        *notes(here, trouble),
        *lengths,
        choice(
            look,
            say("plan.pause-open"),
            say("plan.pause-open-under"),
            on_click=partial(begin, Pause(today)),
            key="pause-open",
        ),
        gap(),
        quiet(
            look,
            say("plan.holiday"),
            ft.Icons.LUGGAGE_OUTLINED,
            on_click=partial(go, "/plan/holiday"),
            key="holiday",
        ),
        foot=[back(here, "/plan")],
        key="pause",
    )
