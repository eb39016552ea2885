"""One's own data: all of it in one file, with one tap."""

from functools import partial

import flet as ft

from app.actions import exporting
from app.components.actions import primary
from app.components.basics import gap, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import use_here
from app.parts.handing import give
from app.parts.ways import back


@ft.component
def MyDataScreen() -> ft.View:
    """What is in the file, and that Nabij does not protect it any more."""
    here = use_here()
    look, say = here.look, here.say
    outcome, set_outcome = ft.use_state("")

    save = partial(give, partial(exporting.everything, here.services, say), set_outcome, "data.kept")

    return frame(
        look,
        title(look, say("data.title")),
        *([banner(look, say(outcome), kind="notice", key="outcome")] if outcome else []),
        words(look, say("data.under"), 18, soft=True),
        gap(),
        card(
            look,
            line(look, ft.Icons.TABLE_CHART_OUTLINED, say("data.tables")),
            line(look, ft.Icons.DATA_OBJECT_ROUNDED, say("data.bundle")),
            line(look, ft.Icons.LOCK_OPEN_ROUNDED, say("data.unprotected")),
            spacing=16,
        ),
        foot=[
            primary(look, say("data.save-all"), ft.Icons.DOWNLOAD_ROUNDED, on_click=save, key="save-all"),
            back(here, "/settings"),
        ],
        key=f"my-data-{outcome}",
    )
