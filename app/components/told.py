"""Short facts about something, each behind its name: why, with whom, when."""

from collections.abc import Iterable

import flet as ft

from app.components.basics import stack, words
from app.theme import Look

NAMES = 92  # dp, wide enough for the longest name


def told(look: Look, facts: Iterable[tuple[str, str]]) -> list[ft.Control]:
    """A line for each fact that is known; in large text the name stands above it."""
    return [_fact(look, name, text) for name, text in facts if text]


def _fact(look: Look, name: str, text: str) -> ft.Control:
    said = words(look, text, 18, expand=not look.big)
    named = words(look, name, 16, soft=True, height=1.5)
    if look.big:
        return ft.MergeSemantics(stack(named, said, spacing=0))
    row = ft.Row(
        [ft.Container(named, width=NAMES), said],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.MergeSemantics(row)
