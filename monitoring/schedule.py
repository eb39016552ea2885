"""What is due, and what is not asked any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitoring.codes import BODY_WEIGHT
from monitoring.errors import UnknownInstrumentError
from monitoring.history import standing
from monitoring.instruments import Instrument, find
from monitoring.records import Observation, QuestionnaireResponse, Record

# Once a week is what most people accept: 61 % of 332 (Helleman et al. 2022, doi 10.1007/s00415-022-11273-x).
# A daily question was too much for 52 %, the ALSFRS-R every four weeks for 4.5 % (Dontje et al. 2022,
# doi 10.1186/s12913-022-08724-6).
INTERVALS: Mapping[str, timedelta] = {
    "weekly-check-in": timedelta(days=7),
    "weight": timedelta(days=7),
    "alsfrs-r": timedelta(days=28),
}
# Whoever filled it in on Monday afternoon may do so on Monday morning.
_EARLIER = timedelta(hours=12)

WEIGHT = "weight"
CANNOT_WEIGH = "cannot-weigh"


@dataclass(frozen=True, slots=True)
class Due:
    """Whether an instrument is due, and when it was last filled in."""

    instrument_name: str
    is_due: bool
    last: datetime | None


def due(records: Iterable[Record], instruments: Mapping[str, Instrument], now: datetime) -> tuple[Due, ...]:
    """Return what is due: check-in and weight each week, ALSFRS-R every four weeks.

    Who said that weighing is no longer possible is not asked for a weight again, until there is one.
    """
    last: dict[str, Record] = {}
    for record in standing(records):
        name = _instrument_name(record, instruments)
        if name is not None and record.origin.about <= now:
            last[name] = record
    return tuple(_due(name, last.get(name), now) for name in INTERVALS if name in instruments)


def _due(name: str, record: Record | None, now: datetime) -> Due:
    if record is None:
        return Due(name, is_due=True, last=None)
    cannot = isinstance(record, QuestionnaireResponse) and record.answers.get(CANNOT_WEIGH) is True
    is_late = now - record.origin.about >= INTERVALS[name] - _EARLIER
    return Due(name, is_due=is_late and not cannot, last=record.origin.about)


def _instrument_name(record: Record, instruments: Mapping[str, Instrument]) -> str | None:
    if isinstance(record, Observation):
        return WEIGHT if record.code == BODY_WEIGHT and record.value is not None else None
    if not isinstance(record, QuestionnaireResponse):
        return None
    try:
        return find(instruments, record.questionnaire).name
    except UnknownInstrumentError:
        return None
