"""The way back to the overview."""

import flet as ft

from app.workstation.components.controls import button
from app.workstation.context import Here, go


def back(here: Here) -> ft.Control:
    """A quiet button, first on its page."""
    return button(
        here.look,
        here.say("desk.back"),
        ft.Icons.ARROW_BACK_ROUNDED,
        kind="quiet",
        spoken=here.say("desk.back-spoken"),
        on_click=lambda: go("/"),
        key="back",
    )
