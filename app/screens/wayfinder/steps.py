"""One step of the care path, the steps of a phase, and what was put away."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import contacting, wayfinding
from app.components.actions import quiet, secondary
from app.components.basics import BOLD, gap, pair, section, title, words
from app.components.cards import card, link_card
from app.components.frame import frame
from app.components.notices import line
from app.components.told import told
from app.context import Here, go, open_address, use_here
from app.parts.cards import card_way
from app.parts.explained import Explained
from app.parts.near import fit_line, where
from app.parts.saving import notes
from app.parts.steps import Tell, not_now, noted, path_of, say_of, step_card, title_of, whose_phase, why_shown
from app.parts.talks import at_step
from app.parts.wayfinder import for_whom, reviewed
from app.parts.ways import back, nowhere
from app.signal_words import because_lines
from monitoring.care_path import CarePath, Place, Shown
from monitoring.steps import PHASES, Phase, Step

RESEARCH = "research"  # the theme


@ft.component
def StepScreen() -> ft.View:
    """What happens, why, with whom and when; more behind one tap."""
    here = use_here()
    look = here.look
    name = ft.use_route_params().get("step", "")
    trouble, set_trouble = ft.use_state("")
    opened, set_opened = ft.use_state(False)
    path = path_of(here)
    shown = next((each for each in path.steps if each.id == name), None)
    if shown is None:
        return nowhere(here, "/wayfinder", "step")
    return frame(
        look,
        title(look, title_of(here, shown)),
        *(for_whom(here, shown.step.audience) if shown.step else []),
        *noted(here, shown),
        *(_told(here, shown, shown.step) if shown.step else []),
        *([Explained(_text(here, shown.step), key=f"explained-{name}")] if shown.step else []),
        _why(here, shown),
        *(_more(here, shown.step, opened=opened, open_it=partial(set_opened, True)) if shown.step else []),
        *_card(here, shown.step),
        *at_step(here, name),
        *(_next(here, path, shown.step) if shown.step else []),
        *(_studies(here) if shown.step and shown.step.theme == RESEARCH else []),
        *notes(here, trouble),
        *([reviewed(here, shown.step.review, shown.step.sources)] if shown.step else []),
        gap(),
        foot=[*_answers(here, shown, set_trouble), back(here, "/wayfinder")],
        key=f"step-{name}",
    )


def _text(here: Here, step: Step) -> str:
    """All that stands there at once, to look for difficult words in."""
    return " ".join(map(here.say.of, (step.title, step.what, step.why, step.with_whom, step.when)))


def _told(here: Here, shown: Shown, step: Step) -> list[ft.Control]:
    look, say = here.look, here.say
    again = say("path.every", months=step.every_months) if step.every_months else ""
    facts = (
        ("what", say.of(step.what)),
        ("why", say.of(step.why)),
        ("with", say.of(step.with_whom)),
        ("where", where(here, step, contacting.people(here.services))),
        ("when", " ".join(filter(None, (say.of(step.when), again)))),
    )
    lines = told(look, [(say(f"path.{name}"), text) for name, text in facts])
    drawn = [card(look, *lines, *fit_line(here, shown, with_why=True))]
    if step.prepare:
        head = words(look, say("path.prepare"), 20, weight=BOLD, height=1.2, level=2)
        lines = [line(look, ft.Icons.CHECK_ROUNDED, say.of(each)) for each in step.prepare]
        drawn.append(card(look, head, *lines))
    return drawn


def _why(here: Here, shown: Shown) -> ft.Control:
    """Why the person sees this, with the values that decided it."""
    because = because_lines(here.say, here.services.instruments, shown.because, here.services.now())
    said = "\n".join([why_shown(here, shown), *because])
    return line(here.look, ft.Icons.INFO_OUTLINE_ROUNDED, said, key="why-shown")


def _more(here: Here, step: Step, *, opened: bool, open_it: Callable[[], None]) -> list[ft.Control]:
    look, say = here.look, here.say
    if not (step.more or step.read):
        return []
    if not opened:
        sign = ft.Icons.EXPAND_MORE_ROUNDED
        return [quiet(look, say("path.read-more"), sign, on_click=open_it, key="read-more")]
    links = [
        secondary(
            look,
            say.of(each.title),
            ft.Icons.OPEN_IN_NEW_ROUNDED,
            on_click=partial(open_address, each.url),
            key=f"read-{number}",
        )
        for number, each in enumerate(step.read)
    ]
    return [card(look, *(words(look, say.of(each), 18) for each in step.more)), *links]


def _next(here: Here, path: CarePath, step: Step) -> list[ft.Control]:
    """The steps that go with this one, as far as they are for this person."""
    cards = [step_card(here, each) for each in path.steps if each.id in step.next]
    return [section(here.look, here.say("path.next")), *cards] if cards else []


def _card(here: Here, step: Step | None) -> list[ft.Control]:
    """The card on which what this step brings is written down."""
    found = here.services.guide.cards.get(step.card) if step else None
    return [card_way(here, found)] if found else []


def _studies(here: Here) -> list[ft.Control]:
    """From a step about research to the studies themselves, unless nobody here wants to see them."""
    if not here.session.preferences.shows_studies:
        return []
    text, under = here.say("wayfinder.studies"), here.say("wayfinder.studies-under")
    sign = ft.Icons.BIOTECH_OUTLINED
    return [link_card(here.look, text, under, sign, on_click=partial(go, "/studies"), key="studies")]


def _answers(here: Here, shown: Shown, tell: Tell) -> list[ft.Control]:
    """Done or not now; or back to what is for now."""
    look, say = here.look, here.say
    if shown.place is Place.NOW:
        tick_off = partial(say_of, here, wayfinding.tick_off, shown.id, tell)
        done = secondary(look, say("path.done"), ft.Icons.CHECK_ROUNDED, on_click=tick_off, key="done")
        return [pair(look, done, not_now(here, shown, tell))]
    forward = partial(say_of, here, wayfinding.bring_forward, shown.id, tell)
    sign = ft.Icons.WB_SUNNY_OUTLINED
    return [secondary(look, say("path.now"), sign, on_click=forward, key="bring-forward")]


@ft.component
def PhaseScreen() -> ft.View:
    """Every step of a phase by subject, and the way to say that this is the phase now."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("phase", "")
    trouble, set_trouble = ft.use_state("")
    wanted = next((each for each in PHASES if each == name), None)
    if wanted is None:
        return nowhere(here, "/wayfinder", "phase")
    path = path_of(here)
    choose = partial(say_of, here, wayfinding.choose_phase, wanted, set_trouble)
    sign = ft.Icons.WB_SUNNY_OUTLINED
    said = " ".join(filter(None, (say("phase.is-now"), whose_phase(here, path))))
    is_now = line(look, ft.Icons.WB_SUNNY_ROUNDED, said, key="is-now")
    other = quiet(look, say("phase.choose"), sign, on_click=choose, key="choose")
    return frame(
        look,
        title(look, say(f"phase.{wanted}-long")),
        words(look, say(f"phase.{wanted}-under"), 18, soft=True),
        is_now if path.phase == wanted else other,
        *notes(here, trouble),
        *_by_theme(here, path, wanted),
        gap(),
        foot=[back(here, "/wayfinder")],
        key=f"phase-{name}",
    )


def _by_theme(here: Here, path: CarePath, wanted: Phase) -> list[ft.Control]:
    drawn: list[ft.Control] = []
    of_phase = [
        each
        for each in path.steps
        if each.step and each.step.phase == wanted and each.place is not Place.APART
    ]
    for theme in here.services.guide.themes:
        cards = [step_card(here, each) for each in of_phase if each.step and each.step.theme == theme.id]
        if cards:
            drawn += [section(here.look, here.say.of(theme.title)), *cards]
    return drawn


@ft.component
def PutAwayScreen() -> ft.View:
    """What was done, what was put off and what was left out; all of it can come back."""
    here = use_here()
    look, say, path = here.look, here.say, path_of(here)
    drawn: list[ft.Control] = []
    for place in (Place.DONE, Place.NOT_NOW, Place.LEFT_OUT):
        cards = [step_card(here, each) for each in path.at(place)]
        if cards:
            drawn += [section(look, say(f"place-of-step.{place}")), *cards]
    return frame(
        look,
        title(look, say("wayfinder.put-away")),
        *(drawn or [words(look, say("wayfinder.put-away-none"), 18, soft=True)]),
        foot=[back(here, "/wayfinder/more")],
        key="put-away",
    )
