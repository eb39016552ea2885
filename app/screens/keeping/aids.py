"""Aids and adaptations: what was asked for, and what has still to come first."""

from functools import partial

import flet as ft

from app.actions import keeping
from app.actions.planning import local_now
from app.components.actions import choice, primary
from app.components.basics import gap, section, title
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import empty_state
from app.context import Here, go, use_here
from app.parts.aids import OTHER, aid_name
from app.parts.kept import under
from app.parts.wayfinder import reviewed
from app.parts.ways import back
from app.waited import standing
from monitoring.aids import Aid
from monitoring.kept import Kept
from monitoring.waiting import State, Waiting, waiting

SECTIONS = {
    "open": (State.ASKED, State.PROMISED),
    "planned": (State.PLANNED,),
    "there": (State.DELIVERED,),
    "off": (State.OFF,),
}


@ft.component
def AidsScreen() -> ft.View:
    """What has still to come stands first."""
    here = use_here()
    look, say = here.look, here.say
    today = local_now(here.services).date()
    found = [(each, waiting(each.said, today)) for each in keeping.my_aids(here.services)]
    drawn: list[ft.Control] = []
    for name, states in SECTIONS.items():
        cards = [_card(here, each, stands) for each, stands in found if stands.state in states]
        if cards:
            drawn += [section(look, say(f"aids.{name}")), *cards]
    none = empty_state(look, say("aids.none"), say("aids.none-under"))
    add = primary(look, say("aids.add"), ft.Icons.ADD_ROUNDED, on_click=partial(go, "/aids/new"), key="add")
    return frame(
        look,
        title(look, say("keeping.aids")),
        *(drawn or [none]),
        gap(),
        foot=[add, back(here, "/keeping")],
        key="aids",
    )


def _card(here: Here, found: Kept[Aid], stands: Waiting) -> ft.Control:
    line = standing(here.say, found.said, stands, local_now(here.services).date())
    long = here.say("aids.takes-long") if stands.needs_a_call else ""
    name = found.origin.record_id
    return link_card(
        here.look,
        aid_name(here, found.said),
        under(here, found.origin, line, long),
        ft.Icons.SCHEDULE_ROUNDED if stands.needs_a_call else ft.Icons.ACCESSIBLE_ROUNDED,
        on_click=partial(go, f"/aid/{name}"),
        key=f"aid-{name}",
    )


@ft.component
def NewAidScreen() -> ft.View:
    """Which one: a tap on a common one, or own words."""
    here = use_here()
    look, say, common = here.look, here.say, here.services.guide.aids
    named = [(each.id, each.name[say.language], "") for each in common.names]
    choices = [
        choice(look, text, explanation, on_click=partial(go, f"/aids/new/{name}"), key=f"new-{name}")
        for name, text, explanation in [*named, (OTHER, say("aids.other"), say("aids.other-under"))]
    ]
    return frame(
        look,
        title(look, say("aids.which")),
        *choices,
        *([reviewed(here, common.review, common.sources)] if common.review else []),
        gap(),
        foot=[back(here, "/aids")],
        key="new-aid",
    )
