"""One A4 to take to the neurologist: what is known that studies ask for, and what is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from textwrap import wrap

from app.i18n import Words
from app.report import answers
from app.report.contents import born_on, caution
from app.report.page import Page, Part
from app.report.panels import FAR_BACK, panel, span
from app.report.wording import day
from app.sentences import answer_text
from app.study_words import criterion_text, value_text, why_text
from monitoring import care
from monitoring.breathing import HOME_ERROR
from monitoring.items import Instrument
from monitoring.measures import Measure
from monitoring.milestones import Milestone
from monitoring.overview import Overview, overview
from monitoring.progression import ratings
from monitoring.readings import newest_answer, responses, until
from monitoring.records import Answer, Patient, Record
from monitoring.steps import Diagnosis
from monitoring.study_criteria import Fit, Known
from monitoring.study_fit import StudyFit, known
from monitoring.trends import trends, within

COURSES = (Measure.ALSFRS_R, Measure.VITAL_CAPACITY_PERCENT, Measure.WEIGHT)
RATINGS = 6  # the newest that are told one by one
PIECE = 170  # letters: two lines of the sheet
QUALITY = ("device", "position", "vc-kind")


@dataclass(frozen=True, slots=True)
class About:
    """What the sheet is about: a study, the person's question, and the diagnosis as chosen on this device."""

    found: StudyFit
    question: str
    diagnosis: Diagnosis


def pack(
    say: Words, records: Sequence[Record], instruments: Mapping[str, Instrument], about: About, now: datetime
) -> Page:
    """Compose the sheet; whatever is not known is named."""
    current = [record for record in until(records, now)[0] if record.origin.about <= now]
    seen, courses = overview(current, instruments, now), trends(current, instruments)
    values = known(current, instruments, about.diagnosis, now)
    drawn = [trend for trend in (within(courses[each], now - FAR_BACK) for each in COURSES) if trend.points]
    ends = span(drawn, now)
    patient = next((each for each in reversed(current) if isinstance(each, Patient)), None)
    born = patient.birth_date if patient else None
    told = tuple(_known(say, current, instruments, seen, values))
    return Page(
        language=say.language,
        title=say("studies.pack.title"),
        name=(patient.name if patient else "") or say("report.no-name"),
        born=born_on(say, born, now.date()) if born else "",
        date=say.date(now),
        about=_about(say, about),
        summary=Part(say("studies.pack.question"), _question(say, about.question)),
        course=say("report.course"),
        scale=say("studies.pack.scale"),
        panels=tuple(panel(say, each, courses[each.measure], ends) for each in drawn),
        began=day(say, ends[0]),
        ended=day(say, ends[1]),
        notes=tuple(_speed(say, seen)),
        parts=(Part(say("studies.pack.known"), told), *_parts(say, current, instruments, about, values)),
        more=say("report.more"),
        caution=f"{say('studies.pack.caution')} {caution(say, current, instruments)}",
        footer=say("report.footer", date=say.date(now)),
    )


def _about(say: Words, about: About) -> str:
    study = about.found.study
    title = say.of(study.title)
    named = f"{title} ({study.registry})" if study.registry else title
    return say("studies.pack.about", study=named)


def _question(say: Words, question: str) -> tuple[str, ...]:
    """The person's own words, in pieces that each fit; nothing of them is cut off."""
    return tuple(wrap(question, PIECE)) or (say("studies.pack.no-question"),)


def _known(
    say: Words,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    seen: Overview,
    values: Known,
) -> Iterator[str]:
    """The lines on the left, in the order in which a screening goes."""
    name = say(f"diagnosis.{values['diagnosis'].value}")
    yield say("studies.pack.diagnosis", name=name, since=_since(say, seen.diagnosis))
    region = newest_answer(records, "background", "onset-region")
    where = _said(say, instruments, "onset-region", region[1]) if region else say("studies.pack.unknown")
    yield say("studies.pack.first-sign", since=_since(say, seen.onset), region=where)
    yield from _ratings(say, records, instruments)
    yield from _breath(say, records, instruments, values)
    yield from _weight(say, seen)
    for kind in ("gastrostomy", "ventilation", "tracheostomy"):
        if kind in values:
            said = say("answer.yes" if values[kind].value else "answer.no").lower()
            yield say(f"studies.pack.{kind}", value=said, day=day(say, values[kind].at))


