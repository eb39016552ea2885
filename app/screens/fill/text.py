"""A question that is answered in one's own words."""

import flet as ft

from app.components.fields import text_field
from app.components.frame import frame
from app.context import Here, use_here
from app.screens.fill.ask import Ask
from app.screens.fill.troubles import trouble
from monitoring.errors import AnswerError, MissingAnswerError, NotOfferedError
from monitoring.judging import check_answer

LINES = 4
SHORT = 60  # characters that fit on one line


@ft.component
def TextPage(ask: Ask, key: str | None = None) -> ft.View:
    """Type; leaving it open has a button of its own where that may be."""
    here = use_here()
    look, say, item = here.look, here.say, ask.item
    typed, set_typed = ft.use_state(ask.given if isinstance(ask.given, str) else "")
    wrong, set_wrong = ft.use_state("")

    def change(text: str) -> None:
        set_typed(text)
        set_wrong("")

    def go_on() -> None:
        try:
            if not typed.strip():
                raise MissingAnswerError(item.link_id)
            check_answer(item, typed.strip())
        except AnswerError as error:
            set_wrong(_wrong(here, ask, error))
        else:
            ask.answer(typed.strip())

    is_short = item.kind == "url" or (item.longest is not None and item.longest <= SHORT)
    field = text_field(
        look,
        say("fill.typed-url" if item.kind == "url" else "text.label"),
        typed,
        on_change=change,
        on_submit=go_on if is_short else None,
        error=wrong or None,
        lines=1 if is_short else LINES,
        key="text",
    )
    foot = [ask.onward(here, go_on), *ask.foot]
    return frame(look, *ask.head, field, *ask.sides, foot=foot, key=f"text-{ask.page.key}")


def _wrong(here: Here, ask: Ask, error: AnswerError) -> str:
    is_url = ask.item.kind == "url" and isinstance(error, NotOfferedError)
    return here.say("fill.no-url") if is_url else trouble(here, ask.item, error)
