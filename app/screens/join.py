"""Joining with the link that the team gave."""

import flet as ft

from app import feedback
from app.actions import notebook, sharing
from app.components.actions import primary
from app.components.basics import gap, title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner
from app.context import go, use_here
from app.parts.ways import back
from sync.errors import SyncError


@ft.component
def JoinScreen() -> ft.View:
    """Take a link as it was pasted, or as it opened the app."""
    opened = ft.use_route_params().get("code", "")
    return _Join(opened, key=opened or "typed")


@ft.component
def _Join(opened: str, key: str | None = None) -> ft.View:
    here = use_here()
    look, say = here.look, here.say
    link, set_link = ft.use_state(opened)
    trouble, set_trouble = ft.use_state("")
    busy, set_busy = ft.use_state(False)

    async def join() -> None:
        try:
            await sharing.join(here.services, link)
            notebook.take_along(here.services)
        except SyncError as error:
            set_trouble(feedback.key(error))
            set_busy(False)
        else:
            here.session.saved(here.services)
            go("/")

    def start() -> None:
        if not link.strip():
            set_trouble("join.empty")
        elif not busy:
            set_trouble("")
            set_busy(True)
            ft.context.page.run_task(join)

    notice = say(trouble) if trouble else say("join.busy") if busy else ""
    field = text_field(look, say("join.link"), link, on_change=set_link, on_submit=start, lines=3, key="link")
    return frame(
        look,
        title(look, say("join.opened" if opened else "join.title")),
        words(look, say("join.under"), 18, soft=True),
        gap(),
        field,
        *([banner(look, notice, kind="notice" if trouble else "calm", key="notice")] if notice else []),
        words(look, say("join.privacy"), 18, soft=True),
        foot=[
            primary(look, say("join.do"), ft.Icons.CHECK_ROUNDED, on_click=start, key="join"),
            back(here, "/"),
        ],
        key="join",
    )
