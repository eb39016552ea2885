"""All answers in one list, to look at once more before they are saved."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.actions import primary, quiet
from app.components.basics import gap, pair, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, go
from app.sentences import answer_text
from app.state.draft import Draft


def review_page(here: Here, draft: Draft, save: Callable[[], None], trouble: str) -> ft.View:
    """Each answer opens its question again; the way to save stays in reach."""
    look, say = here.look, here.say
    edit = ft.Icons.EDIT_OUTLINED
    answers = [
        link_card(
            look,
            answer_text(say, page.question, draft.answers.get(page.question.link_id)),
            page.question.text[say.language],
            trailing=ft.Icon(edit, size=26, color=look.leaf),
            on_click=partial(draft.revisit, page.question.link_id),
            key=f"review-{page.question.link_id}",
        )
        for page in draft.pages
    ]
    back = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=partial(_last, draft), key="back")
    pause = quiet(look, say("pause"), ft.Icons.PAUSE_ROUNDED, on_click=lambda: go("/"), key="pause")
    return frame(
        look,
        title(look, say("review.title")),
        words(look, say("review.under"), 18, soft=True),
        *([banner(look, say(trouble), kind="notice", key="trouble")] if trouble else []),
        gap(2),
        *answers,
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            pair(look, back, pause),
        ],
        key="review",
    )


def _last(draft: Draft) -> None:
    draft.page = len(draft.pages) - 1
