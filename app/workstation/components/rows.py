"""One person of the list: who, why, the shapes of the course, how long ago."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import flet as ft

from app.components.basics import MEDIUM, icon, stack, words
from app.components.pressable import Face, pressable
from app.theme import CONTROL, Look
from app.workstation.components.controls import BODY, body, small
from app.workstation.components.shapes import shape as picture

PADDING = ft.Padding.symmetric(horizontal=16, vertical=13)
GAP, CHEVRON = 10, 24  # dp
WIDTHS = (140, 200, 68, 68, 68, 68, 80, 56, 104)  # dp of the columns; the first two share what is left over
STRETCHING = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """The course of one score: its last values, the last one in words, and that for who hears it."""

    values: tuple[float, ...]
    most: float
    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Line:
    """What the row of one person says."""

    name: str
    about: str
    contact: str  # empty when nobody asked
    contact_under: str
    shapes: tuple[Shape, ...]  # empty when nothing was filled in yet
    nothing: str  # what stands there then
    weight: str
    change: str
    weight_spoken: str
    well_being: str
    well_being_spoken: str
    last: str
    last_spoken: str
    trouble: str = ""
    is_signal: bool = False  # whether a rule gives the reason to look, instead of the person


def heads(look: Look, texts: Sequence[str]) -> ft.Control:
    """The names of the columns; every row says them itself to who hears it."""
    cells = [_cell(small(look, text), i) for i, text in enumerate(texts)]
    row = ft.Row([*cells, ft.Container(width=CHEVRON)], spacing=GAP)
    padding = ft.Padding.only(left=16, right=16, top=4)
    return ft.Semantics(content=ft.Container(row, padding=padding), exclude_semantics=True)


@ft.component
def _PersonRow(
    look: Look, line: Line, tall: bool, code: str, on_open: Callable[[str], None], key: str | None = None
) -> ft.Control:
    inside = _tall(look, line) if tall else _wide(look, line)
    if line.trouble:
        inside = stack(inside, _trouble(look, line.trouble), spacing=10)
    face = Face(look.surface, edge=look.line, edge_width=look.card_edge, radius=CONTROL, padding=PADDING)
    return pressable(look, inside, face, on_click=partial(on_open, code), key=f"person-{code}")


# A row to press, that opens the person's page; drawn again only when it says something else.
PersonRow: Callable[..., ft.Control] = cast("Any", ft.memo)(_PersonRow)


def _cell(content: ft.Control, column: int) -> ft.Control:
    if column < STRETCHING:
        return ft.Container(content, expand=WIDTHS[column])
    return ft.Container(content, width=WIDTHS[column])


def _name(look: Look, line: Line) -> ft.Control:
    lines = [body(look, line.name, strong=True), *([small(look, line.about)] if line.about else [])]
    return ft.Column(lines, spacing=1)


def _contact(look: Look, line: Line) -> ft.Control:
    if not line.contact:
        return ft.Container()
    said = ft.Column(
        [body(look, line.contact, strong=True), small(look, line.contact_under)], spacing=1, expand=True
    )
    sign = ft.Icons.LIGHTBULB_OUTLINE_ROUNDED if line.is_signal else ft.Icons.CALL_OUTLINED
    return ft.Row([icon(look, sign, 22, look.leaf), said], spacing=10)


def _shape(look: Look, shape: Shape, series: int) -> ft.Control:
    drawn = [picture(look, shape.values, shape.most, series)] if shape.values else []
    return ft.Row([*drawn, body(look, shape.text, spoken=shape.spoken)], spacing=6, tight=True)


def _weight(look: Look, line: Line) -> ft.Control:
    seen = [body(look, line.weight, spoken=line.weight_spoken)]
    if line.change:
        # Said already with the weight.
        seen.append(ft.Semantics(content=small(look, line.change), exclude_semantics=True))
    return ft.Column(seen, spacing=1)


def _wide(look: Look, line: Line) -> ft.Control:
    first = [_name(look, line), _contact(look, line)]
    last = small(look, line.last, spoken=line.last_spoken)
    chevron = icon(look, ft.Icons.CHEVRON_RIGHT_ROUNDED, CHEVRON, look.ink_soft)
    if not line.shapes:
        width = sum(WIDTHS[STRETCHING:-1]) + GAP * (len(WIDTHS) - STRETCHING - 2)
        nothing = ft.Container(words(look, line.nothing, BODY, soft=True, height=1.25), width=width)
        cells = [_cell(first[0], 0), _cell(first[1], 1), nothing, _cell(last, len(WIDTHS) - 1)]
    else:
        shapes = [_shape(look, shape, i) for i, shape in enumerate(line.shapes)]
        well_being = body(look, line.well_being, spoken=line.well_being_spoken)
        contents = [*first, *shapes, _weight(look, line), well_being, last]
        cells = [_cell(content, i) for i, content in enumerate(contents)]
    return ft.Row([*cells, chevron], spacing=GAP)


def _tall(look: Look, line: Line) -> ft.Control:
    """The same in large text: each value with its name, below each other."""
    lines = [_name(look, line)]
    if line.contact:
        lines.append(_contact(look, line))
    if line.shapes:
        lines += [_shape_line(look, shape, i) for i, shape in enumerate(line.shapes)]
        lines += [body(look, line.weight_spoken), body(look, line.well_being_spoken)]
    else:
        lines.append(body(look, line.nothing))
    return stack(*lines, body(look, line.last_spoken), spacing=8)


def _shape_line(look: Look, shape: Shape, series: int) -> ft.Control:
    said = body(look, shape.spoken)
    if not shape.values:
        return said
    drawn = picture(look, shape.values, shape.most, series, width=88, height=48)
    return ft.Row([drawn, ft.Container(said, expand=True)], spacing=14)


def _trouble(look: Look, text: str) -> ft.Control:
    said = words(look, text, BODY, weight=MEDIUM, height=1.3, expand=True)
    return ft.Row(
        [icon(look, ft.Icons.GPP_MAYBE_OUTLINED, 22, look.leaf), said],
        spacing=10,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
