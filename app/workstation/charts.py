"""One person's course as linked plotly panels; the only place that knows plotly."""

from html import escape
from importlib.metadata import version
from typing import Any

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs
from plotly.subplots import make_subplots

from app.workstation.axes import side_by_side, spread, time_ticks, weight_range, weight_ticks
from app.workstation.drawing import PANELS, Course, empty_panels, named, told
from app.workstation.sentences import DOMAINS, weight_change, weight_text
from monitoring.measures import Measure
from monitoring.points import Point
from monitoring.trends import Trend

PLOTLY = version("plotly")
TEXT = 14  # px
SHARES = [0.34, 0.21, 0.25, 0.2]  # of the height
AXIS = "x4"  # one time axis for all panels: that is what links their hover
MARKS = (("circle", "solid"), ("square", "solid"), ("diamond", "dash"), ("triangle-up", "dot"))
MARGINS = {"l": 44, "r": 128, "t": 72, "b": 32}  # px
LESS = ((5, "dash"), (10, "dot"))  # percent less than the weight that is counted from
SCALES = {1: ([-0.6, 13.4], [0, 4, 8, 12]), 2: ([-2, 52], [0, 24, 48]), 4: ([-0.5, 10.8], [0, 5, 10])}


def plotly_script() -> str:
    """Plotly itself, to be served from this machine."""
    script: str = get_plotlyjs()
    return script


def figure_json(course: Course) -> str:
    """The figure as JSON that can stand inside a script."""
    text: str = course_figure(course).to_json()
    return text.replace("<", "\\u003c")


def course_figure(course: Course) -> go.Figure:
    """Four panels over one time axis; every line is told apart by colour, marker and dash, and named."""
    figure = make_subplots(rows=4, shared_xaxes=True, vertical_spacing=0.075, row_heights=SHARES)
    _domains(figure, course)
    _total(figure, course)
    _weight(figure, course)
    _well_being(figure, course)
    _heads(figure, course)
    _markers(figure, course)
    _dress(figure, course)
    return figure


def _domains(figure: go.Figure, course: Course) -> None:
    shown = [course.trends[measure] for measure in DOMAINS if course.trends[measure].latest]
    for i, measure in enumerate(DOMAINS):
        symbol, dash = MARKS[i]
        line = {"color": course.look.series[i], "dash": dash}
        _draw(figure, course, course.trends[measure], 1, line, size=8, symbol=symbol)
    ends = [trend.latest for trend in shown if trend.latest]
    # The height of a name, in points of the scale, on the smallest window.
    heights = spread([float(point.value) for point in ends], 2.0, 0.0, 12.6)
    for trend, point, height in zip(shown, ends, heights, strict=True):
        _name(figure, course, 1, point, f"{named(course, trend)} {point.value}", height)


def _total(figure: go.Figure, course: Course) -> None:
    trend = course.trends[Measure.ALSFRS_R]
    _draw(figure, course, trend, 2, {"color": course.look.series[4]}, size=7)
    if trend.latest:
        _name(figure, course, 2, trend.latest, f"{named(course, trend)} {trend.latest.value}")


def _weight(figure: go.Figure, course: Course) -> None:
    trend, say = course.trends[Measure.WEIGHT], course.say
    _draw(figure, course, trend, 3, {"color": course.look.series[0]}, size=5)
    if trend.start is None or trend.latest is None:
        figure.update_yaxes(range=[0, 1], tickvals=[], row=3, col=1)
        return
    start = float(trend.start.value)
    lines = {percent: start * (1 - percent / 100) for percent, _ in LESS}
    low, high = weight_range([float(point.value) for point in trend.points], start, [*lines.values()])
    for percent, dash in LESS:
        pen = {"color": course.look.ink_soft, "width": 1.5, "dash": dash}
        figure.add_hline(y=lines[percent], line=pen, row=3, col=1)
    change = weight_change(say, trend)
    text = weight_text(say, trend.latest.value) + (f" ({change})" if change else "")
    # On the smallest window a name is a fifth of the panel high.
    latest, *heights = spread([float(trend.latest.value), *lines.values()], (high - low) / 5, low, high)
    _name(figure, course, 3, trend.latest, text, latest)
    for (percent, _), height in zip(LESS, heights, strict=True):
        where = {"x": 1, "xref": "paper", "xshift": 6, "y": height, "yref": "y3"}
        _note(figure, course, None, text=say("desk.weight-line", percent=percent), **where)
    figure.update_yaxes(range=[low, high], tickvals=weight_ticks(low, high), row=3, col=1)


def _well_being(figure: go.Figure, course: Course) -> None:
    trend = course.trends[Measure.WELL_BEING]
    _draw(figure, course, trend, 4, {"color": course.look.series[4], "shape": "hv"}, size=5)
    if trend.latest:
        _name(figure, course, 4, trend.latest, f"{named(course, trend)} {trend.latest.value}")


def _draw(
    figure: go.Figure,
    course: Course,
    trend: Trend,
    row: int,
    line: dict[str, str],
    *,
    size: int,
    symbol: str = "circle",
) -> None:
    figure.add_scatter(
        x=[course.local(point.at) for point in trend.points],
        y=[float(point.value) for point in trend.points],
        customdata=[told(course, trend, point) for point in trend.points],
        hovertemplate="%{customdata}",
        name=named(course, trend),
        mode="lines+markers",
        line={"width": 2.5} | line,
        marker={"size": size, "color": line["color"], "symbol": symbol, "line": _outline(course, size)},
        row=row,
        col=1,
    )


def _outline(course: Course, size: int) -> dict[str, Any]:
    """A rim that keeps markers apart where lines meet; small ones would drown in it."""
    return {"width": 1.5 if size > 6 else 0, "color": course.look.surface}


def _name(
    figure: go.Figure, course: Course, row: int, end: Point, text: str, height: float | None = None
) -> None:
    """Name a line at its end."""
    y = float(end.value) if height is None else height
    _note(figure, course, row, x=course.local(end.at), y=y, xshift=12, text=text)


def _note(figure: go.Figure, course: Course, row: int | None, *, text: str, **more: Any) -> None:
    where = {} if row is None else {"row": row, "col": 1}
    font = {"size": TEXT * course.look.total, "color": course.look.ink}
    settings = {"showarrow": False, "xanchor": "left", "align": "left", "font": font} | more
    figure.add_annotation(text=text, **settings, **where)


def _heads(figure: go.Figure, course: Course) -> None:
    for row, (panel, _) in PANELS.items():
        name, unit = course.say(f"desk.panel.{panel}"), course.say(f"desk.panel.{panel}-unit")
        domain = f"y{row if row > 1 else ''} domain"
        where = {"x": 0, "xref": "paper", "xshift": -40 * course.look.total, "yref": domain}
        _note(figure, course, None, text=f"<b>{name}</b>  {unit}", y=1, yanchor="bottom", yshift=2, **where)
    for row in empty_panels(course):
        domain = f"y{row if row > 1 else ''} domain"
        text = course.say("desk.panel.none")
        _note(figure, course, None, text=text, x=0, xref="paper", xshift=8, y=0.5, yref=domain)


def _markers(figure: go.Figure, course: Course) -> None:
    look = course.look
    for marker in course.markers:
        line = {"color": look.edge, "width": 1, "dash": "dot"}
        figure.add_vline(x=course.local(marker.at), line=line)
    ground, shift = {"bgcolor": look.lamp_soft, "borderpad": 4}, 48 * look.total
    for at, text in side_by_side([(m.at, m.text) for m in course.markers], course.end - course.start):
        # Plotly reads a few tags in a text; what somebody typed is none of them.
        where = {"x": course.local(at), "y": 1, "yref": "paper", "yshift": shift, "xshift": -4}
        _note(figure, course, None, text=escape(text), **where, **ground)


def _dress(figure: go.Figure, course: Course) -> None:
    look, size = course.look, TEXT * course.look.total
    figure.update_layout(
        font={"family": "Roboto, sans-serif", "size": size, "color": look.ink},
        paper_bgcolor=look.surface,
        plot_bgcolor=look.surface,
        showlegend=False,
        # On the right there is room for the longest name of a line, on top for the events.
        margin={side: wide * course.look.total for side, wide in MARGINS.items()},
        hovermode="x unified",
        hoversubplots="axis",
        dragmode=False,
        separators=",." if course.say.language == "nl" else ".,",
        hoverlabel={
            "bgcolor": look.surface,
            "bordercolor": look.edge,
            "font": {"size": size, "color": look.ink},
        },
    )
    # What was pinned to the axes of the other panels moves along to the one that is left.
    figure.update_traces(xaxis=AXIS)
    for pinned in (*figure.layout.annotations, *figure.layout.shapes):
        axis, *domain = (pinned.xref or "x").split()
        if axis != "paper":
            pinned.xref = " ".join((AXIS, *domain))
    start, end = course.local(course.start), course.local(course.end)
    ticks = time_ticks(start, end, course.say.month, course.say.short_day)
    room = (end - start) * 0.02
    figure.update_xaxes(
        range=[start - room, end + room],
        showgrid=False,
        linecolor=look.edge,
        ticks="",
        tickvals=[at for at, _ in ticks],
        ticktext=[text for _, text in ticks],
        hoverformat="%d-%m-%Y",
    )
    figure.update_yaxes(
        gridcolor=look.rule, zeroline=False, linecolor=look.surface, nticks=4, fixedrange=True
    )
    for row, (ends, ticks_up) in SCALES.items():
        figure.update_yaxes(range=ends, tickvals=ticks_up, row=row, col=1)
