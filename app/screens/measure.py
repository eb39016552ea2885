"""One measure: the sentence first, then the chart or the list."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import flet as ft

from app.components.actions import quiet, segment
from app.components.basics import BOLD, MEDIUM, gap, pair, stack, title, words
from app.components.cards import card
from app.components.charts import SERIES, Reference, line_chart
from app.components.frame import frame
from app.components.notices import banner
from app.components.scales import time_scale, value_ends, value_scale
from app.context import Here, go, use_here
from app.i18n import Words
from app.sentences import amount, in_full
from monitoring.trends import Measure, Point, Trend, within

PERIODS = {"quarter": timedelta(days=92), "year": timedelta(days=366), "all": None}
# Five per cent is when a gastrostomy is discussed (Dutch guide for ALS doctors), ten per cent before which
# it is best placed (ProGas Study Group, Lancet Neurol 2015).
LOSSES = ((Decimal(5), (8, 6)), (Decimal(10), (2, 6)))
LISTED = 60  # values; older ones are in the chart


def _shown(here: Here, trend: Trend, period: str) -> Trend:
    length = PERIODS[period]
    return trend if length is None else within(trend, here.services.now() - length)


def _references(here: Here, trend: Trend) -> list[Reference]:
    """The first weight and the two losses that matter, when the course comes near them."""
    if trend.measure is not Measure.WEIGHT or trend.first is None:
        return []
    say, first = here.say, Decimal(trend.first.value)
    lines = [Reference(float(first), say("chart.first", value=say.number(first, 1)), aside=108)]
    for percent, dash in LOSSES:
        value = first * (100 - percent) / 100
        name = say("chart.loss", percent=say.whole(percent), value=say.number(value, 1))
        lines.append(Reference(float(value), name, dash))
    return lines


def _chart(here: Here, whole: Trend, trend: Trend) -> ft.Control:
    look, say = here.look, here.say
    references = _references(here, whole)
    low, high, fixed = value_ends(trend, [Decimal(str(each.value)) for each in references])
    across, xs = time_scale(trend.points, say.month, say.short_day, big=look.big)
    ys = [float(point.value) for point in trend.points]
    color = SERIES[trend.measure] if fixed else 0
    scale = value_scale(low, high, fixed=fixed)
    chart = line_chart(look, across, scale, xs, ys, color=look.series[color], references=references)
    named = [words(look, _line_in_words(say, each), 16) for each in references] if look.big else []
    return card(look, chart, *named, padding=16)


def _line_in_words(say: Words, reference: Reference) -> str:
    kind = {None: "thin", LOSSES[0][1]: "dashed", LOSSES[1][1]: "dotted"}[reference.dash]
    return say(f"line.{kind}", name=reference.name)


def _list(here: Here, trend: Trend) -> ft.Control:
    say, look = here.say, here.look

    def row(point: Point) -> ft.Control:
        date = words(look, say.date(point.at), 18, expand=not look.big)
        value = words(look, amount(say, point.value, trend.unit), 18, weight=MEDIUM)
        return stack(date, value, spacing=0) if look.big else ft.Row([date, value], spacing=12)

    rows = [row(point) for point in list(reversed(trend.points))[:LISTED]]
    return card(look, *rows, spacing=20 if look.big else 10)


@ft.component
def MeasureScreen() -> ft.View:
    """The period is chosen with buttons; the list says the same as the chart."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("measure", "")
    trend = next((t for m, t in here.session.overview.trends.items() if m.value == name and t.points), None)
    period, set_period = ft.use_state("year")
    listed, set_listed = ft.use_state(False)
    back = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/course"), key="back")
    if trend is None:
        return frame(look, title(look, say("course.empty")), foot=[back], key="measure")
    shown = _shown(here, trend, period)
    segments = [
        segment(
            look, say(f"period.{p}"), selected=p == period, on_click=partial(set_period, p), key=f"period-{p}"
        )
        for p in PERIODS
    ]
    form = quiet(
        look,
        say("chart.as-chart" if listed else "chart.as-list"),
        ft.Icons.SHOW_CHART_ROUNDED if listed else ft.Icons.FORMAT_LIST_BULLETED_ROUNDED,
        on_click=lambda: set_listed(not listed),
        key="form",
    )
    if not shown.points:
        drawn: ft.Control = banner(look, say("chart.nothing"))
    else:
        drawn = _list(here, shown) if listed else _chart(here, trend, shown)
    return frame(
        look,
        title(look, say(f"measure.{trend.measure}")),
        words(look, in_full(say, trend, here.services.now()), 20, key="sentence"),
        gap(2),
        pair(look, *segments, spacing=8),
        drawn,
        *_meaning(here, trend),
        foot=[pair(look, back, form)],
        spacing=14,
        key=f"measure-{name}",
    )


def _meaning(here: Here, trend: Trend) -> list[ft.Control]:
    """What the numbers stand for, and what they do not."""
    look, say = here.look, here.say
    text = say.find(f"meaning.{trend.measure}") or say("meaning.points")
    head = words(look, say("meaning.title"), 20, weight=BOLD, height=1.2, level=2)
    return [card(look, head, words(look, text, 18), spacing=6)]
