"""Going on where the person stopped, or beginning anew; both weigh the same."""

from collections.abc import Callable

import flet as ft

from app.actions import drafts
from app.components.actions import primary, quiet
from app.components.basics import gap, title, words
from app.components.frame import frame
from app.components.questions import progress
from app.context import Here, go
from app.state.draft import Draft


def resume_page(
    here: Here, draft: Draft, kept: drafts.KeptDraft, on_answer: Callable[[bool], None]
) -> ft.View:
    """Ask it once, in words, with the number of the question."""
    look, say = here.look, here.say

    def resume() -> None:
        draft.answers, draft.page = dict(kept.answers), kept.page
        on_answer(True)

    def restart() -> None:
        drafts.discard_draft(here.services, draft.instrument)
        on_answer(True)

    total = len(Draft(draft.instrument, dict(kept.answers)).pages)
    done = min(kept.page, total)
    where = say("draft.ready") if kept.page >= total else say("draft.resume", number=kept.page + 1)
    count = say("question.progress", number=done, total=total)
    return frame(
        look,
        words(look, draft.instrument.title[say.language], 18, soft=True),
        title(look, where),
        words(look, say("draft.safe"), 18, soft=True),
        gap(),
        progress(look, count, count, done, total),
        foot=[
            primary(
                look, say("draft.continue"), ft.Icons.ARROW_FORWARD_ROUNDED, on_click=resume, key="resume"
            ),
            quiet(look, say("draft.restart"), ft.Icons.RESTART_ALT_ROUNDED, on_click=restart, key="restart"),
            quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/"), key="back"),
        ],
        key="resume",
    )
