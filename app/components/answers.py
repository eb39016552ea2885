"""An answer in the list that is looked at before saving."""

import flet as ft

from app.components.basics import MEDIUM, icon, stack, words
from app.components.cards import card_face
from app.components.pressable import Handler, pressable
from app.theme import CONTROL, Look


def answer_card(
    look: Look,
    answer: str,
    question: str,
    doubt: str = "",
    *,
    on_click: Handler,
    key: str,
) -> ft.Control:
    """The answer over its question; a sentence that asks whether it is right never stands in the way."""
    said = ft.Column(
        [
            words(look, answer, 20, weight=MEDIUM, height=1.2),
            words(look, question, 16, soft=True, height=1.3),
        ],
        spacing=3,
        expand=True,
    )
    row = ft.Row([said, icon(look, ft.Icons.EDIT_OUTLINED, 26, look.leaf)], spacing=14)
    body: ft.Control = stack(row, _doubt(look, doubt, key)) if doubt else row
    face = card_face(look, ft.Padding.symmetric(horizontal=16, vertical=16))
    return pressable(look, body, face, on_click=on_click, key=key)


def _doubt(look: Look, text: str, key: str) -> ft.Control:
    said = words(look, text, 16, height=1.3, expand=True, key=f"{key}-doubt")
    return ft.Container(
        ft.Row([icon(look, ft.Icons.HELP_OUTLINE_ROUNDED, 24), said], spacing=10),
        bgcolor=look.lamp_soft,
        border_radius=CONTROL,
        padding=12,
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )
