"""One question on one screen, whatever its kind."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions.answering import answers_of
from app.actions.preferences import Hands, hands_of
from app.components.actions import quiet
from app.components.basics import gap, pair, title, words
from app.components.notices import banner
from app.components.questions import progress
from app.context import Here, go, use_here
from app.screens.fill.ask import Ask
from app.screens.fill.kinds import one_answer
from app.screens.fill.more import more_page
from app.screens.fill.several import SeveralPage
from app.screens.fill.sides import asides, gates
from app.screens.fill.turn import Turn
from app.state.draft import Draft
from app.state.pages import Page, count
from app.who import who
from monitoring.forms import Heading
from monitoring.records import QuestionnaireResponse, each


@ft.component
def QuestionPage(
    turn: Turn,
    trouble: str,
    before: QuestionnaireResponse | None,
) -> ft.View:
    """Draw the question by its kind; a tap on an answer goes on by itself.

    Args:
        turn: of this question. The draft inside it is no argument of its own: whoever draws this screen
            redraws it with each answer, and it need not be drawn twice.
        trouble: what went wrong, in words.
        before: the response that can be given again; None when there is none.
    """
    here = use_here()
    draft, number, name = turn.draft, turn.number, turn.key
    page = draft.pages[number]
    was_answered = ft.use_memo(lambda: bool(each(draft.answers.get(name))), [name])
    top = ft.use_memo(lambda: ft.Ref[ft.Column](), [])
    ft.use_effect(partial(_to_top, top), [name])

    def keep() -> None:
        if not draft.is_short:
            turn.keep(draft.page)

    ask = Ask(
        draft,
        page,
        head=[
            *_head(here, draft, number, trouble),
            *(_again(here, draft, before, keep) if number == 0 else []),
            *gates(here, draft, page, keep),
        ],
        sides=[
            *asides(here, draft, page, keep, turn.save),
            *_leave_out(here, draft, number, keep),
            *_who(here, draft, number, keep),
        ],
        foot=_foot(here, draft, number, turn.skip),
        given=draft.answers.get(name),
        choose=turn.choose,
        finish=turn.finish,
        answer=turn.answer,
        saves=draft.is_short,
        was_answered=was_answered,
        top=top,
    )
    if page.question.kind == "group":
        return more_page(here, ask)
    if page.question.repeats and not page.question.options:
        return SeveralPage(ask, key=name)
    return one_answer(here, ask, name)


async def _to_top(page: ft.Ref[ft.Column]) -> None:
    """The next question stands where this one stood, and begins at its beginning."""
    if page.current is not None:
        await page.current.scroll_to(offset=0)


def _head(here: Here, draft: Draft, number: int, trouble: str) -> list[ft.Control]:
    look, say, page = here.look, here.say, draft.pages[number]
    total, done = count(draft.pages), count(draft.pages[: number + 1])
    bar = progress(
        look,
        say("question.progress", number=done, total=total),
        say("question.progress-spoken", number=done, total=total),
        done,
        total,
    )
    above = " · ".join(filter(None, (heading_text(here, heading) for heading in page.headings)))
    notes = [words(look, say.of(note.item.text), 18, key=f"note-{note.key}") for note in page.notes]
    under = "" if page.question.kind == "group" else say.of(page.question.explanation)
    return [
        *([] if draft.is_short else [bar, gap()]),
        *([banner(look, trouble, kind="notice", key="trouble")] if trouble else []),
        *([words(look, above, 16, soft=True, height=1.3, key="heading")] if above else []),
        *notes,
        title(look, _asked(here, page), key="question", live=True),
        *([words(look, under, 18, soft=True)] if under else []),
    ]


def _asked(here: Here, page: Page) -> str:
    item = page.question
    text = here.say.of(item.text, item.link_id)
    if item.kind == "group":
        return here.say("fill.more", title=text)
    return f"{item.prefix} {text}" if item.prefix else text


def heading_text(here: Here, heading: Heading) -> str:
    """The title of a group around a question; of a later occurrence with its number."""
    text = here.say.of(heading.item.text)
    return f"{text} {heading.number}".strip() if heading.item.repeats else text


def _again(
    here: Here, draft: Draft, before: QuestionnaireResponse | None, keep: Callable[[], None]
) -> list[ft.Control]:
    """All answers of the last time in one tap; they are looked at before they are saved."""
    if before is None:
        return []

    def copy() -> None:
        draft.copy({**draft.answers, **answers_of(before, draft.instrument)}, before.origin.record_id)
        keep()

    say = here.say
    date = say.recent(before.origin.about, here.services.now())
    label = say("fill.again", date=date)
    return [quiet(here.look, label, ft.Icons.REPLAY_ROUNDED, on_click=copy, key="again")]


def _who(here: Here, draft: Draft, number: int, keep: Callable[[], None]) -> list[ft.Control]:
    if number > 0 or draft.is_revisit or draft.instrument.is_of_carer:
        return []

    def choose(hands: Hands) -> None:
        draft.hands = hands.value
        keep()

    chosen = hands_of(draft.hands) if draft.hands else here.session.preferences.hands
    return [gap(), who(here, here.say("who.title"), chosen, choose)]


def _leave_out(here: Here, draft: Draft, number: int, keep: Callable[[], None]) -> list[ft.Control]:
    """Taking away one more that was begun by mistake."""
    begins = draft.pages[number].begins
    if begins is None:
        return []

    def leave_out() -> None:
        draft.leave_out(number)
        keep()

    label = here.say("fill.leave-out-group", title=heading_text(here, begins))
    return [
        quiet(here.look, label, ft.Icons.REMOVE_CIRCLE_OUTLINE_ROUNDED, on_click=leave_out, key="leave-out")
    ]


def _foot(here: Here, draft: Draft, number: int, skip: Callable[[], None]) -> list[ft.Control]:
    look, say, item = here.look, here.say, draft.pages[number].question
    is_first = number == 0 and not draft.is_revisit
    back = quiet(
        look,
        say("back"),
        ft.Icons.ARROW_BACK_ROUNDED,
        on_click=partial(go, here.home) if is_first else draft.back,
        key="back",
    )
    later = _not_now(here, draft) if is_first and not each(draft.answers.get(draft.pages[0].key)) else None
    if draft.is_short:
        return [pair(look, back, later) if later else back]
    pause = quiet(look, say("pause"), ft.Icons.PAUSE_ROUNDED, on_click=partial(go, here.home), key="pause")
    may_skip = not item.required and item.kind != "group"
    over = quiet(look, say("fill.skip"), on_click=skip, key="skip")
    return [*([over] if may_skip else []), pair(look, back, later or pause)]


def _not_now(here: Here, draft: Draft) -> ft.Control | None:
    """Putting off what is due; what is half-filled waits by itself."""
    name = draft.instrument.name
    is_due = any(task.is_due and task.instrument.name == name for task in here.session.overview.tasks)
    if not is_due or draft.replaces is not None:
        return None
    return quiet(
        here.look,
        here.say("plan.not-now"),
        ft.Icons.SCHEDULE_ROUNDED,
        on_click=lambda: go(f"/later/{name}"),
        key="not-now",
    )
