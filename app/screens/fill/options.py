"""A question with answers to choose from: one, or several; with one's own words where that may be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.components.actions import choice
from app.components.basics import gap
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, use_here
from app.screens.fill.ask import Ask
from app.screens.fill.troubles import trouble
from app.state.choosing import narrowed, toggled, with_words
from monitoring.errors import AnswerError, MissingAnswerError
from monitoring.items import Option
from monitoring.judging import check_answer
from monitoring.records import Answer, Other, each

MANY = 12  # options; a longer list can be narrowed by typing


@ft.component
def OptionsPage(ask: Ask, key: str | None = None) -> ft.View:
    """One tap on an answer goes on by itself; where several may be chosen, a button does."""
    here = use_here()
    look, item = here.look, ask.item
    own = next((answer.text for answer in each(ask.given) if isinstance(answer, Other)), "")
    writes, set_writes = ft.use_state(bool(own))
    typed, set_typed = ft.use_state(own)
    wanted, set_wanted = ft.use_state("")
    wrong, set_wrong = ft.use_state("")

    def tap(option: Option) -> None:
        set_wrong("")
        if item.repeats:
            ask.choose(toggled(item, ask.given, option))
        else:
            ask.answer(option.answer)

    def go_on() -> None:
        answer = _answer(ask, typed.strip() if writes else "")
        try:
            _check(ask, answer)
        except AnswerError as error:
            set_wrong(trouble(here, item, error))
        else:
            ask.choose(answer)
            ask.finish()

    def write() -> None:
        set_writes(not writes)
        set_wrong("")

    own_words = _Own(writes, write, typed, set_typed)
    return frame(
        look,
        *ask.head,
        gap(),
        *(_narrow(here, ask, wanted, set_wanted)),
        *(option_choice(here, ask, each, partial(tap, each)) for each in narrowed(item.options, wanted)),
        *(_own(here, ask, own_words, go_on)),
        *([banner(look, wrong, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key="wrong")] if wrong else []),
        *ask.sides,
        foot=[ask.onward(here, go_on), *ask.foot] if item.repeats or writes else ask.passing(here),
        key=f"question-{ask.page.key}",
    )


@dataclass(frozen=True)
class _Own:
    """One's own words, beside the options."""

    writes: bool  # whether the field is open
    write: Callable[[], None]
    typed: str
    type: Callable[[str], None]


def _own(here: Here, ask: Ask, own: _Own, go_on: Callable[[], None]) -> list[ft.Control]:
    look, say = here.look, here.say
    if ask.item.kind != "open-choice":
        return []
    button = choice(
        look,
        say("fill.other"),
        selected=own.writes,
        several=ask.item.repeats,
        on_click=own.write,
        key="answer-other",
    )
    if not own.writes:
        return [button]
    label = say("fill.other-label")
    field = text_field(
        look, label, own.typed, on_change=own.type, on_submit=go_on, autofocus=True, key="other"
    )
    return [button, field]


def _narrow(here: Here, ask: Ask, wanted: str, change: Callable[[str], None]) -> list[ft.Control]:
    if len(ask.item.options) <= MANY:
        return []
    return [text_field(here.look, here.say("fill.narrow"), wanted, on_change=change, key="narrow")]


def option_choice(here: Here, ask: Ask, option: Option, tap: Callable[[], None]) -> ft.Control:
    """One of the answers."""
    return choice(
        here.look,
        here.say.of(option.text, option.code),
        here.say.of(option.explanation),
        selected=option.answer in each(ask.given),
        several=ask.item.repeats,
        on_click=tap,
        key=f"answer-{option.code}",
    )


def _answer(ask: Ask, own: str) -> Answer:
    """What is chosen with what was written; nothing is an empty list."""
    if ask.item.repeats:
        return with_words(ask.item, ask.given, own)
    return Other(own) if own else ()


def _check(ask: Ask, answer: Answer) -> None:
    if each(answer):
        check_answer(ask.item, answer)
    elif ask.item.required or not ask.item.repeats:  # who opens the field for own words means to write some
        raise MissingAnswerError(ask.item.link_id)
