"""Everything about one person: the course, the care path and the team, with what was written beside it."""

from functools import partial

import flet as ft

from app.components.basics import BOLD, STRETCH, stack, words
from app.workstation.actions.people import Person
from app.workstation.components.boxes import empty, note
from app.workstation.components.frame import FrameContext, abreast, frame, is_tall
from app.workstation.components.views import View, view
from app.workstation.context import Here, go, use_here
from app.workstation.parts.back import back
from app.workstation.parts.conversation import conversation
from app.workstation.parts.course import CourseBox
from app.workstation.parts.kept import kept_of
from app.workstation.parts.path import PathView
from app.workstation.parts.plan import PlanBox
from app.workstation.parts.signals import signals_of
from app.workstation.parts.team import TeamView
from app.workstation.sentences import about, called

SIDE = 292  # dp
VIEWS = (
    View("course", ft.Icons.SHOW_CHART_ROUNDED, ft.Icons.SHOW_CHART_ROUNDED),
    View("path", ft.Icons.SIGNPOST_OUTLINED, ft.Icons.SIGNPOST_ROUNDED),
    View("team", ft.Icons.GROUPS_OUTLINED, ft.Icons.GROUPS_ROUNDED),
)
COURSE = VIEWS[0].name  # where one begins


@ft.component
def PersonScreen() -> ft.View:
    """Head, the views, one of them, and beside each the signals, the conversation and the plan."""
    here = use_here()
    params = ft.use_route_params()
    code, wanted = params.get("code", ""), params.get("view", "")
    name = wanted if wanted in {each.name for each in VIEWS} else COURSE
    tall = is_tall(here.look, ft.use_context(FrameContext).width)
    person = here.office.find(code)
    if person is None:
        return frame(here.look, "overview", back(here), _unknown(here), key="person-unknown")
    shown = _shown(person, name, tall)
    parts = [_head(here, person, tall), _views(here, person, name), *_trouble(here, person)]
    beside = [*conversation(here, person), PlanBox(person=person, key=f"plan-{code}")]
    beside += kept_of(here, person)
    if tall:
        return frame(
            here.look, "overview", *parts, *signals_of(here, person), shown, *beside, key=f"person-{code}"
        )
    side = ft.Column(
        [*signals_of(here, person), *beside],
        scroll=ft.ScrollMode.AUTO,
        width=SIDE,
        spacing=16,
        horizontal_alignment=STRETCH,
    )
    work = ft.Row(
        [ft.Container(shown, expand=True), side],
        spacing=16,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return frame(here.look, "overview", *parts, work, scrolls=False, key=f"person-{code}")


def _shown(person: Person, name: str, tall: bool) -> ft.Control:
    drawn = {"path": PathView, "team": TeamView}.get(name, CourseBox)
    return drawn(person=person, tall=tall, key=f"{name}-{person.participant.hex()}")


def _views(here: Here, person: Person, name: str) -> ft.Control:
    """The way from one view to another; what is typed beside them stays."""
    drawn = [
        view(
            here.look,
            each,
            here.say(f"desk.view.{each.name}"),
            here=each.name == name,
            on_click=partial(go, _address(person, each.name)),
        )
        for each in VIEWS
    ]
    if is_tall(here.look, ft.use_context(FrameContext).width):
        return abreast(here.look, ft.use_context(FrameContext).width, drawn)
    return ft.Row(drawn, spacing=8)


def _address(person: Person, name: str) -> str:
    whole = f"/person/{person.participant.hex()}"
    return whole if name == COURSE else f"{whole}/{name}"


def _head(here: Here, person: Person, tall: bool) -> ft.Control:
    look, say = here.look, here.say
    line = about(say, person, here.services.now(), short=False)
    name = words(look, called(say, person), 28, weight=BOLD, height=1.15, level=1)
    titles = stack(name, *([words(look, line, 16, soft=True)] if line else []), spacing=2)
    if tall:
        return stack(ft.Row([back(here)]), titles)
    titles.expand = True
    return ft.Row([back(here), titles], spacing=14)


def _trouble(here: Here, person: Person) -> list[ft.Control]:
    if person.trouble is None:
        return []
    sentence = here.say(f"desk.trouble.{person.trouble}")
    return [note(here.look, sentence, ft.Icons.GPP_MAYBE_OUTLINED, notice=True, key="person-trouble")]


def _unknown(here: Here) -> ft.Control:
    return empty(here.look, here.say("desk.unknown"), here.say("desk.empty-under"))
