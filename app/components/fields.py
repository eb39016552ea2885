"""Fields to type in; everything else is chosen."""

from collections.abc import Callable

import flet as ft

from app.components.basics import MEDIUM, words
from app.components.notices import banner
from app.theme import CONTROL, Look


def _border(color: str, width: float) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, color), border_radius=CONTROL)


def text_field(
    look: Look,
    label: str,
    value: str,
    *,
    on_change: Callable[[str], None],
    on_submit: Callable[[], None] | None = None,
    error: str | None = None,
    number: bool = False,
    lines: int = 1,
    autofocus: bool = False,
    key: str,
) -> ft.Control:
    """A field of at least 64 dp with its question above it, and what is wrong below it in words."""
    field = ft.TextField(
        key=key,
        value=value,
        autofocus=autofocus,
        dense=True,
        filled=True,
        fill_color=look.surface,
        hover_color=look.surface,
        color=look.ink,
        text_size=look.sp(22 if number else 18),
        cursor_color=look.leaf,
        multiline=lines > 1,
        min_lines=lines,
        max_lines=lines if lines == 1 else None,
        keyboard_type=ft.KeyboardType.NUMBER if number else ft.KeyboardType.TEXT,
        autocorrect=lines > 1,
        border={
            ft.ControlState.DEFAULT: _border(look.edge, max(look.answer_edge, 1.5)),
            ft.ControlState.FOCUSED: _border(look.focus, 4),
        },
        content_padding=ft.Padding.symmetric(horizontal=16, vertical=20),
        on_change=lambda e: on_change(str(e.control.value)),
        on_submit=(lambda _: on_submit()) if on_submit else None,
    )
    # The words above are for the eye; the field itself carries them for the screen reader.
    seen = ft.Semantics(content=words(look, label, 18, weight=MEDIUM, height=1.3), exclude_semantics=True)
    parts: list[ft.Control] = [seen, ft.MergeSemantics(ft.Semantics(content=field, label=label))]
    if error:
        parts.append(banner(look, error, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key=f"{key}-error"))
    column = ft.Column(parts, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    # What a finger meets of a field reaches a little below what is drawn.
    return ft.Container(column, padding=ft.Padding.only(bottom=4))
