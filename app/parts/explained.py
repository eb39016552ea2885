"""Difficult words of a text, each explained with one tap."""

from functools import partial

import flet as ft

from app.components.actions import quiet
from app.components.basics import stack
from app.components.notices import banner
from app.context import use_here
from monitoring.steps import DIAGNOSES
from monitoring.word_list import words_in

MOST = 3  # words under one text; more would be a list again


@ft.component
def Explained(text: str, key: str | None = None) -> ft.Control:
    """A button for each difficult word; a tap puts its meaning in the place of the button.

    The illness itself is left out: who reads this knows it.
    """
    here = use_here()
    look, say = here.look, here.say
    opened, set_opened = ft.use_state(frozenset[str]())
    found = words_in(here.services.guide.words, text, say.language)
    drawn: list[ft.Control] = []
    for each in [word for word in found if word.id not in DIAGNOSES][:MOST]:
        name = say.of(each.word)
        if each.id in opened:
            meaning = f"{name}: {say.of(each.means)}"
            drawn.append(banner(look, meaning, ft.Icons.MENU_BOOK_ROUNDED, key=f"means-{each.id}"))
        else:
            asked = say("words.what-is", word=name)
            ask = partial(set_opened, opened | {each.id})
            sign = ft.Icons.HELP_OUTLINE_ROUNDED
            drawn.append(quiet(look, asked, sign, on_click=ask, key=f"word-{each.id}"))
    return stack(*drawn)
