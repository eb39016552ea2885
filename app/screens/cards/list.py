"""The cards there are, and whether they are filled in."""

from functools import partial

import flet as ft

from app.actions import cards
from app.components.basics import gap, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.context import Here, go, use_here
from app.faces import face
from app.parts.ways import back
from monitoring.cards import Card


@ft.component
def CardsScreen() -> ft.View:
    """One tap on a card shows it, or tells what it is for."""
    here = use_here()
    look, say = here.look, here.say
    drawn = [_card(here, each) for each in here.services.guide.cards.values()]
    return frame(
        look,
        title(look, say("cards.title")),
        words(look, say("cards.under"), 18, soft=True),
        gap(),
        *drawn,
        foot=[back(here, "/wayfinder")],
        key="cards",
    )


def _card(here: Here, card: Card) -> ft.Control:
    say, filled = here.say, cards.read(here.services, card).filled
    lines = [say.of(card.brief)]
    if filled:
        lines.append(say("cards.filled", date=say.date(filled.origin.about)))
    return link_card(
        here.look,
        say.of(card.title),
        "\n".join(lines),
        face(card.id),
        on_click=partial(go, f"/cards/{card.id}"),
        key=f"card-{card.id}",
    )
