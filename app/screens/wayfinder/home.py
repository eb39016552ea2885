"""Wayfinder: where to go with a question, and what is good to do now."""

from functools import partial

import flet as ft

from app.components.actions import danger, quiet, secondary
from app.components.basics import gap, pair, section, title, words
from app.components.cards import link_card
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner, line
from app.components.phases import phase
from app.context import Here, go, use_here
from app.parts.steps import Tell, lead_step, path_of, step_card, whose_phase
from app.parts.ways import back
from app.screens.wayfinder.questions import question_card
from monitoring.care_path import CarePath, Place
from monitoring.steps import PHASES, Phase

FIRST = 4  # steps on the first screen; the others are a tap away
FOUND = 8  # questions
SIGNS = {
    "been": ft.Icons.CHECK_ROUNDED,
    "now": ft.Icons.WB_SUNNY_ROUNDED,
    "later": ft.Icons.MORE_HORIZ_ROUNDED,
}
WAYS = (
    ("subjects", ft.Icons.HELP_OUTLINE_ROUNDED, "/subjects"),
    ("contacts", ft.Icons.CONTACT_PHONE_OUTLINED, "/contacts"),
    ("put-away", ft.Icons.TASK_ALT_ROUNDED, "/put-away"),
    ("about", ft.Icons.TUNE_ROUNDED, "/wayfinder/about"),
)


@ft.component
def WayfinderScreen() -> ft.View:
    """Typing looks for a question; without it stands the path."""
    here = use_here()
    look, say, joined = here.look, here.say, here.session.joined
    typed, set_typed = ft.use_state("")
    trouble, set_trouble = ft.use_state("")
    search = text_field(look, say("wayfinder.search"), typed, on_change=set_typed, key="search")
    body = _found(here, typed) if typed.strip() else _path(here, set_trouble)
    return frame(
        look,
        title(look, say("place.wayfinder")),
        search,
        *([banner(look, trouble, kind="notice", key="trouble")] if trouble else []),
        *body,
        gap(),
        danger(look, say("emergency.call"), on_click=lambda: go("/acute"), key="emergency"),
        gap(),
        foot=None if joined else [back(here, "/")],
        here="wayfinder" if joined else None,
        key="wayfinder",
    )


def _found(here: Here, typed: str) -> list[ft.Control]:
    look, say, audience = here.look, here.say, here.session.preferences.audience
    found = [each for each in here.services.guide.find(typed, say.language) if audience in each.audience]
    cards = [question_card(here, each) for each in found[:FOUND]]
    ask = secondary(
        look,
        say("wayfinder.ask-team"),
        ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
        on_click=lambda: go("/contact"),
        key="ask-team",
    )
    nothing = banner(look, say("wayfinder.nothing"), ft.Icons.SEARCH_ROUNDED, key="nothing")
    return [*(cards or [nothing]), *([ask] if here.session.joined else [])]


def _path(here: Here, tell: Tell) -> list[ft.Control]:
    path = path_of(here)
    return [*_phases(here, path), *_for_now(here, path, tell), *_more(here)]


def _phases(here: Here, path: CarePath) -> list[ft.Control]:
    now = PHASES.index(path.phase)
    drawn = [_phase(here, name, number - now) for number, name in enumerate(PHASES)]
    whose = whose_phase(here, path)
    said = [line(here.look, ft.Icons.INFO_OUTLINE_ROUNDED, whose, key="whose-phase")] if whose else []
    return [pair(here.look, *drawn, spacing=8), *said]


def _phase(here: Here, name: Phase, ahead: int) -> ft.Control:
    word = "now" if ahead == 0 else "later" if ahead > 0 else "been"
    return phase(
        here.look,
        here.say(f"phase.{word}"),
        here.say(f"phase.{name}"),
        SIGNS[word],
        is_now=ahead == 0,
        on_click=partial(go, f"/phase/{name}"),
        key=f"phase-{name}",
    )


def _for_now(here: Here, path: CarePath, tell: Tell) -> list[ft.Control]:
    look, say = here.look, here.say
    steps = path.at(Place.NOW)
    head = section(look, say("wayfinder.now"))
    if not steps:
        return [head, words(look, say("wayfinder.now-none"), 18, soft=True)]
    rest = [step_card(here, each) for each in steps[1:FIRST]]
    left = len(steps) - FIRST
    if left > 0:
        more = say.count("wayfinder.more-steps", left)
        rest.append(quiet(look, more, on_click=partial(go, f"/phase/{path.phase}"), key="more-steps"))
    return [head, lead_step(here, steps[0], tell), *rest]


def _more(here: Here) -> list[ft.Control]:
    """Questions by subject, whom to turn to, what was put away, and whom this is for."""
    look, say = here.look, here.say
    cards = [
        link_card(
            look,
            say(f"wayfinder.{name}"),
            say(f"wayfinder.{name}-under"),
            sign,
            on_click=partial(go, address),
            key=name,
        )
        for name, sign, address in WAYS
    ]
    return [section(look, say("wayfinder.also")), *cards]
