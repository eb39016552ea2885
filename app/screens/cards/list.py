"""The cards there are, and whether they are filled in."""

import flet as ft

from app.components.basics import gap, title, words
from app.components.frame import frame
from app.context import use_here
from app.parts.cards import card_way
from app.parts.ways import back


@ft.component
def CardsScreen() -> ft.View:
    """One tap on a card shows it, or tells what it is for."""
    here = use_here()
    look, say = here.look, here.say
    drawn = [card_way(here, each) for each in here.services.guide.cards.values()]
    return frame(
        look,
        title(look, say("cards.title")),
        words(look, say("cards.under"), 18, soft=True),
        gap(),
        *drawn,
        foot=[back(here, "/wayfinder")],
        key="cards",
    )
