"""A date, a time of day or a moment: today, large steps, or typing; no wheel and no calendar to aim at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import flet as ft

from app.components.actions import quiet
from app.components.basics import pair
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner
from app.components.questions import Step, number_well, steps
from app.context import Here, use_here
from app.dates import when
from app.screens.fill.ask import Ask
from app.screens.fill.entry import NOTHING
from app.screens.fill.troubles import trouble
from app.state.moment_entry import MINUTES, MomentEntry, StepUnit, begin
from monitoring.errors import AnswerError
from monitoring.judging import check_answer, last_day
from monitoring.records import Answer


@ft.component
def MomentPage(ask: Ask, key: str | None = None) -> ft.View:
    """Step or type; who does not know the day says so."""
    here = use_here()
    look, say, item = here.look, here.say, ask.item
    entry, set_entry = ft.use_state(_begin(here, ask))
    wrong, set_wrong = ft.use_state("")

    def change(changed: MomentEntry) -> None:
        set_entry(changed)
        set_wrong("")

    def go_on() -> None:
        try:
            answer = _written(here, entry)
            check_answer(item, answer, last_day(here.services.now()))
        except AnswerError as error:
            set_wrong(trouble(here, item, error))
        else:
            ask.answer(answer)

    if entry.is_typing:
        body: list[ft.Control] = [
            text_field(
                look,
                say(f"fill.typed-{item.kind}"),
                entry.typed,
                on_change=lambda text: change(entry.type(text)),
                on_submit=go_on,
                autofocus=True,
                key="moment-typed",
            )
        ]
    else:
        body = [_well(here, entry), *_near(here, entry, change), *_steps(here, entry, change)]
    return frame(
        look,
        *ask.head,
        *body,
        *([banner(look, wrong, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key="wrong")] if wrong else []),
        *_ways(here, entry, change),
        *ask.sides,
        foot=[ask.onward(here, go_on), *ask.foot],
        key=f"moment-{ask.page.key}",
    )


def _begin(here: Here, ask: Ask) -> MomentEntry:
    now = here.say.local(here.services.now()).replace(tzinfo=None)
    given = ask.given if isinstance(ask.given, str) else None
    if given and ask.item.kind == "dateTime":
        moment = datetime.fromisoformat(given) if "T" in given else None
        return begin(ask.item, now, here.say.months, moment and here.say.local(moment).replace(tzinfo=None))
    return begin(ask.item, now, here.say.months, given)


def _written(here: Here, entry: MomentEntry) -> Answer:
    answer = entry.read()
    return here.say.zoned(answer).isoformat() if isinstance(answer, datetime) else answer


def _well(here: Here, entry: MomentEntry) -> ft.Control:
    said = ""
    if entry.value is not None:
        answer = entry.read()
        said = when(here.say, entry.item.kind, answer if isinstance(answer, str) else answer.isoformat())
    return number_well(here.look, said or NOTHING, "", "" if said else here.say("fill.no-moment"), size=32)


def _near(here: Here, entry: MomentEntry, change: Callable[[MomentEntry], None]) -> list[ft.Control]:
    """The two days that are meant most often, or now."""
    look, say = here.look, here.say
    if entry.item.kind != "date":
        now = quiet(look, say("fill.now"), on_click=partial(change, entry.at(entry.now)), key="now")
        return [now]
    if entry.precision != "day":
        return []
    today, yesterday = entry.at(entry.now), entry.at(entry.now - timedelta(days=1))
    return [
        pair(
            look,
            quiet(look, say("fill.today"), on_click=partial(change, today), key="today"),
            quiet(look, say("fill.yesterday"), on_click=partial(change, yesterday), key="yesterday"),
        )
    ]


def _steps(here: Here, entry: MomentEntry, change: Callable[[MomentEntry], None]) -> list[ft.Control]:
    return steps(here.look, [_step(here, entry, unit, change) for unit in entry.steps])


def _step(here: Here, entry: MomentEntry, unit: StepUnit, change: Callable[[MomentEntry], None]) -> Step:
    say = here.say
    name = say(f"fill.step-{unit}", minutes=MINUTES)
    return Step(
        name,
        say(f"fill.step-{unit}-less", minutes=MINUTES),
        say(f"fill.step-{unit}-more", minutes=MINUTES),
        partial(change, entry.step(unit, -1)),
        partial(change, entry.step(unit, 1)),
    )


def _ways(here: Here, entry: MomentEntry, change: Callable[[MomentEntry], None]) -> list[ft.Control]:
    """What else may be done: know less of the date, or type it."""
    look, say = here.look, here.say
    less = entry.item.kind == "date" and not entry.is_typing
    words = {"day": "fill.no-day", "month": "fill.no-month", "year": "fill.whole-date"}
    return [
        *(
            [
                quiet(
                    look,
                    say(words[entry.precision]),
                    on_click=partial(change, entry.know_less()),
                    key="know-less",
                )
            ]
            if less
            else []
        ),
        quiet(
            look,
            say("number.steps" if entry.is_typing else "number.type"),
            ft.Icons.ADD_CIRCLE_OUTLINE_ROUNDED if entry.is_typing else ft.Icons.KEYBOARD_ROUNDED,
            on_click=lambda: change(entry.switch()),
            key="typing",
        ),
    ]
