"""Words, icons and space."""

import re

import flet as ft

from app.theme import CARD, Look

BOLD, MEDIUM, PLAIN = ft.FontWeight.W_700, ft.FontWeight.W_600, ft.FontWeight.W_400
LARGE = 20  # sp; from here on a short last word does not stand alone on a line
SHORT, FEW = 8, 2  # letters of such a word; spaces before it, or there is nothing to spread
COUNTED = re.compile(r"(?<=\d) (?=[^\W\d]|[%(])")  # after a number and before what it counts: "4 minuten"
STRETCH = ft.CrossAxisAlignment.STRETCH


def kept_together(text: str, *, big: bool = False) -> str:
    """The text with its last two words on one line, so that no short word stands alone.

    In large text only two words that are short together are, for a line holds little.
    """
    head, _, last = text.rpartition(" ")
    length = len(last) + (len(head.rpartition(" ")[2]) if big else 0)
    return f"{head}\N{NO-BREAK SPACE}{last}" if length <= SHORT and head.count(" ") >= FEW else text


def numbers_kept(text: str) -> str:
    """The text with each number on one line with what it counts."""
    return COUNTED.sub("\N{NO-BREAK SPACE}", text)


def words(
    look: Look,
    text: str,
    size: float = 18,
    *,
    soft: bool = False,
    weight: ft.FontWeight = PLAIN,
    color: str | None = None,
    align: ft.TextAlign = ft.TextAlign.START,
    height: float = 1.35,
    level: int | None = None,
    live: bool = False,
    expand: bool = False,
    spoken: str | None = None,
    key: str | None = None,
) -> ft.Control:
    """Text in the person's own size; `level` makes it a heading, `spoken` is what a screen reader says.

    A heading that is `live` is read aloud when it changes.
    """
    text = numbers_kept(text)
    text = kept_together(text, big=look.big) if size >= LARGE else text
    spacing = 0 if weight is PLAIN or size >= 28 else 0.2
    control = ft.Text(
        text,
        key=key,
        color=color or (look.ink_soft if soft else look.ink),
        text_align=align,
        expand=expand and level is None,
        semantics_label=spoken,
        style=ft.TextStyle(size=look.sp(size), weight=weight, height=height, letter_spacing=spacing),
    )
    if level is None:
        return control
    return ft.Semantics(
        content=control, header=True, heading_level=level, live_region=live or None, expand=expand
    )


def title(look: Look, text: str, key: str | None = None, *, live: bool = False) -> ft.Control:
    """The one title of a screen; `live` where it changes while the person is on it."""
    return words(look, text, 30, weight=BOLD, height=1.2, level=1, live=live, key=key)


def section(look: Look, text: str) -> ft.Control:
    """The header of a group of cards."""
    header = words(look, text, 20, weight=BOLD, height=1.25, level=2)
    return ft.Container(header, margin=ft.Margin.only(top=16, bottom=-2))


def icon(look: Look, name: ft.IconData, size: float = 24, color: str | None = None) -> ft.Icon:
    """An icon beside words; it grows with them, up to half as much again."""
    return ft.Icon(name, size=size * min(look.total, 1.5), color=color or look.ink)


def tile(
    look: Look, name: ft.IconData, *, fill: str | None = None, color: str | None = None, size: int = 48
) -> ft.Control:
    """An icon in a soft square: the face of a card."""
    side = size * min(look.total, 1.35)
    return ft.Container(
        icon(look, name, size * 0.54, color or look.leaf),
        width=side,
        height=side,
        border_radius=size * 0.3,
        bgcolor=fill or look.leaf_soft,
        alignment=ft.Alignment.CENTER,
        border=ft.Border.all(2, look.edge) if look.contrast and fill is None else None,
    )


def gap(height: float = 4) -> ft.Control:
    """Air between two groups, in dp."""
    return ft.Container(height=height)


def stack(*controls: ft.Control, spacing: float = 12, key: str | None = None) -> ft.Column:
    """Things below each other, all as wide as the place they are in."""
    return ft.Column(list(controls), spacing=spacing, horizontal_alignment=STRETCH, key=key)


def pair(look: Look, *controls: ft.Control, spacing: float = 12) -> ft.Control:
    """Two or three things side by side, below each other in large text."""
    if look.big:
        return stack(*controls, spacing=spacing)
    return ft.Row([ft.Container(control, expand=True) for control in controls], spacing=spacing)


def pairs(look: Look, cells: list[ft.Control]) -> list[ft.Control]:
    """Things two to a row; a last one alone is as wide as the others."""
    if len(cells) % 2 and not look.big:
        cells = [*cells, ft.Container()]
    return [pair(look, *cells[i : i + 2]) for i in range(0, len(cells), 2)]


def well(look: Look, *controls: ft.Control) -> ft.Control:
    """A sunken place for one large value, announced when it changes."""
    inside = ft.Column(list(controls), spacing=4, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    sunken = ft.Container(
        inside,
        bgcolor=look.sunken,
        border_radius=CARD,
        padding=ft.Padding.symmetric(vertical=22, horizontal=16),
        alignment=ft.Alignment.CENTER,
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )
    return ft.Semantics(content=sunken, live_region=True)
