"""Saying something of somebody's care path, in one's own name."""

from collections.abc import Callable
from dataclasses import dataclass

from app.workstation.actions.people import Person
from app.workstation.parts.saving import Saving


@dataclass(frozen=True)
class Telling:
    """Of whom, by whom, and what happens then."""

    person: Person
    name: str  # of whoever writes; empty as long as nobody filled it in
    saving: Saving
    close: Callable[[str, str], None]  # close what is open; then say a sentence, and where a step stands

    def keep(self, change: Callable[[], object], result: str = "", step: str = "") -> bool:
        """Keep a change, and say what came of it; without a name nothing is kept."""
        if not self.name:
            self.saving.tell("desk-path.sender-empty")
            return False
        if not self.saving.keep(change):
            return False
        self.close(result, step)
        return True
