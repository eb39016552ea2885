"""Keeping a change for a person: durably here at once, then sent, and what there is to say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import flet as ft

from app.workstation import feedback
from app.workstation.components.boxes import note
from app.workstation.context import Here
from sync.errors import MalformedError, SyncError

SENT = ("desk.sending", "desk.sent")
REFUSED = feedback.FETCHING | {MalformedError: "desk.message-long"}
"""Why a text that somebody typed was not kept."""


@dataclass(frozen=True)
class Saving:
    """How the last change went, and keeping the next one."""

    said: str  # key of the sentence; empty when there is none
    tell: Callable[[str], None]  # say something else, as what is missing
    keep: Callable[[Callable[[], object]], bool]  # whether it is on disk


def use_saving(here: Here, refusals: Mapping[type[Exception], str] = feedback.FETCHING) -> Saving:
    """Keep changes from one part of a page; a hook.

    Args:
        here: the services and what this window shows.
        refusals: error class to key, as in app/workstation/feedback.py.
    """
    said, tell = ft.use_state("")

    async def send() -> None:
        await here.office.fetch(here.services)
        tell("desk.saved-not-sent" if here.services.store.unsent() else "desk.sent")

    def keep(change: Callable[[], object]) -> bool:
        try:
            change()
        except SyncError as error:
            tell(feedback.key(error, refusals))
            return False
        tell("desk.sending")
        here.office.read(here.services)
        ft.context.page.run_task(send)
        return True

    return Saving(said, tell, keep)


def notes(here: Here, said: str, key: str, result: str = "") -> list[ft.Control]:
    """The sentence, where there is one, after what came of the change."""
    is_well = said in SENT
    sign = ft.Icons.CHECK_CIRCLE_ROUNDED if is_well else ft.Icons.INFO_OUTLINE_ROUNDED
    text = " ".join(filter(None, (result, said and here.say(said))))
    return [note(here.look, text, sign, notice=not is_well, key=key)] if said else []
