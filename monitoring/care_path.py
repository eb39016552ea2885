"""The care path of one person: which steps are for now, and why each is shown.

A pure function of what is known: the phone and the workstation get the same path from the same records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from monitoring.evidence import Evidence, History, Reading, Series
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.meeting import NO_WISHES, Fit, Wishes, fit
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.progression import DAYS_PER_MONTH
from monitoring.readings import until
from monitoring.records import Author, PathChange, Record, StepMark
from monitoring.steps import PHASES, Audience, Diagnosis, Phase, Step

# The regional team sees somebody for the first time within 14 days of the diagnosis, the neurologist again
# within two weeks (Dutch guideline "Palliatieve zorg bij ALS"). That the first phase lasts until these and
# the first round of the team are over, three months, is a choice of our own; anybody can choose another.
FIRST_PHASE = timedelta(days=91)
_MONTH = timedelta(days=DAYS_PER_MONTH)
_DIAGNOSED = Series("item", "background/diagnosis-date")


class Place(StrEnum):
    """Where a step stands."""

    NOW = "now"
    LATER = "later"
    BEEN = "been"  # of a phase that is over
    NOT_NOW = "not-now"
    DONE = "done"
    LEFT_OUT = "left-out"
    APART = "apart"  # of an occasion, behind a way of its own


class Reason(StrEnum):
    """Why a step stands there, the most telling first."""

    TEAM = "team"  # the team said so
    PERSON = "person"  # the person, or a carer for them, said so
    SOONER = "sooner"  # by what the person filled in
    AGAIN = "again"  # it comes back every so many months
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class About:
    """Whom the path is for, as far as they said so."""

    audience: Audience = "person"
    diagnosis: Diagnosis = "als"
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a step."""

    mark: StepMark
    change: PathChange  # in which it was said, when and by whom

    @property
    def is_of_team(self) -> bool:
        """Whether the team said it, and not the person or a carer."""
        return self.change.origin.author is Author.CLINICIAN


@dataclass(frozen=True, slots=True)
class Shown:
    """A step in somebody's path."""

    id: str
    step: Step | None  # None: a step of one's own, or of another version; its title stands in its mark
    place: Place
    reason: Reason
    because: tuple[Reading, ...] = ()  # the values that brought it forward
    said: tuple[Said, ...] = ()  # by everybody, the newest last
    fit: Fit | None = None  # the way to meet for it, as far as somebody has wishes

    @property
    def last(self) -> Said | None:
        """What was said of it last; that is what counts."""
        return self.said[-1] if self.said else None

    @property
    def title(self) -> str:
        """Its words where no content has any; empty when nobody gave it any."""
        return _title(self.said)

    @property
    def note(self) -> Said | None:
        """The words that the team gave with it, which stay when the person says something of it."""
        words = [each for each in self.said if each.is_of_team] or self.said
        return words[-1] if words and words[-1].mark.note else None


@dataclass(frozen=True, slots=True)
class CarePath:
    """Everything there is to show; what is for now comes first, the most telling reason first.

    Of equal reasons, what can go as the person wishes comes before what cannot.
    """

    phase: Phase
    steps: tuple[Shown, ...]
    chosen: PathChange | None = None  # in which somebody chose the phase

    def at(self, place: Place) -> tuple[Shown, ...]:
        """The steps that stand in one place."""
        return tuple(each for each in self.steps if each.place is place)


