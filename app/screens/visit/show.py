"""The questions and what is different in large type, to show to somebody."""

import flet as ft

from app.actions import visiting
from app.components.basics import gap, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import line
from app.context import use_here
from app.parts.visit import LAST, MONTHS, first_period, looked_back, numbered, sentences, since_text
from app.parts.ways import back

LARGE, SMALLER = 34, 24  # sp: to be read by somebody on the other side of a desk


@ft.component
def ShowVisitScreen() -> ft.View:
    """Nothing to press but the way back; whoever looks need not know the app."""
    here = use_here()
    look, say = here.look, here.say
    asked = ft.use_route_params().get("period", "")
    period = asked if asked in (LAST, *MONTHS) else first_period(here)
    prepared, recent = visiting.current(here.services), looked_back(here, period)
    name = here.session.overview.name
    lines = [words(look, text, SMALLER, height=1.3) for text in sentences(here, recent)]
    remember = [section(look, say("visit.remember")), words(look, prepared.remember, SMALLER, height=1.3)]
    along = line(
        look, ft.Icons.PEOPLE_OUTLINE_ROUNDED, say("visit.along", name=prepared.companion), key="companion"
    )
    return frame(
        look,
        title(look, say("visit.of", name=name) if name else say("visit.mine")),
        card(
            look, *(numbered(here, prepared, LARGE) or [words(look, say("visit.none"), SMALLER)]), spacing=20
        ),
        *(remember if prepared.remember else []),
        *([along] if prepared.companion else []),
        section(look, since_text(here, period)),
        card(look, *lines),
        gap(),
        foot=[back(here, "/visit")],
        key="visit-show",
    )
