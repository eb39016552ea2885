"""Days and values as they stand on paper, where "yesterday" would be wrong tomorrow."""

from datetime import datetime
from decimal import Decimal

from app.i18n import Words
from app.sentences import RECENT, amount
from monitoring.measures import Value
from monitoring.points import Point
from monitoring.trends import Trend

POINTS = "{score}"  # UCUM: no unit to write
_UNITS = {"cm[H2O]": "cmH₂O"}  # UCUM as clinicians write it


def day(say: Words, moment: datetime) -> str:
    """As in "20 nov 2026"."""
    return f"{say.short_day(moment)} {say.local(moment).year}"


def since(say: Words, moment: datetime, now: datetime) -> str:
    """As in "on 20 Nov 2026", and further back "in June 2026"."""
    if now - moment < RECENT:
        return say("when.on", date=day(say, moment))
    return say("when.in", month=say.long_month(moment, with_year=True))


def named(say: Words, trend: Trend, latest: Point, now: datetime) -> str:
    """The name of a measure, with the day of its newest value when that lies further back than expected."""
    name = say(f"measure.{trend.measure}")
    return name if now - latest.at < RECENT else f"{name} ({day(say, latest.at)})"


def value(say: Words, trend: Trend, measured: Value) -> str:
    """A value with its unit."""
    number = amount(say, measured, trend.unit)
    if trend.unit in (POINTS, "kg"):
        return number
    return f"{say.whole(Decimal(measured))}\N{NO-BREAK SPACE}{_UNITS.get(trend.unit, trend.unit)}"
