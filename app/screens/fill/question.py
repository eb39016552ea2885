"""One question on one screen, whatever its kind."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.components.actions import choice, primary, quiet
from app.components.basics import gap, pair, title, words
from app.components.frame import frame
from app.components.notices import banner
from app.components.questions import number_pad, progress
from app.context import Here, go, use_here
from app.screens.fill.number import NumberPage
from app.screens.fill.sides import asides, gates
from app.screens.fill.text import TextPage
from app.state.draft import Draft
from monitoring.instruments import Item
from monitoring.records import Answer

ADVANCE_S = 0.2  # the chosen answer is seen before the next question comes
PAD = 12  # more whole numbers than this do not fit on a pad

Save = Callable[[Mapping[str, Answer]], None]


@ft.component
def QuestionPage(
    draft: Draft,
    number: int,
    keep: Callable[[], None],
    save: Save,
    trouble: str,
    key: str | None = None,
) -> ft.View:
    """Draw the question by its kind; a tap on an answer goes on by itself."""
    here = use_here()
    page = draft.pages[number]  # not of `draft.page`: that may have moved on before this screen is taken away
    question = page.question
    was_answered = ft.use_memo(lambda: question.link_id in draft.answers, [])

    async def advance() -> None:
        await asyncio.sleep(ADVANCE_S)
        draft.advance(number)
        keep()

    def answer(value: Answer) -> None:
        draft.choose(question.link_id, value)
        if draft.is_short:
            save(draft.answers)
        else:
            keep()
            ft.context.page.run_task(advance)

    def go_on() -> None:
        draft.advance(number)
        keep()

    head = _head(here, draft, number, trouble)
    head += gates(here, draft, page, keep)
    sides = asides(here, draft, page, keep, save)
    foot = _foot(here, draft, number, go_on if was_answered else None)
    if question.kind == "decimal" or (question.kind == "integer" and not _fits_pad(question)):
        return NumberPage(draft, question, head, sides, foot, answer, key="number")
    if question.kind == "text":
        return TextPage(draft, question, head, sides, foot, answer, go_on, key="text")
    body = _answers(here, question, draft.answers.get(question.link_id), answer)
    return frame(here.look, *head, gap(), *body, *sides, foot=foot, key=f"question-{question.link_id}")


def _head(here: Here, draft: Draft, number: int, trouble: str) -> list[ft.Control]:
    look, say, language = here.look, here.say, here.say.language
    question, total, done = draft.pages[number].question, len(draft.pages), number + 1
    under = question.explanation.get(language, "")
    bar = progress(
        look,
        say("question.progress", number=done, total=total),
        say("question.progress-spoken", number=done, total=total),
        done,
        total,
    )
    return [
        *([] if draft.is_short else [bar, gap()]),
        *([banner(look, say(trouble), kind="notice", key="trouble")] if trouble else []),
        title(look, question.text[language], key="question"),
        *([words(look, under, 18, soft=True)] if under else []),
    ]


def _foot(here: Here, draft: Draft, number: int, go_on: Callable[[], None] | None) -> list[ft.Control]:
    look, say = here.look, here.say
    is_first = number == 0 and not draft.is_revisit
    back = quiet(
        look,
        say("back"),
        ft.Icons.ARROW_BACK_ROUNDED,
        on_click=(lambda: go("/")) if is_first else draft.back,
        key="back",
    )
    if draft.is_short:
        return [back]
    pause = quiet(look, say("pause"), ft.Icons.PAUSE_ROUNDED, on_click=lambda: go("/"), key="pause")
    onward = [primary(look, say("next"), ft.Icons.ARROW_FORWARD_ROUNDED, on_click=go_on, key="next")]
    return [*(onward if go_on else []), pair(look, back, pause)]


def _answers(
    here: Here, question: Item, chosen: Answer | None, answer: Callable[[Answer], None]
) -> list[ft.Control]:
    look, say = here.look, here.say
    if question.kind == "choice":
        return [
            choice(
                look,
                option.text[say.language],
                option.explanation.get(say.language, ""),
                selected=option.code == chosen,
                on_click=partial(answer, option.code),
                key=f"answer-{option.code}",
            )
            for option in question.options
        ]
    if question.kind == "boolean":
        return [
            choice(
                look,
                say(f"answer.{word}"),
                selected=chosen is value,
                on_click=partial(answer, value),
                key=f"answer-{word}",
            )
            for word, value in (("yes", True), ("no", False))
        ]
    numbers = _range(question)
    hints = {n: say.find(f"hint.{question.link_id}.{n}") for n in numbers}
    whole = chosen if isinstance(chosen, int) else None
    return [number_pad(look, numbers, hints, chosen=whole, on_choose=answer)]


def _range(question: Item) -> range:
    least = 0 if question.least is None else int(question.least)
    most = least + PAD if question.most is None else int(question.most)
    return range(least, most + 1)


def _fits_pad(question: Item) -> bool:
    return question.most is not None and len(_range(question)) <= PAD
