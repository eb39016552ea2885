"""The course: each part of life as a sentence with its shape."""

from functools import partial

import flet as ft

from app.components.actions import quiet, secondary
from app.components.basics import MEDIUM, gap, title, words
from app.components.cards import card_face
from app.components.charts import SERIES, sparkline
from app.components.frame import frame
from app.components.notices import banner, empty_state
from app.components.pressable import pressable
from app.components.scales import thinned, value_ends
from app.context import Here, go, use_here
from app.measuring import to_plan
from app.sentences import in_short, in_sum
from monitoring.trends import Measure, Trend

PARTS = tuple(measure for measure in SERIES if measure is not Measure.ALSFRS_R)
HEADROOM = 1.05  # of the scale, so that the last dot is whole
SHAPE = 24  # values at most in a shape


def _part(here: Here, trend: Trend) -> ft.Control:
    look, say = here.look, here.say
    name = say(f"measure.{trend.measure}")
    said = ft.Column(
        [
            words(look, name, 20, weight=MEDIUM, height=1.2),
            words(look, in_short(say, trend, here.services.now()), 16, soft=True, height=1.3),
        ],
        spacing=3,
        expand=True,
    )
    low, high, fixed = value_ends(trend)
    ends = (low, high * HEADROOM) if fixed else (min(low, high - 4) - 1, max(high, low + 4) + 1)
    shape = sparkline(look, thinned(trend.points, SHAPE), *ends, look.series[SERIES[trend.measure]])
    if look.big:
        inside: ft.Control = ft.Column([said, shape], spacing=10)
    else:
        inside = ft.Row([said, shape], spacing=14)
    return pressable(
        look,
        inside,
        card_face(look, ft.Padding.symmetric(horizontal=16, vertical=16)),
        on_click=partial(go, f"/course/{trend.measure}"),
        key=f"measure-{trend.measure}",
    )


@ft.component
def CourseScreen() -> ft.View:
    """The list; the total stays hidden until it is asked for."""
    here = use_here()
    look, say, trends = here.look, here.say, here.session.overview.trends
    shows_total, set_shows_total = ft.use_state(False)
    parts = [trends[measure] for measure in PARTS if measure in trends and trends[measure].points]
    total = trends.get(Measure.ALSFRS_R)
    is_off = not here.session.overview.plan.is_measuring
    off = [banner(look, say("plan.course-off"), key="off"), to_plan(here)] if is_off else []
    if not parts and is_off:
        return frame(look, title(look, say("course.title")), *off, here="course")
    if not parts:
        begin = secondary(look, say("course.begin"), on_click=lambda: go("/"), key="begin")
        nothing = empty_state(look, say("course.empty"), say("course.empty-under"), begin)
        return frame(look, title(look, say("course.title")), nothing, here="course")
    asked = [_part(here, total)] if total and total.points and shows_total else []
    ask = quiet(
        look,
        say("course.hide-total" if shows_total else "course.show-total"),
        ft.Icons.VISIBILITY_OFF_OUTLINED if shows_total else ft.Icons.VISIBILITY_OUTLINED,
        on_click=lambda: set_shows_total(not shows_total),
        key="total",
    )
    share = quiet(
        look, say("share.title"), ft.Icons.DESCRIPTION_OUTLINED, on_click=lambda: go("/share"), key="share"
    )
    return frame(
        look,
        title(look, say("course.title")),
        *off,
        words(look, in_sum(say, trends, here.services.now()), 18, key="sum"),
        gap(2),
        *(_part(here, trend) for trend in parts),
        *asked,
        gap(2),
        *([ask] if total and total.points else []),
        share,
        gap(),
        here="course",
    )
