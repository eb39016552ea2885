"""Everything about one person: the course as charts or as a table, and what was written."""

import flet as ft

from app.components.basics import BOLD, STRETCH, stack, words
from app.workstation.actions.people import Person
from app.workstation.components.boxes import empty, note
from app.workstation.components.frame import FrameContext, frame, is_tall
from app.workstation.context import Here, use_here
from app.workstation.parts.back import back
from app.workstation.parts.conversation import conversation
from app.workstation.parts.course import CourseBox
from app.workstation.parts.kept import kept_of
from app.workstation.parts.plan import PlanBox
from app.workstation.parts.signals import signals_of
from app.workstation.sentences import about, called

SIDE = 292  # dp


@ft.component
def PersonScreen() -> ft.View:
    """Head, course, conversation."""
    here = use_here()
    code = ft.use_route_params().get("code", "")
    tall = is_tall(here.look, ft.use_context(FrameContext).width)
    person = here.office.find(code)
    if person is None:
        return frame(here.look, "overview", back(here), _unknown(here), key="person-unknown")
    course = CourseBox(person=person, tall=tall, key=f"course-{code}")
    parts = [_head(here, person, tall), *_trouble(here, person)]
    beside = [*conversation(here, person), PlanBox(person=person, key=f"plan-{code}")]
    beside += kept_of(here, person)
    if tall:
        return frame(
            here.look, "overview", *parts, *signals_of(here, person), course, *beside, key=f"person-{code}"
        )
    side = ft.Column(
        [*signals_of(here, person), *beside],
        scroll=ft.ScrollMode.AUTO,
        width=SIDE,
        spacing=16,
        horizontal_alignment=STRETCH,
    )
    work = ft.Row(
        [ft.Container(course, expand=True), side],
        spacing=16,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return frame(here.look, "overview", *parts, work, scrolls=False, key=f"person-{code}")


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
