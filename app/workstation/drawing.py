"""What the charts of a person draw, and what they say: without any chart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.i18n import Words
from app.theme import Look
from app.workstation.sentences import DOMAINS, change_text, weight_text
from monitoring.measures import Measure
from monitoring.points import Point
from monitoring.trends import Trend

# The panels from top to bottom, and whose values they draw.
PANELS: Mapping[int, tuple[str, tuple[Measure, ...]]] = {
    1: ("domains", DOMAINS),
    2: ("total", (Measure.ALSFRS_R,)),
    3: ("weight", (Measure.WEIGHT,)),
    4: ("well-being", (Measure.WELL_BEING,)),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """Something that happened: a line over all panels."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """What is drawn, and in whose words and colours."""

    trends: Mapping[Measure, Trend]
    markers: Sequence[Marker]
    start: datetime
    end: datetime
    look: Look
    say: Words

    def local(self, moment: datetime) -> datetime:
        """A moment as plotly takes it: the wall clock, without a zone."""
        return self.say.local(moment).replace(tzinfo=None)


def empty_panels(course: Course) -> Iterator[int]:
    """The panels without any value."""
    for row, (_, measures) in PANELS.items():
        if not any(course.trends[measure].points for measure in measures):
            yield row


def named(course: Course, trend: Trend) -> str:
    """The name of a line."""
    return course.say(f"desk.measure.{trend.measure}")


def told(course: Course, trend: Trend, point: Point) -> str:
    """A value in the hover box, with the day it is of: the panels were not filled in on the same days."""
    say, day = course.say, course.say.short_day(point.at)
    if trend.measure is not Measure.WEIGHT or trend.first is None:
        return f"{point.value} ({day})"
    change = replace(trend, points=(trend.first, point)).change_percent()
    return f"{weight_text(say, point.value)}, {change_text(say, change)} ({day})"
