"""Every colour, size and shape of Nabij: the only file with numbers that a designer would change."""

from dataclasses import dataclass, replace

import flet as ft

EDGE, GAP = 20, 12  # dp: from the side of a phone to the content; between two targets
CARD, CONTROL, SMALL = 24, 18, 14  # dp, corner radius: what groups; what is pressed; at the workstation
BIG = 1.5  # from this text size on, rows become columns
SCALES = (1.0, 1.25, 1.5, 2.0)  # the text sizes a person can choose from


@dataclass(frozen=True)
class Look:
    """One theme: colours named by role, and the text size."""

    name: str
    dark: bool
    paper: str  # the page
    surface: str  # cards, fields, navigation
    sunken: str  # wells: the number field, disabled controls
    line: str  # hairline, decoration only
    edge: str  # outline of a control, at least 3:1
    ink: str  # text
    ink_soft: str  # second lines; the lightest text there is
    leaf: str  # the main action, what is selected
    leaf_pressed: str
    leaf_soft: str  # a selected answer, icon tiles, the calm banner
    on_leaf: str
    lamp: str  # the lit window: now, and for you
    lamp_soft: str  # the notice banner
    on_lamp: str
    danger: str  # 112 and nothing else
    danger_soft: str
    on_danger: str
    focus: str
    series: tuple[str, ...]  # charts: speech, hands, moving, breathing, weight and well-being
    walls: tuple[str, ...]  # the six houses of the picture
    glow: str  # the number pad at its warmest
    pane: str  # a window without a light
    near_pane: str  # the same in the two houses in front
    rule: str  # horizontal lines of a chart
    track: str  # what is still to come of a progress bar
    card_edge: int = 1  # dp
    control_edge: int = 2  # dp
    answer_edge: float = 1.5  # dp, an answer at rest
    shadow: bool = True
    contrast: bool = False  # whether this is the high contrast theme
    scale: float = 1.0  # the person's own setting
    system: float = 1.0  # the phone's setting, as measured: Flutter applies it, layout follows it

    @property
    def total(self) -> float:
        """The text size that the person sees, 1.0 being normal."""
        return self.scale * self.system

    @property
    def big(self) -> bool:
        """Whether rows must become columns."""
        return self.total >= BIG

    def sp(self, size: float) -> float:
        """A text size after the person's setting; large type grows by as much, not by as many times."""
        return size * self.scale if size <= 20 else (size + 20 * (self.total - 1)) / self.system

    def at(self, scale: float, system: float = 1.0) -> "Look":
        """The same theme in another text size."""
        return replace(self, scale=scale, system=system)

    @property
    def lift(self) -> list[ft.BoxShadow] | None:
        """The one elevation: warm, wide and faint; by night the surface is lighter instead."""
        shade = ft.BoxShadow(blur_radius=18, spread_radius=-6, color="#1F3B2F1A", offset=ft.Offset(0, 6))
        return [shade] if self.shadow else None

    @property
    def ring(self) -> list[ft.BoxShadow]:
        """Keyboard focus: 4 dp outside the surface with 3 dp of paper between."""
        outer = ft.BoxShadow(spread_radius=7, color=self.focus)
        return [outer, ft.BoxShadow(spread_radius=3, color=self.paper)]

    @property
    def quiet(self) -> str:
        """The fill of a quiet button: a well by day, a raised surface by night."""
        return self.surface if self.dark else self.sunken


LIGHT = Look(
    name="light", dark=False,
    paper="#F6F2EA", surface="#FFFFFF", sunken="#EEE8DC", line="#E2DACB", edge="#7B8079",
    ink="#1A211E", ink_soft="#454D48",
    leaf="#0F4F42", leaf_pressed="#0A3B31", leaf_soft="#E1EEE8", on_leaf="#FFFFFF",
    lamp="#FFD47A", lamp_soft="#FFF1D2", on_lamp="#2B1E00",
    danger="#9B1414", danger_soft="#FCEAE7", on_danger="#FFFFFF", focus="#1747B5",
    series=("#0B47B8", "#B04A0B", "#10564B", "#9C3F93", "#6B6F6C"),
    walls=("#B9D3C7", "#9FC3B4", "#1C6353", "#0F4F42", "#B9D3C7", "#9FC3B4"),
    glow="#FFD47A", pane="#E8F1EC", near_pane="#3C7A6B", rule="#E2DACB", track="#E2DACB",
)  # fmt: skip

DARK = Look(
    name="dark", dark=True,
    paper="#121715", surface="#1D2422", sunken="#0C100E", line="#33403A", edge="#87938C",
    ink="#F3F0E8", ink_soft="#C6CEC8",
    leaf="#9FDCC4", leaf_pressed="#C0EBDA", leaf_soft="#243832", on_leaf="#06261D",
    lamp="#FFCE6B", lamp_soft="#3A2F16", on_lamp="#241900",
    danger="#FFB3A9", danger_soft="#3D1C19", on_danger="#3B0704", focus="#9CC4FF",
    series=("#4AA6FF", "#F08B33", "#C8EEEB", "#E687D8", "#9FA5A1"),
    walls=("#26483E", "#1D3A32", "#2B5046", "#1A332C", "#26483E", "#1D3A32"),
    glow="#5C4A1E", pane="#16211D", near_pane="#16211D", rule="#33403A", track="#33403A",
    shadow=False,
)  # fmt: skip

HIGH_CONTRAST = Look(
    name="contrast", dark=True,
    paper="#000000", surface="#000000", sunken="#000000", line="#FFFFFF", edge="#FFFFFF",
    ink="#FFFFFF", ink_soft="#FFFFFF",
    leaf="#FFE14D", leaf_pressed="#FFF2AD", leaf_soft="#000000", on_leaf="#000000",
    lamp="#FFE14D", lamp_soft="#000000", on_lamp="#000000",
    danger="#FFC2BA", danger_soft="#000000", on_danger="#000000", focus="#6BE4FF",
    series=("#619AFD", "#E69660", "#B9F9F1", "#D596D7", "#A5A7A5"),
    walls=("#000000",) * 6,
    glow="#000000", pane="#000000", near_pane="#000000", rule="#444444", track="#555555",
    card_edge=2, control_edge=3, answer_edge=3, shadow=False, contrast=True,
)  # fmt: skip

LOOKS = {look.name: look for look in (LIGHT, DARK, HIGH_CONTRAST)}


def flet_theme(look: Look) -> ft.Theme:
    """What Flet's own controls (text field, scroll bar) take from the look."""
    still = ft.PageTransitionTheme.NONE
    return ft.Theme(
        font_family="Roboto",
        scaffold_bgcolor=look.paper,
        focus_color=ft.Colors.TRANSPARENT,
        color_scheme=ft.ColorScheme(
            primary=look.leaf, on_primary=look.on_leaf,
            primary_container=look.leaf_soft, on_primary_container=look.ink,
            secondary=look.lamp, on_secondary=look.on_lamp,
            error=look.danger, on_error=look.on_danger,
            surface=look.paper, on_surface=look.ink, on_surface_variant=look.ink_soft,
            outline=look.edge, outline_variant=look.line, surface_tint=ft.Colors.TRANSPARENT,
        ),
        page_transitions=ft.PageTransitionsTheme(
            android=still, ios=still, linux=still, macos=still, windows=still
        ),
    )  # fmt: skip
