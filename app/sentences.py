"""What the numbers and the state of things are in words."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from app.i18n import Words
from monitoring.instruments import Item
from monitoring.records import Answer, Other, Quantity, Single, each
from monitoring.trends import Measure, Point, Trend

HALF_A_YEAR = timedelta(days=183)  # how far back a course is told in words
RECENT = timedelta(days=62)  # until then the day says more than the month

# From how many points on a domain is called different, and clearly so. A choice of our own: one point may
# be chance, and one point more or less is never presented as a change.
DIFFERENT, CLEARLY = 2, 4

DOMAINS = (Measure.BULBAR, Measure.FINE_MOTOR, Measure.GROSS_MOTOR, Measure.RESPIRATORY)


def travelling(say: Words, pending: int, trouble: str | None) -> tuple[str, str]:
    """The two lines of the status: what is safe, and what must still travel."""
    if not pending:
        return say("status.saved"), say("status.all-sent")
    waiting = say.count("status.pending", pending)
    if trouble == "error.unreachable":
        return say("status.offline"), say("status.offline-under", waiting=waiting)
    if trouble:
        return say("status.failing"), say("status.failing-under", waiting=waiting)
    return say("status.saved"), waiting


def since(say: Words, moment: datetime, now: datetime) -> str:
    """When something was: "on 14 November", further back "in June", and "in June 2025" in another year."""
    if now - moment < RECENT:
        return say.on(moment, now)
    with_year = say.local(moment).year != say.local(now).year
    return say("when.in", month=say.long_month(moment, with_year=with_year))


def amount(say: Words, value: int | Decimal, unit: str | None) -> str:
    """A measured value with its unit; a weight always has one decimal."""
    if unit == "kg":
        return f"{say.number(Decimal(str(value)), 1)}\N{NO-BREAK SPACE}kg"
    return say.whole(Decimal(str(value)))


def capital(text: str) -> str:
    """The text as a sentence of its own."""
    return text[:1].upper() + text[1:]


def difference(
    say: Words, value: Decimal, before: Point | None, now: datetime, *, brief: bool = False
) -> str:
    """A weight against the one before it; where there is little room, with the month cut short."""
    if before is None:
        return say("weight.first")
    change = value - before.value
    date = say.on(before.at, now, brief=brief)
    if not change:
        return say("weight.same", date=date)
    key = "weight.less" if change < 0 else "weight.more"
    return say(key, amount=amount(say, abs(change), "kg"), date=date)


def compared_with(trend: Trend) -> Point | None:
    """The value to tell the newest one against: the oldest of the last half year, or the one before."""
    if trend.latest is None or trend.previous is None:
        return None
    start = trend.latest.at - HALF_A_YEAR
    recent = next(point for point in trend.points if point.at >= start)
    return trend.previous if recent is trend.latest else recent


def in_short(say: Words, trend: Trend, now: datetime) -> str:
    """The course of a measure in a few words."""
    latest, before = trend.latest, compared_with(trend)
    if latest is None:
        return say("course.nothing")
    if trend.measure is Measure.WEIGHT:
        return capital(difference(say, Decimal(latest.value), trend.previous, now, brief=True))
    if trend.measure is Measure.WELL_BEING:
        return say("course.well-being", value=latest.value, date=say.recent(latest.at, now))
    if before is None:
        return say("course.once", date=say.recent(latest.at, now))
    return say(f"course.{_direction(latest.value - before.value)}", since=since(say, before.at, now))


def _direction(change: Decimal | int) -> str:
    if change == 0:
        return "same"
    if -DIFFERENT < change < DIFFERENT:
        return "about-same"
    if change > 0:
        return "more"
    return "less" if change <= -CLEARLY else "bit-less"


def in_full(say: Words, trend: Trend, now: datetime) -> str:
    """The sentence above a chart: value, change, since when."""
    latest, first = trend.latest, trend.first
    if latest is None or first is None:
        return say("course.nothing")
    if trend.measure is Measure.WEIGHT:
        return _weight_in_full(say, trend, latest, first, now)
    before = compared_with(trend)
    key = "well-being" if trend.measure is Measure.WELL_BEING else "points"
    if before is None:
        return say(f"full.{key}-once", value=latest.value, most=trend.most)
    return say(
        f"full.{key}",
        value=latest.value,
        most=trend.most,
        before=before.value,
        since=capital(since(say, before.at, now)),
    )


def _weight_in_full(say: Words, trend: Trend, latest: Point, first: Point, now: datetime) -> str:
    change = trend.change_percent()
    weight = amount(say, latest.value, trend.unit)
    if change is None or latest is first:
        return say("full.weight-once", weight=weight)
    percent = say.number(abs(change), 1)
    key = "same" if percent == say.number(0, 1) else "less" if change < 0 else "more"
    return say(f"full.weight-{key}", weight=weight, percent=percent, since=since(say, first.at, now))


def answer_text(say: Words, item: Item, answer: Answer | None) -> str:
    """An answer as people read it."""
    answers = [_single_text(say, item, single) for single in each(answer)]
    return ", ".join(answers) or say("answer.none")


def _single_text(say: Words, item: Item, answer: Single) -> str:
    option = item.option(answer)
    if option is not None:
        return option.text[say.language]
    match answer:
        case bool():
            return say("answer.yes" if answer else "answer.no")
        case str():
            return answer
        case Other():
            return answer.text
        case Quantity():
            unit = next((unit.text for unit in item.units if unit.code == answer.unit), answer.unit)
            return f"{amount(say, answer.value, None)}\N{NO-BREAK SPACE}{unit}".rstrip()
    return amount(say, answer, item.unit)


def in_sum(say: Words, trends: Mapping[Measure, Trend], now: datetime) -> str:
    """The course of daily life in one sentence: what changed most, or that nothing did."""
    changes = []
    for measure in DOMAINS:
        trend = trends.get(measure)
        before = compared_with(trend) if trend else None
        if trend and trend.latest and before:
            changes.append((trend.latest.value - before.value, measure, before.at))
    if not changes:
        return say("course.under")
    change, measure, moment = min(changes)
    key = f"sum.{measure}" if change <= -DIFFERENT else "sum.steady"
    return say(key, since=since(say, moment, now))
