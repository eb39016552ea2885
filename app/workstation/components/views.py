"""The pages of one person, side by side: where one is has an edge, a filled sign and bold words."""

from dataclasses import dataclass

import flet as ft

from app.components.basics import MEDIUM, PLAIN, icon, words
from app.components.pressable import Face, Handler, pressable
from app.theme import SMALL, Look
from app.workstation.components.controls import BODY

_ACROSS = ft.Padding.symmetric(horizontal=16, vertical=12)
_CHOSEN = 3  # dp, the edge of where one is


@dataclass(frozen=True, slots=True)
class View:
    """A page: its name in the address, its sign, and the sign where one is."""

    name: str
    sign: ft.IconData
    filled: ft.IconData


def view(look: Look, shown: View, text: str, *, here: bool, on_click: Handler) -> ft.Control:
    """One of them."""
    color = look.leaf if here else look.ink
    inside = ft.Row(
        [
            icon(look, shown.filled if here else shown.sign, 20, color),
            words(look, text, BODY, weight=MEDIUM if here else PLAIN, color=color, height=1.25),
        ],
        spacing=8,
        alignment=ft.MainAxisAlignment.CENTER,
        tight=True,
    )
    face = Face(
        look.leaf_soft if here else look.surface,
        edge=look.leaf if here else look.edge,
        edge_width=_CHOSEN if here else look.answer_edge,
        radius=SMALL,
        padding=_ACROSS,
    )
    return pressable(look, inside, face, on_click=on_click, selected=here, key=f"view-{shown.name}")
