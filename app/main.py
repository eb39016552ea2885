"""Put the phone app together."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import flet as ft
import requests

from app import clock, content, feedback, guide, keychain
from app.actions import sharing
from app.components.basics import title, words
from app.components.frame import FrameContext, Place, Surroundings, frame
from app.context import Here, HereContext, go
from app.i18n import Words
from app.routes import BEFORE_JOINING, OF_A_CARER, ROUTES
from app.services import Services, Studies, load_words
from app.state.session import Session, open_session
from app.theme import DARK, LIGHT, LOOKS, Look, flet_theme
from sync.client import StudyClient
from sync.errors import SyncError, VaultError
from sync.store import LocalStore

SHARE_EVERY_S = 30
DUTCH = "nl"  # until somebody chooses otherwise
ADDRESSES: dict[Place, str] = {"today": "/", "course": "/course", "wayfinder": "/wayfinder", "team": "/team"}


@ft.component
def App(services: Services, session: Session) -> ft.Control:
    """The whole phone app, in the look and the language of the person."""
    look = _look(session)
    say = services.words.get(session.preferences.language, services.words[DUTCH])
    around = Surroundings(
        {place: say(f"place.{place}") for place in ADDRESSES},
        lambda place: go(ADDRESSES[place]),
        lambda size: setattr(session, "text_size", size),
        session.width,
    )
    ft.use_effect(lambda: _dress(ft.context.page, look, say), [look.name, say.language])
    routes = ROUTES if session.joined else OF_A_CARER if session.begins_as_carer else BEFORE_JOINING
    return HereContext(
        Here(services, session, look, say),
        lambda: FrameContext(around, lambda: ft.Router(routes, manage_views=True)),
    )


@ft.component
def Refusal(look: Look, say: Words, sentence: str) -> ft.View:
    """What stands in the way of opening the app, in one sentence; nothing else can be done here."""
    return frame(look, title(look, say("app.refused")), words(look, say(sentence), 18), key="refused")


def _look(session: Session) -> Look:
    chosen = LOOKS.get(session.preferences.look, DARK if session.is_dark else LIGHT)
    return chosen.at(session.preferences.scale, session.text_size)


def _dress(page: ft.Page, look: Look, say: Words) -> None:
    page.title = say("app.name")
    page.theme = page.dark_theme = flet_theme(look)
    page.theme_mode = ft.ThemeMode.DARK if look.dark else ft.ThemeMode.LIGHT
    page.update()  # the page itself is no component: nothing else sends these three


def open_services(database: Path, device_key: bytes, published: Studies | None = None) -> Services:
    """Open the store of this device and everything the app needs around it.

    Args:
        database: of this device.
        device_key: of the database.
        published: studies in place of those that ship: in a demonstration.

    Raises:
        VaultError: the database and the key do not fit, or the disk refuses.
    """
    store = LocalStore(database, device_key)
    client = StudyClient(store.device, clock.now, requests.Session())
    instruments, rules = content.load_instruments(database.parent), content.load_rules()
    guided = guide.load(content.assets())
    studies = published or (content.publisher(), content.study_lists(database.parent))
    return Services(
        store, instruments, load_words(), client.send, clock.now, clock.new_id, rules, guided, *studies
    )


def start(page: ft.Page, services: Services) -> None:
    """Show the app on a page and keep its entries travelling."""
    session = open_session(services)
    _follow_brightness(page, session)
    session.width = page.width or 0
    page.on_platform_brightness_change = lambda _: _follow_brightness(page, session)
    page.on_resize = lambda e: setattr(session, "width", e.width)
    page.on_app_lifecycle_state_change = lambda e: comes_or_goes(session, e.state)
    page.render_views(App, services, session)
    sharing_on = page.run_task(_share_on, services, session)
    page.on_close = lambda _: sharing_on.cancel()


def _follow_brightness(page: ft.Page, session: Session) -> None:
    # The event of Flet 1.0.5 comes without the brightness that its type promises; the page has it by then.
    session.is_dark = page.platform_brightness == ft.Brightness.DARK


def comes_or_goes(session: Session, state: ft.AppLifecycleState) -> None:
    """Send at once when the app is put away: later it may not run any more. Look for news when it is back."""
    if state in (ft.AppLifecycleState.RESUME, ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESTART):
        session.wake.set()
    else:
        session.settled.set()


def refuse(page: ft.Page, error: SyncError) -> None:
    """Show why the app does not open; what is on the disk stays as it is."""
    say = load_words()[DUTCH]
    _dress(page, LIGHT, say)
    page.render_views(Refusal, LIGHT, say, feedback.opening_key(error))


async def _share_on(services: Services, session: Session) -> None:
    """Send and fetch soon after each save, and every so often; never in the way of the screen."""
    while True:
        session.wake.clear()
        if services.store.me is not None:
            outcome = await sharing.share(services)
            try:
                session.shared(services, outcome)
            except VaultError as error:
                session.trouble = feedback.key(error)
        try:
            await asyncio.wait_for(session.wake.wait(), SHARE_EVERY_S)
        except TimeoutError:
            continue
        await session.settle(services)


def phone(home: Path, published: Studies | None = None) -> Callable[[ft.Page], Awaitable[None]]:
    """The app on a home folder, for a computer of one's own; all its pages share one store."""
    opened: list[Services] = []

    async def serve(page: ft.Page) -> None:
        try:
            if not opened:
                home.mkdir(mode=0o700, parents=True, exist_ok=True)
                key = keychain.device_key(home)
                opened.append(open_services(home / keychain.DATABASE, key, published))
            start(page, opened[0])
        except SyncError as error:
            refuse(page, error)

    return serve


async def main(page: ft.Page) -> None:
    """The app on a phone: its folder from the platform, its key from the keystore."""
    home = Path(os.environ["FLET_APP_STORAGE_DATA"])
    try:
        key = await keychain.keystore_key(keychain.keystore(), home)
        services = open_services(home / keychain.DATABASE, key)
    except SyncError as error:
        refuse(page, error)
    else:
        start(page, services)
