"""Inviting somebody: a name in, a link and its picture out."""

from collections.abc import Callable
from datetime import UTC, datetime

import flet as ft

from app.components.basics import BOLD, stack, words
from app.workstation import feedback
from app.workstation.actions.inviting import Invited, invite
from app.workstation.components.boxes import box, note
from app.workstation.components.controls import button, field
from app.workstation.components.frame import FrameContext, frame, is_tall
from app.workstation.context import Here, use_here
from app.workstation.parts.back import back
from app.workstation.parts.invitation import Invitation
from sync.errors import SyncError

FORM = 560  # dp
NOBODY = Invited("", "", datetime.max.replace(tzinfo=UTC))


@ft.component
def InviteScreen() -> ft.View:
    """The link is shown once: it is a key, and lies nowhere readable."""
    here = use_here()
    look, say = here.look, here.say
    invited, set_invited = ft.use_state(NOBODY)
    tall = is_tall(look, ft.use_context(FrameContext).width)
    if not invited.link:
        form = Form(set_invited, key="form")
        body = form if tall else ft.Row([ft.Container(form, width=FORM)])
        return frame(look, "overview", _head(here, tall), body, key="invite")
    another = button(
        look,
        say("desk.invite-another"),
        ft.Icons.PERSON_ADD_ALT_ROUNDED,
        on_click=lambda: set_invited(NOBODY),
        key="another",
    )
    ready = Invitation(invited, tall, key="ready")
    return frame(look, "overview", _head(here, tall), ready, ft.Row([another]), key="invited")


def _head(here: Here, tall: bool) -> ft.Control:
    title = words(
        here.look, here.say("desk.invite-title"), 28, weight=BOLD, height=1.2, level=1, expand=not tall
    )
    if tall:
        return stack(ft.Row([back(here)]), title)
    return ft.Row([back(here), title], spacing=14)


@ft.component
def Form(on_invited: Callable[[Invited], None], key: str | None = None) -> ft.Control:
    """The name of whom to invite."""
    here = use_here()
    look, say = here.look, here.say
    name, set_name = ft.use_state("")
    said, set_said = ft.use_state("")
    busy, set_busy = ft.use_state(False)

    async def make() -> None:
        try:
            on_invited(await invite(here.services, name))
        except SyncError as error:
            set_said(feedback.key(error, feedback.INVITING))
            set_busy(False)

    def start() -> None:
        if not name.strip():
            set_said("desk.invite-empty")
        elif not busy:
            set_said("desk.invite-busy")
            set_busy(True)
            ft.context.page.run_task(make)

    tall = is_tall(look, ft.use_context(FrameContext).width)
    make_button = button(
        look,
        say("desk.invite-make"),
        ft.Icons.PERSON_ADD_ALT_ROUNDED,
        kind="main",
        on_click=start,
        key="make",
    )
    sign = ft.Icons.SYNC_ROUNDED if busy else ft.Icons.INFO_OUTLINE_ROUNDED
    return box(
        look,
        "",
        words(look, say("desk.invite-under"), 16, soft=True),
        field(look, say("desk.invite-name"), name, on_change=set_name, on_submit=start, key="name"),
        *([note(look, say(said), sign, notice=not busy, key="invite-note")] if said else []),
        make_button if tall else ft.Row([make_button]),
        spacing=14,
    )
