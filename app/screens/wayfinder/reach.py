"""Where and when somebody of one's own can be reached: an address, a link for video, days and times."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import contacting
from app.components.actions import primary, segment
from app.components.basics import pair, section, title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back, nowhere
from monitoring.care import Contact
from monitoring.dates import read_time
from monitoring.errors import NotADateError
from monitoring.opening_hours import ALL_DAYS, Hours, Period
from monitoring.web_addresses import web_address


@ft.component
def ReachScreen() -> ft.View:
    """Each may stay empty; days and times go together."""
    here = use_here()
    look, say = here.look, here.say
    kind = ft.use_route_params().get("kind", "")
    contact = here.services.guide.contacts.get(kind)
    before = contacting.written_before(here.services, kind)
    address, set_address = ft.use_state(before.address)
    video, set_video = ft.use_state(before.video)
    known = _typed(before.hours)
    days, set_days = ft.use_state(known[0])
    opens, set_opens = ft.use_state(known[1])
    closes, set_closes = ft.use_state(known[2])
    trouble, set_trouble = ft.use_state("")
    leave = back(here, "/contacts")
    if contact is None or not contact.is_own or before == Contact("", "", "", "", kind):
        return nowhere(here, "/contacts", "reach")

    def save() -> None:
        try:
            hours = before.hours if (days, opens, closes) == known else _hours(days, opens, closes)
        except NotADateError:
            set_trouble("reach.unreadable")
            return
        link = web_address(video)
        if link is None:
            set_trouble("appointments.no-link")
            return
        written = replace(before, address=address.strip(), video=link, hours=hours)
        keep = partial(contacting.write_down, here.services, written, here.session.writer)
        attempt(here, keep, set_trouble, "/contacts")

    times = (("opens", opens, set_opens), ("closes", closes, set_closes))
    clocks = [text_field(look, say(f"reach.{n}"), text, on_change=put, key=n) for n, text, put in times]
    return frame(
        look,
        title(look, say("reach.title")),
        words(look, before.name or say.of(contact.name), 20),
        section(look, say("reach.days")),
        *_days(here, days, set_days),
        pair(look, *clocks, spacing=24),
        section(look, say("reach.place")),
        text_field(look, say("reach.address"), address, on_change=set_address, key="address"),
        words(look, say("reach.address-under"), 16, soft=True),
        text_field(look, say("reach.video"), video, on_change=set_video, on_submit=save, key="video"),
        *notes(here, trouble),
        foot=[primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"), leave],
        key="reach",
    )


def _days(here: Here, chosen: frozenset[int], take: Callable[[frozenset[int]], None]) -> list[ft.Control]:
    answers = [
        segment(
            here.look,
            here.say.weekday_name(day),
            selected=day in chosen,
            on_click=partial(take, chosen ^ {day}),
            key=f"day-{day}",
        )
        for day in ALL_DAYS
    ]
    return [pair(here.look, *answers[place : place + 2]) for place in range(0, len(answers), 2)]


def _hours(days: frozenset[int], opens: str, closes: str) -> Hours:
    """One time for all days, as most people know it; none when all is empty. NotADateError for the rest."""
    if not (days or opens.strip() or closes.strip()):
        return ()
    if not days:
        raise NotADateError("days")
    return (Period(tuple(sorted(days)), read_time(opens, "opens"), read_time(closes, "closes")),)


def _typed(hours: Hours) -> tuple[frozenset[int], str, str]:
    """The hours as they are typed here; of more than one period the times of the first."""
    if not hours:
        return frozenset(), "", ""
    days = frozenset(day for each in hours for day in each.days)
    return days, f"{hours[0].opens:%H:%M}", f"{hours[0].closes:%H:%M}"