def _since(say: Words, milestone: Milestone) -> str:
    if milestone.value is None:
        return say("studies.pack.unknown")
    day_of = datetime.combine(milestone.value, time(12), UTC)  # its month: the day may be a guess
    return say.long_month(day_of, with_year=True)


def _ratings(say: Words, records: Sequence[Record], instruments: Mapping[str, Instrument]) -> Iterator[str]:
    rated = ratings(records, instruments)[0][-RATINGS:]
    if rated:
        yield say("studies.pack.ratings")
    for rating in reversed(rated):
        at = datetime.combine(rating.day, time(12), UTC)
        domains = ", ".join(str(value) for value in rating.score.domains.values())
        yield say("studies.pack.rating", day=day(say, at), total=rating.score.total, domains=domains)


def _breath(
    say: Words, records: Sequence[Record], instruments: Mapping[str, Instrument], values: Known
) -> Iterator[str]:
    if "vital-capacity" not in values:
        return
    reading = values["vital-capacity"]
    tested = {each.origin.record_id: each for each in responses(records, "breathing-test")}
    test = tested.get(reading.record_id)
    if test is None:
        how = say("studies.pack.vc-clinic")
    else:
        given = [
            _said(say, instruments, each, test.answers[each]) for each in QUALITY if each in test.answers
        ]
        low, high = (say.number(abs(each), 1) for each in HOME_ERROR["vc-percent"])
        named = "; ".join(given) or say("studies.pack.unknown")
        how = say("studies.pack.vc-home", how=named, low=low, high=high)
    value = say.whole(Decimal(str(reading.value)))
    yield say("studies.pack.vc", value=value, day=day(say, reading.at))
    yield how


def _weight(say: Words, seen: Overview) -> Iterator[str]:
    for reference in ("before-illness", "diagnosis", "90-days"):
        change = seen.weight[reference]
        if change.value is not None and change.latest is not None and change.reference is not None:
            yield say(
                f"studies.pack.weight-{reference}",
                day=day(say, change.latest.at),
                value=say.number(Decimal(change.latest.value), 1),
                percent=say.number(change.value, 1),
                before=say.number(Decimal(change.reference.point.value), 1),
            )


def _speed(say: Words, seen: Overview) -> Iterator[str]:
    """ΔFS and the line through the ratings, each with how it was worked out."""
    if seen.progression.value is not None and seen.progression.months is not None:
        value, months = say.number(seen.progression.value, 2), say.number(seen.progression.months, 1)
        yield say("studies.pack.delta", value=value, months=months)
    line = seen.slope
    if line.value is not None and line.low is not None and line.high is not None:
        value, low, high = (say.number(each, 2) for each in (line.value, line.low, line.high))
        yield say(
            "studies.pack.slope", value=value, low=low, high=high, count=len(line.because), days=line.days
        )


def _parts(
    say: Words, records: Sequence[Record], instruments: Mapping[str, Instrument], about: About, values: Known
) -> Iterator[Part]:
    """What the study asks beside what is known, what is not, medicines and what happened."""
    asked, missing = [], []
    for each in about.found.judged:
        text = criterion_text(say, instruments, each.criterion)
        value = value_text(say, each, shows_score=True)
        asked.append(" ".join(filter(None, [f"{text}.", value, why_text(say, each)])))
        if each.fit is Fit.UNKNOWN and each.why in ("missing", "old"):
            missing.append(text)
    parts = {
        "studies.pack.asked": tuple(asked),
        "studies.pack.missing": tuple(missing),
        "report.medication": care.medication(records) or (say("studies.pack.no-medicines"),),
        "report.events": answers.events(say, records),
    }
    yield from (Part(say(key), lines) for key, lines in parts.items() if lines)


def _said(say: Words, instruments: Mapping[str, Instrument], link_id: str, answer: Answer) -> str:
    name = "background" if link_id == "onset-region" else "breathing-test"
    return answer_text(say, instruments[name].by_id[link_id], answer)
