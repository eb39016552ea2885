"""What changed, in lines that can be read in a minute."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.i18n import Words
from app.report.page import Audience
from app.report.panels import BREATHING, DAILY
from app.report.wording import named, since, value
from monitoring.changes import DOMAIN_POINTS, baseline
from monitoring.measures import Measure
from monitoring.points import Point
from monitoring.trends import Trend

MOST = 6  # lines


def changes(
    say: Words, shown: Sequence[Trend], trends: Mapping[Measure, Trend], audience: Audience, now: datetime
) -> tuple[str, ...]:
    """Tell the courses that are shown, in their order; those that stayed the same share the last line."""
    told, same = [], []
    for trend in shown:
        if trend.measure not in DAILY:
            told.append(_measured(say, trend, trends, now))
        elif line := _daily(say, trend, now):
            told.append(line)
        elif before := baseline(trend):
            if audience == "ctb" and trend.measure in BREATHING:
                told.append(_steady(say, trend, before, now))
            else:
                same.append(say(f"measure.{trend.measure}").lower())
    last = [say("report.same", names=", ".join(same))] if same else []
    return (*told[: MOST - len(last)], *last)


def _daily(say: Words, trend: Trend, now: datetime) -> str:
    """A part of daily life that changed; empty when it did not, or when that cannot be told yet."""
    latest, before = trend.latest, baseline(trend)
    if latest is None or before is None:
        return ""
    change = latest.value - before.value
    if -DOMAIN_POINTS < change < DOMAIN_POINTS:
        return ""
    key = "report.less" if change < 0 else "report.more-points"
    name, then = named(say, trend, latest, now), since(say, before.at, now)
    return say(key, name=name, since=then, before=before.value, value=latest.value)


def _steady(say: Words, trend: Trend, before: Point, now: datetime) -> str:
    latest = trend.points[-1]
    name, then = named(say, trend, latest, now), since(say, before.at, now)
    return say("report.steady", name=name, since=then, value=latest.value, most=trend.most)


def _measured(say: Words, trend: Trend, trends: Mapping[Measure, Trend], now: datetime) -> str:
    """A measured value against an older one; a weight against that at the diagnosis, where it is known."""
    if trend.measure is Measure.WEIGHT:
        return _weight(say, trends[Measure.WEIGHT], now)
    latest, before = trend.points[-1], baseline(trend)
    words = {"name": named(say, trend, latest, now), "value": value(say, trend, latest.value)}
    if before is None:
        return say("report.once", **words)
    then, date = value(say, trend, before.value), since(say, before.at, now)
    return say("report.then", before=then, since=date, **words)


def _weight(say: Words, trend: Trend, now: datetime) -> str:
    latest, start, change = trend.points[-1], trend.start, trend.change_percent()
    words = {"name": named(say, trend, latest, now), "value": value(say, trend, latest.value)}
    if start is None or change is None or (trend.reference is None and trend.previous is None):
        return say("report.once", **words)
    key = "report.weight-less" if change < 0 else "report.weight-more"
    percent, before = say.number(abs(change), 1), value(say, trend, start.value)
    then = say(f"since.{start.kind}") if start.at is None else since(say, start.at, now)
    return say(key, percent=percent, before=before, since=then, **words)
