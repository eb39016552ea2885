"""The name that the person reads over what the team writes; asked once."""

from dataclasses import dataclass

import flet as ft

from app.workstation.actions import writing
from app.workstation.components.controls import field
from app.workstation.context import Here


@dataclass(frozen=True)
class Sender:
    """The name, and the field that asks for it as long as none is kept."""

    name: str
    fields: tuple[ft.Control, ...]


def use_sender(here: Here, label: str, key: str) -> Sender:
    """The name of whoever writes here, asked under this label; a hook."""
    typed, set_typed = ft.use_state("")
    kept = writing.sender(here.services)
    if kept:
        return Sender(kept, ())
    asked = field(here.look, label, typed, on_change=set_typed, key=key)
    return Sender(" ".join(typed.split()), (asked,))
