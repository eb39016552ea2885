"""Writing down what one wants to ask: all of it on one screen, since all of it may stay empty."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import visiting
from app.components.actions import primary
from app.components.basics import title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring.errors import AnswerError
from monitoring.items import Item
from monitoring.visits import COMPANION, NAME, QUESTIONS, REMEMBER, Preparation, answers

LINES = {COMPANION: 1}  # of a field; the others have two


@ft.component
def WriteVisitScreen() -> ft.View:
    """What was typed stays on the screen until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    before = ft.use_memo(lambda: visiting.current(here.services), [])
    typed, set_typed = ft.use_state({name: str(text) for name, text in answers(before).items()})
    trouble, set_trouble = ft.use_state("")
    too_long, set_too_long = ft.use_state("")
    items = here.services.instruments[NAME].by_id

    def change(name: str, text: str) -> None:
        set_typed(typed | {name: text})
        set_too_long("")

    def save() -> None:
        keep = partial(visiting.keep, here.services, _prepared(before, typed), here.session.writer)
        try:
            attempt(here, keep, set_trouble, "/visit")
        except AnswerError as error:
            set_too_long(error.link_id)

    fields = [
        text_field(
            look,
            say.of(items[name].text),
            typed.get(name, ""),
            on_change=partial(change, name),
            error=_too_long(here, items[name]) if name == too_long else None,
            lines=LINES.get(name, 2),
            key=name,
        )
        for name in (*QUESTIONS, REMEMBER, COMPANION)
    ]
    who_reads = say("visit.who-reads" if here.session.joined else "visit.stays-here")
    return frame(
        look,
        title(look, say("visit.write-title")),
        words(look, say("visit.write-under"), 18, soft=True),
        *notes(here, trouble),
        *fields,
        line(look, ft.Icons.LOCK_OUTLINE_ROUNDED, who_reads),
        foot=[
            primary(look, say("visit.keep"), ft.Icons.CHECK_ROUNDED, on_click=save, key="keep"),
            back(here, "/visit"),
        ],
        key="visit-write",
    )


def _prepared(before: Preparation, typed: dict[str, str]) -> Preparation:
    texts = {name: " ".join(text.split()) for name, text in typed.items()}
    questions = tuple(text for name in QUESTIONS if (text := texts.get(name)))
    return replace(
        before, questions=questions, remember=texts.get(REMEMBER, ""), companion=texts.get(COMPANION, "")
    )


def _too_long(here: Here, item: Item) -> str:
    return here.say("visit.too-long", most=item.longest)
