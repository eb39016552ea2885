"""What the app says about itself: the status line, banners, nothing yet, something went wrong."""

from typing import Literal

import flet as ft

from app.components.basics import BOLD, MEDIUM, icon, words
from app.components.cards import card
from app.components.houses import houses
from app.theme import CONTROL, Look

Kind = Literal["calm", "notice", "danger"]


def status_line(
    look: Look, text: str, under: str, name: ft.IconData = ft.Icons.CHECK_CIRCLE_ROUNDED
) -> ft.Control:
    """What is safe and what still has to travel; said, not coloured; announced when it changes."""
    said = ft.Column(
        [
            words(look, text, 16, weight=MEDIUM, height=1.3, key="status"),
            words(look, under, 16, soft=True, height=1.3, key="status-under"),
        ],
        spacing=0,
        expand=True,
    )
    line = ft.Row(
        [icon(look, name, 24, look.leaf), said],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START if look.big else ft.CrossAxisAlignment.CENTER,
    )
    return ft.Semantics(content=line, live_region=True)


def banner(
    look: Look,
    text: str,
    name: ft.IconData = ft.Icons.INFO_OUTLINE_ROUNDED,
    *,
    kind: Kind = "calm",
    key: str | None = None,
) -> ft.Control:
    """A sentence that matters here and now, announced when it comes."""
    fill, color = {
        "calm": (look.leaf_soft, look.leaf),
        "notice": (look.lamp_soft, look.ink),
        "danger": (look.danger_soft, look.danger),
    }[kind]
    row = ft.Row(
        [icon(look, name, 26, color), words(look, text, 18, expand=True, key=key)],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    body = ft.Container(
        row,
        bgcolor=fill,
        border_radius=CONTROL,
        padding=16,
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )
    return ft.Semantics(content=body, live_region=True)


def line(look: Look, name: ft.IconData, text: str, key: str | None = None) -> ft.Control:
    """A sentence with its sign, one of a few in a card."""
    return ft.Row(
        [icon(look, name, 26, look.leaf), words(look, text, 18, expand=True, key=key)],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def empty_state(look: Look, text: str, under: str, *actions: ft.Control) -> ft.Control:
    """What will be here, and when."""
    return card(
        look,
        houses(look, 308, 116),
        words(look, text, 22, weight=BOLD, height=1.2, level=2),
        words(look, under, 18, soft=True),
        *actions,
    )


def error_state(look: Look, text: str, under: str, *actions: ft.Control) -> ft.Control:
    """What does not work, what is safe, and what the app will do; no code and no red."""
    head = ft.Row(
        [
            icon(look, ft.Icons.CLOUD_OFF_ROUNDED, 28, look.leaf),
            words(look, text, 20, weight=BOLD, height=1.2, expand=True),
        ],
        spacing=12,
    )
    return card(look, head, words(look, under, 18), *actions, spacing=10)
