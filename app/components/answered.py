"""How a question was answered: the question, the answer, and how much trouble that is."""

from collections.abc import Sequence

import flet as ft

from app.components.basics import MEDIUM, stack, words
from app.theme import Look

STEPS = 3  # from nothing to a lot
DOT = 14  # dp


def dots(look: Look, count: int) -> ft.Control:
    """So many of three, beside words that say the same; hidden from screen readers."""
    side = DOT * min(look.total, 1.5)
    row: list[ft.Control] = [
        ft.Container(
            width=side,
            height=side,
            border_radius=side / 2,
            bgcolor=look.leaf if i < count else None,
            border=ft.Border.all(2, look.leaf if i < count else look.edge),
        )
        for i in range(STEPS)
    ]
    return ft.Semantics(content=ft.Row(row, spacing=5, tight=True), exclude_semantics=True)


def answered(
    look: Look,
    question: str,
    answer: str,
    under: Sequence[str] = (),
    *,
    count: int | None = None,
    key: str | None = None,
) -> ft.Control:
    """One question with its answer in words; `count` of three dots go with it."""
    asked = words(look, question, 16, soft=True, height=1.3)
    said = words(look, answer, 18, weight=MEDIUM, height=1.25, expand=count is not None and not look.big)
    lines = [words(look, text, 16, soft=True, height=1.3) for text in under]
    shape = [] if count is None else [dots(look, count)]
    # In large text the dots come after all words.
    shown = [said, *lines, *shape] if look.big else [ft.Row([said, *shape], spacing=12), *lines]
    return ft.Container(ft.MergeSemantics(stack(asked, *shown, spacing=6 if look.big else 3)), key=key)
