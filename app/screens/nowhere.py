"""An address that leads nowhere: a mistyped link, or something that is not on this device."""

import flet as ft

from app.components.basics import title
from app.components.frame import frame
from app.context import use_here
from app.parts.ways import back


@ft.component
def NowhereScreen() -> ft.View:
    """Say so, and offer the way back."""
    here = use_here()
    look, say = here.look, here.say
    return frame(look, title(look, say("nowhere.title"), key="nowhere"), foot=[back(here)], key="nowhere")
