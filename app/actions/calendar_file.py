"""A calendar file (RFC 5545) of reminders; the only module that imports icalendar."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from monitoring.reminders import Series

NAME = "nabij.ics"
_LASTS = timedelta(minutes=15)
_A_WEEK = 7


def write(
    found: Sequence[Series], titles: Mapping[str, str], text: str, calendar: str, now: datetime
) -> bytes:
    """Write a recurring event with an alarm for each series.

    Args:
        found: what to be reminded of, and when.
        titles: instrument -> what a lock screen shows.
        text: what stands in the event itself.
        calendar: the same for each file of one phone: a later file replaces what an earlier one put there.
        now: the time.
    """
    file = Calendar()
    file.add("prodid", "-//Nabij//Plan//NL")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    for series in found:
        file.add_component(_event(series, titles[series.instrument_name], text, calendar, now))
    file.add_missing_timezones()
    content: bytes = file.to_ical()
    return content


def _event(series: Series, title: str, text: str, calendar: str, now: datetime) -> Event:
    event = Event()
    # Not the name itself: a calendar may travel to servers that need not know what is asked.
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{calendar}/{series.instrument_name}')}@nabij.nl")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", title)
    event.add("description", text)
    event.add("dtstart", series.times[0])
    event.add("duration", _LASTS)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if len(series.times) > 1:
        event.add("rrule", _rule(series))
    for moment in series.left_out:
        event.add("exdate", moment)
    event.add_component(_alarm(title))
    return event


def _rule(series: Series) -> dict[str, object]:
    weeks, days = divmod(series.every.days, _A_WEEK)
    often = (
        {"freq": "DAILY", "interval": series.every.days} if days else {"freq": "WEEKLY", "interval": weeks}
    )
    return often | {"until": series.times[-1].astimezone(UTC)}


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta())
    return alarm
