"""The plan: what is asked and how often, and when nothing is; the sum of the changes that were made to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from monitoring import care_plans
from monitoring.care_plans import ACTIVE, ON_HOLD, ONCE, REVOKED
from monitoring.history import after, standing
from monitoring.items import Instrument
from monitoring.records import Author, CarePlan, Origin, PathChange, Record

# Once a week is what most people accept: 61 % of 332 (Helleman et al. 2022, doi 10.1007/s00415-022-11273-x).
# A daily question was too much for 52 %, the ALSFRS-R every four weeks for 4.5 % (Dontje et al. 2022,
# doi 10.1186/s12913-022-08724-6). That what happened before is asked once is a choice of our own.
INTERVALS: Mapping[str, timedelta] = {
    "weekly-check-in": timedelta(weeks=1),
    "weight": timedelta(weeks=1),
    "alsfrs-r": timedelta(weeks=4),
    "background": ONCE,
}
"""How often, as long as nobody changed it; whatever is not here waits until the person likes."""

RHYTHMS: tuple[timedelta | None, ...] = (*(timedelta(weeks=number) for number in (1, 2, 4, 12)), None)
"""What can be chosen; None is "when I like"."""

_IN_FORCE = {ACTIVE, ON_HOLD, REVOKED}


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing is asked, the last one included."""

    start: date
    end: date | None = None  # None: until the person says so

    def covers(self, day: date) -> bool:
        """Whether nothing is asked on this day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def lies_ahead(self, day: date) -> bool:
        """Whether it has still to begin."""
        return day < self.start and (self.end is None or self.start <= self.end)


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds now."""

    changes: Mapping[str, CarePlan] = field(default_factory=dict)  # by url: who last said how often
    own: CarePlan | None = None  # the newest of the person, who alone decides whether anything is asked

    @property
    def is_measuring(self) -> bool:
        """Whether anything is asked at all; False is "only the wayfinder"."""
        return self.own is None or self.own.status != REVOKED

    @property
    def pause(self) -> Pause | None:
        """The pause or the holiday that was asked for, over or not."""
        if self.own is None or self.own.status != ON_HOLD:
            return None
        return Pause(self.own.start or self.own.origin.about.date(), self.own.end)

    def is_paused(self, day: date) -> bool:
        """Whether nothing is asked on this day."""
        return self.pause is not None and self.pause.covers(day)

    def rhythm(self, instrument: Instrument) -> timedelta | None:
        """How often something is asked: an interval, `ONCE`, or None for when the person likes."""
        change = self.changes.get(instrument.url)
        return change.rhythms[instrument.url] if change else INTERVALS.get(instrument.name)


def in_order(instruments: Mapping[str, Instrument]) -> list[Instrument]:
    """Return the instruments that are offered, those that are asked by default first.

    What is only read stands under another name than its own: an older version, or a licence nobody cleared.
    A card is never asked.
    """
    offered = {name: each for name, each in instruments.items() if name == each.name and not each.is_card}
    first = [name for name in INTERVALS if name in offered]
    return [offered[name] for name in (*first, *(n for n in offered if n not in INTERVALS))]


def plan(records: Iterable[Record]) -> Plan:
    """Add up the changes, the newest last: of each rhythm the newest holds, whoever made it.

    A team's plan never ends a pause nor begins to measure again: that is up to the person, and to a carer who
    fills in on the person's phone.
    """
    return planned(standing(record for record in records if isinstance(record, CarePlan)))


def planned(history: Iterable[Record]) -> Plan:
    """The same of records that stand, in their order."""
    changes, own = {}, None
    for record in history:
        if not isinstance(record, CarePlan) or record.status not in _IN_FORCE:
            continue
        changes.update(dict.fromkeys(record.rhythms, record))
        if record.origin.author is not Author.CLINICIAN:
            own = record
    return Plan(changes, own)


def moment(records: Iterable[Record], now: datetime) -> datetime:
    """When a change of now holds from: after every earlier one, also where a clock was set back since."""
    return after((record for record in records if isinstance(record, CarePlan | PathChange)), now)


def asking(
    before: Plan, instrument: Instrument, rhythm: timedelta | None, origin: Origin, writer: str = ""
) -> CarePlan:
    """Ask for something in another rhythm; whether anything is asked stays as it is."""
    own = None if origin.author is Author.CLINICIAN else before.own
    status, period = (own.status, (own.start, own.end)) if own else (ACTIVE, (None, None))
    return care_plans.write(origin, status, period, {instrument.url: rhythm}, writer)


def pausing(pause: Pause, origin: Origin) -> CarePlan:
    """Ask nothing for a while."""
    return care_plans.write(origin, ON_HOLD, (pause.start, pause.end), {}, "")


def measuring(is_on: bool, origin: Origin) -> CarePlan:
    """Ask again, or ask nothing any more: only the wayfinder."""
    return care_plans.write(origin, ACTIVE if is_on else REVOKED, (None, None), {}, "")
