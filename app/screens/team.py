"""My team: how to reach them, who looks when, and what was written."""

import flet as ft

from app.components.actions import danger, quiet, secondary
from app.components.basics import BOLD, gap, section, title, words
from app.components.cards import card, initials, message_lines
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from monitoring.records import Author, Communication

SHOWN = 20  # messages; older ones stay in the dossier


def _message(here: Here, message: Communication) -> ft.Control:
    say, look = here.say, here.look
    mine = message.origin.author is not Author.CLINICIAN
    sender = say("message.you") if mine else message.sender or say("team.somebody")
    head = say("message.head", sender=sender, date=say.recent(message.origin.about, here.services.now()))
    said = message_lines(look, head, message.text)
    if mine:
        return card(look, ft.Row([said]), padding=16)
    row = ft.Row(
        [initials(look, sender, 48), said], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START
    )
    return card(look, row, padding=16)


@ft.component
def TeamScreen() -> ft.View:
    """Messages and contact work without a network; they travel later."""
    here = use_here()
    look, say, messages = here.look, here.say, here.session.overview.messages[:SHOWN]
    reach = card(
        look,
        words(look, say("team.care"), 22, weight=BOLD, height=1.2, level=2),
        line(look, ft.Icons.EVENT_AVAILABLE_ROUNDED, say("team.who-looks")),
        secondary(
            look,
            say("contact.want"),
            ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
            on_click=lambda: go("/contact"),
            key="contact",
        ),
        padding=18,
    )
    written = [_message(here, each) for each in messages] or [
        words(look, say("team.no-messages"), 18, soft=True)
    ]
    share = secondary(
        look,
        say("share.title"),
        ft.Icons.DESCRIPTION_OUTLINED,
        on_click=lambda: go("/share"),
        key="share",
    )
    settings = quiet(
        look,
        say("settings.title"),
        ft.Icons.SETTINGS_OUTLINED,
        on_click=lambda: go("/settings"),
        key="settings",
    )
    rules = quiet(
        look,
        say("signals.title"),
        ft.Icons.RULE_ROUNDED,
        on_click=lambda: go("/signals"),
        key="signals",
    )
    return frame(
        look,
        title(look, say("place.team")),
        reach,
        section(look, say("team.messages")),
        *written,
        section(look, say("share.section")),
        share,
        gap(),
        rules,
        settings,
        gap(),
        foot=[danger(look, say("emergency.call"), on_click=lambda: go("/acute"), key="emergency")],
        here="team",
    )
