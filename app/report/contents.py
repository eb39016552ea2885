"""What goes on the page for an appointment, and in which order for whom."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.i18n import Words
from app.report import answers
from app.report.changes import changes
from app.report.page import Audience, Page, Part
from app.report.panels import FAR_BACK, missing, panel, shown, span
from app.report.wording import day
from monitoring import care, visits
from monitoring.care import Contact
from monitoring.items import Instrument
from monitoring.measures import Measure
from monitoring.medicines import intolerances
from monitoring.readings import until
from monitoring.records import Patient, QuestionnaireResponse, Record
from monitoring.trends import Trend, trends


def page(
    say: Words,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    audience: Audience,
    now: datetime,
) -> Page:
    """Compose the page from a dossier; an empty one gives a page that says so."""
    current = [record for record in until(records, now)[0] if record.origin.about <= now]
    courses = trends(current, instruments)
    drawn = shown(courses, audience, now)
    ends = span(drawn, now)
    patient = next((each for each in reversed(current) if isinstance(each, Patient)), None)
    lines = changes(say, drawn, courses, audience, now)
    filled = _filled(current, instruments)
    born = patient.birth_date if patient else None
    return Page(
        language=say.language,
        title=say(f"report.title.{audience}"),
        name=(patient.name if patient else "") or say("report.no-name"),
        born=born_on(say, born, now.date()) if born else "",
        date=say.date(now),
        about=f"{say('report.about')} {answers.who(say, filled, now - FAR_BACK)}",
        summary=Part(say("report.summary"), lines or (say("report.nothing"),)),
        course=say("report.course"),
        scale=say("report.scale"),
        panels=tuple(panel(say, each, courses[each.measure], ends) for each in drawn),
        began=day(say, ends[0]),
        ended=day(say, ends[1]),
        notes=tuple(_notes(say, courses)),
        parts=tuple(_parts(say, current, instruments, audience)),
        more=say("report.more"),
        caution=caution(say, current, instruments),
        footer=say("report.footer", date=say.date(now)),
        questions=_questions(say, current) if audience == "visit" else None,
    )


def _questions(say: Words, current: Sequence[Record]) -> Part | None:
    """What the person prepared for this appointment, when there is something."""
    prepared = visits.current(visits.preparations(current))
    if prepared is None:
        return None
    lines = [say("report.question", number=n, text=text) for n, text in enumerate(prepared.questions, 1)]
    lines += [say("report.remember", text=prepared.remember)] if prepared.remember else []
    lines += [say("report.along", name=prepared.companion)] if prepared.companion else []
    return Part(say("report.questions"), tuple(lines))


def born_on(say: Words, born: date, today: date) -> str:
    """The day of birth, with the age today."""
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return say("report.born", date=say.date(born), age=age)


def _filled(current: Sequence[Record], instruments: Mapping[str, Instrument]) -> list[QuestionnaireResponse]:
    """What was filled in about how it goes; a card says nothing of that."""
    cards = {each.url for each in instruments.values() if each.is_card}
    return [each for each in current if isinstance(each, QuestionnaireResponse) and each.url not in cards]


def caution(say: Words, current: Sequence[Record], instruments: Mapping[str, Instrument]) -> str:
    """What the page is not; of words of our own it says that nobody validated them."""
    used = {record.questionnaire for record in _filled(current, instruments)}
    is_own = any(each.wording == "own" and each.canonical in used for each in instruments.values())
    return " ".join([say("report.caution"), *([say("report.own-wording")] if is_own else [])])


def _notes(say: Words, courses: Mapping[Measure, Trend]) -> list[str]:
    """The total in small, since the parts say more; and what is not there."""
    total, absent = courses[Measure.ALSFRS_R].latest, missing(courses)
    notes = []
    if total is not None:
        notes.append(say("report.total", value=total.value, date=day(say, total.at)))
    if absent:
        names = ", ".join(say(f"measure.{measure}").lower() for measure in absent)
        notes.append(say("report.missing", names=names))
    return notes


def _parts(
    say: Words, current: Sequence[Record], instruments: Mapping[str, Instrument], audience: Audience
) -> list[Part]:
    found = {
        "report.events": answers.events(say, current),
        "report.medication": care.medication(current),
        "report.intolerance": tuple(each.said for each in intolerances(current)),
        "report.contacts": tuple(_reach(each) for each in care.contacts(current)),
    }
    others = [Part(say(key), lines) for key, lines in found.items() if lines]
    return [*answers.telling(say, current, instruments, audience), *others]


def _reach(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.role, contact.phone) if part)
