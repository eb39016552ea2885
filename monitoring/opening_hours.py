"""When somebody can be reached: days and times, and whether that is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from monitoring import content_fields as content
from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")  # FHIR R4 days-of-week, in their order
ALL_DAYS = tuple(range(len(DAYS)))


@dataclass(frozen=True, slots=True)
class Period:
    """Some days of the week from a time to a time; a time that is not later lies on the next day."""

    days: tuple[int, ...]  # Monday is 0
    opens: time
    closes: time

    @property
    def is_all_day(self) -> bool:
        """Whether it lasts until the same time of the next day."""
        return self.opens == self.closes

    def holds(self, moment: datetime) -> bool:
        """Whether a moment on the clock of the person lies in it."""
        clock, day = moment.time(), moment.weekday()
        if self.opens < self.closes:
            return day in self.days and self.opens <= clock < self.closes
        is_begun = day in self.days and clock >= self.opens
        return is_begun or ((day - 1) % len(DAYS) in self.days and clock < self.closes)


Hours = tuple[Period, ...]
ALWAYS = Period(ALL_DAYS, time(), time())


def is_open(hours: Sequence[Period], moment: datetime) -> bool | None:
    """Answer whether somebody can be reached at a moment; None when no hours are known."""
    return any(each.holds(moment) for each in hours) if hours else None


def read(element: Element, name: str, where: str) -> Hours:
    """Read the hours of a content file; none when they are not known."""
    return tuple(_period(each, f"{where}.{name}") for each in fields.elements(element, name, where))


def _period(element: Element, where: str) -> Period:
    content.only(element, ("days", "from", "to"), where)
    days = content.several(element, "days", DAYS, where)
    return Period(days_of(days), _time(element, "from", where), _time(element, "to", where))


def days_of(codes: Iterable[str]) -> tuple[int, ...]:
    """The days of their codes, in the order of the week."""
    return tuple(sorted(DAYS.index(code) for code in set(codes) if code in DAYS))


def _time(element: Element, name: str, where: str) -> time:
    try:
        return time.fromisoformat(fields.need(element, name, str, where))
    except ValueError:
        raise MalformedRecordError(f"{where}.{name} is not a time of day") from None
