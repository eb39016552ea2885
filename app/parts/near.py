"""What lies near somebody, and the way to meet that fits them, in sentences."""

from collections.abc import Sequence

import flet as ft

from app.components.notices import line
from app.context import Here
from monitoring.care import TEAM
from monitoring.care import Contact as Person
from monitoring.care_path import Shown
from monitoring.meeting import Match
from monitoring.question_routes import Contact
from monitoring.regions import Region
from monitoring.steps import Step

CENTRE = "home-ventilation-centre"


def region_of(here: Here) -> Region | None:
    """Where somebody lives, if they said so."""
    return here.services.guide.regions.get(here.session.preferences.region)


def fit_line(here: Here, shown: Shown, *, with_why: bool = False) -> list[ft.Control]:
    """The way that fits and what to ask, with the choice that decided it; nothing without wishes."""
    if shown.fit is None or shown.step is None:
        return []
    say, fit = here.say, shown.fit
    place = "centre" if _is_of_centre(shown.step) else shown.step.where
    said = say(f"fit.{fit.match}-{fit.way}", place=say(f"fit.place-{place}"))
    if with_why:
        said = f"{said}\n{say(f'wish.{fit.because}')}"
    return [line(here.look, _SIGNS[fit.way], said, key=f"fit-{shown.id}")]


def fit_in_short(here: Here, shown: Shown) -> str:
    """The same in a few words, for a list."""
    fit = shown.fit
    if fit is None:
        return ""
    return here.say("fit.short-far" if fit.match is Match.FAR else f"fit.short-{fit.way}")


def where(here: Here, step: Step, known: Sequence[Person]) -> str:
    """Where a step happens, with what is known of that place for this person."""
    said = here.say(f"level.{step.where}")
    if step.where == "regional":
        team = next((each.name for each in known if each.kind == TEAM and each.name), "")
        return f"{said}: {team}" if team else said
    contact = here.services.guide.contacts.get(CENTRE) if _is_of_centre(step) else None
    near = nearby(here, contact, known) if contact else ""
    return f"{said}. {near}" if near else said


def nearby(here: Here, contact: Contact, known: Sequence[Person]) -> str:
    """What lies near of this contact; nothing when somebody wrote down who it is, for then nobody guesses."""
    say, region = here.say, region_of(here)
    if any(each.kind == contact.id for each in known):
        return ""
    if contact.id == TEAM:
        return _teams(here, region)
    centre = here.services.guide.contacts.get(region.centre) if region else None
    if region is None or centre is None or contact.id not in (CENTRE, centre.id):
        return ""
    return say("near.centre", region=say.of(region.name), centre=say.of(centre.name))


def _teams(here: Here, region: Region | None) -> str:
    say = here.say
    if region is None:
        return say("near.list")
    name = say.of(region.name)
    if not region.teams:
        return f"{say('near.no-team', region=name)} {say('near.list')}"
    teams = [say("near.in-place", team=say.of(each.name), place=say.of(each.place)) for each in region.teams]
    return f"{say('near.teams', region=name, teams=say.listed(teams))} {say('near.list')}"


def _is_of_centre(step: Step) -> bool:
    return step.where == "national" and CENTRE in step.who


_SIGNS = {
    "home": ft.Icons.HOME_OUTLINED,
    "video": ft.Icons.VIDEOCAM_OUTLINED,
    "phone": ft.Icons.CALL_OUTLINED,
    "visit": ft.Icons.DIRECTIONS_OUTLINED,
}
