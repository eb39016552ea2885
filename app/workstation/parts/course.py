"""The course of a person: charts in the web view, or the same numbers as a table."""

from datetime import datetime
from functools import partial

import flet as ft
import flet_webview as fwv

from app.components.basics import BOLD, stack, words
from app.workstation.actions.dossier import story, table
from app.workstation.actions.people import Person
from app.workstation.chart_page import PERIODS, address, bounds
from app.workstation.components.boxes import box, empty
from app.workstation.components.controls import button, segment, small
from app.workstation.components.frame import FrameContext, abreast
from app.workstation.components.table import table as table_of
from app.workstation.context import Here, use_here
from app.workstation.sentences import DOMAINS, ago, value_text, who
from monitoring.measures import Measure, Value
from monitoring.trends import within
from sync.errors import SyncError

COLUMNS = (*DOMAINS, Measure.ALSFRS_R, Measure.WEIGHT, Measure.WELL_BEING)
MORE = tuple(measure for measure in Measure if measure not in COLUMNS)  # a column where there are values
CHARTS_HEIGHT = 900  # dp, where the page scrolls as a whole


@ft.component
def CourseBox(person: Person, tall: bool, key: str | None = None) -> ft.Control:
    """Period, charts or table."""
    here = use_here()
    say = here.say
    period, set_period = ft.use_state("all")
    is_table, set_is_table = ft.use_state(False)
    if not any(trend.points for trend in person.trends.values()):
        return empty(here.look, say("desk.course-empty"), say("desk.course-empty-under"))
    head = stack(
        words(here.look, say("desk.course"), 18, weight=BOLD, height=1.2, level=2),
        small(here.look, _in_short(here, person)),
        spacing=1,
    )
    periods = [
        segment(
            here.look,
            say(f"desk.period.{name}"),
            chosen=name == period,
            on_click=partial(set_period, name),
            key=f"period-{name}",
        )
        for name in PERIODS
    ]
    turn = button(
        here.look,
        say("desk.charts" if is_table else "desk.table"),
        ft.Icons.SHOW_CHART_ROUNDED if is_table else ft.Icons.TABLE_ROWS_OUTLINED,
        on_click=partial(set_is_table, not is_table),
        key="table",
    )
    if tall:
        width = ft.use_context(FrameContext).width
        tools: ft.Control = stack(head, abreast(here.look, width, periods), turn)
    else:
        head.expand = True
        tools = ft.Row([head, *periods, turn], spacing=10)
    shown = _table(here, person, period, tall) if is_table else _charts(here, person, period, tall)
    return box(here.look, "", tools, shown, expand=None if tall else True, spacing=8)


def _in_short(here: Here, person: Person) -> str:
    total = person.trends[Measure.ALSFRS_R].latest
    if total is None:
        return here.say("desk.course-none")
    when = ago(here.say, total.at, here.services.now())
    return here.say("desk.course-total", total=total.value, when=when)


def _charts(here: Here, person: Person, period: str, tall: bool) -> ft.Control:
    look = here.look
    # The page's own host: to a browser localhost is another place than 127.0.0.1.
    host = (ft.context.page.url or "").replace("ws", "http", 1)
    where = address(person.participant.hex(), period, look.name, look.total, here.say.language)
    view = fwv.WebView(url=f"{host}{here.office.charts}/{where}", expand=True)
    named = ft.Semantics(content=view, label=here.say("desk.charts-spoken"), container=True, expand=True)
    height = CHARTS_HEIGHT * look.total if tall else None
    # A web view does not follow its address in a browser: another address is another one, hence the key and
    # the list, in which keys count.
    return ft.Column(
        [ft.Container(named, key=where, expand=True)], expand=None if tall else True, height=height
    )


def _table(here: Here, person: Person, period: str, tall: bool) -> ft.Control:
    say = here.say
    since, _ = bounds(person.trends, period, here.services.now())
    try:
        origins = story(here.services, person.participant).origins
    except SyncError:
        return words(here.look, say("desk.trouble.unreadable"), 16)
    trends = [within(trend, since) for trend in person.trends.values()]
    columns = (*COLUMNS, *(trend.measure for trend in trends if trend.measure in MORE and trend.points))
    rows = table(trends, origins, lambda moment: say.local(moment).date())
    if not rows:
        return words(here.look, say("desk.period-empty"), 16)
    lines = [
        [_day(here, row.at), *(_value(here, row.values.get(m), m) for m in columns), who(say, row)]
        for row in rows
    ]
    names = [say("desk.table.weight" if m is Measure.WEIGHT else f"desk.measure.{m}") for m in columns]
    heads = [say("desk.table.date"), *names, say("desk.table.who")]
    shown = table_of(here.look, heads, lines, key="numbers")
    if tall:
        return shown
    return ft.Column([shown], scroll=ft.ScrollMode.AUTO, expand=True)


def _day(here: Here, moment: datetime) -> str:
    return f"{here.say.short_day(moment)} {here.say.local(moment).year}"


def _value(here: Here, value: Value | None, measure: Measure) -> str:
    return here.say("desk.table.none") if value is None else value_text(here.say, measure, value)
