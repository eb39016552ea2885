"""Calendar files (RFC 5545) of reminders and of an appointment; the only module that imports icalendar."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from monitoring.appointments import Appointment
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
    file = _begun()
    for series in found:
        file.add_component(_event(series, titles[series.instrument_name], text, calendar, now))
    file.add_missing_timezones()
    content: bytes = file.to_ical()
    return content


def write_appointment(appointment: Appointment, title: str, name: str, now: datetime) -> bytes:
    """Write one appointment with its place, its video link and what to bring.

    Args:
        appointment: with whom, when and where.
        title: what the calendar shows.
        name: the same each time that this appointment is put into the calendar.
        now: the time.
    """
    event = _marked(f"appointment/{name}", now)
    event.add("summary", title)
    event.add("dtstart", appointment.start.astimezone(UTC))
    event.add("dtend", appointment.end.astimezone(UTC))
    told = "\n".join(filter(None, (appointment.bring, appointment.note, appointment.video)))
    known = {
        "location": appointment.place or appointment.video,
        "url": appointment.video,
        "description": told,
    }
    for field, text in known.items():
        if text:
            event.add(field, text)
    event.add("class", "PRIVATE")
    file = _begun()
    file.add_component(event)
    content: bytes = file.to_ical()
    return content


def _begun() -> Calendar:
    file = Calendar()
    file.add("prodid", "-//Nabij//Plan//NL")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    return file


def _marked(name: str, now: datetime) -> Event:
    """An event that takes the place of an earlier one of this name."""
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, name)}@nabij.nl")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp()) // 60)
    return event


def _event(series: Series, title: str, text: str, calendar: str, now: datetime) -> Event:
    # Not the name itself: a calendar may travel to servers that need not know what is asked.
    event = _marked(f"{calendar}/{series.instrument_name}", now)
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
