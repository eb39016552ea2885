"""What was asked at earlier appointments; it stays readable, and the last can come back."""

from functools import partial

import flet as ft

from app.actions import visiting
from app.components.actions import quiet
from app.components.basics import BOLD, title, words
from app.components.cards import card
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.saving import attempt, notes
from app.parts.visit import numbered
from app.parts.ways import back
from monitoring.visits import Preparation, current


@ft.component
def VisitsBeforeScreen() -> ft.View:
    """The newest first."""
    here = use_here()
    look, say = here.look, here.say
    trouble, set_trouble = ft.use_state("")
    found = visiting.preparations(here.services)
    now = current(found)
    earlier = [each for each in found if each is not now]
    last = earlier[0] if earlier and now is None else None

    def bring_back(prepared: Preparation) -> None:
        act = partial(visiting.bring_back, here.services, prepared, here.session.writer)
        attempt(here, act, set_trouble, "/visit")

    sign = ft.Icons.UNDO_ROUNDED
    undo = partial(bring_back, last) if last else None
    again = [quiet(look, say("visit.not-discussed"), sign, on_click=undo, key="bring-back")] if last else []
    return frame(
        look,
        title(look, say("visit.before")),
        *notes(here, trouble),
        *([_card(here, each) for each in earlier] or [words(look, say("visit.none-before"), 18, soft=True)]),
        foot=[*again, back(here, "/visit")],
        key="visits-before",
    )


def _card(here: Here, prepared: Preparation) -> ft.Control:
    look, say = here.look, here.say
    day = say.date(prepared.discussed or prepared.written)
    head = say("visit.discussed-on" if prepared.discussed else "visit.written-on", day=day)
    more = [text for text in (prepared.remember, prepared.companion) if text]
    return card(
        look,
        words(look, head, 20, weight=BOLD, height=1.2, level=2),
        *numbered(here, prepared, 18),
        *(words(look, text, 18, soft=True) for text in more),
    )
