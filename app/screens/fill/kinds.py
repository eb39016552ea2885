"""How one answer is asked for, by the kind of the question."""

from functools import partial

import flet as ft

from app.components.actions import choice
from app.components.questions import number_pad
from app.context import Here
from app.screens.fill.ask import Ask
from app.screens.fill.moment import MomentPage
from app.screens.fill.number import NumberPage
from app.screens.fill.options import MANY, OptionsPage, option_choice
from app.screens.fill.text import TextPage
from monitoring.items import Item

PAD = 12  # more whole numbers than this do not fit on a pad


def one_answer(here: Here, ask: Ask, key: str) -> ft.View:
    """Draw a question for one answer, or for the choice of several."""
    item = ask.item
    if item.options:
        is_plain = item.kind == "choice" and not item.repeats and len(item.options) <= MANY
        return _options(here, ask) if is_plain else OptionsPage(ask, key=key)
    if item.kind == "boolean":
        return _yes_or_no(here, ask)
    if item.kind == "integer" and _fits_pad(item):
        return _pad(here, ask)
    if item.kind in ("integer", "decimal", "quantity"):
        return NumberPage(ask, key=key)
    if item.kind in ("date", "dateTime", "time"):
        return MomentPage(ask, key=key)
    return TextPage(ask, key=key)


def _options(here: Here, ask: Ask) -> ft.View:
    answers = [option_choice(here, ask, each, partial(ask.answer, each.answer)) for each in ask.item.options]
    return ask.tapped(here, *answers)


def _yes_or_no(here: Here, ask: Ask) -> ft.View:
    answers = [
        choice(
            here.look,
            here.say(f"answer.{word}"),
            selected=ask.given is value,
            on_click=partial(ask.answer, value),
            key=f"answer-{word}",
        )
        for word, value in (("yes", True), ("no", False))
    ]
    return ask.tapped(here, *answers)


def _pad(here: Here, ask: Ask) -> ft.View:
    item, numbers = ask.item, _range(ask.item)
    hints = {n: here.say.find(f"hint.{item.link_id}.{n}") for n in numbers}
    whole = ask.given if isinstance(ask.given, int) else None
    pad = number_pad(here.look, numbers, hints, chosen=whole, on_choose=ask.answer)
    return ask.tapped(here, pad)


def _range(item: Item) -> range:
    return range(int(item.least or 0), int(item.most or 0) + 1)


def _fits_pad(item: Item) -> bool:
    return item.least is not None and item.most is not None and len(_range(item)) <= PAD
