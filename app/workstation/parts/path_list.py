"""The steps of a care path in groups that open, or those that fit what was typed."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.basics import words
from app.workstation.components.folds import group
from app.workstation.context import Here
from app.workstation.path_words import title_of
from monitoring.care_path import CarePath, Place, Reason, Shown

PHASE = "phase"  # the group of what is for now by nothing but the phase
GROUPS = (Place.NOW, PHASE, Place.LATER, Place.NOT_NOW, Place.DONE, Place.LEFT_OUT, Place.BEEN)
BEGUN: tuple[str, ...] = (Place.NOW,)  # the groups that are open at first
FOUND = 12  # steps; who does not see the one that was meant types on

Draw = Callable[[Shown], ft.Control]


def groups(
    here: Here, path: CarePath, unfolded: tuple[str, ...], turn: Callable[[str], None], draw: Draw
) -> list[ft.Control]:
    """Every step by where it stands; each group says how many it holds."""
    say = here.say
    drawn: list[ft.Control] = []
    for place in GROUPS:
        steps = _at(path, place)
        if not steps and place != Place.NOW:
            continue
        is_open = place in unfolded
        count = say.count("desk-path.steps", len(steps))
        title = say(f"desk-path.place-{place}")
        head = group(
            here.look, title, count, opened=is_open, on_click=partial(turn, place), key=f"group-{place}"
        )
        drawn += [head, *map(draw, steps if is_open else ())]
        if is_open and not steps:
            drawn.append(words(here.look, say("desk-path.now-none"), 16, soft=True, height=1.3))
    return drawn


def _at(path: CarePath, place: str) -> list[Shown]:
    """The steps of a group: for now are many, so what somebody asked for or filled in stands apart."""
    if place in (Place.NOW, PHASE):
        return [each for each in path.at(Place.NOW) if (each.reason is Reason.PHASE) == (place == PHASE)]
    return [each for each in path.steps if each.place == place]


def found(here: Here, path: CarePath, typed: str, draw: Draw) -> list[ft.Control]:
    """The steps that fit, those of the team's own by their letters."""
    say = here.say
    ids = here.services.guide.find_steps(typed, say.language)
    letters = typed.strip().casefold()
    own = [each for each in path.steps if each.step is None and letters in title_of(say, each).casefold()]
    known = sorted((each for each in path.steps if each.id in ids), key=lambda each: ids.index(each.id))
    fit = [*own, *known][:FOUND]
    return [draw(each) for each in fit] or [
        words(here.look, say("desk-path.none-found"), 16, key="no-step-found")
    ]
