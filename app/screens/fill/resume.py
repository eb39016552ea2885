"""Going on where the person stopped, or beginning anew; both weigh the same."""

from collections.abc import Callable

import flet as ft

from app.actions import drafts
from app.components.actions import primary, quiet
from app.components.basics import gap, title, words
from app.components.frame import frame
from app.components.questions import progress
from app.context import Here
from app.parts.ways import back
from app.state.draft import Draft
from app.state.pages import count


def resume_page(
    here: Here, draft: Draft, kept: drafts.KeptDraft, on_answer: Callable[[bool], None]
) -> ft.View:
    """Ask it once, in words, with the number of the question."""
    look, say = here.look, here.say
    pages = Draft(draft.instrument, dict(kept.answers)).pages
    page = min(kept.page, len(pages))
    total, done = count(pages), count(pages[:page])

    def resume() -> None:
        draft.copies, draft.hands = kept.copies, kept.hands
        draft.take(dict(kept.answers), page)
        on_answer(True)

    def restart() -> None:
        drafts.discard_draft(here.services, draft.instrument)
        on_answer(True)

    where = say("draft.ready") if page == len(pages) else say("draft.resume", number=done + 1)
    text = say("question.progress", number=done, total=total)
    return frame(
        look,
        words(look, say.of(draft.instrument.title), 18, soft=True),
        title(look, where),
        words(look, say("draft.safe"), 18, soft=True),
        gap(),
        progress(look, text, text, done, total),
        foot=[
            primary(
                look, say("draft.continue"), ft.Icons.ARROW_FORWARD_ROUNDED, on_click=resume, key="resume"
            ),
            quiet(look, say("draft.restart"), ft.Icons.RESTART_ALT_ROUNDED, on_click=restart, key="restart"),
            back(here),
        ],
        key="resume",
    )


def outdated_page(here: Here, draft: Draft, on_answer: Callable[[bool], None]) -> ft.View:
    """Say that what was half-filled belongs to an older version, and begin anew."""
    look, say = here.look, here.say

    def begin() -> None:
        drafts.discard_draft(here.services, draft.instrument)
        on_answer(True)

    onward = ft.Icons.ARROW_FORWARD_ROUNDED
    return frame(
        look,
        words(look, say.of(draft.instrument.title), 18, soft=True),
        title(look, say("fill.outdated")),
        words(look, say("fill.outdated-under"), 18, soft=True),
        foot=[
            primary(look, say("draft.restart"), onward, on_click=begin, key="restart"),
            back(here),
        ],
        key="outdated",
    )
