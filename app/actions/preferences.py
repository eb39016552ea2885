"""How a person wants the app to be; kept on this device only."""

from dataclasses import asdict, dataclass, fields

from app.services import Services

NOTE = "preferences"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of the settings screen."""

    language: str = "nl"
    scale: float = 1.0  # text size
    look: str = "system"  # or the name of a look
    helped: bool = False  # whether somebody's hands help with filling in
    shows_score: bool = False  # the total and the rate: only for who asks


def read_preferences(services: Services) -> Preferences:
    """What was chosen on this device; a choice that this version does not know is left out."""
    note = services.store.note(NOTE) or {}
    known = {field.name for field in fields(Preferences)}
    return Preferences(**{name: value for name, value in note.items() if name in known})


def keep_preferences(services: Services, preferences: Preferences) -> None:
    """Keep the choices; VaultError when the disk refuses."""
    services.store.set_note(NOTE, asdict(preferences))
