"""How it goes with a carer themselves: their own weeks, and when to ask for relief."""

from functools import partial

import flet as ft

from app.actions.offering import offered
from app.components.actions import primary
from app.components.basics import gap, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.steps import path_of, step_card
from app.parts.symptoms import symptom_row
from app.parts.ways import back
from app.sentences import capital
from monitoring.care_path import Place, Reason
from monitoring.measures import Measure
from monitoring.symptoms import symptoms

WEEKS = 4  # of the course that is told


@ft.component
def OwnWeekScreen() -> ft.View:
    """Told in words, kept on this device, and asked of nobody."""
    here = use_here()
    look, say = here.look, here.say
    own = next((each for each in offered(here.services).values() if each.is_of_carer), None)
    fill = partial(go, f"/fill/{own.name}") if own else None
    sign = ft.Icons.EDIT_NOTE_ROUNDED
    return frame(
        look,
        title(look, say("own-week.title")),
        line(look, ft.Icons.SMARTPHONE_ROUNDED, say("own-week.private"), key="private"),
        *_course(here),
        *(_answers(here, own.name) if own else []),
        *_relief(here),
        gap(),
        foot=[
            *([primary(look, say("own-week.fill"), sign, on_click=fill, key="fill")] if own else []),
            back(here, "/wayfinder"),
        ],
        key="own-week",
    )


def _course(here: Here) -> list[ft.Control]:
    """The number of each of the last times, the newest first."""
    look, say, now = here.look, here.say, here.services.now()
    points = here.session.overview.trends[Measure.CARER_WELL_BEING].points[-WEEKS:]
    if not points:
        return []
    told = [
        words(
            look,
            say("own-week.grade", day=capital(say.recent(each.at, now)), value=each.value),
            18,
            key=f"week-{place}",
        )
        for place, each in enumerate(reversed(points))
    ]
    return [section(look, say("own-week.course")), card(look, *told)]


def _answers(here: Here, name: str) -> list[ft.Control]:
    """What the newest week said, question by question, and what was different before."""
    found = symptoms(here.session.overview.given, here.services.instruments, [name])
    rows = [symptom_row(here, each) for each in found if each.latest.points is not None]
    return [card(here.look, *rows, spacing=28 if here.look.big else 16)] if rows else []


def _relief(here: Here) -> list[ft.Control]:
    """When to ask for help, and the steps that these answers brought forward."""
    look, say = here.look, here.say
    forward = [each for each in path_of(here).at(Place.NOW) if each.reason is Reason.SOONER]
    return [
        section(look, say("own-week.relief")),
        words(look, say("own-week.relief-long"), 18, key="relief"),
        *(step_card(here, each) for each in forward),
    ]
