"""Wayfinder: honest that it is still to come, and whom to ask meanwhile."""

import flet as ft

from app.components.actions import danger, quiet, secondary
from app.components.basics import gap, title
from app.components.frame import frame
from app.components.notices import empty_state
from app.context import go, use_here


@ft.component
def WayfinderScreen() -> ft.View:
    """Nothing here yet but the two ways that always work."""
    here = use_here()
    look, say, joined = here.look, here.say, here.session.joined
    ask = secondary(
        look, say("contact.want"), ft.Icons.CALL_OUTLINED, on_click=lambda: go("/contact"), key="contact"
    )
    back = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/"), key="back")
    under = say("wayfinder.under" if joined else "wayfinder.under-alone")
    return frame(
        look,
        title(look, say("place.wayfinder")),
        gap(),
        empty_state(look, say("wayfinder.later"), under, *([ask] if joined else [])),
        gap(),
        foot=[
            danger(look, say("emergency.call"), on_click=lambda: go("/acute"), key="emergency"),
            *([] if joined else [back]),
        ],
        here="wayfinder" if joined else None,
        key="wayfinder",
    )
