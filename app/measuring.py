"""Measuring is a choice: the two answers, and what stands where tasks would when nothing is asked."""

from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import choice, secondary
from app.components.basics import stack
from app.components.notices import banner, empty_state
from app.context import Here, go, use_here
from app.parts.saving import attempt
from app.planned import pause_text
from monitoring.schedule import Asking


@ft.component
def MeasuringChoice(key: str | None = None) -> ft.Control:
    """Fill in too, or only the wayfinder; each works at once, also before joining."""
    here = use_here()
    look, say, services = here.look, here.say, here.services
    is_off = planning.only_wayfinder(services)
    trouble, set_trouble = ft.use_state("")

    def choose(is_on: bool) -> None:
        attempt(here, partial(planning.measure, services, here.session.writer, is_on=is_on), set_trouble)

    answers = [
        choice(
            look,
            say(f"plan.measuring-{name}"),
            say(f"plan.measuring-{name}-under"),
            selected=is_on != is_off,
            # The answer that holds already changes nothing: a pause stays a pause.
            on_click=partial(choose, is_on) if is_on == is_off else None,
            key=f"measuring-{name}",
        )
        for name, is_on in (("on", True), ("off", False))
    ]
    notes = [banner(look, say(trouble), kind="notice", key="trouble")] if trouble else []
    return stack(*answers, *notes)


def not_asked(here: Here) -> ft.Control | None:
    """What Today says when nothing is asked; None when there is something to ask."""
    look, say, overview = here.look, here.say, here.session.overview
    if overview.asking is Asking.YES:
        return None
    if overview.asking is Asking.SILENT:
        return empty_state(look, say("plan.silent"), say("plan.silent-under"))
    if overview.asking is Asking.OFF:
        return empty_state(look, say("plan.off"), say("plan.off-under"), to_plan(here))
    until = pause_text(say, overview.plan.pause, planning.local_now(here.services).date())
    return empty_state(look, until.rstrip("."), say("plan.paused-under"), to_plan(here))


def to_plan(here: Here) -> ft.Control:
    """The way to where the choices are."""
    return secondary(
        here.look, here.say("plan.title"), ft.Icons.TUNE_ROUNDED, on_click=lambda: go("/plan"), key="to-plan"
    )
