"""The newest answers that matter at an appointment, and what happened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from app.i18n import Words
from app.report.page import Audience, Part
from app.report.wording import day
from app.sentences import answer_text
from monitoring.codes import ALS, GASTROSTOMY, NON_INVASIVE_VENTILATION
from monitoring.errors import MalformedRecordError, UnknownInstrumentError
from monitoring.fields import moment
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, Author, Event, QuestionnaireResponse, Record
from monitoring.schedule import CANNOT_WEIGH

# By the linkId of the question; which ones, and in which order, is a choice of our own. For the signs in the
# night the Dutch guideline of the Federatie Medisch Specialisten refers to a centre for home ventilation.
BREATHING = ("night-signs", "orthopnea", "dyspnea", "ventilation", "cough", "choking", "airway-infection")
EATING = ("swallowing-food", "swallowing-drink", "meal-time", "appetite", "tube-feeding", CANNOT_WEIGH)
DAILY = ("falls", "pain", "saliva", "sleep", "fatigue", "mood")
ORDER: Mapping[Audience, tuple[str, ...]] = {
    "gp": ("night-signs", "choking", "airway-infection", *EATING, *DAILY, "dyspnea", "orthopnea"),
    "ctb": (*BREATHING, *EATING),
    "visit": ("night-signs", "choking", "airway-infection", *EATING, *DAILY),
}
EVENTS = {
    ALS: "report.event.diagnosis",
    GASTROSTOMY: "report.event.gastrostomy",
    NON_INVASIVE_VENTILATION: "report.event.ventilation",
}


def telling(
    say: Words, records: Sequence[Record], instruments: Mapping[str, Instrument], audience: Audience
) -> tuple[Part, ...]:
    """The newest answer to each question that matters to this reader; the records in time order.

    The heading has the day of the newest answers; only an older one has a day of its own.
    """
    newest: dict[str, tuple[Item, Answer, datetime]] = {}
    for record in records:
        if isinstance(record, QuestionnaireResponse):
            for item, answer in _asked(record, instruments):
                newest[item.link_id] = item, answer, record.origin.about
    found = [newest[link_id] for link_id in ORDER[audience] if link_id in newest]
    told = [each for each in found if _matters(*each)]
    if not told:
        return ()
    last = day(say, max(at for _, _, at in told))
    lines = tuple(_line(say, *each, last) for each in told)
    return (Part(say(f"report.answers.{audience}", date=last), lines),)


def _matters(item: Item, answer: Answer, _: datetime) -> bool:
    """Whether it is told; that somebody can be weighed shows in the weights."""
    return item.link_id != CANNOT_WEIGH or answer is True


def _asked(
    response: QuestionnaireResponse, instruments: Mapping[str, Instrument]
) -> Iterator[tuple[Item, Answer]]:
    try:
        instrument = find(instruments, response.questionnaire)
    except UnknownInstrumentError:
        return  # carried, not understood
    for key, answer in response.answers.items():
        if link_id_of(key) in instrument.by_id:
            yield instrument.by_id[link_id_of(key)], answer


def _line(say: Words, item: Item, answer: Answer, at: datetime, last: str) -> str:
    question = say.find(f"report.asked.{item.link_id}") or item.text[say.language]
    told = say("report.answer", question=question, answer=answer_text(say, item, answer))
    when = day(say, at)
    return told if when == last else f"{told} ({when})"


def events(say: Words, records: Iterable[Record]) -> tuple[str, ...]:
    """What happened, the newest first; the first symptom belongs to the diagnosis."""
    happened = [record for record in records if isinstance(record, Event)]
    return tuple(line for event in reversed(happened) for line in _event(say, event))


def _event(say: Words, event: Event) -> Iterator[str]:
    what = say(EVENTS[event.code]) if event.code in EVENTS else event.text
    if what:
        yield say("report.event", what=what, date=day(say, event.origin.about))
    onset = event.document.get("onsetDateTime")
    if event.code == ALS and isinstance(onset, str):
        try:
            began = moment(onset, "Condition.onsetDateTime")
        except MalformedRecordError:
            return
        yield say("report.event.onset", month=say.long_month(began, with_year=True))


def who(say: Words, records: Iterable[Record], since: datetime) -> str:
    """How often it was filled in since then, and by whom."""
    origins = [r.origin for r in records if isinstance(r, QuestionnaireResponse) and r.origin.about >= since]
    if not origins:
        return say("report.nobody")
    by_carer = sum(origin.author is Author.CARER for origin in origins)
    helped = sum(origin.helped for origin in origins)
    parts = [say.count("report.filled", len(origins))]
    if by_carer:
        parts.append(say.count("report.by-carer", by_carer))
    if helped:
        parts.append(say.count("report.helped", helped))
    return ", ".join(parts) + "."
