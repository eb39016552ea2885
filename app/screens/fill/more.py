"""After a group that repeats: one more of it, or done."""

import flet as ft

from app.components.actions import choice
from app.components.basics import gap
from app.components.frame import frame
from app.context import Here
from app.screens.fill.ask import Ask


def more_page(here: Here, ask: Ask) -> ft.View:
    """Both answers weigh the same."""
    look, say, draft, key = here.look, here.say, ask.draft, ask.page.key
    return frame(
        look,
        *ask.head,
        gap(),
        choice(look, say("fill.one-more"), on_click=lambda: draft.add(key), key="add"),
        choice(look, say("done"), on_click=ask.finish, key="enough"),
        foot=ask.foot,
        key=f"more-{key}",
    )
