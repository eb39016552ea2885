"""What was expected by an interval and did not come: facts for who plans, never a reproach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from monitoring.asked import asked_since
from monitoring.care_plans import ONCE
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.plan import Plan
from monitoring.records import Record
from monitoring.schedule import name_of, rhythm_of

_LATELY = timedelta(weeks=12)  # about the time from visit to visit. A choice of our own


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which so many were expected and none came."""

    after: datetime
    until: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Missed:
    """How often something did not come that was asked, and since when that was counted."""

    since: datetime
    count: int


def missed(records: Iterable[Record], held: Plan, instrument: Instrument, now: datetime) -> Missed | None:
    """Return how often something did not come of late; None while it is not asked.

    Counted from when somebody asked for it, from the last change of its rhythm, or over twelve weeks.
    """
    history = standing(records)
    names = {instrument.url: instrument.name}
    came = [each for each in history if name_of(each, names) == instrument.name]
    began, rhythm = asked_since(history, now), rhythm_of(held, instrument, came[-1] if came else None)
    if began is None or rhythm is None or rhythm == ONCE:
        return None
    change = held.changes.get(instrument.url)
    since = max([began, now - _LATELY, *([change.origin.about] if change else [])])
    gaps = missing((each.origin.about for each in came), rhythm, since, now)
    return Missed(since, sum(gap.count for gap in gaps))


def missing(
    moments: Iterable[datetime], interval: timedelta, since: datetime, now: datetime
) -> tuple[Gap, ...]:
    """Return the gaps between what came, oldest first.

    What comes up to a quarter of the interval late was late, not missing. A choice of our own.

    Args:
        moments: when something came, in time order.
        interval: how often it was asked.
        since: from when it was asked; call again for each stretch after a pause.
        now: until when.
    """
    came = [since, *(moment for moment in moments if since <= moment <= now)]
    late = interval / 4
    between = [Gap(a, b, (b - a + late) // interval - 1) for a, b in pairwise(came)]
    still = Gap(came[-1], now, (now - came[-1] - late) // interval)
    return tuple(gap for gap in (*between, still) if gap.count > 0)
