"""The courses of a person as pictures beside each other, all over the same time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from app.i18n import Words
from app.report.page import Audience, Level, Panel, Picture
from app.report.wording import day
from app.report.wording import value as written
from monitoring.measures import Measure
from monitoring.trends import Trend, within

FAR_BACK = timedelta(days=731)  # what lies further back says little at an appointment; a choice of our own
SHORTEST = timedelta(days=28)  # or a first week would fill the whole width
MOST = 9  # panels: three rows of three

BREATHING = ("alsfrs-r-respiratory", "vc-percent", "vc", "pcf", "snip")
DAILY = ("alsfrs-r-bulbar", "alsfrs-r-fine-motor", "alsfrs-r-gross-motor", "alsfrs-r-respiratory")
BODY = ("weight", "well-being")
ORDER: Mapping[Audience, tuple[str, ...]] = {
    "gp": (*DAILY, *BODY, *BREATHING[1:], "quality-of-life"),
    "ctb": (*BREATHING, *DAILY[:3], *BODY),
    "visit": (*DAILY, *BODY, *BREATHING[1:], "quality-of-life"),
}
BASIC = (*DAILY, *BODY)  # what everybody is asked; without values it is named as missing

# Five per cent is when a gastrostomy is discussed (Dutch guide for ALS doctors), ten per cent before which
# it is best placed (ProGas Study Group, Lancet Neurol 2015).
LOSSES = ((Decimal(5), (4, 2)), (Decimal(10), (1, 2)))


def shown(trends: Mapping[Measure, Trend], audience: Audience, now: datetime) -> list[Trend]:
    """The courses of the last two years that have values, the most telling for this reader first."""
    by_name = {measure.value: within(trend, now - FAR_BACK) for measure, trend in trends.items()}
    found = (by_name[name] for name in ORDER[audience] if name in by_name)
    return [trend for trend in found if trend.points][:MOST]


def missing(trends: Mapping[Measure, Trend]) -> list[Measure]:
    """What everybody is asked and this person has not filled in."""
    return [measure for measure, trend in trends.items() if measure.value in BASIC and not trend.points]


def span(trends: Iterable[Trend], now: datetime) -> tuple[datetime, datetime]:
    """Where all pictures begin and end."""
    moments = [point.at for trend in trends for point in trend.points]
    end = max([now, *moments])
    return min([end - SHORTEST, *moments]), end


def panel(say: Words, trend: Trend, whole: Trend, ends: tuple[datetime, datetime]) -> Panel:
    """One measure, over the same time as all others.

    Args:
        say: the words.
        trend: what is drawn.
        whole: the same measure from its beginning, with what a loss of weight is counted from.
        ends: where all pictures begin and end.
    """
    latest = trend.points[-1]
    when = day(say, latest.at)
    return Panel(
        name=say(f"measure.{trend.measure}"),
        clinical=say.find(f"report.clinical.{trend.measure}"),
        value=written(say, trend, latest.value),
        under=say("report.of", most=trend.most, date=when) if trend.most is not None else when,
        picture=_picture(say, trend, whole, ends),
    )


def _picture(say: Words, trend: Trend, whole: Trend, ends: tuple[datetime, datetime]) -> Picture:
    levels = _levels(whole)
    low, high = _scale(trend, [value for _, value, _ in levels])
    begin, length = ends[0], ends[1] - ends[0]

    def up(value: Decimal | int) -> float:
        return float((value - low) / (high - low))

    return Picture(
        points=tuple(((point.at - begin) / length, up(point.value)) for point in trend.points),
        top=say.whole(high),
        bottom=say.whole(low),
        levels=tuple(
            Level(up(value), say("report.loss", percent=say.whole(percent), value=say.number(value, 1)), dash)
            for percent, value, dash in levels
        ),
    )


def _levels(whole: Trend) -> list[tuple[Decimal, Decimal, tuple[int, int]]]:
    """The losses of weight that matter: percent, kilograms, dash."""
    if whole.measure is not Measure.WEIGHT or whole.start is None:
        return []
    start = Decimal(whole.start.value)
    return [(percent, start * (100 - percent) / 100, dash) for percent, dash in LOSSES]


def _scale(trend: Trend, levels: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    if trend.least is not None and trend.most is not None:
        return Decimal(trend.least), Decimal(trend.most)
    values = [*(Decimal(point.value) for point in trend.points), *levels]
    room = max(Decimal(1), (max(values) - min(values)) / 10)
    low = (min(values) - room) // 1 if trend.measure is Measure.WEIGHT else Decimal(0)
    return low, (max(values) + room) // 1 + 1
