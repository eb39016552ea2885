"""Wayfinder: where to go with a question, and what is good to do now."""

from collections.abc import Callable
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
from app.parts.saving import notes
from app.parts.steps import Tell, lead_step, path_of, step_card, whose_phase
from app.parts.talks import talk_card
from app.parts.wayfinder import question_card, ways
from app.parts.ways import back
from monitoring.care_path import CarePath, Place
from monitoring.measures import Measure
from monitoring.steps import OCCASIONS, PHASES, Phase

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
    ("cards", ft.Icons.BADGE_OUTLINED, "/cards"),
    ("keeping", ft.Icons.EDIT_NOTE_ROUNDED, "/keeping"),
    ("visit", ft.Icons.EVENT_NOTE_OUTLINED, "/visit"),
    ("more", ft.Icons.MORE_HORIZ_ROUNDED, "/wayfinder/more"),
)


@ft.component
def WayfinderScreen() -> ft.View:
    """Typing looks for a question; without it stands the path."""
    here = use_here()
    look, say = here.look, here.say
    typed, set_typed = ft.use_state("")
    trouble, set_trouble = ft.use_state("")
    search = text_field(look, say("wayfinder.search"), typed, on_change=set_typed, key="search")
    talk = talk_card(here)
    found = typed.strip() != ""
    body = _found(here, typed, partial(set_typed, "")) if found else _path(here, set_trouble, talk)
    return frame(
        look,
        title(look, say("place.wayfinder")),
        search,
        *notes(here, trouble),
        *body,
        gap(),
        *([] if here.begins_as_carer else [_emergency(here), gap()]),
        foot=_foot(here),
        here="wayfinder" if here.session.joined else None,
        key="wayfinder",
    )


def _emergency(here: Here) -> ft.Control:
    return danger(here.look, here.say("emergency.call"), on_click=lambda: go("/acute"), key="emergency")


def _foot(here: Here) -> list[ft.Control] | None:
    """For a carer this is the first screen, with 112 in reach; there is nothing to go back to."""
    if here.begins_as_carer:
        return [_emergency(here)]
    return None if here.session.joined else [back(here, "/")]


def _found(here: Here, typed: str, leave: Callable[[], None]) -> list[ft.Control]:
    """What fits; who comes back from one of these finds the path again, not what was typed."""
    look, say, audience = here.look, here.say, here.session.preferences.audience
    found = [each for each in here.services.guide.find(typed, say.language) if audience in each.audience]
    cards = [question_card(here, each, leave) for each in found[:FOUND]]
    ask = secondary(
        look,
        say("wayfinder.ask-team"),
        ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
        on_click=lambda: go("/contact"),
        key="ask-team",
    )
    nothing = banner(look, say("wayfinder.nothing"), ft.Icons.SEARCH_ROUNDED, key="nothing")
    return [*(cards or [nothing]), *([ask] if here.session.joined else [])]


def _path(here: Here, tell: Tell, talk: list[ft.Control]) -> list[ft.Control]:
    path = path_of(here)
    return [
        *_own_week(here),
        *_phases(here, path),
        *_for_now(here, path, tell),
        *talk,
        *_more(here),
    ]


def _own_week(here: Here) -> list[ft.Control]:
    """How it goes with a carer themselves; a card, and nothing that asks for it."""
    if not here.begins_as_carer:
        return []
    say, sign = here.say, ft.Icons.FAVORITE_OUTLINE_ROUNDED
    newest = here.session.overview.trends[Measure.CARER_WELL_BEING].latest
    on = say.on(newest.at, here.services.now()) if newest else ""
    under = say("own-week.last", when=on) if newest else say("own-week.none")
    go_on = partial(go, "/own-week")
    return [link_card(here.look, say("own-week.title"), under, sign, on_click=go_on, key="own-week")]


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
    """Questions by subject, whom to turn to, what is kept and shown, and the way to the rest."""
    head = section(here.look, here.say("wayfinder.also"))
    return [head, *ways(here, WAYS), *_occasions(here), *_settings(here)]


def _settings(here: Here) -> list[ft.Control]:
    """The way to the settings, for a carer: who is asked the first question finds it there."""
    if not here.begins_as_carer:
        return []
    sign, text = ft.Icons.TEXT_FIELDS_ROUNDED, here.say("settings.short")
    return [quiet(here.look, text, sign, on_click=lambda: go("/settings"), key="settings")]


def _occasions(here: Here) -> list[ft.Control]:
    """What nobody is led to, for a carer who looks for it."""
    if here.session.preferences.audience != "carer":
        return []
    return [
        link_card(
            here.look,
            here.say(f"occasion.{name}"),
            here.say(f"occasion.{name}-under"),
            ft.Icons.SPA_OUTLINED,
            on_click=partial(go, f"/occasion/{name}"),
            key=f"occasion-{name}",
        )
        for name in OCCASIONS
    ]
