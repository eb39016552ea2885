"""The page of the workstation: places on the left, work on the right; in large text below each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import flet as ft

from app.components.basics import BOLD, MEDIUM, PLAIN, icon, stack, words
from app.components.pressable import Face, pressable
from app.theme import SMALL, Look
from app.workstation.components.controls import small

Place = Literal["overview", "questions", "rules", "settings"]

RAIL, AROUND = 196, 28  # dp
WIDE = 1200  # dp; a smaller window has the places above the work
NARROW = 960  # dp; in a smaller one what stands side by side stands below each other
ABREAST = 600  # dp; in a smaller one even short answers do
PROBE = 10  # sp; what the hidden letter measures when the computer's own text size is normal

ICONS: dict[Place, ft.IconData] = {
    "overview": ft.Icons.CHECKLIST_ROUNDED,
    "questions": ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
    "rules": ft.Icons.RULE_ROUNDED,
    "settings": ft.Icons.TUNE_ROUNDED,
}


@dataclass(frozen=True)
class Surroundings:
    """What every page needs to know about the workstation around it."""

    places: dict[Place, str]  # the name of each place
    go: Callable[[Place], None]
    tell_text_size: Callable[[float], None]  # of the computer itself; 1.0 is normal
    brand: str = ""
    who: str = ""  # the name that stands over the messages
    width: float = 0  # dp of the window; 0 when it is not known


FrameContext = ft.create_context(Surroundings({}, lambda _: None, lambda _: None))


def is_tall(look: Look, width: float) -> bool:
    """Whether what stands side by side must stand below each other."""
    return look.big or 0 < width < NARROW * look.total


def in_rows(look: Look, width: float, controls: Sequence[ft.Control], number: int) -> ft.Control:
    """Short things as wide as each other, so many in a row where they fit."""
    gaps = [ft.Container() for _ in range(-len(controls) % number)]
    cells = [*controls, *gaps]
    rows = [abreast(look, width, cells[at : at + number], spacing=10) for at in range(0, len(cells), number)]
    return stack(*rows, spacing=10)


def abreast(look: Look, width: float, controls: Sequence[ft.Control], *, spacing: float = 12) -> ft.Control:
    """Short things as wide as each other, in a row where they fit."""
    if 0 < width < ABREAST * look.total:
        return stack(*controls, spacing=spacing)
    return ft.Row([ft.Container(each, expand=True) for each in controls], spacing=spacing)


def _place(look: Look, around: Surroundings, place: Place, here: bool) -> ft.Control:
    color = look.on_lamp if here else look.ink
    inside = ft.Row(
        [
            icon(look, ICONS[place], 22, look.on_lamp if here else look.ink_soft),
            words(look, around.places[place], 16, weight=MEDIUM if here else PLAIN, color=color, height=1.2),
        ],
        spacing=12,
        tight=True,
    )
    face = Face(
        look.lamp if here else look.surface,
        radius=SMALL,
        padding=ft.Padding.symmetric(horizontal=14, vertical=13),
    )
    return pressable(
        look, inside, face, on_click=lambda: around.go(place), selected=here, key=f"place-{place}"
    )


def _brand(look: Look, around: Surroundings) -> ft.Control:
    window = ft.Container(width=9, height=11, bgcolor=look.lamp, border_radius=2)
    house = ft.Container(
        window, width=30, height=30, bgcolor=look.leaf, border_radius=9, alignment=ft.Alignment.CENTER
    )
    name = words(look, around.brand, 22, weight=BOLD, color=look.leaf, height=1.1)
    return ft.Container(ft.Row([house, name], spacing=10, tight=True), padding=ft.Padding.only(left=12))


def _rail(look: Look, around: Surroundings, here: Place) -> ft.Control:
    foot = [ft.Container(small(look, around.who), padding=ft.Padding.only(left=14))] if around.who else []
    places = [_place(look, around, place, place == here) for place in around.places]
    rail = [_brand(look, around), ft.Container(height=10), *places, ft.Container(expand=True), *foot]
    return ft.Container(
        stack(*rail, spacing=8),
        width=RAIL,
        bgcolor=look.surface,
        padding=ft.Padding.only(left=12, right=12, top=24, bottom=20),
        border=ft.Border.only(right=ft.BorderSide(look.card_edge, look.line)),
    )


def _bar(look: Look, around: Surroundings, here: Place) -> ft.Control:
    places = [_place(look, around, place, place == here) for place in around.places]
    return ft.Container(
        stack(_brand(look, around), abreast(look, around.width, places), spacing=12),
        bgcolor=look.surface,
        padding=12,
        border=ft.Border.only(bottom=ft.BorderSide(look.card_edge, look.line)),
    )


def _part(content: ft.Control, *, expand: bool = False) -> ft.Control:
    # One node each, or a screen reader mixes the places with the work beside them, line by line.
    return ft.Semantics(content=content, container=True, expand=expand)


def _probe(around: Surroundings) -> ft.Control:
    letter = ft.Text(
        "x",
        style=ft.TextStyle(size=PROBE, height=1),
        opacity=0,
        on_size_change=lambda e: around.tell_text_size(round(e.height / PROBE, 2)),
    )
    return ft.Container(ft.Semantics(content=letter, exclude_semantics=True), top=0, left=0)


def frame(look: Look, here: Place, *body: ft.Control, scrolls: bool = True, key: str) -> ft.View:
    """A screen of the workstation.

    Args:
        look: the theme.
        here: the place to light.
        body: the work; with `scrolls` off, one of it fills what is left of the window.
        scrolls: whether the work as a whole scrolls; in large text it always does.
        key: what the page is about; another key starts at the top again.
    """
    around = ft.use_context(FrameContext)
    scrolls = scrolls or is_tall(look, around.width)
    is_wide = not look.big and not 0 < around.width < WIDE
    # The padding lies inside what scrolls, or focus rings are cut.
    inside = stack(*body, spacing=14)
    padded = ft.Container(inside, padding=ft.Padding.only(left=AROUND, right=AROUND, top=24, bottom=20))
    inside.expand = padded.expand = not scrolls
    bar = [] if is_wide else [_part(_bar(look, around, here))]
    work = ft.Column(
        [*bar, padded],
        key=f"work-{key}",
        scroll=ft.ScrollMode.AUTO if scrolls else None,
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    rail = [_part(_rail(look, around, here))] if is_wide else []
    parts = ft.Row(
        [*rail, _part(work, expand=True)],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    whole = ft.Stack([_probe(around), parts], expand=True)
    return ft.View(controls=[whole], padding=0, spacing=0, bgcolor=look.paper)
