"""Anything that can be filled in, due or not."""

from functools import partial

import flet as ft

from app.actions.drafts import kept_drafts
from app.actions.offering import offered
from app.components.basics import gap, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.context import Here, go, use_here
from app.parts.ways import back
from monitoring.items import Instrument


@ft.component
def OthersScreen() -> ft.View:
    """Each with what it is about; what was begun says so."""
    here = use_here()
    look, say = here.look, here.say
    begun = kept_drafts(here.services)
    cards = [
        _card(here, each, name in begun) for name, each in offered(here.services).items() if not each.is_card
    ]
    return frame(
        look,
        title(look, say("others.title")),
        words(look, say("others.under"), 18, soft=True),
        gap(),
        *cards,
        foot=[back(here)],
        key="others",
    )


def _card(here: Here, instrument: Instrument, is_begun: bool) -> ft.Control:
    say = here.say
    return link_card(
        here.look,
        say.of(instrument.title, instrument.name),
        say("others.begun") if is_begun else say.of(instrument.description),
        on_click=partial(go, f"/fill/{instrument.name}"),
        key=f"other-{instrument.name}",
    )
