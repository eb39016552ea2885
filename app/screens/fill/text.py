"""A question that is answered in one's own words."""

from collections.abc import Callable

import flet as ft

from app.components.actions import primary
from app.components.fields import text_field
from app.components.frame import frame
from app.context import use_here
from app.state.draft import Draft
from monitoring.instruments import Item
from monitoring.records import Answer


@ft.component
def TextPage(
    draft: Draft,
    question: Item,
    head: list[ft.Control],
    sides: list[ft.Control],
    foot: list[ft.Control],
    answer: Callable[[Answer], None],
    skip: Callable[[], None],
    key: str | None = None,
) -> ft.View:
    """Type, or leave it open when the question need not be answered."""
    here = use_here()
    look, say = here.look, here.say
    given = draft.answers.get(question.link_id)
    typed, set_typed = ft.use_state(given if isinstance(given, str) else "")
    missing, set_missing = ft.use_state(False)

    def go_on() -> None:
        if typed.strip():
            answer(typed.strip())
        elif question.required:
            set_missing(True)
        else:
            skip()

    field = text_field(
        look,
        say("text.label"),
        typed,
        on_change=set_typed,
        error=say("error.missing") if missing and not typed.strip() else None,
        lines=4,
        key="text",
    )
    onward = primary(look, say("next"), ft.Icons.ARROW_FORWARD_ROUNDED, on_click=go_on, key="next")
    return frame(look, *head, field, *sides, foot=[onward, *foot[-1:]], key=f"text-{question.link_id}")
