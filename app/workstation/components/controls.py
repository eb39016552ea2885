"""The workstation's controls: the shapes of the phone, 44 high and with text of 16."""

from collections.abc import Callable
from typing import Literal

import flet as ft

from app.components.basics import MEDIUM, icon, words
from app.components.pressable import Face, Handler, pressable
from app.theme import SMALL, Look

Kind = Literal["main", "plain", "quiet"]
BODY, SECOND = 16, 14  # sp: text; second lines and axes

_ACROSS = ft.Padding.symmetric(horizontal=16, vertical=12)


def small(look: Look, text: str, *, spoken: str | None = None, expand: bool = False) -> ft.Control:
    """A second line."""
    return words(look, text, SECOND, soft=True, height=1.3, spoken=spoken, expand=expand)


def body(look: Look, text: str, *, strong: bool = False, spoken: str | None = None) -> ft.Control:
    """A line of text."""
    weight = MEDIUM if strong else ft.FontWeight.W_400
    return words(look, text, BODY, weight=weight, height=1.25, spoken=spoken)


def _line(look: Look, text: str, sign: ft.IconData | None, color: str, spoken: str | None) -> ft.Control:
    said = words(look, text, BODY, weight=MEDIUM, color=color, height=1.25, spoken=spoken)
    return ft.Row(
        [*([icon(look, sign, 20, color)] if sign else []), said],
        spacing=8,
        alignment=ft.MainAxisAlignment.CENTER,
        tight=True,
    )


def button(
    look: Look,
    text: str,
    sign: ft.IconData | None = None,
    *,
    kind: Kind = "plain",
    on_click: Handler | None = None,
    spoken: str | None = None,
    key: str | None = None,
) -> ft.Control:
    """A control to press; one of a screen is the main one."""
    fill, pressed, edge, color = {
        "main": (look.leaf, look.leaf_pressed, None, look.on_leaf),
        "plain": (look.surface, None, look.edge, look.leaf),
        "quiet": (look.quiet, look.line, look.edge, look.ink),
    }[kind]
    face = Face(fill, pressed, edge, look.answer_edge, SMALL, _ACROSS)
    return pressable(look, _line(look, text, sign, color, spoken), face, on_click=on_click, key=key)


def segment(look: Look, text: str, *, chosen: bool, on_click: Handler, key: str) -> ft.Control:
    """One of a few short answers side by side; the chosen one is filled and has a check mark."""
    color = look.on_leaf if chosen else look.ink
    fill, pressed, edge = (
        (look.leaf, look.leaf_pressed, look.leaf) if chosen else (look.surface, None, look.edge)
    )
    face = Face(fill, pressed, edge, look.answer_edge, SMALL, _ACROSS)
    line = _line(look, text, ft.Icons.CHECK_ROUNDED if chosen else None, color, None)
    return pressable(look, line, face, on_click=on_click, checked=chosen, key=key)


def _border(color: str, width: float) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, color), border_radius=SMALL)


def field(
    look: Look,
    label: str,
    value: str,
    *,
    on_change: Callable[[str], None] | None = None,
    on_submit: Handler | None = None,
    sign: ft.IconData | None = None,
    lines: int = 1,
    size: float = BODY,
    key: str,
) -> ft.Control:
    """A field of at least 44 with its question above it; without `on_change` to read and copy from."""
    typed = ft.TextField(
        key=key,
        value=value,
        read_only=on_change is None,
        dense=True,
        filled=True,
        fill_color=look.surface,
        hover_color=look.surface,
        color=look.ink,
        text_style=ft.TextStyle(size=look.sp(size), color=look.ink, height=1.25, letter_spacing=0),
        cursor_color=look.leaf,
        prefix_icon=icon(look, sign, 20, look.ink_soft) if sign else None,
        multiline=lines > 1,
        min_lines=lines,
        max_lines=1 if lines == 1 else None,
        border={
            ft.ControlState.DEFAULT: _border(look.edge, look.answer_edge),
            ft.ControlState.FOCUSED: _border(look.focus, 4),
        },
        content_padding=ft.Padding.symmetric(horizontal=14, vertical=16),
        on_change=(lambda e: on_change(str(e.control.value))) if on_change else None,
        on_submit=(lambda _: on_submit()) if on_submit else None,
    )
    # The words above are for the eye; the field itself carries them for the screen reader.
    seen = ft.Semantics(content=small(look, label), exclude_semantics=True)
    named = ft.MergeSemantics(ft.Semantics(content=typed, label=label))
    return ft.Column([seen, named], spacing=4, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
