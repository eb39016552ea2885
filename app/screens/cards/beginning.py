"""A card before it is filled in: what it is, who reads it, and the way to fill it in."""

from functools import partial

import flet as ft

from app.actions import cards, drafts
from app.components.actions import primary, secondary
from app.components.basics import title, words
from app.components.cards import card as grouped
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go
from app.faces import face
from app.parts.wayfinder import reviewed
from app.parts.ways import back
from monitoring.cards import Card


def is_filled(here: Here, card: Card) -> bool:
    """Whether the person has a card of their own."""
    return cards.read(here.services, card).filled is not None


def fill(here: Here, card: Card, *, is_first: bool = False) -> ft.Control:
    """The way to fill it in, to go on with that, or to change it."""
    instrument = here.services.instruments[card.id]
    is_begun = drafts.kept_draft(here.services, instrument) is not None
    name = "cards.resume" if is_begun else "card.change" if is_filled(here, card) else "cards.begin"
    button = primary if is_first else secondary
    onward = partial(go, f"/fill/{card.id}")
    return button(here.look, here.say(name), ft.Icons.EDIT_OUTLINED, on_click=onward, key="fill")


def empty(here: Here, card: Card) -> ft.View:
    """What it is, what it is not, and who reads it, before anything is asked."""
    look, say = here.look, here.say
    return frame(
        look,
        title(look, say.of(card.title)),
        words(look, say.of(card.brief), 20),
        intro(here, card),
        reviewed(here, card.review, card.sources),
        foot=[fill(here, card, is_first=True), back(here, "/cards")],
        key=f"empty-{card.id}",
    )


def intro(here: Here, card: Card) -> ft.Control:
    """What to know before it is filled in."""
    signs = (face(card.id), ft.Icons.FAVORITE_OUTLINE_ROUNDED, ft.Icons.INFO_OUTLINE_ROUNDED)
    told = [line(here.look, sign, here.say.of(text)) for sign, text in zip(signs, card.intro, strict=False)]
    return grouped(here.look, *told, spacing=16)
