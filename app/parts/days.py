"""Choosing a day or a time by steps, or by typing; no wheel and no calendar to aim at."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

import flet as ft

from app.components.actions import quiet, segment, step
from app.components.basics import BOLD, pair, section, stack, well, words
from app.components.fields import text_field
from app.context import Here, use_here
from app.i18n import Words
from app.sentences import capital
from monitoring.dates import read_date
from monitoring.errors import NotADateError

DAYS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
TIMES = {"hour": timedelta(hours=1), "five": timedelta(minutes=5)}
Move = Callable[[timedelta], None]


def day_name(say: Words, day: date, today: date) -> str:
    """As in "Saturday 21 November", with the year when that is another."""
    year = "" if day.year == today.year else f" {day.year}"
    return capital(say.named_day(day)) + year


def stepper(
    here: Here,
    name: str,
    shown: str,
    sizes: Mapping[str, timedelta],
    move: Move,
    spoken: Callable[[str], str],
) -> list[ft.Control]:
    """What is chosen now, and under it less and more of each size.

    Args:
        here: where it is drawn.
        name: what the keys begin with.
        shown: what is chosen, in words.
        sizes: of the steps; each has its words in the catalogue.
        move: told how far.
        spoken: what a screen reader says of a step, as in "week-earlier".
    """
    look = here.look
    large = words(look, shown, 22, weight=BOLD, height=1.2, align=ft.TextAlign.CENTER, key=f"{name}-day")
    rows = [
        pair(look, *(_step(here, name, size, sign, by, move, spoken) for sign in (-1, 1)))
        for size, by in sizes.items()
    ]
    return [well(look, large), *rows]


def _step(
    here: Here, name: str, size: str, sign: int, by: timedelta, move: Move, spoken: Callable[[str], str]
) -> ft.Control:
    which = f"{size}-{'later' if sign > 0 else 'earlier'}"
    return step(
        here.look,
        here.say(f"days.{size}"),
        more=sign > 0,
        spoken=spoken(which),
        on_click=partial(move, sign * by),
        key=f"{name}-{which}",
    )


@ft.component
def DayChooser(
    name: str,
    heading: str,
    day: date,
    choose: Callable[[date], None],
    last: date | None,
    key: str | None = None,
) -> ft.Control:
    """A day by steps or typed; what stands in the well is what counts.

    `last` is the latest day that there can be, None when it may lie ahead.
    """
    here = use_here()
    look, say = here.look, here.say
    typed, set_typed = ft.use_state("")
    is_typing, set_is_typing = ft.use_state(False)
    today = say.local(here.services.now()).date()

    def move(by: timedelta) -> None:
        take(day + by)

    def take(other: date) -> None:
        choose(min(other, last) if last else other)

    def read(text: str) -> None:
        set_typed(text)
        found = _typed(say, text, today)
        if found:
            take(found)

    sizes = {} if is_typing else DAYS
    said = partial(_spoken, say, heading)
    steps = stepper(here, name, day_name(say, day, today), sizes, move, said)
    field = text_field(look, say("days.typed"), typed, on_change=read, key=f"{name}-typed")
    turn = quiet(
        look,
        say("number.steps" if is_typing else "days.type"),
        ft.Icons.ADD_CIRCLE_OUTLINE_ROUNDED if is_typing else ft.Icons.KEYBOARD_ROUNDED,
        on_click=partial(set_is_typing, not is_typing),
        key=f"{name}-typing",
    )
    return stack(section(look, heading), *steps, *([field] if is_typing else []), turn)


def _spoken(say: Words, heading: str, which: str) -> str:
    return say("days.spoken", what=heading, step=say(f"days.{which}"))


def _typed(say: Words, text: str, today: date) -> date | None:
    """A whole day that was typed; None while it is not one yet."""
    try:
        found = read_date(text, "day", say.months, today)
    except NotADateError:
        return None
    return date.fromisoformat(found) if len(found) == len("2026-11-21") else None


def maybe_day(
    here: Here,
    name: str,
    heading: str,
    unknown: str,
    day: date | None,
    choose: Callable[[date | None], None],
    *,
    ahead: bool = False,
) -> list[ft.Control]:
    """A day that may be unknown: two answers, and the steps where there is a day.

    Args:
        here: where it is drawn.
        name: what the keys begin with.
        heading: which day it is.
        unknown: the answer that there is none.
        day: what was chosen; None when there is none.
        choose: told what is chosen.
        ahead: whether it may lie ahead.
    """
    look, say = here.look, here.say
    today = say.local(here.services.now()).date()
    answers = pair(
        look,
        segment(
            look,
            say("days.known"),
            selected=day is not None,
            on_click=partial(choose, day or today),
            key=f"{name}-known",
        ),
        segment(look, unknown, selected=day is None, on_click=partial(choose, None), key=f"{name}-unknown"),
    )
    if day is None:
        return [section(look, heading), answers]
    last = None if ahead else today
    chooser = DayChooser(name, heading, day, choose, last, key=name)
    return [chooser, answers]


def time_steps(here: Here, name: str, at: datetime, choose: Callable[[datetime], None]) -> list[ft.Control]:
    """The time of day of a moment on the clock of the person; the day stays."""
    say, heading = here.say, here.say("days.time")

    def move(by: timedelta) -> None:
        other = at + by
        choose(datetime.combine(at.date(), other.time(), at.tzinfo))

    shown = at.strftime("%H:%M")
    steps = stepper(here, name, shown, TIMES, move, partial(_spoken, say, heading))
    return [section(here.look, heading), *steps]
