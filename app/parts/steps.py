"""A step of the care path: why it is shown, and what the person says of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.actions import wayfinding
from app.actions.writers import Writer
from app.components.actions import quiet, secondary
from app.components.basics import BOLD, pair, words
from app.components.cards import card, link_card, message_lines
from app.components.notices import line
from app.components.told import told
from app.context import Here, go
from app.parts.near import fit_in_short, fit_line
from app.parts.saving import attempt
from app.services import Services
from monitoring.care_path import About, CarePath, Place, Reason, Shown
from monitoring.records import Author

Act = Callable[[Services, Any, Writer], None]
Tell = Callable[[str], None]


def path_of(here: Here) -> CarePath:
    """The path of whoever holds this device."""
    chosen = here.session.preferences
    return wayfinding.path(here.services, About(chosen.audience, chosen.diagnosis, chosen.wishes))


def title_of(here: Here, shown: Shown) -> str:
    """What a step is called."""
    return here.say.of(shown.step.title) if shown.step else shown.title


def why_shown(here: Here, shown: Shown) -> str:
    """Why this step stands where it stands, in a sentence."""
    say = here.say
    if shown.last and shown.reason not in (Reason.PHASE, Reason.SOONER):
        when = say.on(shown.last.change.origin.entered, here.services.now())
        if shown.reason is Reason.AGAIN:
            return say("path.again", when=when)
        who = shown.last.change.writer or say("plan.the-team")
        return say(f"path.{shown.reason}-{shown.place}", who=who, when=when)
    if shown.reason is Reason.SOONER and shown.step is not None:
        return say.of(shown.step.sooner_because)
    return say(f"path.phase-{shown.place}")


def lead_step(here: Here, shown: Shown, tell: Tell) -> ft.Control:
    """The first step: what it is, why, with whom, and two answers."""
    look, say, step = here.look, here.say, shown.step
    facts = [(say("path.why"), say.of(step.why)), (say("path.with"), say.of(step.with_whom))] if step else []
    reason = why_shown(here, shown) if shown.reason is not Reason.PHASE else ""
    address = f"/step/{shown.id}"
    more = secondary(look, say("path.more"), on_click=partial(go, address), key=f"more-{shown.id}")
    return card(
        look,
        words(look, title_of(here, shown), 22, weight=BOLD, height=1.2, level=3, key=f"step-{shown.id}"),
        *noted(here, shown),
        *told(look, facts),
        *([line(look, ft.Icons.INFO_OUTLINE_ROUNDED, reason, key=f"reason-{shown.id}")] if reason else []),
        *fit_line(here, shown),
        pair(look, more, not_now(here, shown, tell)),
        spacing=14,
    )


def whose_phase(here: Here, path: CarePath) -> str:
    """Whose choice the phase is, where it was the team's; empty where it was not."""
    change = path.chosen
    if change is None or change.origin.author is not Author.CLINICIAN:
        return ""
    who = change.writer or here.say("plan.the-team")
    return here.say("phase.of-team", who=who, when=here.say.on(change.origin.entered, here.services.now()))


def noted(here: Here, shown: Shown) -> list[ft.Control]:
    """The words that the team gave with a step, with the name over them."""
    if shown.note is None:
        return []
    say, change = here.say, shown.note.change
    who = change.writer or say("plan.the-team" if shown.note.is_of_team else "message.you")
    head = say("message.head", sender=who, date=say.recent(change.origin.entered, here.services.now()))
    return [ft.Row([message_lines(here.look, head, shown.note.mark.note)])]


def step_card(here: Here, shown: Shown) -> ft.Control:
    """A step in a list; what was put away says since when."""
    is_away = shown.place in (Place.DONE, Place.NOT_NOW, Place.LEFT_OUT)
    under = here.say.of(shown.step.brief) if shown.step and not is_away else why_shown(here, shown)
    if shown.place is Place.NOW:
        under = "\n".join(filter(None, (under, fit_in_short(here, shown))))
    go_on = partial(go, f"/step/{shown.id}")
    return link_card(here.look, title_of(here, shown), under, on_click=go_on, key=f"step-{shown.id}")


def not_now(here: Here, shown: Shown, tell: Tell) -> ft.Control:
    """Never in the way, always an answer."""
    put_off = partial(say_of, here, wayfinding.put_off, shown.id, tell)
    return quiet(here.look, here.say("path.not-now"), on_click=put_off, key=f"not-now-{shown.id}")


def say_of(here: Here, act: Act, what: str, tell: Tell) -> None:
    """Keep what the person says of a step or a phase, or tell the key of why that is not possible."""
    attempt(here, partial(act, here.services, what, here.session.writer), tell)
