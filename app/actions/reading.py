"""What is here to see: what is due, the course, the messages, what must still travel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.actions import notebook, planning
from app.actions.opening import newest_unopened
from app.actions.signals import find_signals, for_the_person, signed_in
from app.services import Services
from monitoring.given import LastGiven, last_given
from monitoring.history import standing
from monitoring.items import Instrument, Item
from monitoring.measures import Measure
from monitoring.plan import Plan
from monitoring.progression import ObservedSlope, observed_slope, ratings
from monitoring.readings import until
from monitoring.recent import Recent, recent
from monitoring.records import Communication, Patient, Record
from monitoring.schedule import Asking, DueList
from monitoring.sign_offs import SignOff
from monitoring.signals import Signal
from monitoring.symptoms import Symptom, symptoms
from monitoring.team_questions import TeamQuestion, conversation
from monitoring.trends import Trend, trends


@dataclass(frozen=True, slots=True)
class Task:
    """Something that can be filled in."""

    instrument: Instrument
    is_due: bool
    last: datetime | None  # when it was filled in before
    later: date | None = None  # put off until this day


@dataclass(frozen=True, slots=True, eq=False)  # a new reading draws every screen anew, whatever changed
class Overview:
    """One reading of the dossier, for every screen to draw from."""

    name: str = ""  # of the person; empty when nobody wrote it down
    tasks: tuple[Task, ...] = ()
    plan: Plan = field(default_factory=Plan)
    asking: Asking = Asking.YES
    trends: Mapping[Measure, Trend] = field(default_factory=dict)
    conversation: tuple[TeamQuestion | Communication, ...] = ()  # newest first
    news: Communication | None = None  # the newest message of the team that was not opened here
    pending: int = 0  # entries that still have to travel
    given: LastGiven = field(default_factory=dict)  # how each question was last answered
    symptoms: tuple[Symptom, ...] = ()
    recent: Recent = field(default_factory=Recent)  # what changed lately
    slope: ObservedSlope | None = None  # of the total
    signals: tuple[Signal, ...] = ()  # those that rest included
    noticed: tuple[Signal, ...] = ()  # what of these to show the person
    signed: Mapping[str, SignOff] = field(default_factory=dict)  # the rules that are in force, by id

    def trend_of(self, item: Item) -> Trend | None:
        """The course of what an item asks for, when it is a measure that is followed and has values."""
        found = (trend for measure, trend in self.trends.items() if measure.value == item.link_id)
        return next((trend for trend in found if trend.points), None)


def overview(services: Services) -> Overview:
    """Read what was written down on this device."""
    records = notebook.records(services)
    lived, _ = until(records, services.now())  # without what a wrong clock dated after today
    found, given = trends(lived, services.instruments), last_given(lived, services.instruments)
    troubles = symptoms(given, services.instruments)
    signals = find_signals(services, records)
    listed = planning.due_list(services)
    history = standing(records)
    return Overview(
        _name(history),
        tuple(_tasks(services, listed)),
        listed.plan,
        listed.asking,
        found,
        said(services),
        newest_unopened(services, history),
        services.store.unsent(),
        given=given,
        symptoms=troubles,
        recent=recent(found, troubles, services.now()),
        slope=observed_slope(ratings(lived, services.instruments)[0]),
        signals=signals,
        noticed=for_the_person(services, signals),
        signed=signed_in(services, records),
    )


def said(services: Services) -> tuple[TeamQuestion | Communication, ...]:
    """Read what was said between the person and the team, and what of it is only on this device."""
    return conversation(notebook.records(services), notebook.waiting(services))


def _name(history: Sequence[Record]) -> str:
    people = [record for record in history if isinstance(record, Patient)]
    return people[-1].name if people else ""


def _tasks(services: Services, listed: DueList) -> Iterator[Task]:
    for each in listed.each:
        yield Task(services.instruments[each.instrument_name], each.is_due, each.last, each.later)
