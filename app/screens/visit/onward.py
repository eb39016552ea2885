"""What can be done with the questions for an appointment: print, send, put away; and the earlier ones."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import exporting, visiting, writing
from app.components.actions import quiet, secondary
from app.components.basics import stack
from app.components.notices import banner, line
from app.context import Here, go, use_here
from app.parts.handing import give
from app.parts.saving import attempt, notes
from monitoring.visits import Preparation


@ft.component
def Onward(prepared: Preparation, key: str | None = None) -> ft.Control:
    """Sending needs a team; printing and putting away do not."""
    here = use_here()
    look, say = here.look, here.say
    trouble, set_trouble = ft.use_state("")
    outcome, set_outcome = ft.use_state("")

    page = partial(exporting.appointment, here.services, say, "visit")
    make = partial(give, page, set_outcome, "share.kept")
    discuss = partial(visiting.put_away, here.services, here.session.writer)
    away = partial(attempt, here, discuss, set_trouble)
    drawn: list[ft.Control] = [
        *notes(here, trouble),
        *([banner(look, say(outcome), kind="notice", key="outcome")] if outcome else []),
        secondary(look, say("visit.print"), ft.Icons.PRINT_OUTLINED, on_click=make, key="print"),
    ]
    if prepared.questions and here.session.joined:
        drawn += _send(here, prepared, set_trouble)
    if not prepared.is_empty:
        drawn.append(
            quiet(look, say("visit.discussed"), ft.Icons.TASK_ALT_ROUNDED, on_click=away, key="discussed")
        )
    if any(each.record_id != prepared.record_id for each in visiting.preparations(here.services)):
        before = partial(go, "/visit/before")
        drawn.append(
            quiet(look, say("visit.before"), ft.Icons.HISTORY_ROUNDED, on_click=before, key="before")
        )
    return stack(*drawn)


def _send(here: Here, prepared: Preparation, tell: Callable[[str], None]) -> list[ft.Control]:
    """Once; then it says when they were sent, and a change can be sent again."""
    look, say = here.look, here.say
    text = visiting.as_message(say, prepared)
    sent = visiting.sent(here.session.overview, text)
    if sent is not None:
        when = say.on(sent.origin.about, here.services.now())
        return [line(look, ft.Icons.CHECK_CIRCLE_ROUNDED, say("visit.sent", when=when), key="sent")]
    sender, writer = here.session.overview.name, here.session.writer
    write = partial(writing.write_message, here.services, text, sender, writer)
    send = partial(attempt, here, write, tell)
    return [secondary(look, say("visit.send"), ft.Icons.SEND_ROUNDED, on_click=send, key="send")]
