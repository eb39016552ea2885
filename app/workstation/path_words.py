"""What stands in somebody's care path in words for the team: who said what of a step, and when."""

from datetime import datetime

from app.i18n import Words
from app.workstation.actions.people import Person
from app.workstation.sentences import called
from monitoring.care_path import CarePath, Place, Reason, Said, Shown
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.records import Author, PathChange

PLACES = {PLANNED: Place.NOW, DONE: Place.DONE, NOT_NOW: Place.NOT_NOW, LEFT_OUT: Place.LEFT_OUT}


def title_of(say: Words, shown: Shown) -> str:
    """What a step is called; one that this version does not know by the words that came with it."""
    return say.of(shown.step.title) if shown.step else shown.title


def who(say: Words, person: Person, change: PathChange) -> str:
    """Whose word it is: the name that was written with it, else whose side it is of."""
    if change.writer:
        return change.writer
    name = called(say, person)
    return {
        Author.CLINICIAN: say("desk.team"),
        Author.CARER: say("desk-path.carer", name=name),
        Author.PATIENT: name,
    }[change.origin.author]


def said_line(say: Words, person: Person, said: Said, now: datetime) -> str:
    """What somebody said of a step, as in "Jan chose not now yesterday."."""
    side = "team" if said.is_of_team else "person"
    when = say.on(said.change.origin.entered, now)
    line = say(f"desk-path.{side}-{PLACES[said.mark.status]}", who=who(say, person, said.change), when=when)
    if said.mark.until is None:
        return line
    return f"{line} {say('desk-path.until', day=say.date(said.mark.until))}"


def why(say: Words, person: Person, shown: Shown, now: datetime) -> str:
    """Why a step stands where it stands."""
    if shown.reason is Reason.SOONER and shown.step:
        return say("desk-path.sooner", name=called(say, person))
    if shown.last and shown.reason is not Reason.PHASE:
        line = said_line(say, person, shown.last, now)
        return f"{line} {say('desk-path.again')}" if shown.reason is Reason.AGAIN else line
    return say(f"desk-path.phase-{shown.place}")


def before(say: Words, person: Person, shown: Shown, now: datetime) -> str:
    """The last word of the other side, where that is not the last of all; empty when there is none."""
    last = shown.last
    others = [each for each in shown.said if last and each.is_of_team != last.is_of_team]
    return say("desk-path.before", line=said_line(say, person, others[-1], now)) if others else ""


def phase_line(say: Words, person: Person, path: CarePath, now: datetime) -> str:
    """Whose choice the phase is."""
    if path.chosen is None:
        return say("desk-path.phase-itself")
    when = say.on(path.chosen.origin.entered, now)
    return say("desk-path.phase-chosen", who=who(say, person, path.chosen), when=when)
