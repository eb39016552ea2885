"""A number with large steps, and a field for whoever would rather type it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import flet as ft

from app import feedback
from app.actions.answering import is_improbable
from app.components.actions import primary, quiet
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, use_here
from app.screens.fill.entry import number_entry, said
from app.sentences import amount
from app.state.draft import Draft
from app.state.number_entry import NumberEntry
from monitoring.errors import AnswerError, OutOfRangeError
from monitoring.instruments import Item
from monitoring.records import Answer
from monitoring.trends import Trend


@ft.component
def NumberPage(
    draft: Draft,
    question: Item,
    head: list[ft.Control],
    sides: list[ft.Control],
    foot: list[ft.Control],
    answer: Callable[[Answer], None],
    key: str | None = None,
) -> ft.View:
    """Change the last number by steps or type it; the button says what it saves."""
    here = use_here()
    look, say = here.look, here.say
    trend = _before(here, draft, question)
    entry, set_entry = ft.use_state(_begin(draft, question, trend))
    doubted, set_doubted = ft.use_state(Decimal(0))  # the number about which the person was asked
    trouble, set_trouble = ft.use_state("")
    before = Decimal(trend.latest.value) if trend and trend.latest else None

    def change(changed: NumberEntry) -> None:
        set_entry(changed)
        set_trouble("")

    def save() -> None:
        try:
            number = entry.read()
        except AnswerError as error:
            set_trouble(_trouble(here, question, error))
            return
        if is_improbable(question, number, before) and doubted != number:
            set_doubted(number)
        else:
            answer(int(number) if question.kind == "integer" else number)

    ready = _readable(entry)
    doubts = ready is not None and ready == doubted
    notice = (
        say("number.doubt", value=amount(say, doubted, question.unit), change=said(here, doubted, trend))
        if doubts
        else trouble
    )
    way = quiet(
        look,
        say("number.steps" if entry.is_typing else "number.type"),
        ft.Icons.ADD_CIRCLE_OUTLINE_ROUNDED if entry.is_typing else ft.Icons.KEYBOARD_ROUNDED,
        on_click=lambda: change(entry.switch()),
        key="typing",
    )
    return frame(
        look,
        *head,
        *number_entry(here, entry, trend, change, save),
        *(
            [banner(look, notice, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key="doubt")]
            if notice
            else []
        ),
        way,
        *sides,
        foot=[_save_button(here, draft, question, ready, doubts, save), *foot[-1:]],
        key=f"number-{question.link_id}",
    )


def _before(here: Here, draft: Draft, question: Item) -> Trend | None:
    """The course up to now, without the value that is being corrected."""
    trend = here.session.overview.trend_of(question)
    if trend is None:
        return None
    points = tuple(point for point in trend.points if point.record_id != draft.replaces)
    return replace(trend, points=points) if points else None


def _begin(draft: Draft, question: Item, trend: Trend | None) -> NumberEntry:
    given = draft.answers.get(question.link_id)
    if isinstance(given, int | Decimal):
        return NumberEntry(question, Decimal(given))
    last = Decimal(trend.latest.value) if trend and trend.latest else None
    return NumberEntry(question, last, is_typing=last is None)


def _readable(entry: NumberEntry) -> Decimal | None:
    try:
        return entry.read()
    except AnswerError:
        return None


def _trouble(here: Here, question: Item, error: AnswerError) -> str:
    if isinstance(error, OutOfRangeError) and question.least is not None and question.most is not None:
        whole = here.say.whole
        return here.say("number.between", least=whole(question.least), most=whole(question.most))
    return here.say(feedback.key(error))


def _save_button(
    here: Here, draft: Draft, question: Item, ready: Decimal | None, doubts: bool, save: Callable[[], None]
) -> ft.Control:
    say = here.say
    if not draft.is_short:
        text = say("next")
    elif ready is None:
        text = say("save")
    else:
        text = say("save.sure" if doubts else "save.value", value=amount(say, ready, question.unit))
    return primary(here.look, text, ft.Icons.CHECK_ROUNDED, on_click=save, key="save")
