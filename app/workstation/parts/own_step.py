"""A step of the team's own: a title, and a few words for the person."""

from functools import partial

import flet as ft

from app.components.basics import BOLD, words
from app.workstation.actions import path as paths
from app.workstation.components.controls import button, field
from app.workstation.components.folds import opened
from app.workstation.components.frame import FrameContext, in_rows
from app.workstation.context import use_here
from app.workstation.parts.telling import Telling
from app.workstation.sentences import called


@ft.component
def OwnStep(telling: Telling, key: str | None = None) -> ft.Control:
    """What was typed stays until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    width = ft.use_context(FrameContext).width
    title, set_title = ft.use_state("")
    note, set_note = ft.use_state("")

    def save() -> None:
        missing = _missing(title, note)
        if missing:
            telling.saving.tell(missing)
            return
        kept = partial(paths.add, here.services, telling.person.participant, title, note, telling.name)
        telling.keep(kept, say("desk-path.added", title=title.strip()))

    name = called(say, telling.person)
    return opened(
        look,
        words(look, say("desk-path.add"), 18, weight=BOLD, height=1.2, level=3),
        field(look, say("desk-path.own-title"), title, on_change=set_title, key="own-title"),
        field(look, say("desk-path.note", name=name), note, on_change=set_note, lines=2, key="own-note"),
        in_rows(
            look,
            width,
            [
                button(
                    look,
                    say("desk-path.own-save"),
                    ft.Icons.WB_SUNNY_OUTLINED,
                    kind="main",
                    on_click=save,
                    key="own-save",
                ),
                button(
                    look,
                    say("desk-path.close"),
                    kind="quiet",
                    on_click=partial(telling.close, "", ""),
                    key="own-close",
                ),
            ],
            2,
        ),
    )


def _missing(title: str, note: str) -> str:
    """The key of what stands in the way; empty when nothing does."""
    if not title.strip():
        return "desk-path.own-title-empty"
    if len(title.strip()) > paths.TITLE:
        return "desk-path.own-title-long"
    return "desk-path.note-long" if len(note.strip()) > paths.NOTE else ""
