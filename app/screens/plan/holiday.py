"""A holiday: a pause with a first and a last day, by steps and not by a wheel."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import primary
from app.components.basics import section, title
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.days import DAYS, Move, stepper
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.sentences import capital
from monitoring.plan import Pause

LONGEST = timedelta(days=365)


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
    tomorrow = today + DAYS["day"]
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


def _day(here: Here, name: str, day: date, move: Move) -> list[ft.Control]:
    say = here.say
    shown = capital(say.named_day(day))
    steps = stepper(here, name, shown, DAYS, move, lambda which: say(f"plan.{name}-{which}"))
    return [section(here.look, say(f"plan.{name}")), *steps]
