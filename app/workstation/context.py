"""How screens reach the services, what this window shows, the look and the words."""

from dataclasses import dataclass
from typing import cast

import flet as ft

from app.i18n import Words
from app.services import Services
from app.theme import Look
from app.workstation.office import Office


@dataclass(frozen=True)
class Here:
    """What every screen starts from."""

    services: Services
    office: Office
    look: Look
    say: Words


HereContext = ft.create_context(cast("Here", None))  # always provided by app.workstation.main.App


def use_here() -> Here:
    """The services, what this window shows, the look and the words."""
    return ft.use_context(HereContext)


def go(route: str) -> None:
    """Open another screen."""
    ft.context.page.navigate(route)
