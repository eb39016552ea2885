"""Charts for the phone: one line, few labels, hidden from screen readers, for which the sentence above is."""

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft
import flet_charts as fch

from app.components.basics import MEDIUM, words
from app.components.scales import Scale
from app.theme import Look
from monitoring.measures import Measure

SERIES = {
    Measure.BULBAR: 0,
    Measure.FINE_MOTOR: 1,
    Measure.GROSS_MOTOR: 2,
    Measure.RESPIRATORY: 3,
    Measure.WEIGHT: 4,
    Measure.WELL_BEING: 4,
    Measure.QUALITY_OF_LIFE: 4,
    Measure.VITAL_CAPACITY_PERCENT: 3,
    Measure.VITAL_CAPACITY: 3,
    Measure.PEAK_COUGH_FLOW: 3,
    Measure.SNIFF_PRESSURE: 3,
    Measure.ALSFRS_R: 4,
}
"""What is drawn on the phone, in this order, and its place in a look's series of colours."""
LEFT, BOTTOM = 38, 32  # dp for the labels of the two axes, in text of normal size
ASIDE = 10  # dp from the side of the plot to the name of a line
MOST_DOTS = 26  # more values than this become a line with only its last dot
HEIGHT, HEIGHT_BIG = 264, 340  # dp
STILL = ft.Animation(0)


@dataclass(frozen=True, slots=True)
class Reference:
    """A line at one value, named on the line itself."""

    value: float
    name: str
    dash: tuple[int, int] | None = None
    on_right: bool = False  # where its name stands, away from the course


def _dot(look: Look, color: str, last: bool) -> fch.ChartCirclePoint:
    radius = 5 if last else 3.5
    return fch.ChartCirclePoint(color=color, radius=radius, stroke_width=2, stroke_color=look.surface)


def _course(look: Look, xs: Sequence[float], ys: Sequence[float], color: str) -> fch.LineChartData:
    last = len(xs) - 1
    crowded = len(xs) > MOST_DOTS
    dots = [
        fch.LineChartDataPoint(
            x, y, point=_dot(look, color, i == last) if i == last or not crowded else False
        )
        for i, (x, y) in enumerate(zip(xs, ys, strict=True))
    ]
    return fch.LineChartData(dots, color=color, stroke_width=3.5, rounded_stroke_cap=True, point=False)


def _level(look: Look, reference: Reference, end: float) -> fch.LineChartData:
    ends = [fch.LineChartDataPoint(x, reference.value, point=False) for x in (0, end)]
    return fch.LineChartData(
        ends,
        color=look.ink_soft,
        stroke_width=2 if reference.dash else 1.5,
        dash_pattern=list(reference.dash) if reference.dash else None,
        point=False,
    )


def _axis(look: Look, scale: Scale, size: float, top: float = 0) -> fch.ChartAxis:
    labels = [
        fch.ChartAxisLabel(
            at,
            ft.Container(words(look, text, 16, soft=True, height=1), padding=ft.Padding.only(top=top)),
        )
        for at, text in scale.ticks
    ]
    return fch.ChartAxis(labels=labels, label_spacing=scale.step, label_size=size)


def line_chart(
    look: Look,
    across: Scale,
    up: Scale,
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    color: str,
    references: Sequence[Reference] = (),
) -> ft.Control:
    """One measure against time; reference lines carry their names."""
    left, bottom = LEFT * min(look.total, 1.8), BOTTOM * min(look.total, 1.8)
    height = HEIGHT_BIG if look.big else HEIGHT
    plot = height - bottom
    chart = fch.LineChart(
        data_series=[*(_level(look, each, across.high) for each in references), _course(look, xs, ys, color)],
        min_x=across.low,
        max_x=across.high,
        min_y=up.low,
        max_y=up.high,
        height=height,
        interactive=False,
        animation=STILL,
        horizontal_grid_lines=fch.ChartGridLines(interval=up.step, color=look.rule, width=1),
        left_axis=_axis(look, up, left),
        bottom_axis=_axis(look, across, bottom, top=10),
    )
    names = [
        ft.Container(
            words(look, each.name, 16, weight=MEDIUM, height=1.2),
            bgcolor=look.surface,
            padding=ft.Padding.symmetric(horizontal=4),
            left=None if each.on_right else left + ASIDE,
            right=ASIDE if each.on_right else None,
            top=(up.high - each.value) / (up.high - up.low) * plot - 24 * look.total,
        )
        for each in references
        if not look.big  # there they stand under the chart
    ]
    return ft.Semantics(content=ft.Stack([chart, *names], height=height), exclude_semantics=True)


def sparkline(
    look: Look,
    values: Sequence[float],
    low: float,
    high: float,
    color: str,
    *,
    width: float = 104,
    height: float = 48,
) -> ft.Control:
    """The shape of a course, without numbers; the sentence beside it says the same."""
    last = max(len(values) - 1, 1)
    dots = [
        fch.LineChartDataPoint(x, value, point=_dot(look, color, True) if x == last else False)
        for x, value in enumerate(values, last + 1 - len(values))  # one value alone stands where others end
    ]
    shape = fch.LineChartData(
        dots,
        color=color,
        stroke_width=3 if width > 60 else 2.5,
        rounded_stroke_cap=True,
        point=False,
        below_line_bgcolor=ft.Colors.with_opacity(0.14, color),
    )
    chart = fch.LineChart(
        data_series=[shape],
        min_y=low,
        max_y=high,
        min_x=-0.4,
        max_x=last + 0.4,
        interactive=False,
        width=width,
        height=height,
        animation=STILL,
    )
    return ft.Semantics(content=chart, exclude_semantics=True)
