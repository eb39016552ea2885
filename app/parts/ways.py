"""Where a screen leads back to."""

from functools import partial

import flet as ft

from app.components.actions import quiet
from app.context import Here, go


def back(here: Here, address: str = "") -> ft.Control:
    """One tap back; without an address to where somebody comes home."""
    sign = ft.Icons.ARROW_BACK_ROUNDED
    return quiet(here.look, here.say("back"), sign, on_click=partial(go, address or here.home), key="back")
