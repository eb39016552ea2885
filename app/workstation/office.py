"""What one window of the workstation shows."""

from dataclasses import dataclass, field

import flet as ft

from app.actions import preferences
from app.actions.preferences import Preferences
from app.services import Services
from app.workstation import feedback
from app.workstation.actions import sharing
from app.workstation.actions.people import Person, people
from app.workstation.actions.sharing import Fetched
from sync.errors import SyncError, VaultError


@ft.observable
@dataclass
class Office:
    """One reading of the store, how fetching goes, and the choices of whoever sits here."""

    preferences: Preferences
    charts: str  # the address of the figures, with what only this process knows in it
    people: tuple[Person, ...] = ()
    fetched: Fetched = field(default_factory=Fetched)
    strangers: int = 0  # dossiers that the server showed and nobody here invited
    unsent: int = 0  # entries that the server still lacks
    share: float | None = None  # of a fetch that runs; None when none does
    trouble: str | None = None  # key of what went wrong in the last fetch
    text_size: float = 1.0  # of the computer itself
    is_dark: bool = False  # the computer's own choice
    width: float = 0  # dp of the window

    def find(self, code: str) -> Person | None:
        """The person of an address."""
        return next((each for each in self.people if each.participant.hex() == code), None)

    def read(self, services: Services) -> None:
        """Read the store again; when the disk refuses, what was read before stays."""
        try:
            self.fetched = sharing.last_fetched(services)
            self.people = people(services, self.fetched.troubles)
            self.strangers = sharing.strangers(services, self.fetched)
            self.unsent = services.store.unsent()
        except VaultError as error:
            self.trouble = feedback.key(error)

    async def fetch(self, services: Services) -> None:
        """Send what is owed and fetch what is new; a second press meanwhile does nothing."""
        if self.share is not None:
            return
        self.share, self.trouble = 0.0, None
        try:
            await sharing.fetch(services, self._tell)
        except SyncError as error:
            self.trouble = feedback.key(error)
        finally:
            self.share = None
        self.read(services)

    def prefer(self, services: Services, chosen: Preferences) -> None:
        """Follow a choice at once, and keep it; VaultError when it will be forgotten."""
        self.preferences = chosen
        preferences.keep_preferences(services, chosen)

    def _tell(self, share: float) -> None:
        self.share = share


def open_office(services: Services, charts: str) -> Office:
    """Begin with what is here."""
    office = Office(preferences.read_preferences(services), charts)
    office.read(services)
    return office
