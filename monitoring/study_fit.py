"""What is known that studies ask for, and what that says about one of them: never who takes part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

from monitoring import care
from monitoring.codes import ALS, NON_INVASIVE_VENTILATION
from monitoring.evidence import BIRTH, Evidence, History, Reading, Series
from monitoring.history import standing
from monitoring.items import Instrument
from monitoring.milestones import Milestone, gastrostomy
from monitoring.overview import Overview, overview
from monitoring.progression import DAYS_PER_MONTH
from monitoring.readings import until
from monitoring.records import Event, Record
from monitoring.steps import Diagnosis
from monitoring.studies import Study
from monitoring.study_criteria import Fit, Judged, Known, judge

# The medicine and what it is sold as; the brands are general knowledge.
_RILUZOLE = ("riluzol", "rilutek", "teglutik", "emylif")
_NO_SUPPORT, _INVASIVE = 4, 0  # points of ALSFRS-R item 12


class Verdict(StrEnum):
    """What the values that are known say about a study; whoever wants to may always ask."""

    MAYBE = "maybe"  # worth asking about
    MISSING = "missing"  # something is not known yet
    PROBABLY_NOT = "probably-not"  # now


@dataclass(frozen=True, slots=True)
class StudyFit:
    """A study, held against what is known."""

    study: Study
    judged: tuple[Judged, ...]
    verdict: Verdict | None  # None of a study that has ended


def fit(study: Study, known: Known, now: datetime) -> StudyFit:
    """Hold a study against what is known; one that ended is not held against anybody."""
    if not study.is_open:
        return StudyFit(study, (), None)
    judged = tuple(judge(each, known, now) for each in study.criteria)
    if any(each.fit is Fit.NOT for each in judged):
        return StudyFit(study, judged, Verdict.PROBABLY_NOT)
    is_missing = any(each.fit is Fit.UNKNOWN and each.why in ("missing", "old") for each in judged)
    return StudyFit(study, judged, Verdict.MISSING if is_missing else Verdict.MAYBE)


def known(
    records: Iterable[Record],
    instruments: Mapping[str, Instrument],
    told: Diagnosis,
    now: datetime,
) -> dict[str, Reading]:
    """The newest value of each thing that studies ask for.

    Args:
        records: of one person, in any order.
        instruments: by name.
        told: the diagnosis as chosen on this device; what the clinic wrote down goes first.
        now: until when.
    """
    kept, _ = until(records, now)
    history = History(Evidence(kept, instruments), now)
    seen = overview(kept, instruments, now)
    rated = _rated(history, instruments)
    found = [
        _diagnosis(kept, told, now),
        *_age(history),
        *_months("months-since-first-sign", seen.onset, now),
        *_months("months-since-diagnosis", seen.diagnosis, now),
        *history.readings(Series("total", "alsfrs-r"))[-1:],
        *rated.values(),
        *_slope(seen),
        *(
            Reading("vital-capacity", each.at, each.value, each.record_id)
            for each in history.numbers(Series("measure", "vc-percent"))[-1:]
        ),
        *_weight_loss(seen),
        *_riluzole(kept),
        *_gastrostomy(kept, history, now),
        *_ventilation(kept, rated.get("alsfrs-r/ventilation")),
    ]
    return {each.name: each for each in found}


def _diagnosis(records: Sequence[Record], told: Diagnosis, now: datetime) -> Reading:
    clinic = [each.origin for each in records if isinstance(each, Event) and each.code == ALS]
    if clinic:
        return Reading("diagnosis", clinic[-1].about, "als", clinic[-1].record_id)
    return Reading("diagnosis", now, told, "")


def _age(history: History) -> Iterable[Reading]:
    for born in history.readings(BIRTH)[-1:]:
        if isinstance(born.value, date):
            today, birth = history.now.astimezone(UTC).date(), born.value
            years = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
            yield Reading("age", history.now, years, born.record_id)


def _months(name: str, milestone: Milestone, now: datetime) -> Iterable[Reading]:
    """Whole and broken months, with the day they are counted from."""
    if milestone.value is not None:
        days = (now.date() - milestone.value).days
        yield Reading(name, _noon(milestone.value), _number(days / DAYS_PER_MONTH), milestone.because[0])


def _rated(history: History, instruments: Mapping[str, Instrument]) -> dict[str, Reading]:
    """The newest points of each question of the ALSFRS-R."""
    if "alsfrs-r" not in instruments:
        return {}
    names = [f"alsfrs-r/{each.link_id}" for each in instruments["alsfrs-r"].by_id.values() if each.is_scored]
    newest = {name: history.numbers(Series("item", name))[-1:] for name in names}
    return {name: readings[0] for name, readings in newest.items() if readings}


def _slope(seen: Overview) -> Iterable[Reading]:
    """ΔFS at the latest rating."""
    if seen.progression.value is not None and seen.rated is not None:
        because = seen.progression.because[-1]
        yield Reading("slope", _noon(seen.rated), _number(seen.progression.value), because)


def _weight_loss(seen: Overview) -> Iterable[Reading]:
    compared = [seen.weight["diagnosis"], seen.weight["before-illness"]]
    change = next((each for each in compared if each.value is not None), None)
    if change is not None and change.value is not None and change.latest is not None:
        yield Reading("weight-loss", change.latest.at, _number(-change.value), change.latest.record_id)


def _riluzole(records: Sequence[Record]) -> Iterable[Reading]:
    """A list of medicines without it says no; without a list nobody knows."""
    listed = [each for each in standing(records) if care.medication([each])]
    if listed:
        taken = [each for each in listed if _is_riluzole(care.medication([each])[0])]
        newest = (taken or listed)[-1].origin
        yield Reading("riluzole", newest.about, bool(taken), newest.record_id)


def _is_riluzole(medicine: str) -> bool:
    return any(name in medicine.lower() for name in _RILUZOLE)


def _gastrostomy(records: Sequence[Record], history: History, now: datetime) -> Iterable[Reading]:
    """As the clinic wrote it down, else as the newest ALSFRS-R tells."""
    told = history.readings(Series("item", "alsfrs-r/gastrostomy"))[-1:]
    if gastrostomy(records, now.date()):
        yield Reading("gastrostomy", now, True, "")
    elif told:
        yield Reading("gastrostomy", told[0].at, told[0].value, told[0].record_id)


def _ventilation(records: Sequence[Record], points: Reading | None) -> Iterable[Reading]:
    """Any support, and support through the windpipe."""
    placed = [
        each.origin
        for each in records
        if isinstance(each, Event) and each.code == NON_INVASIVE_VENTILATION
        if each.document.get("status") == "completed"
    ]
    if points is not None:
        supported = points.value != _NO_SUPPORT
        yield Reading("ventilation", points.at, supported, points.record_id)
        yield Reading("tracheostomy", points.at, points.value == _INVASIVE, points.record_id)
    if placed and (points is None or placed[-1].about > points.at):
        yield Reading("ventilation", placed[-1].about, True, placed[-1].record_id)


def _number(value: float | Decimal) -> Decimal:
    return Decimal(str(value))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
