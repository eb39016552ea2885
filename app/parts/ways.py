"""Where a screen leads back to, and what an address of nothing shows."""

from functools import partial

import flet as ft

from app.components.actions import quiet
from app.components.basics import title
from app.components.frame import frame
from app.context import Here, go


def back(here: Here, address: str = "") -> ft.Control:
    """One tap back; without an address to where somebody comes home."""
    sign = ft.Icons.ARROW_BACK_ROUNDED
    return quiet(here.look, here.say("back"), sign, on_click=partial(go, address or here.home), key="back")


def nowhere(here: Here, address: str, key: str) -> ft.View:
    """That what was asked for is not on this device, and the way back."""
    return frame(here.look, title(here.look, here.say("nowhere.title")), foot=[back(here, address)], key=key)
