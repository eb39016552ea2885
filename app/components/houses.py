"""The one picture: a row of houses, with a light on next door."""

from dataclasses import dataclass

import flet as ft
import flet.canvas as cv

from app.theme import Look

DRAWN = (376, 150)  # width and height of the drawing that the numbers below belong to
ROOF = 20  # height of a gable in that drawing
NEAR = (2, 3)  # the two houses in front
PANES = ((0, 0), (0, 1), (1, 0), (1, 1))  # column and row of the four windows of a house


@dataclass(frozen=True)
class House:
    """One house of the row, in the measures of the drawing."""

    x: float
    width: float
    height: float
    gable: str
    lit: tuple[tuple[int, int], ...] = ()


ROW = (
    House(0, 64, 92, "step"),
    House(66, 58, 116, "neck"),
    House(126, 66, 100, "point", ((0, 0),)),
    House(194, 56, 124, "bell", ((1, 1),)),
    House(252, 62, 96, "step"),
    House(316, 60, 110, "point"),
)

# Outlines over a wall of width 1, from its left to its right upper corner; heights in roofs.
STEPS = ((0.0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3), (3, 3), (4, 3), (4, 2), (5, 2), (5, 1), (6, 1))
GABLES = {
    "step": tuple((x / 6, y / 3) for x, y in STEPS),
    "neck": ((0.27, 0), (0.27, 0.8), (0.5, 1.2), (0.73, 0.8), (0.73, 0)),
    "point": ((0.5, 1.0),),
}


def _gable(house: House, k: float, top: float) -> list[cv.Path.PathElement]:
    x, width, roof = house.x * k, house.width * k, ROOF * k
    if house.gable == "bell":
        return [
            cv.Path.QuadraticTo(x + width * 0.3, top, x + width * 0.32, top - roof),
            cv.Path.LineTo(x + width * 0.68, top - roof),
            cv.Path.QuadraticTo(x + width * 0.7, top, x + width, top),
        ]
    return [cv.Path.LineTo(x + width * dx, top - roof * dy) for dx, dy in GABLES[house.gable]]


def _wall(house: House, k: float, height: float) -> list[cv.Path.PathElement]:
    x, width, top = house.x * k, house.width * k, height - house.height * k
    return [
        cv.Path.MoveTo(x, height),
        cv.Path.LineTo(x, top),
        *_gable(house, k, top),
        cv.Path.LineTo(x + width, top),
        cv.Path.LineTo(x + width, height),
        cv.Path.Close(),
    ]


def _windows(look: Look, house: House, near: bool, k: float, height: float) -> list[cv.Shape]:
    x, width, top = house.x * k, house.width * k, height - house.height * k
    return [
        cv.Rect(
            x + width * (0.2 + 0.36 * column),
            top + (10 + 30 * row) * k,
            width * 0.24,
            19 * k,
            border_radius=2,
            paint=ft.Paint(
                color=look.lamp if (column, row) in house.lit else look.near_pane if near else look.pane,
                style=ft.PaintingStyle.FILL,
            ),
        )
        for column, row in PANES
    ]


def houses(look: Look, width: float = 350, height: float = DRAWN[1]) -> ft.Control:
    """Draw the row; decoration only, so hidden from screen readers."""
    k = width / DRAWN[0]
    shapes: list[cv.Shape] = []
    for i, (house, wall) in enumerate(zip(ROW, look.walls, strict=True)):
        outline = _wall(house, k, height)
        shapes.append(cv.Path(outline, paint=ft.Paint(color=wall, style=ft.PaintingStyle.FILL)))
        if look.contrast:
            stroke = ft.Paint(color=look.edge, style=ft.PaintingStyle.STROKE, stroke_width=2)
            shapes.append(cv.Path(outline, paint=stroke))
        shapes += _windows(look, house, i in NEAR, k, height)
    drawing = ft.Container(cv.Canvas(shapes, width=width, height=height), width=width, height=height)
    return ft.Semantics(content=drawing, exclude_semantics=True)
