"""How screens reach the services, the session, the look and the words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote

import flet as ft

from app.i18n import Words
from app.services import Services
from app.state.session import Session
from app.theme import Look


@dataclass(frozen=True)
class Here:
    """What every screen starts from."""

    services: Services
    session: Session
    look: Look
    say: Words

    @property
    def home(self) -> str:
        """Where somebody comes back to: today, or before joining the wayfinder."""
        return "/" if self.session.joined or self.begins_as_carer else "/wayfinder"

    @property
    def begins_as_carer(self) -> bool:
        """Whether this is the device of a carer without a dossier: it opens with the wayfinder."""
        return self.session.begins_as_carer


HereContext = ft.create_context(cast("Here", None))  # always provided by app.main.App


def use_here() -> Here:
    """The services, the session, the look and the words."""
    return ft.use_context(HereContext)


EMERGENCY = "112"  # the European emergency number


def go(route: str) -> None:
    """Open another screen."""
    ft.context.page.navigate(route)


LONGEST = 15  # figures of a telephone number (ITU-T E.164); more are two numbers in one field


def figures(number: str) -> str:
    """What can be dialled of a number as people write it; nothing when that is not one number.

    The zero of "+31 (0)88" is dialled at home only.
    """
    abroad = number.strip().startswith("+")
    dialled = "".join(filter(str.isdecimal, number.replace("(0)", "") if abroad else number))
    return ("+" if abroad else "") + dialled if 0 < len(dialled) <= LONGEST else ""


def call(number: str) -> None:
    """Dial a number, where the device can."""
    open_address(f"tel:{number}")


async def _launch(url: str) -> None:
    # Made here, not in the handler: Flet drops a service as soon as the handler has ended.
    await ft.UrlLauncher().launch_url(url)


def open_address(url: str) -> None:
    """Open a web address, or a letter to somebody, outside the app."""
    ft.context.page.run_task(_launch, url)


def show_on_map(address: str) -> None:
    """Look an address up on a map outside the app: the map hears that address (docs/adr/0027-...)."""
    open_address(f"https://www.openstreetmap.org/search?query={quote(address)}")


def hand_over(name: str, data: bytes, done: Callable[[bool], None]) -> None:
    """Let the person choose where a file goes; the device writes it there, from memory.

    Args:
        name: what the file is called, unless the person says otherwise.
        data: what is in it.
        done: told whether it was kept; a browser keeps it without asking.
    """
    page = ft.context.page

    async def save() -> None:
        # The share sheet is not used: it leaves a readable copy in the app's cache (docs/adr/0022-...).
        try:
            place = await ft.FilePicker().save_file(file_name=name, src_bytes=data)
        except (RuntimeError, TimeoutError):
            done(False)
        else:
            done(place is not None or page.web)

    page.run_task(save)
