"""What all screens share while the app runs."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace

import flet as ft

from app.actions import preferences, reading, signals
from app.actions.preferences import Preferences
from app.actions.reading import Overview
from app.actions.sharing import Outcome
from app.actions.writers import Writer
from app.services import Services
from sync.errors import VaultError

UNDO_S = 10  # an answer that is undone and the record that takes it back travel together


def _all_settled() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


@ft.observable
@dataclass
class Session:
    """The choices of the person, one reading of the dossier, and how sending goes."""

    preferences: Preferences
    joined: bool = False
    overview: Overview = field(default_factory=Overview)
    trouble: str | None = None  # key of what keeps entries from travelling; None when nothing does
    text_size: float = 1.0  # of the phone itself
    is_dark: bool = False  # the phone's own choice
    width: float = 0  # dp of the screen
    wake: asyncio.Event = field(
        default_factory=asyncio.Event
    )  # set when there is something to send or to see
    settled: asyncio.Event = field(
        default_factory=_all_settled
    )  # not set while an answer may still be undone

    @property
    def writer(self) -> Writer:
        """Who fills in on this device."""
        return Writer.of(self.preferences.hands)

    @property
    def begins_as_carer(self) -> bool:
        """Whether a carer holds this device, and it has no dossier."""
        return not self.joined and self.preferences.audience == "carer"

    def read(self, services: Services) -> None:
        """Read the dossier again."""
        self.joined = services.store.me is not None
        self.overview = reading.overview(services)

    def shared(self, services: Services, outcome: Outcome) -> None:
        """Show how an exchange went; the dossier is read again only when something came in."""
        self.trouble = outcome.trouble
        if outcome.is_news:
            self.read(services)
            self.write_down(services)
            return
        pending = services.store.unsent()
        if pending != self.overview.pending:  # a question that was saved may have been sent
            self.overview = replace(self.overview, conversation=reading.said(services))
        self.overview = replace(self.overview, pending=pending)

    def saved(self, services: Services) -> None:
        """Show what was saved, and let it travel soon."""
        self.read(services)
        self.write_down(services)
        self.settled.set()
        self.wake.set()

    def answered(self, services: Services) -> None:
        """Show what was filled in; it may still be undone, so it travels and is judged a little later."""
        self.read(services)
        self.settled.clear()
        self.wake.set()

    async def settle(self, services: Services) -> None:
        """Wait until nothing will be undone: some seconds after an answer, or when it is left behind.

        Only then is written down which signals were there: none of an answer that was taken back.
        """
        while self.wake.is_set():
            self.wake.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.settled.wait(), UNDO_S)
        self.settled.set()
        self.write_down(services)

    def write_down(self, services: Services) -> None:
        """Keep which signals were there, network or not."""
        with suppress(VaultError):  # what the person saved is on disk; this is tried again next time
            if signals.write_down(services, self.overview.signals, self.writer.author):
                self.overview = replace(self.overview, pending=services.store.unsent())

    def prefer(self, services: Services, chosen: Preferences) -> None:
        """Follow a choice at once, and keep it; VaultError when it will be forgotten."""
        self.preferences = chosen
        preferences.keep_preferences(services, chosen)


def open_session(services: Services) -> Session:
    """Begin where the person stopped."""
    session = Session(preferences.read_preferences(services))
    session.read(services)
    session.write_down(services)
    return session
