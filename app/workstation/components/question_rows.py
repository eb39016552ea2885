"""One open question of the list: whose, about what, where it stands, since when."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.components.basics import icon, stack
from app.components.pressable import Face, pressable
from app.theme import CONTROL, Look
from app.workstation.components.controls import body, small

PADDING = ft.Padding.symmetric(horizontal=16, vertical=13)
WIDTHS = (3, 4, 4, 2)  # shares of the columns


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """What the row of one question says."""

    name: str
    topic: str
    status: str
    is_seen: bool
    age: str
    spoken_age: str


def question_row(
    look: Look, line: QuestionLine, *, tall: bool, on_open: Callable[[], None], key: str
) -> ft.Control:
    """A row to press, that opens the person's page."""
    sign = ft.Icons.VISIBILITY_OUTLINED if line.is_seen else ft.Icons.MARK_UNREAD_CHAT_ALT_OUTLINED
    status = ft.Row(
        [icon(look, sign, 22, look.leaf), ft.Container(body(look, line.status), expand=True)], spacing=10
    )
    parts = [body(look, line.name, strong=True), body(look, line.topic), status]
    age = small(look, line.age, spoken=line.spoken_age)
    chevron = icon(look, ft.Icons.CHEVRON_RIGHT_ROUNDED, 24, look.ink_soft)
    if tall:
        inside: ft.Control = stack(*parts, age, spacing=8)
    else:
        cells = [ft.Container(part, expand=width) for part, width in zip((*parts, age), WIDTHS, strict=True)]
        inside = ft.Row([*cells, chevron], spacing=10)
    face = Face(look.surface, edge=look.line, edge_width=look.card_edge, radius=CONTROL, padding=PADDING)
    return pressable(look, inside, face, on_click=on_open, key=key)
