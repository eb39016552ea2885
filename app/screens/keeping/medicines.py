"""Medicines in one's own words: what is taken, what was stopped, and what the person cannot have."""

from functools import partial

import flet as ft

from app.actions import keeping
from app.actions.planning import local_now
from app.components.actions import primary
from app.components.basics import gap, section, title
from app.components.cards import link_card
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import empty_state, line
from app.context import Here, go, use_here
from app.parts.kept import under
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.waited import short
from monitoring.kept import Kept
from monitoring.medicines import Medicine


@ft.component
def MedicinesScreen() -> ft.View:
    """In the order in which they were written down."""
    here = use_here()
    look, say = here.look, here.say
    found = keeping.my_medicines(here.services)
    taken = [_card(here, each) for each in found if not each.said.is_stopped]
    stopped = [_card(here, each) for each in found if each.said.is_stopped]
    none = empty_state(look, say("medicines.none"), say("medicines.none-under"))
    sign, add_new = ft.Icons.ADD_ROUNDED, partial(go, "/medicines/new")
    return frame(
        look,
        title(look, say("keeping.medicines")),
        *(taken or ([] if stopped else [none])),
        *([section(look, say("medicines.stopped")), *stopped] if stopped else []),
        section(look, say("medicines.intolerance")),
        *_intolerances(here),
        line(look, ft.Icons.INFO_OUTLINE_ROUNDED, say("medicines.no-advice")),
        gap(),
        foot=[primary(look, say("medicines.add"), sign, on_click=add_new, key="add"), back(here, "/keeping")],
        key="medicines",
    )


def _card(here: Here, found: Kept[Medicine]) -> ft.Control:
    say, said, name = here.say, found.said, found.origin.record_id
    today = local_now(here.services).date()
    day = said.until if said.is_stopped else said.since
    when = (
        say(f"medicines.{'until' if said.is_stopped else 'since'}", day=short(say, day, today)) if day else ""
    )
    return link_card(
        here.look,
        said.name,
        under(here, found.origin, said.dosage, when),
        ft.Icons.MEDICATION_OUTLINED,
        on_click=partial(go, f"/medicine/{name}"),
        key=f"medicine-{name}",
    )


def _intolerances(here: Here) -> list[ft.Control]:
    """What the team wrote down, and one's own words, to be changed with a tap."""
    look, say = here.look, here.say
    found = keeping.my_intolerances(here.services)
    theirs = [
        line(look, ft.Icons.PEOPLE_OUTLINE_ROUNDED, f"{each.said}\n{say('kept.of-team')}")
        for each in found
        if each.is_of_team
    ]
    own = [each.said for each in found if not each.is_of_team]
    way = link_card(
        look,
        own[-1] if own else say("medicines.intolerance-none"),
        "" if own else say("medicines.intolerance-under"),
        trailing=None,
        on_click=partial(go, "/intolerance"),
        key="intolerance",
    )
    return [*theirs, way]


@ft.component
def IntoleranceScreen() -> ft.View:
    """One field; empty takes it off."""
    here = use_here()
    look, say = here.look, here.say
    own = [each.said for each in keeping.my_intolerances(here.services) if not each.is_of_team]
    text, set_text = ft.use_state(own[-1] if own else "")
    trouble, set_trouble = ft.use_state("")

    def save() -> None:
        change = partial(keeping.keep_intolerance, here.services, text, here.session.writer)
        attempt(here, change, set_trouble, "/medicines")

    return frame(
        look,
        title(look, say("medicines.intolerance")),
        text_field(
            look, say("medicines.field-intolerance"), text, on_change=set_text, lines=3, key="intolerance"
        ),
        *notes(here, trouble),
        gap(),
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            back(here, "/medicines"),
        ],
        key="intolerance",
    )
