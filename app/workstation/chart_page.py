"""The charts of a person as a page of its own, for the web view: from this machine, for this process only."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from html import escape
from secrets import token_urlsafe

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, Response

from app.i18n import LANGUAGES
from app.services import Services
from app.theme import LOOKS
from app.workstation.actions.dossier import story
from app.workstation.actions.people import person
from app.workstation.charts import PLOTLY, figure_json, plotly_script
from app.workstation.drawing import Course, Marker
from app.workstation.sentences import event_name, happened
from monitoring.measures import Measure
from monitoring.trends import Trend
from sync.errors import SyncError

# What Flet's own page asks of everything in it: without these two the frame stays empty.
ISOLATED = {"Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Resource-Policy": "same-origin"}
SCRIPT = f"/charts/plotly-{PLOTLY}.js"
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # the version is in the address
NEVER = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}

PERIODS: Mapping[str, timedelta | None] = {
    "quarter": timedelta(days=92),
    "year": timedelta(days=366),
    "all": None,
}
BEFORE = timedelta(days=120)  # how long before the first value an event is still drawn

_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>
<style>@font-face{{font-family:Roboto;src:url(/assets/fonts/roboto.woff2)}}
html,body,#course{{margin:0;height:100%;background:{ground};overflow:hidden}}</style>
<body><div id="course" role="img" aria-label="{spoken}"></div>
<script src="{script}"></script>
<script nonce="{nonce}">
const figure = {figure};
const settings = {{displayModeBar: false, responsive: true, doubleClick: false, scrollZoom: false}};
Plotly.newPlot("course", figure.data, figure.layout, settings);
// Titles are measured in the font that is there at that moment.
document.fonts.load("14px Roboto").then(() => Plotly.redraw("course"));
</script></body></html>"""


def charts(services: Callable[[], Services], path: str) -> APIRouter:
    """The routes of the charts.

    Args:
        services: what is open; the store is read in the thread that opened it, so every route is a coroutine.
        path: where the figures stand; it holds what other programs on this machine cannot guess.
    """
    router = APIRouter()

    @router.get(SCRIPT)
    async def script() -> Response:
        return Response(plotly_script(), media_type="text/javascript", headers=ISOLATED | FOREVER)

    @router.get(path + "/{code}")
    async def figure(code: str, period: str, look: str, scale: float, language: str) -> HTMLResponse:
        if period not in PERIODS or look not in LOOKS or language not in LANGUAGES or not 0.5 <= scale <= 4:
            raise HTTPException(404)
        try:
            course = _course(services(), bytes.fromhex(code), period, look, scale, language)
        except (ValueError, SyncError):
            raise HTTPException(404) from None
        return _page(course)

    return router


def address(code: str, period: str, look: str, scale: float, language: str) -> str:
    """The last part of the address of a figure."""
    return f"{code}?period={period}&look={look}&scale={scale:g}&language={language}"


def bounds(trends: Mapping[Measure, Trend], period: str, now: datetime) -> tuple[datetime, datetime]:
    """From when until when is drawn: until today, from the first value or as long ago as was asked."""
    first = min((trend.first.at for trend in trends.values() if trend.first), default=now)
    length = PERIODS[period]
    start = first if length is None else max(first, now - length)
    return min(start, now - timedelta(days=7)), now


def _course(
    services: Services, participant: bytes, period: str, look: str, scale: float, language: str
) -> Course:
    say = services.words[language]
    found = person(services, participant)
    start, end = bounds(found.trends, period, services.now())
    markers = [
        Marker(happened(event), event_name(say, event)) for event in story(services, participant).events
    ]
    shown = [marker for marker in markers if start - BEFORE <= marker.at <= end]
    if PERIODS[period] is None:
        start = min([start, *(marker.at for marker in shown)])
    shown = [marker for marker in shown if marker.at >= start]
    return Course(found.trends, shown, start, end, LOOKS[look].at(scale), say)


def _page(course: Course) -> HTMLResponse:
    nonce = token_urlsafe(16)
    allowed = (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'unsafe-inline'; font-src 'self'; "
        "img-src data: blob:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    )
    text = _PAGE.format(
        language=course.say.language,
        title=escape(course.say("desk.course")),
        spoken=escape(course.say("desk.charts-spoken"), quote=True),
        nonce=nonce,
        ground=course.look.surface,
        script=SCRIPT,
        figure=figure_json(course),
    )
    return HTMLResponse(text, headers=ISOLATED | NEVER | {"Content-Security-Policy": allowed})
