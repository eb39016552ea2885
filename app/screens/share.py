"""One page to take along to an appointment: what will be on it, and for whom it is."""

from functools import partial

import flet as ft

from app.actions import exporting
from app.components.basics import section, title, words
from app.components.cards import card, link_card
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import use_here
from app.parts.handing import give
from app.parts.ways import back
from app.report.page import AUDIENCES, Audience

FACES: dict[Audience, ft.IconData] = {
    "gp": ft.Icons.LOCAL_HOSPITAL_OUTLINED,
    "ctb": ft.Icons.AIR_ROUNDED,
    "visit": ft.Icons.EVENT_OUTLINED,
}
ON_IT = {
    "share.on-it-who": ft.Icons.PERSON_OUTLINE_ROUNDED,
    "share.on-it-course": ft.Icons.SHOW_CHART_ROUNDED,
    "share.on-it-answers": ft.Icons.CHECKLIST_ROUNDED,
    "share.on-it-questions": ft.Icons.HELP_OUTLINE_ROUNDED,
    "share.on-it-not": ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
}


@ft.component
def ShareScreen() -> ft.View:
    """The choice of a reader makes the page at once; then the device asks where it goes."""
    here = use_here()
    look, say = here.look, here.say
    outcome, set_outcome = ft.use_state("")

    def make(audience: Audience) -> None:
        give(partial(exporting.appointment, here.services, say, audience), set_outcome, "share.kept")

    readers = [
        link_card(
            look,
            say(f"share.for-{audience}"),
            say(f"share.for-{audience}-under"),
            FACES[audience],
            on_click=partial(make, audience),
            key=f"for-{audience}",
        )
        for audience in AUDIENCES
    ]
    return frame(
        look,
        title(look, say("share.title")),
        *([banner(look, say(outcome), kind="notice", key="outcome")] if outcome else []),
        words(look, say("share.under"), 18, soft=True),
        section(look, say("share.for-whom")),
        *readers,
        section(look, say("share.on-it")),
        card(look, *(line(look, name, say(key)) for key, name in ON_IT.items()), spacing=16),
        foot=[back(here, "/team")],
        key=f"share-{outcome}",
    )
