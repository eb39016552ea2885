"""How a question is answered: progress, number pad, number with steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import flet as ft

from app.components.actions import step
from app.components.basics import BOLD, MEDIUM, PLAIN, pair, stack, well, words
from app.components.pressable import Face, pressable
from app.theme import Look

COLUMNS = 3  # of the number pad
KEY_HEIGHT = 86  # dp inside a key
MARKS = 24  # of progress, that can be told apart on a phone


def progress(look: Look, text: str, spoken: str, done: int, of: int) -> ft.Control:
    """'3 of 12', and the same as a row of marks; taller, not only darker."""
    marks = [
        ft.Container(
            height=12 if i == done - 1 else 8,
            expand=True,
            border_radius=6,
            bgcolor=look.leaf if i < done else look.track,
        )
        for i in range(of)
    ]
    if of > MARKS:  # more would be too thin to tell apart
        marks = [
            ft.Container(height=height, expand=share, border_radius=6, bgcolor=color)
            for height, share, color in ((12, done, look.leaf), (8, of - done, look.track))
            if share
        ]
    said = words(look, text, 18, weight=MEDIUM, height=1.2, spoken=spoken, key="progress")
    return ft.Column([said, ft.Row(list[ft.Control](marks), spacing=4, height=12)], spacing=8)


def _warm(look: Look, share: float) -> str:
    """From surface to lamp; the number carries the meaning, the light only goes along."""
    pairs = [(int(look.surface[i : i + 2], 16), int(look.glow[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


def _number_key(
    look: Look, number: int, hint: str, fill: str, selected: bool, on_click: Callable[[], None]
) -> ft.Control:
    lines = [words(look, str(number), 30, weight=BOLD, height=1.1, align=ft.TextAlign.CENTER)]
    if hint and not look.big:
        lines.append(words(look, hint, 16, height=1.15, align=ft.TextAlign.CENTER))
    column = ft.Column(
        lines,
        spacing=0,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        height=KEY_HEIGHT,
    )
    face = Face(
        fill,
        edge=look.leaf if selected else look.edge,
        edge_width=4 if selected else look.answer_edge,
        padding=ft.Padding.symmetric(horizontal=4, vertical=6),
    )
    return pressable(look, column, face, on_click=on_click, checked=selected, key=f"number-{number}")


def number_pad(
    look: Look,
    numbers: range,
    hints: Mapping[int, str],
    *,
    chosen: int | None,
    on_choose: Callable[[int], None],
) -> ft.Control:
    """The whole numbers in reading order, three to a row, the last one filling its row."""
    last = numbers[-1]

    def key_of(number: int, wide: bool) -> ft.Control:
        fill = _warm(look, (number - numbers[0]) / max(1, last - numbers[0]))
        button = _number_key(
            look, number, hints.get(number, ""), fill, number == chosen, lambda: on_choose(number)
        )
        # 211 and 100 rather than 2 and 1: the gap between two keys belongs to the wide one.
        return ft.Container(button, expand=211 if wide else 100)

    rows = []
    for start in range(0, len(numbers), COLUMNS):
        row = numbers[start : start + COLUMNS]
        wide = len(row) == COLUMNS - 1
        rows.append(ft.Row([key_of(n, wide and n == last) for n in row], spacing=12))
    return stack(*rows)


@dataclass(frozen=True)
class Step:
    """One size of step: its name, and what is said for less and for more of it."""

    name: str
    less: str
    more: str
    on_less: Callable[[], None]
    on_more: Callable[[], None]


def number_well(look: Look, number: str, unit: str, said: str, size: float = 64) -> ft.Control:
    """The one large number of a screen, or a date, with the sentence of change."""
    figure = ft.Text(
        key="number",
        text_align=ft.TextAlign.CENTER,
        spans=[
            ft.TextSpan(number, ft.TextStyle(size=look.sp(size), weight=BOLD, color=look.ink, height=1.1)),
            ft.TextSpan(
                f"\N{NO-BREAK SPACE}{unit}",
                ft.TextStyle(size=look.sp(28), weight=PLAIN, color=look.ink_soft, height=1.1),
            ),
        ],
    )
    under = [words(look, said, 18, soft=True, align=ft.TextAlign.CENTER, key="change")] if said else []
    return well(look, figure, *under)


def steps(look: Look, sizes: Sequence[Step]) -> list[ft.Control]:
    """Less and more, in two or three sizes of step."""
    return [
        pair(
            look,
            step(look, size.name, more=False, spoken=size.less, on_click=size.on_less, key=f"less-{i}"),
            step(look, size.name, more=True, spoken=size.more, on_click=size.on_more, key=f"more-{i}"),
        )
        for i, size in enumerate(sizes)
    ]
