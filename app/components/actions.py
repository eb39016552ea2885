"""Buttons: the main action, the others, answers, number keys and steps."""

import flet as ft

from app.components.basics import BOLD, MEDIUM, icon, stack, tile, words
from app.components.pressable import Face, Handler, label, pressable
from app.theme import Look


def primary(
    look: Look,
    text: str,
    name: ft.IconData | None = None,
    *,
    on_click: Handler | None = None,
    disabled: bool = False,
    key: str | None = None,
) -> ft.Control:
    """The one full-width action near the bottom: 66 dp."""
    face = Face(look.leaf, look.leaf_pressed, padding=ft.Padding.symmetric(horizontal=16, vertical=20))
    content = label(look, text, name, look.ink_soft if disabled else look.on_leaf)
    return pressable(look, content, face, on_click=on_click, disabled=disabled, key=key)


def secondary(
    look: Look,
    text: str,
    name: ft.IconData | None = None,
    *,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """An action beside the primary one: outlined, 62 dp."""
    face = Face(look.surface, edge=look.leaf, padding=ft.Padding.symmetric(horizontal=12, vertical=18))
    return pressable(look, label(look, text, name, look.leaf), face, on_click=on_click, key=key)


def quiet(
    look: Look,
    text: str,
    name: ft.IconData | None = None,
    *,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """'Back', 'Pause', 'Not now': present, never loud, 62 dp."""
    padding = ft.Padding.symmetric(horizontal=12, vertical=18)
    face = Face(look.quiet, look.line, look.edge, look.card_edge, padding=padding)
    return pressable(look, label(look, text, name, look.ink), face, on_click=on_click, key=key)


def danger(look: Look, text: str, *, on_click: Handler | None = None, key: str | None = None) -> ft.Control:
    """The way to 112: the only red thing there is."""
    signs = [
        icon(look, ft.Icons.EMERGENCY_ROUNDED, 30, look.danger),
        icon(look, ft.Icons.CALL_ROUNDED, 28, look.danger),
    ]
    said = words(look, text, 20, weight=BOLD, color=look.danger, height=1.2, expand=not look.big)
    if look.big:
        row: ft.Control = stack(ft.Row([*signs], alignment=ft.MainAxisAlignment.SPACE_BETWEEN), said)
    else:
        row = ft.Row([signs[0], said, signs[1]], spacing=14)
    padding = ft.Padding.symmetric(horizontal=18, vertical=17)
    face = Face(look.danger_soft, look.danger_soft, look.danger, padding=padding)
    return pressable(look, row, face, on_click=on_click, key=key)


def acute(look: Look, text: str, *, on_click: Handler, key: str) -> ft.Control:
    """The one filled red surface of the app, for acute danger: 96 dp."""
    face = Face(look.danger, look.danger, padding=ft.Padding.symmetric(horizontal=16, vertical=30))
    said = label(look, text, ft.Icons.CALL_ROUNDED, look.on_danger, 30)
    return pressable(look, said, face, on_click=on_click, key=key)


MARKS = (
    (ft.Icons.CIRCLE_OUTLINED, ft.Icons.CHECK_CIRCLE_ROUNDED),
    (ft.Icons.CHECK_BOX_OUTLINE_BLANK_ROUNDED, ft.Icons.CHECK_BOX_ROUNDED),
)
"""Of an answer: at rest and chosen; the second pair where several may be chosen."""


def _answer_face(look: Look, selected: bool, padding: ft.Padding) -> Face:
    if selected:
        return Face(look.leaf_soft, edge=look.leaf, edge_width=4, padding=padding)
    return Face(look.surface, edge=look.edge, edge_width=look.answer_edge, padding=padding)


def choice(
    look: Look,
    text: str,
    explanation: str = "",
    *,
    selected: bool = False,
    several: bool = False,
    name: ft.IconData | None = None,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """One big answer with its explanation; selected shows by fill, thick edge and check mark.

    Where `several` may be chosen, the mark is a square.
    """
    mark = icon(look, MARKS[several][selected], 30, look.leaf if selected else look.edge)
    head = words(look, text, 20, weight=MEDIUM, height=1.2, expand=look.big)
    more = [words(look, explanation, 16, soft=True, height=1.3)] if explanation else []
    if look.big:  # the explanation gets the whole width
        row: ft.Control = stack(ft.Row([mark, head], spacing=14), *more, spacing=6)
    else:
        said = ft.Column([head, *more], spacing=3, expand=True)
        row = ft.Row([tile(look, name, size=52), said, mark] if name else [mark, said], spacing=14)
    face = _answer_face(look, selected, ft.Padding.symmetric(horizontal=16, vertical=14))
    return pressable(look, row, face, on_click=on_click, checked=selected, key=key)


def segment(
    look: Look,
    text: str,
    *,
    selected: bool,
    on_click: Handler | None = None,
    key: str | None = None,
    size: float = 18,
    spoken: str | None = None,
) -> ft.Control:
    """One of a few short answers side by side; the chosen one is filled and has a check mark."""
    color = look.on_leaf if selected else look.ink
    mark = [icon(look, ft.Icons.CHECK_ROUNDED, 20, color)] if selected else []
    row = ft.Row(
        [*mark, words(look, text, size, weight=MEDIUM, color=color, height=1.2, spoken=spoken)],
        spacing=6,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    face = Face(
        look.leaf if selected else look.surface,
        look.leaf_pressed if selected else None,
        look.leaf if selected else look.edge,
        look.answer_edge,
        padding=ft.Padding.symmetric(vertical=18, horizontal=4),
    )
    return pressable(look, row, face, on_click=on_click, checked=selected, key=key)


def step(
    look: Look,
    text: str,
    *,
    more: bool,
    spoken: str,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """One step up or down of a number: 70 dp."""
    name = ft.Icons.ADD_ROUNDED if more else ft.Icons.REMOVE_ROUNDED
    row = ft.Row(
        [icon(look, name, 30, look.leaf), words(look, text, 22, weight=MEDIUM, height=1.2, spoken=spoken)],
        spacing=10,
        alignment=ft.MainAxisAlignment.CENTER,
    )
    padding = ft.Padding.symmetric(vertical=20, horizontal=8)
    face = Face(look.surface, edge=look.edge, edge_width=look.answer_edge, padding=padding)
    return pressable(look, row, face, on_click=on_click, key=key)
