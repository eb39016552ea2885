"""Until when a step is not shown."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import flet as ft

from app.actions.planning import local_now
from app.actions.wayfinding import NOT_NOW_FOR
from app.components.basics import BOLD, stack, words
from app.workstation.actions import path as paths
from app.workstation.components.controls import button, field
from app.workstation.components.frame import FrameContext, in_rows
from app.workstation.context import use_here
from app.workstation.parts.telling import Telling
from monitoring.errors import NotADateError
from monitoring.records import StepMark

A_MONTH = timedelta(days=28)


@ft.component
def Until(
    mark: StepMark,
    keep: Callable[[StepMark], None],
    telling: Telling,
    back: Callable[[], None],
    key: str | None = None,
) -> ft.Control:
    """Until when it is not shown: one of two days, a day of one's own, or until somebody says so."""
    here = use_here()
    look, say = here.look, here.say
    width = ft.use_context(FrameContext).width
    typed, set_typed = ft.use_state("")
    today = local_now(here.services).date()

    def keep_typed() -> None:
        try:
            day = paths.read_until(say, typed, today)
        except NotADateError:
            telling.saving.tell("desk-path.until-unclear")
            return
        keep(StepMark(mark.status, day, mark.title, mark.note))

    days = [
        button(
            look,
            say("desk-path.until-day", day=say.date(today + span)),
            on_click=partial(keep, StepMark(mark.status, today + span, mark.title, mark.note)),
            key=f"until-{span.days}",
        )
        for span in (A_MONTH, NOT_NOW_FOR)
    ]
    return stack(
        words(look, say("desk-path.until-when"), 16, weight=BOLD, height=1.25, key="until-when"),
        in_rows(
            look,
            width,
            [
                *days,
                button(look, say("desk-path.until-none"), on_click=partial(keep, mark), key="until-none"),
            ],
            3,
        ),
        field(
            look,
            say("desk-path.until-other"),
            typed,
            on_change=set_typed,
            on_submit=keep_typed,
            key="until-day",
        ),
        in_rows(
            look,
            width,
            [
                button(look, say("desk-path.until-save"), on_click=keep_typed, key="until-save"),
                button(look, say("desk-path.until-back"), kind="quiet", on_click=back, key="until-back"),
            ],
            2,
        ),
        spacing=14,
    )
