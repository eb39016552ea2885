"""What I keep: aids, medicines, appointments."""

from functools import partial

import flet as ft

from app.actions import keeping
from app.components.basics import gap, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.context import Here, go, use_here
from app.parts.appointments import when_short
from app.parts.ways import back
from monitoring.waiting import waiting

SIGNS = {
    "appointments": ft.Icons.EVENT_ROUNDED,
    "aids": ft.Icons.ACCESSIBLE_ROUNDED,
    "medicines": ft.Icons.MEDICATION_OUTLINED,
}


@ft.component
def KeepingScreen() -> ft.View:
    """Three ways, each with what stands there now."""
    here = use_here()
    look, say = here.look, here.say
    unders = {"appointments": _appointments(here), "aids": _aids(here), "medicines": _medicines(here)}
    cards = [
        link_card(
            look, say(f"keeping.{name}"), unders[name], sign, on_click=partial(go, f"/{name}"), key=name
        )
        for name, sign in SIGNS.items()
    ]
    return frame(
        look,
        title(look, say("keeping.title")),
        words(look, say("keeping.under"), 18, soft=True),
        *cards,
        gap(),
        foot=[back(here, "/wayfinder")],
        key="keeping",
    )


def _appointments(here: Here) -> str:
    ahead = keeping.my_appointments(here.services).ahead
    return when_short(here, ahead[0].said) if ahead else here.say("keeping.appointments-none")


def _aids(here: Here) -> str:
    today = here.say.local(here.services.now()).date()
    found = [waiting(each.said, today) for each in keeping.my_aids(here.services)]
    still = sum(each.is_open for each in found)
    return here.say.count("keeping.aids-open", still) if still else here.say("keeping.aids-none")


def _medicines(here: Here) -> str:
    taken = [each for each in keeping.my_medicines(here.services) if not each.said.is_stopped]
    return (
        here.say.count("keeping.medicines-taken", len(taken)) if taken else here.say("keeping.medicines-none")
    )
