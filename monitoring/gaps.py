"""What was expected by an interval and did not come: facts for who plans, never a reproach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which so many were expected and none came."""

    after: datetime
    until: datetime
    count: int


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
