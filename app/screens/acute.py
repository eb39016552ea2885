"""Acute danger: one number to call. Works before joining, without a network and without keys."""

import flet as ft

from app.components.actions import acute, secondary
from app.components.basics import BOLD, gap, words
from app.components.frame import frame
from app.components.notices import line
from app.context import EMERGENCY, call, go, use_here
from app.parts.ways import back


@ft.component
def AcuteScreen() -> ft.View:
    """Nothing is saved and nothing is sent: this never waits for anybody's inbox."""
    here = use_here()
    look, say = here.look, here.say
    press = acute(look, say("acute.call"), on_click=lambda: call(EMERGENCY), key="call")
    card = secondary(
        look,
        say("acute.card"),
        ft.Icons.BADGE_OUTLINED,
        on_click=lambda: go("/cards/emergency-card"),
        key="emergency-card",
    )
    return frame(
        look,
        words(
            look, say("acute.title"), 44, weight=BOLD, color=look.danger, height=1.15, level=1, key="acute"
        ),
        words(look, say("acute.when"), 20),
        *([press] if look.big else []),  # in large text the foot is out of sight
        gap(),
        line(look, ft.Icons.RECORD_VOICE_OVER_ROUNDED, say("acute.say")),
        line(look, ft.Icons.PEOPLE_OUTLINE_ROUNDED, say("acute.cannot-speak")),
        line(look, ft.Icons.INFO_OUTLINE_ROUNDED, say("acute.no-inbox")),
        foot=[
            *([] if look.big else [press]),
            card,
            back(here),
        ],
        key="acute",
        spacing=16,
    )
