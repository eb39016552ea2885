"""A question that may be answered more than once: the answers so far, one more, or done."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from app.components.actions import secondary
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, use_here
from app.screens.fill.ask import Ask
from app.screens.fill.kinds import one_answer
from app.sentences import answer_text
from monitoring.records import Answer, Single, each


@ft.component
def SeveralPage(ask: Ask, key: str | None = None) -> ft.View:
    """Ask for one answer as any such question does; afterwards list what there is."""
    here = use_here()
    answers = each(ask.given)
    adds, set_adds = ft.use_state(not answers)

    def add(answer: Answer) -> None:
        ask.choose((*answers, *each(answer)))
        set_adds(False)

    if adds or not answers:
        asked = replace(ask, given=None, answer=add, choose=add, finish=lambda: None, saves=False)
        return one_answer(here, asked, f"{ask.page.key}-{len(answers)}")
    return _listed(here, ask, answers, partial(set_adds, True))


def _listed(here: Here, ask: Ask, answers: tuple[Single, ...], add: Callable[[], None]) -> ft.View:
    look, say, item = here.look, here.say, ask.item

    def leave_out(number: int) -> None:
        ask.choose(answers[:number] + answers[number + 1 :])

    listed = [
        link_card(
            look,
            answer_text(say, item, answer),
            say("fill.leave-out"),
            trailing=ft.Icon(ft.Icons.REMOVE_CIRCLE_OUTLINE_ROUNDED, size=26, color=look.leaf),
            on_click=partial(leave_out, number),
            key=f"given-{number}",
        )
        for number, answer in enumerate(answers)
    ]
    fewest, most = item.fewest or 0, item.most_times
    lacks = fewest - len(answers)
    more = secondary(look, say("fill.one-more"), ft.Icons.ADD_ROUNDED, on_click=add, key="add")
    return frame(
        look,
        *ask.head,
        *listed,
        *([banner(look, say.count("fill.lacks", lacks), kind="notice", key="lacks")] if lacks > 0 else []),
        *([more] if most is None or len(answers) < most else []),
        *ask.sides,
        foot=[ask.onward(here, ask.finish), *ask.foot],
        key=f"several-{ask.page.key}-{len(answers)}",
    )
