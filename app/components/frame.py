"""The page: air above, content that scrolls, the action within reach, the four places below."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import flet as ft

from app.components.basics import BOLD, PLAIN, icon, stack, words
from app.components.pressable import Face, pressable
from app.theme import CONTROL, EDGE, Look

Place = Literal["today", "course", "wayfinder", "team"]

PROBE = 10  # sp; what the hidden letter measures when the phone's own text size is normal
WIDEST = 560  # dp; on a tablet the column stays in the middle

ICONS: dict[Place, tuple[ft.IconData, ft.IconData]] = {
    "today": (ft.Icons.HOME_OUTLINED, ft.Icons.HOME_ROUNDED),
    "course": (ft.Icons.SHOW_CHART_ROUNDED, ft.Icons.SHOW_CHART_ROUNDED),
    "wayfinder": (ft.Icons.SIGNPOST_OUTLINED, ft.Icons.SIGNPOST_ROUNDED),
    "team": (ft.Icons.PEOPLE_OUTLINE_ROUNDED, ft.Icons.PEOPLE_ROUNDED),
}


@dataclass(frozen=True)
class Surroundings:
    """What every page needs to know about the app around it."""

    places: dict[Place, str]  # the name of each place
    go: Callable[[Place], None]
    tell_text_size: Callable[[float], None]  # of the phone itself; 1.0 is normal
    width: float = 0  # dp of the screen; 0 when it is not known


FrameContext = ft.create_context(Surroundings({}, lambda _: None, lambda _: None))


def _place(look: Look, place: Place, text: str, here: bool, go: Callable[[Place], None]) -> ft.Control:
    rest, chosen = ICONS[place]
    weight, lamp = (BOLD, look.lamp) if here else (PLAIN, None)
    if look.big:
        color = look.on_lamp if here else look.ink_soft
        word = words(look, text, 15, weight=weight, color=color, height=1.2, align=ft.TextAlign.CENTER)
        padding = ft.Padding.symmetric(vertical=8)
        inside: ft.Control = ft.Container(
            word, alignment=ft.Alignment.CENTER, bgcolor=lamp, border_radius=CONTROL, padding=padding
        )
    else:
        mark = ft.Container(
            icon(look, chosen if here else rest, 26, look.on_lamp if here else look.ink_soft),
            bgcolor=lamp,
            border_radius=CONTROL,
            padding=ft.Padding.symmetric(horizontal=18, vertical=3),
        )
        word = words(look, text, 16, weight=weight, color=look.ink if here else look.ink_soft, height=1.2)
        inside = ft.Column([mark, word], spacing=3, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    face = Face(ft.Colors.TRANSPARENT, padding=ft.Padding.symmetric(vertical=4 if look.big else 7))
    button = pressable(look, inside, face, on_click=lambda: go(place), selected=here, key=f"place-{place}")
    return ft.Container(button, expand=True)


def _places(look: Look, around: Surroundings, here: Place) -> ft.Control:
    all_four = [_place(look, place, text, place == here, around.go) for place, text in around.places.items()]
    rows = [all_four[:2], all_four[2:]] if look.big else [all_four]
    return ft.Container(
        ft.Column([ft.Row(row, spacing=8) for row in rows], spacing=8),
        bgcolor=look.surface,
        border=ft.Border.only(top=ft.BorderSide(look.card_edge, look.line)),
        padding=ft.Padding.only(left=8, right=8, top=8, bottom=8),
    )


def _probe(around: Surroundings) -> ft.Control:
    letter = ft.Text(
        "x",
        style=ft.TextStyle(size=PROBE, height=1),
        opacity=0,
        on_size_change=lambda e: around.tell_text_size(round(e.height / PROBE, 2)),
    )
    return ft.Container(ft.Semantics(content=letter, exclude_semantics=True), top=0, left=0)


def frame(
    look: Look,
    *body: ft.Control,
    foot: list[ft.Control] | None = None,
    here: Place | None = None,
    spacing: float = 12,
    key: str | None = None,
    scroll: ft.Ref[ft.Column] | None = None,
) -> ft.View:
    """A phone screen; the foot stays in reach of the thumb, except in large text, where it follows.

    Args:
        look: the theme.
        body: what scrolls.
        foot: the actions.
        here: the place to light; without it the four places are not shown.
        spacing: dp between the things that scroll.
        key: what the page is about; another key starts at the top again.
        scroll: filled with what scrolls.
    """
    around = ft.use_context(FrameContext)
    actions = foot or []
    content, actions = ([*body, *actions], []) if look.big else (list(body), actions)
    side = max(EDGE, (around.width - WIDEST) / 2)
    # The padding lies inside what scrolls, or focus rings are cut.
    padded = ft.Container(
        stack(*content, spacing=spacing), padding=ft.Padding.only(left=side, right=side, top=20, bottom=12)
    )
    scrolling = ft.Column(
        [padded],
        ref=scroll,
        key=f"scroll-{key or here}",
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    parts: list[ft.Control] = [ft.Stack([_probe(around), scrolling], expand=True)]
    if actions:
        padding = ft.Padding.only(left=side, right=side, top=12, bottom=12 if here else 24)
        parts.append(ft.Container(stack(*actions), padding=padding))
    if here:
        parts.append(_places(look, around, here))
    return ft.View(
        controls=[ft.SafeArea(stack(*parts, spacing=0), expand=True)],
        padding=0,
        spacing=0,
        bgcolor=look.paper,
    )
