"""Cards that group or open something, and the face of a person."""

import flet as ft

from app.components.basics import BOLD, MEDIUM, icon, stack, tile, words
from app.components.pressable import Face, Handler, pressable
from app.theme import CARD, Look

WHITE = "#FFFFFF"  # the tile of the lead card in high contrast, where lamp and leaf are the same yellow


def card(look: Look, *controls: ft.Control, spacing: float = 12, padding: float = 20) -> ft.Control:
    """A quiet surface that groups; not a control."""
    return ft.Container(
        stack(*controls, spacing=spacing),
        padding=padding,
        border_radius=CARD,
        bgcolor=look.surface,
        border=ft.Border.all(look.card_edge, look.line),
        shadow=look.lift,
    )


def card_face(look: Look, padding: ft.Padding | float = 16) -> Face:
    """A card that can be pressed."""
    return Face(
        look.surface,
        edge=look.line,
        edge_width=look.card_edge,
        radius=CARD,
        padding=padding,
        lifted=True,
    )


def lead_card(
    look: Look,
    text: str,
    under: str,
    name: ft.IconData,
    *,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """The one thing to do now: the lamp in the green house."""
    color = look.on_leaf
    face = tile(look, name, fill=WHITE if look.contrast else look.lamp, color=look.on_lamp, size=60)
    arrow = icon(look, ft.Icons.ARROW_FORWARD_ROUNDED, 30, color)
    said = ft.Column(
        [
            words(look, text, 22, weight=BOLD, color=color, height=1.2),
            words(look, under, 18, color=color, height=1.25),
        ],
        spacing=4,
        expand=not look.big,
    )
    if look.big:
        head = ft.Row([face, arrow], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
        body: ft.Control = ft.Column([head, said], spacing=14)
    else:
        body = ft.Row([face, said, arrow], spacing=16)
    padding = ft.Padding.symmetric(horizontal=20, vertical=24)
    surface = Face(look.leaf, look.leaf_pressed, radius=CARD, padding=padding, lifted=True)
    return pressable(look, body, surface, on_click=on_click, key=key)


def link_card(
    look: Look,
    text: str,
    under: str,
    name: ft.IconData | None = None,
    *,
    trailing: ft.Control | None = None,
    on_click: Handler | None = None,
    key: str | None = None,
) -> ft.Control:
    """A card that opens something: 80 dp."""
    lines = [words(look, text, 20, weight=MEDIUM, height=1.2)]
    if under:
        lines.append(words(look, under, 16, soft=True, height=1.3))
    face = [tile(look, name)] if name and not look.big else []
    end = trailing or icon(look, ft.Icons.CHEVRON_RIGHT_ROUNDED, 28, look.ink_soft)
    row = ft.Row([*face, ft.Column(lines, spacing=3, expand=True), end], spacing=14)
    padding = ft.Padding.symmetric(horizontal=16, vertical=16)
    return pressable(look, row, card_face(look, padding), on_click=on_click, key=key)


def initials(look: Look, name: str, size: float = 48) -> ft.Control:
    """A person of the team without a photograph; hidden from screen readers."""
    letters = "".join(part[0] for part in name.split() if part[0].isupper()) or name[:1].upper()
    face = ft.Container(
        ft.Text(
            letters[:1] + letters[-1:] if len(letters) > 1 else letters,
            size=size * 0.36 / look.system,
            weight=BOLD,
            color=look.on_lamp,
            no_wrap=True,
        ),
        width=size,
        height=size,
        border_radius=size / 2,
        bgcolor=look.lamp,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(content=face, exclude_semantics=True)


def message_card(
    look: Look, name: str, head: str, text: str, *, on_click: Handler, key: str | None = None
) -> ft.Control:
    """A short message of somebody of the team, that opens the place of the team."""
    row = ft.Row(
        [initials(look, name, 48), message_lines(look, head, text)],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return pressable(look, row, card_face(look), on_click=on_click, key=key)


def message_lines(look: Look, head: str, text: str) -> ft.Control:
    """Who and when over what was said."""
    said = [words(look, head, 16, weight=MEDIUM, height=1.3), words(look, text, 18, height=1.3)]
    return ft.Column(said, spacing=2, expand=True)
