"""From what is known of a person to the words of a row."""

from datetime import datetime

from app.i18n import Words
from app.workstation.actions.people import Person, Trouble
from app.workstation.components.rows import Line, Shape
from app.workstation.sentences import (
    DOMAINS,
    about,
    ago,
    called,
    spoken_value,
    spoken_weight,
    value_text,
    weight_change,
    weight_text,
)
from monitoring.measures import Measure
from monitoring.trends import Trend

NONE = "\N{EN DASH}"
SHAPE = 12  # values in a shape: about a year of ALSFRS-R


def line(say: Words, person: Person, now: datetime) -> Line:
    """What the row of a person says."""
    trends = person.trends
    weight, well_being = trends.get(Measure.WEIGHT), trends.get(Measure.WELL_BEING)
    asked = person.asked
    under = "" if asked is None else ago(say, asked.at, now)
    if asked and asked.answered:
        under = say("desk.contact-answered", when=ago(say, asked.answered, now))
    has_values = any(trend.points for trend in trends.values())
    contact = say("desk.contact") if asked else ""
    if person.open_signals:
        contact, under = _reason(say, person)
    opens = person.trouble is not Trouble.UNREADABLE  # of one that does not, nothing else is known
    last = ago(say, person.last, now) if opens else ""
    return Line(
        name=called(say, person),
        about=about(say, person, now, short=True),
        contact=contact,
        is_signal=bool(person.open_signals),
        contact_under=under,
        shapes=tuple(_shape(say, trends[measure]) for measure in DOMAINS) if has_values else (),
        nothing=say("desk.nothing-yet") if opens else "",
        weight=weight_text(say, weight.latest.value) if weight and weight.latest else NONE,
        change=weight_change(say, weight) if weight else "",
        weight_spoken=spoken_weight(say, weight),
        well_being=_latest(say, well_being),
        well_being_spoken=spoken_value(say, well_being, Measure.WELL_BEING),
        last=last,
        last_spoken=say("desk.last-spoken", when=last) if opens else "",
        trouble=say(f"desk.trouble.{person.trouble}") if person.trouble else "",
    )


def _reason(say: Words, person: Person) -> tuple[str, str]:
    """The most urgent signal, and how soon somebody should look."""
    first, *others = person.open_signals
    soon = say(f"rules.urgency.{first.rule.urgency}")
    return first.rule.title[say.language], f"{soon} (+{len(others)})" if others else soon


def _shape(say: Words, trend: Trend) -> Shape:
    values = tuple(float(point.value) for point in trend.points[-SHAPE:])
    return Shape(values, float(trend.most or 1), _latest(say, trend), spoken_value(say, trend, trend.measure))


def _latest(say: Words, trend: Trend | None) -> str:
    return value_text(say, trend.measure, trend.latest.value) if trend and trend.latest else NONE
