"""What opens in its place: a group that is folded away, and a row with more behind it."""

from collections.abc import Sequence

import flet as ft

from app.components.basics import BOLD, icon, stack, words
from app.components.pressable import Face, Handler, pressable
from app.theme import CONTROL, Look
from app.workstation.components.controls import BODY, body, small

_SIGN = 24  # dp
_ROW = ft.Padding.symmetric(horizontal=16, vertical=13)
_GROUP = ft.Padding.symmetric(horizontal=16, vertical=13)


def group(look: Look, title: str, count: str, *, opened: bool, on_click: Handler, key: str) -> ft.Control:
    """The head of a group that shows or hides what is in it."""
    sign = ft.Icons.EXPAND_LESS_ROUNDED if opened else ft.Icons.EXPAND_MORE_ROUNDED
    inside = ft.Row(
        [
            words(look, title, 18, weight=BOLD, height=1.2),
            words(look, count, BODY, soft=True, height=1.25, expand=True),
            icon(look, sign, _SIGN, look.leaf),
        ],
        spacing=10,
    )
    face = Face(
        look.sunken, look.line, edge=look.edge if look.contrast else None, radius=CONTROL, padding=_GROUP
    )
    return pressable(look, inside, face, on_click=on_click, selected=opened, key=key)


def row(look: Look, title: str, lines: Sequence[str], *, on_click: Handler, key: str) -> ft.Control:
    """A line of a list that opens in its place."""
    said = stack(body(look, title, strong=True), *(small(look, each) for each in lines), spacing=2)
    said.expand = True
    inside = ft.Row([said, icon(look, ft.Icons.EXPAND_MORE_ROUNDED, _SIGN, look.ink_soft)], spacing=10)
    face = Face(look.surface, edge=look.line, edge_width=look.card_edge, radius=CONTROL, padding=_ROW)
    return pressable(look, inside, face, on_click=on_click, key=key)


def opened(look: Look, *controls: ft.Control) -> ft.Control:
    """The same row, opened: its surface with an edge, and more in it."""
    return ft.Container(
        stack(*controls, spacing=14),
        bgcolor=look.surface,
        border_radius=CONTROL,
        padding=16,
        border=ft.Border.all(look.control_edge, look.leaf),
    )
