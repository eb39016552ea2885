"""The phases of the care path, side by side: what has been, what is now, what comes later."""

import flet as ft

from app.components.basics import BOLD, icon, words
from app.components.pressable import Face, Handler, pressable
from app.theme import Look


def phase(
    look: Look, word: str, name: str, sign: ft.IconData, *, is_now: bool, on_click: Handler, key: str
) -> ft.Control:
    """A word (been, now, later) over the name of a phase; now stands in the lamp."""
    color = look.on_lamp if is_now else look.ink
    above = ft.Row(
        [icon(look, sign, 20, color), words(look, word, 16, color=color, height=1.2)],
        spacing=6,
        tight=True,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    below = words(look, name, 16, weight=BOLD, color=color, height=1.2, align=ft.TextAlign.CENTER)
    inside = ft.Column([above, below], spacing=3, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    face = Face(
        look.lamp if is_now else look.surface,
        look.lamp if is_now else None,
        look.lamp if is_now else look.edge,
        look.answer_edge,
        padding=ft.Padding.symmetric(vertical=12, horizontal=4),
    )
    return pressable(look, inside, face, on_click=on_click, selected=is_now, key=key)
