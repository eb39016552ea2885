"""The yes-or-no beside a question: what decides how it is asked, and what need not be answered."""

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.components.actions import choice, quiet
from app.components.basics import stack, words
from app.context import Here
from app.state.draft import Draft
from app.state.pages import Page, is_all_said
from monitoring.items import Item
from monitoring.records import Answer

GATE = 120  # dp, the button that changes what the app answered itself


def gates(here: Here, draft: Draft, page: Page, keep: Callable[[], None]) -> list[ft.Control]:
    """What the app answered itself, and can be changed here; another answer asks another question."""
    look, say = here.look, here.say

    def change(gate: Item, value: bool) -> None:
        draft.clear(page.key)
        draft.choose(gate.link_id, value)
        keep()

    drawn: list[ft.Control] = []
    for gate in page.gates:
        value = draft.answers.get(gate.link_id) is True
        said = f"{say.of(gate.text, gate.link_id)} {say('answer.yes' if value else 'answer.no')}."
        button = quiet(
            look, say("saved.change"), on_click=partial(change, gate, not value), key=f"gate-{gate.link_id}"
        )
        line = words(look, said, 16, soft=True, height=1.3, expand=not look.big, key=f"{gate.link_id}-said")
        drawn.append(stack(line, button) if look.big else ft.Row([line, ft.Container(button, width=GATE)]))
    return drawn


def asides(
    here: Here,
    draft: Draft,
    page: Page,
    keep: Callable[[], None],
    save: Callable[[Mapping[str, Answer]], None],
) -> list[ft.Control]:
    """What may be said besides: instead of the answer, or together with it; a second tap takes it back."""
    deciding = {condition.link_id for condition in page.question.enable_when}

    def toggle(aside: Item) -> None:
        draft.choose(aside.link_id, draft.answers.get(aside.link_id) is not True)
        keep()

    def draw(aside: Item) -> ft.Control:
        if aside.link_id in deciding and draft.answers.get(aside.link_id) is not True:
            return _instead(here, draft, aside, partial(toggle, aside), save)
        return choice(
            here.look,
            here.say.of(aside.text, aside.link_id),
            here.say.of(aside.explanation),
            selected=draft.answers.get(aside.link_id) is True,
            on_click=partial(toggle, aside),
            key=f"aside-{aside.link_id}",
        )

    return [draw(aside) for aside in page.asides]


def _instead(
    here: Here,
    draft: Draft,
    aside: Item,
    ask_on: Callable[[], None],
    save: Callable[[Mapping[str, Answer]], None],
) -> ft.Control:
    """Said instead of the answer: saved at once where that leaves nothing to ask."""
    answers: dict[str, Answer] = {**draft.answers, aside.link_id: True}
    is_all = is_all_said(draft.instrument, answers)
    return quiet(
        here.look,
        here.say.of(aside.text, aside.link_id),
        ft.Icons.NOT_INTERESTED_ROUNDED if is_all else ft.Icons.ARROW_FORWARD_ROUNDED,
        on_click=partial(save, answers) if is_all else ask_on,
        key=f"aside-{aside.link_id}",
    )
