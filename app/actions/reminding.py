"""When the person wants to be reminded, kept on this device; and the calendar file of it."""

from dataclasses import dataclass, field, replace
from datetime import time

from app.actions import calendar_file, planning
from app.i18n import Words
from app.services import Services
from monitoring.reminders import Quiet, Wish, reminders

NOTE = "plan/reminders"


@dataclass(frozen=True, slots=True)
class Reminding:
    """The wishes of the person for the phone's own calendar."""

    wish: Wish = field(default_factory=Wish)
    is_named: bool = False  # whether the calendar says what is asked; a lock screen shows it
    calendar: str = ""  # so that what is put into the calendar again replaces what was there


def reminding(services: Services) -> Reminding:
    """What was chosen on this device."""
    note = services.store.note(NOTE)
    if note is None:
        return Reminding()
    at, start, end = (time.fromisoformat(note[name]) for name in ("at", "quiet_start", "quiet_end"))
    return Reminding(Wish(note["weekday"], at, Quiet(start, end)), note["is_named"], note["calendar"])


def keep(services: Services, chosen: Reminding) -> None:
    """Keep the wishes; VaultError when the disk refuses."""
    wish = chosen.wish
    note = {
        "weekday": wish.weekday,
        "at": wish.at.isoformat("minutes"),
        "quiet_start": wish.quiet.start.isoformat("minutes"),
        "quiet_end": wish.quiet.end.isoformat("minutes"),
        "is_named": chosen.is_named,
        "calendar": chosen.calendar,
    }
    services.store.set_note(NOTE, note)


def calendar(services: Services, say: Words) -> bytes | None:
    """The calendar file (RFC 5545) for what is planned now; None when nothing is.

    Raises:
        VaultError: the disk refuses to remember which calendar it is.
    """
    chosen = reminding(services)
    listed = planning.due_list(services)
    found = reminders(listed, services.instruments, chosen.wish, services.now())
    if not found:
        return None
    if not chosen.calendar:
        chosen = replace(chosen, calendar=services.new_id())
        keep(services, chosen)
    titles = {
        series.instrument_name: services.instruments[series.instrument_name].title[say.language]
        if chosen.is_named
        else say("app.name")
        for series in found
    }
    return calendar_file.write(found, titles, say("plan.calendar-text"), chosen.calendar, services.now())
