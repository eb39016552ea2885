"""Put the workstation together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from secrets import token_urlsafe

import flet as ft
import flet_web.fastapi as flet_web
import requests
from fastapi import FastAPI

from app import clock, content, guide, keychain
from app.i18n import Words
from app.services import Services, load_words
from app.theme import DARK, LIGHT, LOOKS, Look, flet_theme
from app.workstation.actions import writing
from app.workstation.chart_page import charts
from app.workstation.components.frame import FrameContext, Place, Surroundings
from app.workstation.context import Here, HereContext, go
from app.workstation.loopback import OwnPages
from app.workstation.office import Office, open_office
from app.workstation.routes import ROUTES
from sync.client import StudyClient
from sync.store import LocalStore

ADDRESSES: dict[Place, str] = {"overview": "/", "rules": "/rules", "settings": "/settings"}
KEPT_S = 60  # how long a window that was closed keeps what it showed in memory


@ft.component
def App(services: Services, office: Office) -> ft.Control:
    """The whole workstation, in the look and the language of whoever sits there."""
    look, say = _look(office), services.words[office.preferences.language]
    around = Surroundings(
        {place: say(f"desk.place.{place}") for place in ADDRESSES},
        lambda place: go(ADDRESSES[place]),
        lambda size: setattr(office, "text_size", size),
        say("app.name"),
        writing.sender(services),
        office.width,
    )
    ft.use_effect(lambda: _dress(ft.context.page, look, say), [look.name, say.language])
    return HereContext(
        Here(services, office, look, say),
        lambda: FrameContext(around, lambda: ft.Router(ROUTES, manage_views=True)),
    )


def _look(office: Office) -> Look:
    chosen = LOOKS.get(office.preferences.look, DARK if office.is_dark else LIGHT)
    return chosen.at(office.preferences.scale, office.text_size)


def _dress(page: ft.Page, look: Look, say: Words) -> None:
    page.title = say("desk.title")
    page.theme = page.dark_theme = flet_theme(look)
    page.theme_mode = ft.ThemeMode.DARK if look.dark else ft.ThemeMode.LIGHT
    page.update()  # the page itself is no component: nothing else sends these three


def start(page: ft.Page, services: Services, path: str) -> None:
    """Show the workstation in a window."""
    office = open_office(services, path)
    _follow_brightness(page, office)
    office.width = page.width or 0
    page.on_platform_brightness_change = lambda _: _follow_brightness(page, office)
    page.on_resize = lambda e: setattr(office, "width", e.width)
    page.render_views(App, services, office)


def _follow_brightness(page: ft.Page, office: Office) -> None:
    # The event of Flet 1.0.5 comes without the brightness that its type promises; the page has it by then.
    office.is_dark = page.platform_brightness == ft.Brightness.DARK


def open_services(home: Path) -> Services:
    """Open the store of a team's home and everything the workstation needs around it.

    Raises:
        VaultError: the database and the key do not fit, or the disk refuses.
    """
    store = LocalStore(home / keychain.DATABASE, keychain.device_key(home))
    client = StudyClient(store.device, clock.now, requests.Session())
    instruments, rules = content.load_instruments(home), content.load_rules()
    guided = guide.load(content.assets())
    return Services(store, instruments, load_words(), client.send, clock.now, clock.new_id, rules, guided)


def desk(home: Path, url: str) -> FastAPI:
    """The workstation of a team's home as an ASGI app, to be served at this address of this machine only."""
    return workstation(partial(open_services, home), url)


def workstation(open_them: Callable[[], Services], url: str) -> FastAPI:
    """The same from what it needs, opened by the thread that serves: all windows share one store."""
    opened: list[Services] = []
    path = f"/charts/{token_urlsafe(32)}"  # what other programs on this machine cannot guess

    @asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        opened.append(open_them())
        await flet_web.app_manager.start()  # forgets the windows that were closed
        yield
        await flet_web.app_manager.shutdown()
        opened.pop().store.close()

    def open_window(page: ft.Page) -> None:
        start(page, opened[0], path)

    api = FastAPI(title="Nabij", openapi_url=None, lifespan=lifespan)
    api.state.charts = path
    api.include_router(charts(lambda: opened[0], path))
    api.mount("/", flet_web.app(open_window, app_name="Nabij", no_cdn=True, session_timeout_seconds=KEPT_S))
    api.add_middleware(OwnPages, url=url)
    return api
