"""How a person wants the app to be; kept on this device only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from app.services import Services
from monitoring.meeting import MEETINGS, TRAVELS, Meeting, Travel, Wishes
from monitoring.steps import Audience, Diagnosis

NOTE = "preferences"


class Hands(StrEnum):
    """Who fills in."""

    OWN = "own"
    HELPED = "helped"  # the person chooses, somebody else's hands do it
    CARER = "carer"  # somebody near fills in for the person


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of the settings screen."""

    language: str = "nl"
    scale: float = 1.0  # text size
    look: str = "system"  # or the name of a look
    hands: Hands = Hands.OWN
    shows_score: bool = False  # the total and the rate: only for who asks
    diagnosis: Diagnosis = "als"  # for the wayfinder
    audience: Audience = "person"  # whom the wayfinder speaks to
    shows_studies: bool = True  # whoever wants to hear nothing of research says so once
    region: str = ""  # where somebody lives; empty when they rather not say
    travel: Travel = "further"  # how far for care
    at_home: bool = False  # care at home when possible
    meeting: Meeting = "any"  # on screen or in person

    @property
    def wishes(self) -> Wishes:
        """How somebody rather meets their care."""
        return Wishes(self.travel, self.at_home, self.meeting)


_CHOICES: Mapping[str, tuple[str, ...]] = {"travel": TRAVELS, "meeting": MEETINGS}


def read_preferences(services: Services) -> Preferences:
    """What was chosen on this device; a choice that this version does not know is left out."""
    note = services.store.note(NOTE) or {}
    known = {field.name for field in fields(Preferences)}
    chosen = {n: value for n, value in note.items() if n in known and value in _CHOICES.get(n, (value,))}
    return Preferences(**chosen | {"hands": hands_of(chosen.get("hands"))})


def hands_of(name: str | None) -> Hands:
    """Who fills in, by the name that was kept; the person, when there is no such name."""
    return Hands(name) if name in set(Hands) else Hands.OWN


def keep_preferences(services: Services, preferences: Preferences) -> None:
    """Keep the choices; VaultError when the disk refuses."""
    services.store.set_note(NOTE, asdict(preferences))
