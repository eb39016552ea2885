"""The course: what changed, then each part of life as a sentence with its shape."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import flet as ft

from app.captions import in_rate, in_short
from app.changed import changed, symptom_names
from app.components.actions import quiet, secondary
from app.components.basics import BOLD, MEDIUM, gap, section, title, words
from app.components.cards import card, card_face, link_card
from app.components.changed import changed_card
from app.components.charts import SERIES, sparkline
from app.components.frame import frame
from app.components.notices import banner, empty_state
from app.components.pressable import pressable
from app.components.scales import shape_ends, thinned
from app.context import Here, go, use_here
from app.measuring import to_plan
from app.parts.saving import notes, prefer
from monitoring.measures import Measure
from monitoring.symptoms import Symptom
from monitoring.trends import Trend

PARTS = tuple(measure for measure in SERIES if measure is not Measure.ALSFRS_R)
SHAPE = 24  # values at most in a shape


@ft.component
def CourseScreen() -> ft.View:
    """The list; the total stays hidden until it is asked for."""
    here = use_here()
    look, say, overview = here.look, here.say, here.session.overview
    trouble, set_trouble = ft.use_state("")
    parts = _parts(overview.trends)
    is_off = not overview.plan.is_measuring
    off = [banner(look, say("plan.course-off"), key="off"), to_plan(here)] if is_off else []
    if not parts and not overview.symptoms and is_off:
        return frame(look, title(look, say("course.title")), *off, here="course")
    if not parts and not overview.symptoms:
        begin = secondary(look, say("course.begin"), on_click=lambda: go("/"), key="begin")
        nothing = empty_state(look, say("course.empty"), say("course.empty-under"), begin)
        return frame(look, title(look, say("course.title")), nothing, here="course")

    def show_score(shows: bool) -> None:
        prefer(here, replace(here.session.preferences, shows_score=shows), set_trouble)

    share = quiet(
        look, say("share.title"), ft.Icons.DESCRIPTION_OUTLINED, on_click=lambda: go("/share"), key="share"
    )
    return frame(
        look,
        title(look, say("course.title")),
        *off,
        *changed_card(look, say("changed.title"), changed(say, overview.recent, here.services.now())),
        gap(2),
        *(_part(here, trend) for trend in parts),
        *_symptoms(here, overview.symptoms),
        *_score(here, show_score),
        section(look, say("share.section")),
        share,
        *notes(here, trouble),
        gap(),
        here="course",
    )


def _parts(trends: Mapping[Measure, Trend]) -> list[Trend]:
    """What has values; of a lung volume the share says more than the litres."""
    found = {m: trends[m] for m in PARTS if m in trends and trends[m].points}
    if Measure.VITAL_CAPACITY_PERCENT in found:
        found.pop(Measure.VITAL_CAPACITY, None)
    return list(found.values())


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
    color = look.series[SERIES[trend.measure]]
    shape = sparkline(look, thinned(trend.points, SHAPE), *shape_ends(trend), color)
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


def _symptoms(here: Here, symptoms: tuple[Symptom, ...]) -> list[ft.Control]:
    """The way to the symptoms: what became more, or when they were filled in."""
    if not symptoms:
        return []
    say, recent, now = here.say, here.session.overview.recent, here.services.now()
    newest = max(each.latest.origin.about for each in symptoms)
    under = say("symptoms.last", date=say.recent(newest, now))
    if recent.worse:
        under = say("symptoms.more", names=symptom_names(say, recent.worse))
    return [
        link_card(
            here.look,
            say("symptoms.title"),
            under,
            on_click=lambda: go("/course/symptoms"),
            key="symptoms",
        )
    ]


def _score(here: Here, show: Callable[[bool], None]) -> list[ft.Control]:
    """The question whether somebody wants to see the total, or the total."""
    look, say, total = here.look, here.say, here.session.overview.trends.get(Measure.ALSFRS_R)
    if total is None or not total.points:
        return []
    if here.session.preferences.shows_score:
        hide = quiet(
            look,
            say("score.hide"),
            ft.Icons.VISIBILITY_OFF_OUTLINED,
            on_click=lambda: show(False),
            key="total",
        )
        rate = in_rate(say, here.session.overview.slope, total, here.services.now())
        head = words(look, say("rate.title"), 20, weight=BOLD, height=1.2, level=2)
        lines = [words(look, text, 18, key=f"rate-{i}") for i, text in enumerate(rate)]
        return [
            section(look, say("score.title")),
            _part(here, total),
            card(look, head, *lines, spacing=8),
            hide,
        ]
    ask = quiet(
        look, say("score.show"), ft.Icons.VISIBILITY_OUTLINED, on_click=lambda: show(True), key="total"
    )
    return [section(look, say("score.question")), words(look, say("score.under"), 18), ask]
