"""The one surface that can be pressed: an `ft.Button`, so that keyboard, switch and screen reader work."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.components.basics import MEDIUM, icon, words
from app.theme import CONTROL, Look

Handler = Callable[[], object]  # what a press returns says nothing to it
STATE = ft.ControlState
LONG = 10  # letters; in large text a longer label needs the whole width


@dataclass(frozen=True)
class Face:
    """How a surface to press looks; its height comes from its padding, so that text can grow."""

    fill: str
    pressed: str | None = None
    edge: str | None = None
    edge_width: float | None = None
    radius: float = CONTROL
    padding: ft.Padding | float = 16
    lifted: bool = False


def _style(look: Look, face: Face) -> ft.ButtonStyle:
    width = look.control_edge if face.edge_width is None else face.edge_width
    side = ft.BorderSide(width, face.edge) if face.edge else ft.BorderSide(0, ft.Colors.TRANSPARENT)
    return ft.ButtonStyle(
        bgcolor={
            STATE.DISABLED: look.sunken,
            STATE.PRESSED: face.pressed or look.leaf_soft,
            STATE.DEFAULT: face.fill,
        },
        side=side,
        overlay_color=ft.Colors.TRANSPARENT,
        animation_duration=0,
        padding=face.padding,
        shape=ft.RoundedRectangleBorder(radius=face.radius),
        visual_density=ft.VisualDensity.STANDARD,
    )


@ft.component
def _Surface(
    look: Look,
    content: ft.Control,
    face: Face,
    on_click: Handler | None,
    disabled: bool,
    checked: bool | None,
    selected: bool | None,
    name: str | None,
    key: str | None = None,
) -> ft.Control:
    focused, set_focused = ft.use_state(False)
    newest: ft.MutableRef[Handler] = ft.use_ref()
    newest.current = on_click

    async def press(_: ft.Event[ft.Button]) -> None:
        # What was typed just before may not have been drawn yet; then the handler of now does not know it.
        await asyncio.sleep(0)
        if newest.current:
            newest.current()

    content.expand = True
    inside = content if isinstance(content, ft.Row) and not content.tight else ft.Row([content])
    button = ft.Button(
        key=name,
        disabled=disabled,
        elevation=0,
        on_click=press,
        on_focus=lambda _: set_focused(True),
        on_blur=lambda _: set_focused(False),
        content=inside,
        style=_style(look, face),
    )
    # Merged, or what is left out inside (a sparkline, initials) splits the button into two nodes.
    is_plain = checked is None and selected is None
    said = button if is_plain else ft.Semantics(content=button, checked=checked, selected=selected)
    merged = ft.MergeSemantics(said)
    shadow = look.ring if focused else look.lift if face.lifted else None
    return ft.Container(merged, border_radius=face.radius, shadow=shadow)


def pressable(
    look: Look,
    content: ft.Control,
    face: Face,
    *,
    on_click: Handler | None = None,
    disabled: bool = False,
    checked: bool | None = None,
    selected: bool | None = None,
    key: str | None = None,
) -> ft.Control:
    """A surface to press that shows the keyboard's focus around itself.

    `checked` of an answer and `selected` of a place are spoken with it.
    """
    return _Surface(look, content, face, on_click, disabled, checked, selected, key, key=key)


def label(
    look: Look, text: str, name: ft.IconData | None, color: str, size: float = 20, spoken: str | None = None
) -> ft.Control:
    """What stands on a button: an icon and a word; in large text a long word comes alone."""
    line = words(
        look, text, size, weight=MEDIUM, color=color, height=1.2, align=ft.TextAlign.CENTER, spoken=spoken
    )
    line.expand_loose, line.expand = True, True  # a long word goes on below, it is never cut
    face = [icon(look, name, 26, color)] if name and not (look.big and len(text) > LONG) else []
    return ft.Row([*face, line], spacing=12, alignment=ft.MainAxisAlignment.CENTER)
