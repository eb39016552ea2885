"""Talks about what matters: what the person wants of them, kept on this device, and whether one is due."""

from dataclasses import replace
from datetime import date

from app.actions import answering
from app.actions.planning import local_now
from app.actions.reading import Overview
from app.services import Services
from monitoring.measures import Measure
from monitoring.talk_offers import Verdict, Wish, is_urgent, months_after, verdict

NOTE = "talks"  # what is wanted of them: the person's own, so it never travels to the team
WISHES = "wishes-card"  # the instrument; who filled it in has stood still by it


def wish(services: Services) -> Wish:
    """What was chosen on this device; nothing until somebody asks for it."""
    note = services.store.note(NOTE) or {}
    return Wish(note.get("months"), _day(note.get("since")), _day(note.get("later")))


def choose(services: Services, months: int | None) -> None:
    """Be offered a talk every so many months, or no more; VaultError when the disk refuses."""
    if months is None:
        services.store.set_note(NOTE, None)
    else:
        _keep(services, Wish(months, wish(services).since or _today(services)))


def put_off(services: Services) -> None:
    """Not now: a month later again; VaultError when the disk refuses."""
    held = wish(services)
    _keep(services, replace(held, later=months_after(_today(services), 1)))


def mark(services: Services) -> None:
    """Say that there was a talk; the next is offered an interval later. VaultError when the disk refuses."""
    _keep(services, Wish(wish(services).months, _today(services)))


def judged(services: Services, overview: Overview) -> Verdict:
    """Whether a talk is offered now; if not, why."""
    held, now = wish(services), local_now(services)
    if held.months is None or held.since is None:
        return Verdict.NOT_WANTED
    since = max(held.since, _wishes_written(services) or held.since)
    well_being = overview.trends.get(Measure.WELL_BEING)
    return verdict(
        replace(held, since=since),
        well_being.points if well_being else (),
        now,
        is_paused=overview.plan.is_paused(now.date()),
        is_urgent=is_urgent(overview.signals),
    )


def has_wishes(services: Services) -> bool:
    """Whether there is a card for wishes to write on."""
    return WISHES in services.instruments


def _wishes_written(services: Services) -> date | None:
    card = services.instruments.get(WISHES)
    written = answering.last_response(services, card) if card else None
    return next(iter(services.words.values())).local(written.origin.entered).date() if written else None


def _today(services: Services) -> date:
    return local_now(services).date()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _keep(services: Services, held: Wish) -> None:
    days = {"since": held.since, "later": held.later}
    note = {"months": held.months} | {name: day.isoformat() for name, day in days.items() if day}
    services.store.set_note(NOTE, note)
