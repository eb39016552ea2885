"""The course as a line with its references, or as a list that says the same."""

from collections.abc import Sequence
from decimal import Decimal

import flet as ft

from app.components.basics import MEDIUM, stack, words
from app.components.cards import card
from app.components.charts import SERIES, Reference, line_chart
from app.components.scales import is_nearer_first, time_scale, value_ends, value_scale
from app.context import Here
from app.i18n import Words
from app.screens.measure.filled import who
from app.sentences import amount
from monitoring.measures import Measure
from monitoring.points import Point
from monitoring.records import Author
from monitoring.trends import Trend

# Five per cent is when a gastrostomy is discussed (Dutch guide for ALS doctors), ten per cent before which
# it is best placed (ProGas Study Group, Lancet Neurol 2015).
LOSSES = ((Decimal(5), (8, 6)), (Decimal(10), (2, 6)))
LISTED = 60  # values; older ones are in the chart


def chart_of(here: Here, whole: Trend, shown: Trend) -> ft.Control:
    """The line of a period; the references are those of the whole course."""
    look, say = here.look, here.say
    references = _references(say, whole, [float(point.value) for point in shown.points])
    low, high, fixed = value_ends(shown, [Decimal(str(each.value)) for each in references])
    across, xs = time_scale(shown.points, say.month, say.short_day, big=look.big)
    ys = [float(point.value) for point in shown.points]
    color = look.series[SERIES[shown.measure] if fixed else 0]
    chart = line_chart(
        look, across, value_scale(low, high, fixed=fixed), xs, ys, color=color, references=references
    )
    named = [words(look, _line_in_words(say, each), 16) for each in references] if look.big else []
    return card(look, chart, *named, padding=16)


def list_of(here: Here, trend: Trend) -> ft.Control:
    """The same values in words, the newest first; who filled in is said when it was not the person alone."""
    look, say = here.look, here.say

    def row(point: Point) -> ft.Control:
        date = words(look, say.date(point.at), 18, expand=not look.big)
        value = words(look, amount(say, point.value, trend.unit), 18, weight=MEDIUM)
        line = stack(date, value, spacing=0) if look.big else ft.Row([date, value], spacing=12)
        if point.author is Author.PATIENT and not point.helped:
            return line
        by = words(look, who(say, point.author, helped=point.helped), 16, soft=True, height=1.3)
        return stack(line, by, spacing=0)

    rows = [row(point) for point in list(reversed(trend.points))[:LISTED]]
    return card(look, *rows, spacing=20 if look.big else 10)


def _references(say: Words, trend: Trend, drawn: Sequence[float]) -> list[Reference]:
    """The weight that is counted from, by its name, and the two losses that matter."""
    if trend.measure is not Measure.WEIGHT or trend.start is None:
        return []
    start = Decimal(trend.start.value)
    named = say(f"chart.{trend.start.kind}", value=say.number(start, 1))
    lines = [Reference(float(start), named, on_right=is_nearer_first(drawn, float(start)))]
    for percent, dash in LOSSES:
        value = float(start * (100 - percent) / 100)
        name = say("chart.loss", percent=say.whole(percent), value=say.number(value, 1))
        lines.append(Reference(value, name, dash, is_nearer_first(drawn, value)))
    return lines


def _line_in_words(say: Words, reference: Reference) -> str:
    kind = {None: "thin", LOSSES[0][1]: "dashed", LOSSES[1][1]: "dotted"}[reference.dash]
    return say(f"line.{kind}", name=reference.name)
