"""What a person's numbers and the state of the workstation are in words."""

from datetime import datetime
from decimal import Decimal

from app.i18n import MINUS, Words
from app.workstation.actions.dossier import Row
from app.workstation.actions.people import Person
from app.workstation.actions.sharing import Fetched
from monitoring.codes import ALS, GASTROSTOMY, NON_INVASIVE_VENTILATION
from monitoring.measures import Measure, Value
from monitoring.records import Event
from monitoring.trends import Trend

DOMAINS = (Measure.BULBAR, Measure.FINE_MOTOR, Measure.GROSS_MOTOR, Measure.RESPIRATORY)
DIGITS = {Measure.WEIGHT: 1, Measure.BMI: 1, Measure.VITAL_CAPACITY: 2}
LONG_AGO = 60  # days; from then on a date says more than a number of days
EVENTS = {
    ALS: "desk.event.als",
    GASTROSTOMY: "desk.event.gastrostomy",
    NON_INVASIVE_VENTILATION: "desk.event.ventilation",
}


def called(say: Words, person: Person) -> str:
    """The name, or something to tell a nameless dossier from another."""
    return person.name or say("desk.nameless", code=person.participant.hex()[:4])


def about(say: Words, person: Person, now: datetime, *, short: bool) -> str:
    """The second line of a person: how old, and since when with which diagnosis, as far as is known."""
    parts = []
    if person.patient and person.patient.birth_date:
        born, today = person.patient.birth_date, say.local(now).date()
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        parts.append(say("desk.age", years=years))
    if person.diagnosis:
        condition = say("desk.condition-als") if person.diagnosis.code == ALS else person.diagnosis.text
        month = say.long_month(happened(person.diagnosis), with_year=True)
        parts.append(condition if short else say("desk.condition-since", condition=condition, month=month))
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def happened(event: Event) -> datetime:
    """When an event stands in the course; of an illness the day it was written down, not its first sign."""
    is_condition = event.document.get("resourceType") == "Condition"
    return event.origin.entered if is_condition else event.origin.about


def event_name(say: Words, event: Event) -> str:
    """An event in a word or two."""
    known = EVENTS.get(event.code)
    return say(known) if known else event.text or say("desk.event.other")


def ago(say: Words, moment: datetime | None, now: datetime) -> str:
    """How long ago, as people say it: today, yesterday, 3 days ago, or the date when that was long ago."""
    if moment is None:
        return say("desk.never")
    days = (say.local(now).date() - say.local(moment).date()).days
    return say.count("desk.days", days) if 1 < days <= LONG_AGO else say.recent(moment, now)


def fetched_line(say: Words, fetched: Fetched, now: datetime, *, is_empty: bool) -> str:
    """How old what is on the screen is; the command line fetches too, and does not tell."""
    if fetched.at is None:
        return say("desk.fetched-never" if is_empty else "desk.fetched-unknown")
    return say("desk.fetched", when=say.recent(fetched.at, now), time=say.time(fetched.at))


def value_text(say: Words, measure: Measure, value: Value) -> str:
    """A value as it stands in a table; what is measured has always as many decimals."""
    digits = DIGITS.get(measure)
    return say.whole(Decimal(value)) if digits is None else say.number(value, digits)


def weight_text(say: Words, value: Value) -> str:
    """A weight with its unit, kept on one line."""
    return f"{say.number(value, 1)}\N{NO-BREAK SPACE}kg"


def change_text(say: Words, percent: Decimal | None) -> str:
    """A change in percent with its sign; nothing when there is nothing to compare."""
    if percent is None:
        return ""
    size = say.number(abs(percent), 1)
    sign = "" if size == say.number(0, 1) else "+" if percent > 0 else MINUS
    return f"{sign}{size}\N{NO-BREAK SPACE}%"


def weight_change(say: Words, trend: Trend) -> str:
    """The change since the weight that is counted from; nothing before there are two."""
    is_alone = trend.reference is None and trend.previous is None
    return "" if is_alone else change_text(say, trend.change_percent())


def spoken_value(say: Words, trend: Trend | None, measure: Measure) -> str:
    """A score for who hears the row instead of seeing it under its heading."""
    name = say(f"desk.measure.{measure}")
    if trend is None or trend.latest is None:
        return say("desk.value-none", measure=name)
    return say("desk.value-spoken", measure=name, value=trend.latest.value, most=trend.most)


def spoken_weight(say: Words, trend: Trend | None) -> str:
    """The weight for who hears the row."""
    if trend is None or trend.latest is None:
        return say("desk.value-none", measure=say("desk.measure.weight"))
    weight, change = weight_text(say, trend.latest.value), weight_change(say, trend)
    if not change or trend.start is None:
        return say("desk.weight-once-spoken", weight=weight)
    return say(
        "desk.weight-spoken", weight=weight, change=change, since=say(f"desk.since.{trend.start.kind}")
    )


def who(say: Words, row: Row) -> str:
    """Who filled in a row of the table, and whether with help."""
    return say(f"desk.who.{row.author}{'-helped' if row.helped else ''}")
