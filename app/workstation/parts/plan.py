"""A person's plan: what is asked and how often, whose change it was, and changing it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import flet as ft

from app.actions.planning import local_now
from app.components.basics import stack
from app.planned import pause_text, rhythm_name, rhythm_text, rhythms, whose
from app.sentences import capital
from app.workstation.actions import planning
from app.workstation.actions.people import Person
from app.workstation.components.boxes import box, note
from app.workstation.components.controls import body, button, segment, small
from app.workstation.context import Here, use_here
from app.workstation.parts.saving import notes, use_saving
from app.workstation.sentences import called
from monitoring.gaps import Missed
from monitoring.items import Instrument
from monitoring.plan import Plan, in_order
from sync.errors import SyncError

Choose = Callable[[Instrument, timedelta | None], None]


@ft.component
def PlanBox(person: Person, key: str | None = None) -> ft.Control:
    """What is asked, and on request everything that could be."""
    here = use_here()
    look, say = here.look, here.say
    is_whole, set_is_whole = ft.use_state(False)
    saving = use_saving(here)
    held, name = _plan(here, person), called(say, person)
    if held is None:
        return stack()

    def choose(instrument: Instrument, rhythm: timedelta | None) -> None:
        saving.keep(partial(planning.ask, here.services, person.participant, instrument, rhythm))

    lacking = planning.missed(here.services, person.participant, held)
    rows = [
        Row(held, each, name, lacking.get(each.name), choose, key=f"plan-{each.name}")
        for each in in_order(here.services.instruments)
        if is_whole or held.rhythm(each) is not None
    ]
    turn = button(
        look,
        say("plan.desk-less" if is_whole else "plan.desk-more"),
        kind="quiet",
        on_click=partial(set_is_whole, not is_whole),
        key="plan-whole",
    )
    own = small(look, say("plan.desk-own", name=name))
    parts = [*_state(here, held, name), *rows, *notes(here, saving.said, "plan-note"), turn, own]
    return box(look, say("plan.desk"), *parts, spacing=12)


@ft.component
def Row(
    held: Plan,
    instrument: Instrument,
    name: str,
    missed: Missed | None,
    choose: Choose,
    key: str | None = None,
) -> ft.Control:
    """How often one thing is asked and how often it did not come, and the choices when they are opened."""
    here = use_here()
    look, say = here.look, here.say
    is_open, set_is_open = ft.use_state(False)
    rhythm, title = held.rhythm(instrument), instrument.title[say.language]
    changed = whose(say, held.changes.get(instrument.url), here.services.now(), patient=name)

    def take(other: timedelta | None) -> None:
        set_is_open(False)
        if other != rhythm:
            choose(instrument, other)

    said = ft.MergeSemantics(
        stack(
            body(look, title, strong=True),
            body(look, capital(rhythm_text(say, rhythm))),
            *([small(look, changed)] if changed else []),
            *([small(look, _missed(here, missed))] if missed else []),
            spacing=1,
        )
    )
    if is_open:
        answers = [
            segment(
                look,
                capital(rhythm_text(say, each)),
                chosen=each == rhythm,
                on_click=partial(take, each),
                key=f"{instrument.name}-{rhythm_name(each)}",
            )
            for each in rhythms(instrument)
        ]
        return stack(said, *answers, spacing=8)
    change = button(
        look,
        say("plan.desk-change"),
        spoken=say("plan.desk-change-spoken", title=title),
        on_click=lambda: set_is_open(True),
        key=f"change-{instrument.name}",
    )
    return ft.Row([ft.Container(said, expand=True), change], spacing=10)


def _missed(here: Here, missed: Missed) -> str:
    day = here.say.named_day(here.say.local(missed.since).date())
    return here.say("plan.desk-missed", day=day, count=missed.count)


def _plan(here: Here, person: Person) -> Plan | None:
    try:
        return planning.plan_of(here.services, person.participant)
    except SyncError:
        return None  # the page says so already


def _state(here: Here, held: Plan, name: str) -> list[ft.Control]:
    """Whether anything is asked, where that is not so every day."""
    until = pause_text(here.say, held.pause, local_now(here.services).date())
    said = here.say("plan.desk-off", name=name) if not held.is_measuring else until
    return [note(here.look, said, ft.Icons.INFO_OUTLINE_ROUNDED, key="plan-state")] if said else []
