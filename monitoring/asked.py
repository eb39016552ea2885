"""Since when somebody wants to be asked, so that silence can be told from a choice."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from monitoring.history import standing
from monitoring.plan import planned
from monitoring.records import Author, CarePlan, Record


def asked_since(records: Iterable[Record], now: datetime) -> datetime | None:
    """Return since when, without a pause; None when the person does not want to be asked now.

    After a pause that is over it is the day after it; without a word on measuring it is the first entry.
    """
    # A change of the plan counts at once: a clock that was set back dates it after today.
    history = [each for each in standing(records) if isinstance(each, CarePlan) or each.origin.about <= now]
    plan, today = planned(history), now.astimezone(UTC).date()
    if not plan.is_measuring or plan.is_paused(today):
        return None
    if plan.pause and plan.pause.end and plan.pause.end < today:
        return datetime.combine(plan.pause.end + timedelta(days=1), time.min, UTC)
    if plan.own is not None:
        return plan.own.origin.about
    own = (each.origin.about for each in history if each.origin.author is not Author.CLINICIAN)
    return next(own, None)
