"""The course of a measure in words: in short on its card, in full above its chart."""

from datetime import datetime
from decimal import Decimal

from app.i18n import Words
from app.sentences import amount, capital, difference, moment, since
from monitoring.changes import (
    DOMAIN_POINTS,
    HOME_TEST,
    MONTH,
    TOTAL_POINTS,
    WEIGHT_IN_A_MONTH,
    Change,
    baseline,
    change,
    usual,
)
from monitoring.measures import DOMAINS, Measure
from monitoring.points import Kind, Point, Reference
from monitoring.progression import ObservedSlope
from monitoring.trends import Trend

GRADES = (Measure.WELL_BEING, Measure.QUALITY_OF_LIFE)  # from 0 to 10, given by the person
SCORES = (Measure.ALSFRS_R, *DOMAINS)


def earlier(say: Words, start: Point | Reference, now: datetime) -> str:
    """When something was that is compared with: a day, a month, or what happened then."""
    kind = getattr(start, "kind", Kind.FIRST)
    if kind in (Kind.DIAGNOSIS, Kind.BEFORE) or start.at is None:
        return say(f"since.{kind}")
    return since(say, start.at, now)


def in_short(say: Words, trend: Trend, now: datetime) -> str:
    """The course of a measure in a few words."""
    latest, before = trend.latest, baseline(trend)
    if latest is None:
        return say("course.nothing")
    date = _brief(say, latest.at, now)
    if trend.measure is Measure.WEIGHT:
        return capital(difference(say, Decimal(latest.value), trend.previous, now, brief=True))
    if trend.measure in GRADES:
        return say("course.grade", value=latest.value, date=date)
    if trend.measure not in SCORES:
        is_share = trend.measure is Measure.VITAL_CAPACITY_PERCENT
        key = "course.predicted" if is_share else "course.measured"
        return say(key, value=amount(say, latest.value, trend.unit), date=date)
    if before is None:
        return say("course.once", date=date)
    least = TOTAL_POINTS if trend.measure is Measure.ALSFRS_R else DOMAIN_POINTS
    direction = _direction(latest.value - before.value, least)
    return say(f"course.{direction}", since=since(say, before.at, now))


def _brief(say: Words, at: datetime, now: datetime) -> str:
    """A day where there is little room: yesterday, "14 nov", and of another year the year."""
    days = (say.local(now).date() - say.local(at).date()).days
    is_far = say.local(at).year != say.local(now).year
    return say.recent(at, now) if days < 2 or is_far else say.short_day(at)


def _direction(points: Decimal | int, least: int) -> str:
    """What became of a score: below `least` it may be chance; that twice as much is clear is our choice."""
    if points == 0:
        return "same"
    if -least < points < least:
        return "about-same"
    if points > 0:
        return "more"
    return "less" if points <= -2 * least else "bit-less"


def in_full(say: Words, trend: Trend, now: datetime) -> str:
    """The sentence above a chart: value, change, since when."""
    latest, before = trend.latest, baseline(trend)
    if latest is None:
        return say("course.nothing")
    if trend.measure is Measure.WEIGHT:
        return _weight_in_full(say, trend, latest, now)
    key, value = _kind_of_sentence(trend.measure), amount(say, latest.value, trend.unit)
    if before is None:
        return say(f"full.{key}-once", value=value, most=trend.most)
    then, start = amount(say, before.value, trend.unit), capital(since(say, before.at, now))
    return say(f"full.{key}", value=value, most=trend.most, before=then, since=start)


def _kind_of_sentence(measure: Measure) -> str:
    if measure in GRADES:
        return measure.value
    if measure in SCORES:
        return "points"
    return "predicted" if measure is Measure.VITAL_CAPACITY_PERCENT else "measured"


def _weight_in_full(say: Words, trend: Trend, latest: Point, now: datetime) -> str:
    percent, start = trend.change_percent(), trend.start
    weight = amount(say, latest.value, trend.unit)
    is_alone = trend.reference is None and trend.previous is None
    if percent is None or start is None or is_alone:
        return say("full.weight-once", weight=weight)
    size = say.number(abs(percent), 1)
    key = "same" if size == say.number(0, 1) else "less" if percent < 0 else "more"
    return say(f"full.weight-{key}", weight=weight, percent=size, since=earlier(say, start, now))


def judged(say: Words, trend: Trend) -> str:
    """Whether the change says something, where that needs a word; often nothing."""
    if trend.measure is Measure.WEIGHT:
        return _weight_judged(say, trend)
    found = change(trend, usual(trend) or baseline(trend))
    if found is None or not found.absolute or found.rule is None:
        return ""
    if found.rule is HOME_TEST:
        return {False: say("judged.home-error"), None: say("judged.home-once")}.get(found.meaningful, "")
    if trend.measure in SCORES:
        return "" if found.meaningful else say("judged.chance")
    return say("judged.usual", usual=say.whole(Decimal(found.since.value))) if found.meaningful else ""


def _weight_judged(say: Words, trend: Trend) -> str:
    """What went off or came on in a month, when it is much for a month."""
    latest = trend.latest
    lately = [point for point in trend.points if latest and latest.at - point.at <= MONTH]
    found = change(trend, lately[0]) if lately else None
    if found is None or not found.meaningful or found.rule is not WEIGHT_IN_A_MONTH:
        return ""
    key = "judged.weight-less" if found.absolute < 0 else "judged.weight-more"
    return say(key, amount=amount(say, abs(Decimal(found.absolute)), trend.unit))


def told(say: Words, found: Change, now: datetime) -> str:
    """A change that says something, as a sentence of its own."""
    key = f"changed.{'less' if found.absolute < 0 else 'more'}.{found.measure}"
    percent = "" if found.percent is None else say.number(abs(found.percent), 1)
    unit = {Measure.WEIGHT: "kg", Measure.VITAL_CAPACITY_PERCENT: "%"}.get(found.measure)
    if found.measure is Measure.WELL_BEING:
        return say(key, value=found.latest.value, usual=say.whole(Decimal(found.since.value)))
    value = amount(say, found.latest.value, unit)
    return say(key, value=value, percent=percent, since=earlier(say, found.since, now))


def in_rate(say: Words, slope: ObservedSlope | None, total: Trend, now: datetime) -> list[str]:
    """How fast the total fell or rose so far, how sure that is, and that it foretells nothing."""
    if slope is None or slope.value is None or slope.low is None or slope.high is None or not total.first:
        return [say("rate.too-soon")]
    start = moment(say, total.first.at, now)
    if slope.low <= 0 <= slope.high:
        return [say("rate.steady", moment=start), say("rate.past")]
    key = "rate.less" if slope.value < 0 else "rate.more"
    rate, low, high = (say.number(abs(each), 1) for each in (slope.value, slope.low, slope.high))
    least, most = sorted((low, high))
    sure = [say("rate.between", low=least, high=most)] if least != most else []
    return [say(key, moment=start, rate=rate), *sure, say("rate.past")]
