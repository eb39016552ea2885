"""What the plan is in words: how often, whose change it was, until when nothing is asked."""

from datetime import date, datetime, timedelta

from app.i18n import Words
from monitoring.care_plans import ONCE
from monitoring.items import Instrument
from monitoring.plan import INTERVALS, RHYTHMS, Pause
from monitoring.records import Author, CarePlan

_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)


def rhythms(instrument: Instrument) -> tuple[timedelta | None, ...]:
    """What can be chosen; once only for what is asked once by itself."""
    return (ONCE, *RHYTHMS) if INTERVALS.get(instrument.name) == ONCE else RHYTHMS


def rhythm_name(rhythm: timedelta | None) -> str:
    """A rhythm in a word, for keys and for programs: its days, or once, or like."""
    return "like" if rhythm is None else "once" if rhythm == ONCE else f"{rhythm / _A_DAY:g}"


def rhythm_text(say: Words, rhythm: timedelta | None) -> str:
    """As in "elke week"."""
    if rhythm is None or rhythm == ONCE:
        return say("plan.like" if rhythm is None else "plan.once")
    if rhythm % _A_WEEK:
        days = -(-rhythm // _A_DAY)
        return say("plan.daily") if days == 1 else say("plan.days", count=days)
    weeks = rhythm // _A_WEEK
    return say("plan.weekly") if weeks == 1 else say("plan.weeks", count=weeks)


def whose(say: Words, change: CarePlan | None, now: datetime, *, patient: str = "") -> str:
    """Who changed something and when; nothing when nobody did.

    Args:
        say: the words.
        change: the newest change, if there was one.
        now: the time.
        patient: how the person is called at the workstation; on the person's own phone nothing.
    """
    if change is None:
        return ""
    when = say.on(change.origin.entered, now)
    if change.origin.author is Author.CLINICIAN:
        return say("plan.changed", who=change.writer or say("plan.the-team"), when=when)
    return say("plan.changed", who=patient, when=when) if patient else say("plan.changed-you", when=when)


def pause_text(say: Words, pause: Pause | None, today: date) -> str:
    """Until when nothing is asked, or from when; nothing when that is over or was never wished."""
    if pause is not None and pause.covers(today):
        return say("plan.paused-until", day=say.named_day(pause.end)) if pause.end else say("plan.paused")
    if pause is None or not pause.lies_ahead(today):
        return ""
    start = say.named_day(pause.start)
    if pause.end is None:
        return say("plan.pause-from", start=start)
    return say("plan.pause-ahead", start=start, end=say.named_day(pause.end))
