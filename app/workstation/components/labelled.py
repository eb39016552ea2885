"""A few texts, each with what it is in front of it."""

from collections.abc import Sequence

import flet as ft

from app.components.basics import stack
from app.theme import Look
from app.workstation.components.controls import small

NAME = 136  # dp


def labelled(look: Look, rows: Sequence[tuple[str, ft.Control]], *, tall: bool) -> ft.Control:
    """Names on the left, texts on the right; in large text below each other."""
    return stack(*(_row(look, name, text, tall=tall) for name, text in rows), spacing=8)


def _row(look: Look, name: str, text: ft.Control, *, tall: bool) -> ft.Control:
    if tall:
        return ft.MergeSemantics(stack(small(look, name), text, spacing=2))
    row = ft.Row(
        [
            ft.Container(small(look, name), width=NAME, padding=ft.Padding.only(top=2)),
            ft.Container(text, expand=True),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.MergeSemantics(row)
