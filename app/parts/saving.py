"""A choice that is kept at once, and what stands in the way of keeping it."""

from collections.abc import Callable

import flet as ft

from app import feedback
from app.actions.preferences import Preferences
from app.components.notices import banner
from app.context import Here, go
from sync.errors import SyncError


def attempt(here: Here, change: Callable[[], object], tell: Callable[[str], None], then: str = "") -> bool:
    """Keep a change and go on to another screen, or stay and tell the key of what stands in the way.

    Return whether it is on disk.
    """
    try:
        change()
    except SyncError as error:
        tell(feedback.key(error))
        return False
    tell("")
    here.session.saved(here.services)
    if then:
        go(then)
    return True


def prefer(here: Here, chosen: Preferences, tell: Callable[[str], None]) -> None:
    """Follow a preference at once, or tell the key of why it will be forgotten."""
    try:
        here.session.prefer(here.services, chosen)
    except SyncError as error:
        tell(feedback.key(error))
    else:
        tell("")


def notes(here: Here, trouble: str) -> list[ft.Control]:
    """What stands in the way, if anything does."""
    return [banner(here.look, here.say(trouble), kind="notice", key="trouble")] if trouble else []
