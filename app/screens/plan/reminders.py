"""Reminders by the phone's own calendar: which day, what time, when it is quiet, and the file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial

import flet as ft

from app import feedback
from app.actions import calendar_file, reminding
from app.actions.reminding import Reminding
from app.components.actions import primary, segment
from app.components.basics import gap, pairs, section, stack, title, words
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, hand_over, use_here
from app.parts.ways import back
from monitoring.reminders import Quiet
from sync.errors import VaultError

HOURS = (9, 10, 12, 14, 16, 19)  # to choose a reminder from
EVENINGS, MORNINGS = (19, 20, 21, 22), (7, 8, 9, 10)  # quiet from, quiet until


@ft.component
def RemindersScreen() -> ft.View:
    """Each choice is kept at once; the file goes to the calendar when the person says so."""
    here = use_here()
    look, say, services = here.look, here.say, here.services
    chosen, set_chosen = ft.use_state(reminding.reminding(services))
    told, tell = ft.use_state("")

    def choose(wish: Reminding) -> None:
        try:
            reminding.keep(services, wish)
        except VaultError as error:
            tell(feedback.key(error))
        else:
            set_chosen(wish)
            tell("")

    def give() -> None:
        tell("")
        try:
            content = reminding.calendar(services, say)
        except VaultError as error:
            tell(feedback.key(error))
            return
        if content is None:
            tell("plan.calendar-empty")
        else:
            hand_over(calendar_file.NAME, content, done)

    def done(kept: bool) -> None:
        tell("plan.calendar-ready" if kept else "export.not-kept")

    notice = [banner(look, say(told), kind="calm", key="told")] if told else []
    return frame(
        look,
        title(look, say("plan.reminders")),
        words(look, say("plan.calendar-under"), 18, soft=True),
        *_when(here, chosen, choose),
        *_quiet(here, chosen, choose),
        *_shown(here, chosen, choose),
        gap(),
        *notice,
        foot=[
            primary(look, say("plan.calendar-do"), ft.Icons.EVENT_ROUNDED, on_click=give, key="give"),
            back(here, "/plan"),
        ],
        key="reminders",
    )


Choose = Callable[[Reminding], None]


def _when(here: Here, chosen: Reminding, choose: Choose) -> list[ft.Control]:
    say, wish = here.say, chosen.wish
    days = [
        _answer(
            here,
            say.weekday_name(n),
            chosen,
            replace(chosen, wish=replace(wish, weekday=n)),
            choose,
            f"day-{n}",
        )
        for n in range(7)
    ]
    at = wish.quiet.after(wish.at)
    hours = [
        _answer(
            here,
            _clock(here, hour),
            replace(chosen, wish=replace(wish, at=at)),
            replace(chosen, wish=replace(wish, at=time(hour))),
            choose,
            f"at-{hour}",
        )
        for hour in HOURS
        if not wish.quiet.covers(time(hour))
    ]
    return [_group(here, say("plan.remind-day"), days), _group(here, say("plan.remind-at"), hours)]


def _quiet(here: Here, chosen: Reminding, choose: Choose) -> list[ft.Control]:
    say, quiet = here.say, chosen.wish.quiet

    def other(hours: Quiet) -> Reminding:
        return replace(chosen, wish=replace(chosen.wish, quiet=hours))

    starts = [
        _answer(
            here, _clock(here, hour), chosen, other(replace(quiet, start=time(hour))), choose, f"from-{hour}"
        )
        for hour in EVENINGS
    ]
    ends = [
        _answer(
            here, _clock(here, hour), chosen, other(replace(quiet, end=time(hour))), choose, f"until-{hour}"
        )
        for hour in MORNINGS
    ]
    return [_group(here, say("plan.quiet-from"), starts), _group(here, say("plan.quiet-until"), ends)]


def _shown(here: Here, chosen: Reminding, choose: Choose) -> list[ft.Control]:
    answers = [
        _answer(here, here.say(f"plan.{name}"), chosen, replace(chosen, is_named=is_named), choose, name)
        for name, is_named in (("unnamed", False), ("named", True))
    ]
    return [
        _group(here, here.say("plan.lock-screen"), answers),
        words(here.look, here.say("plan.lock-screen-under"), 18, soft=True),
    ]


def _answer(
    here: Here, text: str, chosen: Reminding, wish: Reminding, choose: Choose, key: str
) -> ft.Control:
    return segment(here.look, text, selected=chosen == wish, on_click=partial(choose, wish), key=key)


def _clock(here: Here, hour: int) -> str:
    return here.say("plan.clock", hour=hour)


def _group(here: Here, text: str, answers: list[ft.Control]) -> ft.Control:
    return stack(section(here.look, text), *pairs(here.look, answers))
