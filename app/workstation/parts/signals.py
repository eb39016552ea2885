"""The signals of a person: the rule, the values that met it, and that the team dealt with it."""

from functools import partial

import flet as ft

from app.actions.signals import missing_here
from app.components.basics import icon, stack, words
from app.signal_words import because_lines, missing_names
from app.theme import SMALL
from app.workstation import feedback
from app.workstation.actions.people import Person
from app.workstation.actions.signals import discuss
from app.workstation.components.boxes import box
from app.workstation.components.controls import body, button, small
from app.workstation.context import Here
from monitoring.signals import Signal
from sync.errors import SyncError


def signals_of(here: Here, person: Person) -> list[ft.Control]:
    """A box, when there is anything to tell."""
    lacking = _missing(here, person)
    if not person.signals and not lacking:
        return []
    shown = [_signal(here, person, each) for each in person.signals]
    return [box(here.look, here.say("rules.signals"), *shown, *lacking, spacing=14)]


def _signal(here: Here, person: Person, signal: Signal) -> ft.Control:
    look, say, now = here.look, here.say, here.services.now()
    title = say("rules.head", id=signal.rule_id, title=signal.rule.title[say.language])
    because = because_lines(say, here.services.instruments, signal.because, now)
    lines = [body(look, title, strong=True), *(small(look, each) for each in because)]
    if signal.discussed:
        when = say.recent(signal.discussed.at, now)
        by = signal.discussed.by or say("desk.team")
        lines.append(small(look, say("rules.discussed", by=by, when=when)))
        return _surface(here, stack(*lines, spacing=6))
    lines.insert(1, _soon(here, signal))
    lines.append(words(look, signal.rule.team[say.language], 16, height=1.3))
    lines.append(
        button(
            look,
            say("rules.discuss"),
            ft.Icons.CHECK_ROUNDED,
            spoken=say("rules.discuss-spoken", title=signal.rule.title[say.language]),
            on_click=partial(_discuss, here, person, signal),
            key=f"discuss-{signal.rule_id}",
        )
    )
    return _surface(here, stack(*lines, spacing=6))


def _soon(here: Here, signal: Signal) -> ft.Control:
    """Within how long somebody should look."""
    text = here.say(f"rules.urgency.{signal.rule.urgency}")
    said = ft.Container(body(here.look, text), expand=True)
    return ft.Row([icon(here.look, ft.Icons.SCHEDULE_ROUNDED, 20, here.look.leaf), said], spacing=8)


def _surface(here: Here, inside: ft.Control) -> ft.Control:
    look = here.look
    edge = ft.Border.all(2, look.edge) if look.contrast else None
    return ft.Container(inside, bgcolor=look.sunken, border_radius=SMALL, padding=12, border=edge)


def _missing(here: Here, person: Person) -> list[ft.Control]:
    """The signed rules that cannot be judged, and the values that they lack."""
    say = here.say
    try:
        lacking = missing_here(here.services, person.participant)
    except SyncError:
        return []
    if not lacking:
        return []
    missing = dict.fromkeys(name for each in lacking for name in each.missing)
    names = missing_names(say, here.services.instruments, missing)
    rules = ", ".join(each.rule_id for each in lacking)
    return [small(here.look, say("rules.missing", rules=rules, names=", ".join(names)))]


def _discuss(here: Here, person: Person, signal: Signal) -> None:
    try:
        discuss(here.services, person.participant, signal)
    except SyncError as error:
        here.office.trouble = feedback.key(error)
        return
    here.office.read(here.services)
    ft.context.page.run_task(here.office.fetch, here.services)
