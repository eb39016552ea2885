"""What groups, and what is said: boxes, notes, progress, nothing yet."""

import flet as ft

from app.components.basics import BOLD, icon, stack, words
from app.components.houses import houses
from app.theme import CONTROL, SMALL, Look
from app.workstation.components.controls import BODY, body


def box(
    look: Look, title: str, *controls: ft.Control, expand: bool | int | None = None, spacing: float = 10
) -> ft.Control:
    """A surface with a heading of its own; not a control."""
    head = [words(look, title, 18, weight=BOLD, height=1.2, level=2)] if title else []
    inside = stack(*head, *controls, spacing=spacing)
    inside.expand = expand
    return ft.Container(
        inside,
        bgcolor=look.surface,
        border_radius=CONTROL,
        padding=16,
        border=ft.Border.all(look.card_edge, look.line),
        expand=expand,
    )


def note(look: Look, text: str, sign: ft.IconData, *, notice: bool = False, key: str) -> ft.Control:
    """A sentence that matters now, announced when it comes."""
    row = ft.Row(
        [
            icon(look, sign, 22, look.ink if notice else look.leaf),
            words(look, text, BODY, height=1.3, expand=True, key=key),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    shape = ft.Container(
        row,
        bgcolor=look.lamp_soft if notice else look.leaf_soft,
        border_radius=SMALL,
        padding=ft.Padding.symmetric(horizontal=14, vertical=12),
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )
    return ft.Semantics(content=shape, live_region=True)


def progress(look: Look, text: str, name: str, share: float) -> ft.Control:
    """How far something is: a bar for the eye and for the screen reader, and the same in words.

    Args:
        look: the theme.
        text: what is seen.
        name: what the bar is called; a screen reader adds the percentage.
        share: 0 to 1.
    """
    bar = ft.ProgressBar(
        key="progress",
        value=share,
        semantics_label=name,
        bar_height=10,
        color=look.leaf,
        bgcolor=look.track,
        border_radius=5,
    )
    # The words change with every answer of the server: a live region would not stop talking.
    seen = ft.Semantics(content=body(look, text), exclude_semantics=True)
    return stack(seen, bar, spacing=6)


def empty(look: Look, title: str, under: str, *actions: ft.Control) -> ft.Control:
    """What will be here, and when."""
    inside = stack(
        houses(look, 308, 116),
        words(look, title, 22, weight=BOLD, height=1.2, level=2),
        words(look, under, BODY, soft=True),
        *actions,
        spacing=14,
    )
    inside.horizontal_alignment = ft.CrossAxisAlignment.START
    return ft.Container(
        inside,
        bgcolor=look.surface,
        border_radius=CONTROL,
        padding=28,
        border=ft.Border.all(look.card_edge, look.line),
    )
