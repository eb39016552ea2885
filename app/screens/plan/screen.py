"""What one fills in: how often, a pause, reminders, or only the wayfinder."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import quiet, secondary
from app.components.basics import gap, section, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, go, use_here
from app.faces import face
from app.measuring import MeasuringChoice
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.planned import pause_text, rhythm_text, whose
from app.sentences import capital
from monitoring.items import Instrument


def _row(here: Here, instrument: Instrument) -> ft.Control:
    say, plan = here.say, here.session.overview.plan
    said = whose(say, plan.changes.get(instrument.url), here.services.now())
    often = capital(rhythm_text(say, plan.rhythm(instrument)))
    return link_card(
        here.look,
        instrument.title[say.language],
        f"{often}. {said}" if said else often,
        face(instrument.name),
        on_click=partial(go, f"/plan/rhythm/{instrument.name}"),
        key=f"rhythm-{instrument.name}",
    )


def _rows(here: Here) -> list[ft.Control]:
    """What is asked and how often; then what is never asked, but may be filled in."""
    look, say, plan = here.look, here.say, here.session.overview.plan
    known = [task.instrument for task in here.session.overview.tasks]
    groups = {
        "plan.how-often": [each for each in known if plan.rhythm(each) is not None],
        "today.again": [each for each in known if plan.rhythm(each) is None],
    }
    return [
        control
        for key, group in groups.items()
        if group
        for control in (section(look, say(key)), *(_row(here, each) for each in group))
    ]


def _away(here: Here, trouble: str, tell: Callable[[str], None]) -> list[ft.Control]:
    """The pause that runs or lies ahead, with its end; else the way to one."""
    look, say = here.look, here.say
    until = pause_text(say, here.session.overview.plan.pause, planning.local_now(here.services).date())
    if not until:
        return [
            quiet(
                look,
                say("plan.pause"),
                ft.Icons.PAUSE_ROUNDED,
                on_click=partial(go, "/plan/pause"),
                key="pause",
            )
        ]
    resume = partial(planning.measure, here.services, here.session.writer, is_on=True)
    return [
        banner(look, until, ft.Icons.PAUSE_ROUNDED, key="until"),
        secondary(
            look,
            say("plan.resume"),
            ft.Icons.PLAY_ARROW_ROUNDED,
            on_click=lambda: attempt(here, resume, tell),
            key="resume",
        ),
        *notes(here, trouble),
    ]


def _reminders(here: Here) -> ft.Control:
    return link_card(
        here.look,
        here.say("plan.reminders"),
        here.say("plan.reminders-under"),
        ft.Icons.EVENT_ROUNDED,
        on_click=partial(go, "/plan/reminders"),
        key="reminders",
    )


@ft.component
def PlanScreen() -> ft.View:
    """Every choice about what is asked; with measuring off only the way back."""
    here = use_here()
    look, say, overview = here.look, here.say, here.session.overview
    trouble, set_trouble = ft.use_state("")
    choice = [section(look, say("plan.measuring")), MeasuringChoice(key="measuring")]
    if not overview.plan.is_measuring:
        parts = choice
    else:
        parts = [
            words(look, say("plan.under"), 18, soft=True),
            gap(),
            *_away(here, trouble, set_trouble),
            *_rows(here),
            section(look, say("plan.calendar")),
            _reminders(here),
            *choice,
        ]
    return frame(look, title(look, say("plan.title")), *parts, gap(), foot=[back(here, "/")], key="plan")
