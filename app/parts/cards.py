"""The way to a card that is shown to somebody."""

from functools import partial

import flet as ft

from app.actions import cards
from app.components.cards import link_card
from app.context import Here, go
from app.faces import face
from monitoring.cards import Card


def card_way(here: Here, card: Card) -> ft.Control:
    """One tap shows the card, or tells what it is for; with the day on which it was filled in."""
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
