"""An address that leads nowhere: a mistyped link, or something that is not on this device."""

import flet as ft

from app.components.actions import quiet
from app.components.basics import title
from app.components.frame import frame
from app.context import go, use_here


@ft.component
def NowhereScreen() -> ft.View:
    """Say so, and offer the way back."""
    here = use_here()
    look, say = here.look, here.say
    back = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/"), key="back")
    return frame(look, title(look, say("nowhere.title"), key="nowhere"), foot=[back], key="nowhere")
