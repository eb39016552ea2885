"""An invitation to hand over: the link as text and as a picture, and how long it works."""

import flet as ft

from app.components.basics import BOLD, MEDIUM, stack, words
from app.workstation.actions.inviting import Invited
from app.workstation.components.boxes import box, note
from app.workstation.components.controls import button, field, small
from app.workstation.components.qr import qr_picture
from app.workstation.context import use_here


@ft.component
def Invitation(invited: Invited, tall: bool, key: str | None = None) -> ft.Control:
    """Large enough to scan from a metre away."""
    here = use_here()
    look, say = here.look, here.say
    copied, set_copied = ft.use_state(False)

    async def copy(clipboard: ft.Clipboard) -> None:
        await clipboard.set(invited.link)
        set_copied(True)

    def start_copy() -> None:
        ft.context.page.run_task(copy, ft.Clipboard())  # made here: it belongs to the page of this press

    until = say("desk.invite-valid", date=say.date(invited.expires), time=say.time(invited.expires))
    copy_button = button(
        look,
        say("desk.invite-copy"),
        ft.Icons.CONTENT_COPY_ROUNDED,
        kind="main",
        on_click=start_copy,
        key="copy",
    )
    told = stack(
        words(look, say("desk.invite-ready", name=invited.name), 18, weight=BOLD, height=1.2, level=2),
        words(look, say("desk.invite-how"), 16, height=1.3),
        words(look, until, 16, weight=MEDIUM, height=1.3, key="valid"),
        field(look, say("desk.invite-link"), invited.link, lines=2, size=20, key="link"),
        ft.Row([copy_button]),
        *([note(look, say("desk.invite-copied"), ft.Icons.CHECK_ROUNDED, key="copied")] if copied else []),
        small(look, say("desk.invite-once")),
        spacing=14,
    )
    picture = qr_picture(invited.link, say("desk.invite-qr"))
    if tall:
        return box(look, "", told, ft.Row([picture]))
    told.expand = True
    row = ft.Row([told, picture], spacing=28, vertical_alignment=ft.CrossAxisAlignment.START)
    return box(look, "", row)
