"""The due list: what may be filled in now, and what is not asked any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from monitoring.care_plans import ONCE
from monitoring.codes import BODY_WEIGHT
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.plan import Plan, in_order, planned
from monitoring.records import Author, CarePlan, Observation, Patient, QuestionnaireResponse, Record

# Whoever filled it in on Monday afternoon may do so on Monday morning.
EARLIER = timedelta(hours=12)

# Never a nag beyond 28 days: with the weekly questions that is three weeks after the first one came due. Who
# is asked less often has those three weeks as well. A choice of our own.
SILENCE, ASKED_FOR = timedelta(days=28), timedelta(days=21)

SNOOZES = (1, 3, 7)  # days
_LONGEST_SNOOZE = timedelta(days=max(SNOOZES))

WEIGHT = "weight"
CANNOT_WEIGH = "cannot-weigh"


class Asking(StrEnum):
    """Whether anything is asked today; if not, why."""

    YES = "yes"
    OFF = "off"  # only the wayfinder
    PAUSED = "paused"
    SILENT = "silent"  # nothing came for so long that the app stopped asking


@dataclass(frozen=True, slots=True)
class Due:
    """Whether an instrument is due, and when it was last filled in."""

    instrument_name: str
    is_due: bool
    last: datetime | None
    later: date | None = None  # put off by the person until this day
    next: datetime | None = None  # when it comes due by the plan; None: it is not asked


@dataclass(frozen=True, slots=True)
class DueList:
    """One reading of the plan on one day: all instruments, those that are asked by default first."""

    plan: Plan
    asking: Asking
    each: tuple[Due, ...]


def due(
    records: Iterable[Record],
    instruments: Mapping[str, Instrument],
    now: datetime,
    put_off: Mapping[str, date] | None = None,
) -> DueList:
    """Return what is due by the plan.

    Who said that weighing is no longer possible is not asked for a weight again, until there is one.

    Args:
        records: the dossier, in any order.
        instruments: what is offered, by name.
        now: the time, in the zone of the person: pauses and what was put off go by its calendar day.
        put_off: instrument -> the day on which it may be asked again.
    """
    history = standing(records)
    held, today = planned(history), now.date()
    last, sign = _last(history, instruments, now)
    names = [instrument.name for instrument in in_order(instruments)]
    rhythms = {name: rhythm_of(held, instruments[name], last.get(name)) for name in names}
    asking = _asking(held, rhythms, sign, now)
    each = []
    for name in names:
        moment = _next(rhythms[name], last.get(name), now)
        later = _later((put_off or {}).get(name), today)
        is_late = moment is not None and moment - EARLIER <= now
        is_due = is_late and later is None and asking is Asking.YES
        before = last[name].origin.about if name in last else None
        each.append(Due(name, is_due, before, later, moment))
    return DueList(held, asking, tuple(each))


def _last(
    history: Iterable[Record], instruments: Mapping[str, Instrument], now: datetime
) -> tuple[dict[str, Record], datetime | None]:
    """The newest record of each instrument, and when the person last entered anything; none of the future."""
    names = {instrument.url: name for name, instrument in instruments.items()}
    last: dict[str, Record] = {}
    sign: datetime | None = None
    for record in history:
        origin = record.origin
        if not isinstance(record, QuestionnaireResponse | Observation | CarePlan | Patient):
            continue
        name = name_of(record, names)
        if name is not None and origin.about <= now:
            last[name] = record
        # Whoever wrote down the name: that is when a person joined who has not filled in anything since.
        is_sign = origin.author is not Author.CLINICIAN or isinstance(record, Patient)
        if is_sign and origin.entered <= now and (sign is None or origin.entered > sign):
            sign = origin.entered
    return last, sign


def name_of(record: Record, names: Mapping[str, str]) -> str | None:
    """Return the instrument that a record fills in; a weight from elsewhere counts as one.

    Args:
        record: any.
        names: of the instruments, by url.
    """
    if isinstance(record, QuestionnaireResponse):
        return names.get(record.url)
    is_weight = isinstance(record, Observation) and record.code == BODY_WEIGHT and record.value is not None
    return WEIGHT if is_weight else None


def rhythm_of(held: Plan, instrument: Instrument, last: Record | None) -> timedelta | None:
    """Return how often something is asked after what was filled in last."""
    cannot = isinstance(last, QuestionnaireResponse) and last.answers.get(CANNOT_WEIGH) is True
    return None if cannot else held.rhythm(instrument)


def _next(rhythm: timedelta | None, last: Record | None, now: datetime) -> datetime | None:
    if rhythm is None or last is None:
        return None if rhythm is None else now
    return None if rhythm == ONCE else last.origin.about + rhythm


def _asking(
    held: Plan, rhythms: Mapping[str, timedelta | None], sign: datetime | None, now: datetime
) -> Asking:
    if not held.is_measuring:
        return Asking.OFF
    if held.is_paused(now.date()):
        return Asking.PAUSED
    signs = [each for each in (sign, _back(held, now)) if each]
    shortest = min((each for each in rhythms.values() if each not in (None, ONCE)), default=timedelta())
    if signs and now - max(signs) > max(SILENCE, shortest + ASKED_FOR):
        return Asking.SILENT
    return Asking.YES


def _back(held: Plan, now: datetime) -> datetime | None:
    """The first moment after a pause that is over: whoever was away did not fall silent."""
    end = held.pause.end if held.pause else None
    return datetime.combine(end + timedelta(days=1), time(), now.tzinfo) if end and end < now.date() else None


def _later(day: date | None, today: date) -> date | None:
    # Further off than anything can be put off means that the clock was set back since.
    return day if day and today < day <= today + _LONGEST_SNOOZE else None
