"""A holiday: a pause with a first and a last day, by steps and not by a wheel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import primary, step
from app.components.basics import BOLD, pair, section, title, well, words
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.sentences import capital
from monitoring.plan import Pause

LONGEST = timedelta(days=365)
SIZES = {"day": timedelta(days=1), "week": timedelta(weeks=1)}


@dataclass(frozen=True, slots=True)
class Days:
    """What stands on the screen; the last day never lies before the first."""

    today: date
    first: date
    last: date

    def begin(self, by: timedelta) -> "Days":
        """Begin earlier or later, not before today; the last day goes along."""
        first = min(max(self.first + by, self.today), self.today + LONGEST)
        return Days(self.today, first, self.last + (first - self.first))

    def end(self, by: timedelta) -> "Days":
        """End earlier or later."""
        return Days(self.today, self.first, min(max(self.last + by, self.first), self.first + LONGEST))


@ft.component
def HolidayScreen() -> ft.View:
    """From and until."""
    here = use_here()
    look, say = here.look, here.say
    today = planning.local_now(here.services).date()
    tomorrow = today + SIZES["day"]
    days, set_days = ft.use_state(Days(today, tomorrow, tomorrow + timedelta(days=6)))
    trouble, set_trouble = ft.use_state("")

    def save() -> None:
        pause = Pause(days.first, days.last)
        change = partial(planning.pause, here.services, pause, here.session.writer)
        attempt(here, change, set_trouble, "/plan")

    return frame(
        look,
        title(look, say("plan.holiday")),
        *_day(here, "first", days.first, lambda by: set_days(days.begin(by))),
        *_day(here, "last", days.last, lambda by: set_days(days.end(by))),
        *notes(here, trouble),
        foot=[
            primary(look, say("plan.holiday-save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            back(here, "/plan/pause"),
        ],
        key="holiday",
    )


def _day(here: Here, name: str, day: date, move: Callable[[timedelta], None]) -> list[ft.Control]:
    look, say = here.look, here.say
    shown = words(
        look,
        capital(say.named_day(day)),
        22,
        weight=BOLD,
        height=1.2,
        align=ft.TextAlign.CENTER,
        key=f"{name}-day",
    )
    return [section(look, say(f"plan.{name}")), well(look, shown), *_steps(here, name, move)]


def _steps(here: Here, name: str, move: Callable[[timedelta], None]) -> list[ft.Control]:
    look, say = here.look, here.say
    return [
        pair(
            look,
            *(
                step(
                    look,
                    say(f"plan.one-{size}"),
                    more=sign > 0,
                    spoken=say(f"plan.{name}-{size}-{'later' if sign > 0 else 'earlier'}"),
                    on_click=partial(move, sign * by),
                    key=f"{name}-{size}-{'later' if sign > 0 else 'earlier'}",
                )
                for sign in (-1, 1)
            ),
        )
        for size, by in SIZES.items()
    ]
