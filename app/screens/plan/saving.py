"""A choice about the plan that is kept at once."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app import feedback
from app.components.actions import quiet
from app.components.notices import banner
from app.context import Here, go
from sync.errors import VaultError


def attempt(here: Here, change: Callable[[], object], tell: Callable[[str], None], then: str = "") -> None:
    """Keep a change and go on to another screen, or stay and tell what stands in the way."""
    try:
        change()
    except VaultError as error:
        tell(feedback.key(error))
        return
    tell("")
    here.session.saved(here.services)
    if then:
        go(then)


def notes(here: Here, trouble: str) -> list[ft.Control]:
    """What stands in the way, if anything does."""
    return [banner(here.look, here.say(trouble), kind="notice", key="trouble")] if trouble else []


def back(here: Here, route: str) -> ft.Control:
    """The way back, at the foot."""
    return quiet(
        here.look, here.say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=partial(go, route), key="back"
    )
