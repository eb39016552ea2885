"""The card that says what changed."""

from collections.abc import Sequence

import flet as ft

from app.components.basics import BOLD, words
from app.components.cards import card
from app.theme import Look


def changed_card(look: Look, head: str, sentences: Sequence[str]) -> list[ft.Control]:
    """A few plain sentences under a heading; no card when there are none."""
    if not sentences:
        return []
    heading = words(look, head, 20, weight=BOLD, height=1.2, level=2)
    lines = [words(look, text, 18, key=f"changed-{i}") for i, text in enumerate(sentences)]
    return [card(look, heading, *lines, spacing=8)]
