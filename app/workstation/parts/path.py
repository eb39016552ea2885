"""The care path of a person: the phase, and every step by where it stands, found by typing."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.basics import BOLD, stack, words
from app.workstation.actions import path as paths
from app.workstation.actions.people import Person
from app.workstation.components.controls import button, field, segment, small
from app.workstation.components.frame import FrameContext, abreast
from app.workstation.context import Here, use_here
from app.workstation.parts.own_step import OwnStep
from app.workstation.parts.path_list import BEGUN, found, groups
from app.workstation.parts.saving import notes, use_saving
from app.workstation.parts.sender import use_sender
from app.workstation.parts.step import OpenStep, step_row
from app.workstation.parts.telling import Telling
from app.workstation.path_words import phase_line, title_of, why
from app.workstation.sentences import called
from monitoring.care_path import CarePath, Shown
from monitoring.steps import PHASES, Phase
from sync.errors import SyncError

OWN = "own"  # what is open when a step of the team's own is written


@ft.component
def PathView(person: Person, tall: bool, key: str | None = None) -> ft.Control:
    """One step is open at a time; what came of the last change stands over the list."""
    here = use_here()
    typed, set_typed = ft.use_state("")
    unfolded, set_unfolded = ft.use_state(BEGUN)
    opened, set_opened = ft.use_state("")
    result, set_result = ft.use_state(("", ""))
    saving = use_saving(here)
    sender = use_sender(here, here.say("desk-path.sender", name=called(here.say, person)), "path-sender")
    try:
        path = paths.path_of(here.services, person.participant)
    except SyncError:
        return stack()  # the page says so already

    def open_one(name: str) -> None:
        saving.tell("")
        set_result(("", ""))
        set_opened(name)

    def close(sentence: str, step: str) -> None:
        set_result((sentence, step))
        set_opened("")

    def turn(place: str) -> None:
        others = tuple(each for each in unfolded if each != place)
        set_unfolded(others if place in unfolded else (*unfolded, place))

    def find(text: str) -> None:
        open_one("")
        set_typed(text)

    telling = Telling(person, sender.name, saving, close)

    def draw(shown: Shown) -> ft.Control:
        if shown.id == opened:
            return OpenStep(shown=shown, telling=telling, tall=tall, key=f"open-{shown.id}")
        return step_row(here, person, shown, partial(open_one, shown.id), with_place=bool(typed.strip()))

    own = [OwnStep(telling=telling, key="own-step")] if opened == OWN else []
    listed = found(here, path, typed, draw) if typed.strip() else groups(here, path, unfolded, turn, draw)
    head = [
        _head(here, telling, path, tall),
        _tools(here, typed, find, partial(open_one, OWN), tall),
        *sender.fields,
        *notes(here, saving.said, "path-note", _result(here, person, path, *result)),
    ]
    return _placed(head, [*own, *listed], tall)


def _result(here: Here, person: Person, path: CarePath, sentence: str, step: str) -> str:
    """What came of the last change: where the step stands now, by whose word, whatever was just fetched."""
    say, now = here.say, here.services.now()
    shown = next((each for each in path.steps if each.id == step), None)
    said = [sentence]
    if shown:
        place = say(f"desk-path.place-{shown.place}")
        said.insert(0, say("desk-path.moved", title=title_of(say, shown), place=place))
        said.insert(1, why(say, person, shown, now))
    return " ".join(each for each in said if each)


def _placed(head: list[ft.Control], listed: list[ft.Control], tall: bool) -> ft.Control:
    """The list scrolls, what is said of the last change stays in sight; in large text all of it scrolls."""
    if tall:
        return stack(*head, *listed, spacing=14)
    # The padding lies inside what scrolls, or focus rings are cut.
    inside = ft.Container(stack(*listed, spacing=8), padding=ft.Padding.symmetric(horizontal=7, vertical=7))
    below = ft.Column(
        [inside], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    above = ft.Container(stack(*head, spacing=12), padding=ft.Padding.symmetric(horizontal=7))
    whole = stack(above, below, spacing=8)
    whole.expand = True
    return whole


def _head(here: Here, telling: Telling, path: CarePath, tall: bool) -> ft.Control:
    """The phase, and whose choice it is."""
    look, say = here.look, here.say
    title = stack(
        words(look, say("desk-path.title"), 18, weight=BOLD, height=1.2, level=2),
        small(look, _about(here, telling.person, path)),
        spacing=1,
    )
    phases: list[ft.Control] = [
        segment(
            look,
            say(f"phase.{each}"),
            chosen=each == path.phase,
            on_click=partial(_choose, here, telling, path, each),
            key=f"phase-{each}",
        )
        for each in PHASES
    ]
    if tall:
        return stack(title, abreast(look, ft.use_context(FrameContext).width, phases))
    title.expand = True
    return ft.Row([title, *phases], spacing=8)


def _about(here: Here, person: Person, path: CarePath) -> str:
    """For which illness the path is, and who chose the phase."""
    say, known = here.say, paths.illness(here.services, person.participant)
    illness = say(f"diagnosis.{known}") if known else say("desk-path.illness-unknown")
    return f"{illness}. {phase_line(say, person, path, here.services.now())}"


def _choose(here: Here, telling: Telling, path: CarePath, phase: Phase) -> None:
    if phase != path.phase:
        chosen = partial(paths.choose_phase, here.services, telling.person.participant, phase, telling.name)
        telling.keep(chosen, here.say("desk-path.phase-kept", phase=here.say(f"phase.{phase}")))


def _tools(
    here: Here, typed: str, find: Callable[[str], None], add: Callable[[], None], tall: bool
) -> ft.Control:
    look, say = here.look, here.say
    search = field(
        look,
        say("desk-path.search"),
        typed,
        on_change=find,
        sign=ft.Icons.SEARCH_ROUNDED,
        key="find-step",
    )
    own = button(look, say("desk-path.add"), ft.Icons.ADD_ROUNDED, on_click=add, key="add-step")
    if tall:
        return stack(search, own, spacing=14)
    return ft.Row(
        [ft.Container(search, expand=True), own], spacing=16, vertical_alignment=ft.CrossAxisAlignment.END
    )
