"""The shape of a course: a small picture without numbers, drawn as one vector image."""

from collections.abc import Sequence

import flet as ft

from app.theme import Look

PEN, DOT = 2.5, 4.0  # in the units of the picture, which are dp
LEFT, MARGIN = 1.5, 5.0  # around the line; on the other sides for the dot


def shape_svg(
    values: Sequence[float], most: float, color: str, ground: str, width: float, height: float
) -> str:
    """Draw the values from 0 to `most`, evenly spaced: a line, the area under it, a dot at the last one."""
    bottom, room = height - MARGIN, height - 2 * MARGIN
    step = (width - LEFT - MARGIN) / max(1, len(values) - 1)
    points = [
        (round(LEFT + i * step, 1), round(bottom - room * value / most, 1)) for i, value in enumerate(values)
    ]
    line = " L".join(f"{x} {y}" for x, y in points)
    area = f"M{points[0][0]} {bottom} L{line} L{points[-1][0]} {bottom} Z"
    x, y = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
        f'<path d="{area}" fill="{color}" fill-opacity="0.14"/>'
        f'<path d="M{line}" fill="none" stroke="{color}" stroke-width="{PEN}" stroke-linejoin="round"/>'
        f'<circle cx="{x}" cy="{y}" r="{DOT}" fill="{color}" stroke="{ground}" stroke-width="1.5"/></svg>'
    )


def shape(
    look: Look, values: Sequence[float], most: float, series: int, *, width: float = 44, height: float = 32
) -> ft.Control:
    """The picture; the number beside it is for who does not see it."""
    drawn = shape_svg(values, most, look.series[series], look.surface, width, height)
    return ft.Image(src=drawn, width=width, height=height, exclude_from_semantics=True)
