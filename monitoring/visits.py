"""Getting ready for an appointment: one's own questions, what was asked before, and when the last one was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from monitoring.appointments import appointments
from monitoring.history import standing
from monitoring.records import Answer, QuestionnaireResponse, Record

URL = "https://nabij.nl/fhir/Questionnaire/visit"
NAME = "visit"
QUESTIONS = ("question-1", "question-2", "question-3")
REMEMBER, COMPANION, DISCUSSED = "remember", "companion", "discussed"


@dataclass(frozen=True, slots=True)
class Preparation:
    """What somebody wrote down for one appointment."""

    record_id: str
    written: datetime  # when it was begun
    questions: tuple[str, ...] = ()  # as many as there are, in their order
    remember: str = ""  # what must not be left out
    companion: str = ""  # who comes along
    discussed: date | None = None  # put away on this day

    @property
    def is_full(self) -> bool:
        """Whether there is no place for another question."""
        return len(self.questions) >= len(QUESTIONS)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written down."""
        return not (self.questions or self.remember or self.companion)


def preparations(records: Iterable[Record]) -> tuple[Preparation, ...]:
    """Return what was written down for appointments, the newest first; what was emptied is left out."""
    written = [each for each in records if isinstance(each, QuestionnaireResponse) and each.url == URL]
    found = [_preparation(each) for each in standing(written) if isinstance(each, QuestionnaireResponse)]
    return tuple(each for each in reversed(found) if not each.is_empty)


def current(found: Iterable[Preparation]) -> Preparation | None:
    """The newest one that was not put away."""
    return next((each for each in found if each.discussed is None), None)


def answers(preparation: Preparation) -> dict[str, Answer]:
    """The same as answers to the questionnaire; what is empty is not answered."""
    texts = dict(zip(QUESTIONS, preparation.questions, strict=False))
    texts |= {REMEMBER: preparation.remember, COMPANION: preparation.companion}
    texts[DISCUSSED] = preparation.discussed.isoformat() if preparation.discussed else ""
    return {name: text for name, text in texts.items() if text}


def last_visit(records: Iterable[Record], now: datetime) -> datetime | None:
    """When the newest appointment of an earlier day was; None when none is known.

    Args:
        records: in any order.
        now: in the zone of the person; the appointment of today is the one to get ready for.
    """
    starts = [each.said.start for each in appointments(records)]
    return max((each for each in starts if each.astimezone(now.tzinfo).date() < now.date()), default=None)


def _preparation(record: QuestionnaireResponse) -> Preparation:
    said = record.answers
    questions = tuple(text for name in QUESTIONS if (text := _text(said, name)))
    return Preparation(
        record.origin.record_id,
        record.origin.about,
        questions,
        _text(said, REMEMBER),
        _text(said, COMPANION),
        _day(_text(said, DISCUSSED)),
    )


def _text(said: Mapping[str, Answer], name: str) -> str:
    answer = said.get(name)
    return answer if isinstance(answer, str) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
