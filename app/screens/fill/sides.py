"""The yes-or-no beside a question: what decides how it is asked, and what need not be answered."""

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.components.actions import choice, quiet, segment
from app.components.basics import gap, pair, words
from app.context import Here
from app.state.draft import Draft
from app.state.pages import Page
from monitoring.instruments import Item
from monitoring.records import Answer


def gates(here: Here, draft: Draft, page: Page, keep: Callable[[], None]) -> list[ft.Control]:
    """What the app answered itself, and can be changed here; another answer asks another question."""
    look, say = here.look, here.say

    def change(gate: Item, value: bool) -> None:
        draft.clear(page.question.link_id)
        draft.choose(gate.link_id, value)
        keep()

    drawn: list[ft.Control] = []
    for gate in page.gates:
        answers = [
            segment(
                look,
                say(f"answer.{word}"),
                selected=draft.answers.get(gate.link_id, False) is value,
                on_click=partial(change, gate, value),
                key=f"{gate.link_id}-{word}",
            )
            for word, value in (("yes", True), ("no", False))
        ]
        drawn += [gap(2), words(look, gate.text[say.language], 18, height=1.3), pair(look, *answers)]
    return drawn


def asides(
    here: Here,
    draft: Draft,
    page: Page,
    keep: Callable[[], None],
    save: Callable[[Mapping[str, Answer]], None],
) -> list[ft.Control]:
    """What may be said besides: either instead of the answer, at once, or together with it."""
    deciding = {condition.link_id for condition in page.question.enable_when}

    def instead(aside: Item) -> None:
        answers: dict[str, Answer] = {**draft.answers, aside.link_id: True}
        if draft.is_short:
            save(answers)
        else:
            draft.choose(aside.link_id, True)
            keep()

    def together(aside: Item) -> None:
        draft.choose(aside.link_id, draft.answers.get(aside.link_id) is not True)
        keep()

    return [
        quiet(
            here.look,
            aside.text[here.say.language],
            ft.Icons.NOT_INTERESTED_ROUNDED,
            on_click=partial(instead, aside),
            key=f"aside-{aside.link_id}",
        )
        if aside.link_id in deciding
        else choice(
            here.look,
            aside.text[here.say.language],
            aside.explanation.get(here.say.language, ""),
            selected=draft.answers.get(aside.link_id) is True,
            on_click=partial(together, aside),
            key=f"aside-{aside.link_id}",
        )
        for aside in page.asides
    ]