def care_path(
    records: Iterable[Record],
    steps: Mapping[str, Step],
    instruments: Mapping[str, Instrument],
    about: About,
    now: datetime,
) -> CarePath:
    """Work out the path of one person.

    Args:
        records: in any order.
        steps: by id, in the order of the content.
        instruments: by name.
        about: whom it is for.
        now: the time of the person; aware.
    """
    kept, _ = until(records, now)
    history = History(Evidence(kept, instruments), now)
    chosen, said = changes(kept)
    current = next((each for each in PHASES if chosen and each == chosen.phase), None) or _phase(history)
    shown = [
        replace(
            _shown(step, said.get(step.id, ()), current, history),
            fit=fit(step.ways, step.where, about.wishes),
        )
        for step in steps.values()
        if about.audience in step.audience and about.diagnosis in step.diagnoses
    ]
    own = [_own(name, each, now.date()) for name, each in said.items() if name not in steps and _title(each)]
    return CarePath(current, tuple(sorted([*shown, *own], key=_rank)), chosen)


def changes(records: Iterable[Record]) -> tuple[PathChange | None, dict[str, tuple[Said, ...]]]:
    """Return the change that chose the phase last, and what was said of each step, the newest last."""
    chosen: PathChange | None = None
    said: dict[str, tuple[Said, ...]] = {}
    for record in standing(records):
        if isinstance(record, PathChange):
            chosen = record if record.phase else chosen
            for name, mark in record.marks.items():
                said[name] = (*said.get(name, ()), Said(mark, record))
    return chosen, said


def _shown(step: Step, said: tuple[Said, ...], phase: Phase, history: History) -> Shown:
    today = history.now.date()
    place = _place(said[-1].mark, today) if said else None
    if place:
        if place is Place.DONE and _is_due_again(step, said[-1].change, today):
            return Shown(step.id, step, Place.NOW, Reason.AGAIN, (), said)
        return Shown(step.id, step, place, _who(said[-1]), (), said)
    outcome = step.sooner.judge(history) if step.sooner else None
    if outcome and outcome.is_met:
        return Shown(step.id, step, Place.NOW, Reason.SOONER, outcome.because, said)
    if step.occasion:
        return Shown(step.id, step, Place.APART, Reason.PHASE, (), said)
    ahead = PHASES.index(step.phase) - PHASES.index(phase)
    place = Place.NOW if ahead == 0 else Place.LATER if ahead > 0 else Place.BEEN
    return Shown(step.id, step, place, Reason.PHASE, (), said)


def _own(name: str, said: tuple[Said, ...], today: date) -> Shown:
    place = _place(said[-1].mark, today)
    return Shown(name, None, place or Place.NOW, _who(said[-1]) if place else Reason.PHASE, (), said)


def _title(said: tuple[Said, ...]) -> str:
    return next((each.mark.title for each in reversed(said) if each.mark.title), "")


def _place(mark: StepMark, today: date) -> Place | None:
    """Where somebody put a step; None once a "not now" is over."""
    if mark.status == NOT_NOW:
        return Place.NOT_NOW if mark.until is None or today < mark.until else None
    return {PLANNED: Place.NOW, DONE: Place.DONE, LEFT_OUT: Place.LEFT_OUT}.get(mark.status)


def _is_due_again(step: Step, change: PathChange, today: date) -> bool:
    if step.every_months is None:
        return False
    return change.origin.about.date() + step.every_months * _MONTH <= today


def _who(said: Said) -> Reason:
    return Reason.TEAM if said.is_of_team else Reason.PERSON


def _phase(history: History) -> Phase:
    """The phase by the diagnosis, as long as nobody chose one; the last phase never comes by itself."""
    days = history.readings(_DIAGNOSED)[-1:]
    try:
        diagnosed = date.fromisoformat(str(days[0].value)) if days else None
    except ValueError:  # only the year, or the year and the month
        diagnosed = None
    is_new = diagnosed is not None and history.now.date() - diagnosed < FIRST_PHASE
    return "diagnostic" if is_new else "rehabilitation"


def _rank(shown: Shown) -> tuple[int, int, float, bool]:
    newest = max((reading.at.timestamp() for reading in shown.because), default=0)
    is_otherwise = shown.fit is not None and not shown.fit.is_as_wished
    return list(Place).index(shown.place), list(Reason).index(shown.reason), -newest, is_otherwise
