"""When somebody can be reached, in words: the days and times, and whether that is now."""

from datetime import datetime

from app.i18n import Words
from monitoring.opening_hours import ALL_DAYS, Hours, Period, is_open


def hours_said(say: Words, hours: Hours, now: datetime, named: str = "") -> str:
    """The hours and whether it is open now; nothing when they are not known.

    Args:
        say: the words of the person.
        hours: as a machine reads them.
        now: any moment; aware.
        named: the same hours in words that were written with them.
    """
    is_now = is_open(hours, say.local(now))
    if is_now is None:
        return named
    always = all(each.is_all_day and each.days == ALL_DAYS for each in hours)
    told = [f"{named}." if named else " ".join(_period(say, each) for each in hours)]
    told.append(say("hours.open" if is_now else "hours.closed"))
    if not always:
        told.append(say("hours.holidays"))
    return " ".join(told)


def _period(say: Words, period: Period) -> str:
    if period.is_all_day and period.days == ALL_DAYS:
        return say("hours.always")
    days = _days(say, period.days)
    days = days[0].upper() + days[1:]
    if period.is_all_day:
        return say("hours.all-day", days=days)
    opens, closes = f"{period.opens:%H:%M}", f"{period.closes:%H:%M}"
    return say("hours.from-to", days=days, opens=opens, closes=closes)


def _days(say: Words, days: tuple[int, ...]) -> str:
    if days == ALL_DAYS:
        return say("hours.each-day")
    first, last = days[0], days[-1]
    if len(days) > 2 and days == tuple(range(first, last + 1)):
        return say("hours.range", first=say.days([first]), last=say.days([last]))
    return say.days(days)
