"""One measure: the sentence first, then the chart or the list, and what belongs to it."""

from datetime import timedelta
from functools import partial

import flet as ft

from app.captions import in_full, judged
from app.components.actions import quiet, segment
from app.components.basics import BOLD, gap, pair, title, words
from app.components.cards import card
from app.components.charts import SERIES
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, use_here
from app.parts.ways import back
from app.screens.measure.drawn import chart_of, list_of
from app.screens.measure.filled import filled, questions
from monitoring.measures import Measure
from monitoring.trends import Trend, within

PERIODS = {"quarter": timedelta(days=92), "year": timedelta(days=366), "all": None}


@ft.component
def MeasureScreen() -> ft.View:
    """The period is chosen with buttons; the list says the same as the chart."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("measure", "")
    period, set_period = ft.use_state("year")
    listed, set_listed = ft.use_state(False)
    leave = back(here, "/course")
    trend = _trend(here, name)
    if trend is None:
        return frame(look, title(look, say("course.empty")), foot=[leave], key="measure")
    if trend.measure is Measure.ALSFRS_R and not here.session.preferences.shows_score:
        asked = words(look, say("score.under"), 18)
        return frame(look, title(look, say("score.question")), asked, foot=[leave], key="measure")
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
    return frame(
        look,
        title(look, say(f"measure.{trend.measure}")),
        *_told(here, trend),
        gap(2),
        pair(look, *segments, spacing=8),
        _drawn(here, trend, period, listed=listed),
        *questions(here, trend.measure),
        _meaning(here, trend),
        foot=[pair(look, leave, form)],
        spacing=14,
        key=f"measure-{name}",
    )


def _trend(here: Here, name: str) -> Trend | None:
    shown = (here.session.overview.trends.get(measure) for measure in SERIES if measure.value == name)
    return next((trend for trend in shown if trend and trend.points), None)


def _told(here: Here, trend: Trend) -> list[ft.Control]:
    """The caption, whether the change says something, and who filled in the newest value."""
    look, say, now = here.look, here.say, here.services.now()
    said = [words(look, in_full(say, trend, now), 20, key="sentence")]
    if doubt := judged(say, trend):
        said.append(words(look, doubt, 18, key="judged"))
    latest = trend.latest
    if latest is not None:
        line = filled(say, latest.at, latest.author, now, helped=latest.helped)
        said.append(words(look, line, 16, soft=True, height=1.3, key="filled"))
    return said


def _drawn(here: Here, trend: Trend, period: str, *, listed: bool) -> ft.Control:
    length = PERIODS[period]
    shown = trend if length is None else within(trend, here.services.now() - length)
    if not shown.points:
        return banner(here.look, here.say("chart.nothing"))
    return list_of(here, shown) if listed else chart_of(here, trend, shown)


def _meaning(here: Here, trend: Trend) -> ft.Control:
    """What the numbers stand for, and what they do not."""
    look, say = here.look, here.say
    kind = f".{trend.start.kind}" if trend.measure is Measure.WEIGHT and trend.start else ""
    text = say.find(f"meaning.{trend.measure}{kind}") or say("meaning.points")
    head = words(look, say("meaning.title"), 20, weight=BOLD, height=1.2, level=2)
    return card(look, head, words(look, text, 18), spacing=6)
