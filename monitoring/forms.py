"""What a screen needs of an instrument that is being filled in: the questions to ask now, in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from monitoring.answers import Sheet, places, under
from monitoring.errors import ExpressionError
from monitoring.evaluations import View, evaluate, look
from monitoring.fhirpath import Expression
from monitoring.fitting import fit
from monitoring.items import Instrument, Item
from monitoring.occurrences import Place, key
from monitoring.records import Answer, each
from monitoring.running import Run, Trouble, run


@dataclass(frozen=True, slots=True)
class Heading:
    """A group around a question."""

    key: str
    item: Item
    number: int  # of the occurrence, from 1


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read: a text, or a value that nobody types here."""

    key: str
    item: Item
    answer: Answer | None  # None for a text


@dataclass(frozen=True, slots=True)
class Question:
    """One question to ask now."""

    key: str
    item: Item
    headings: tuple[Heading, ...]  # the outermost first
    notes: tuple[Note, ...]  # to read before it
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Form:
    """An instrument with answers, as it stands now."""

    questions: tuple[Question, ...]
    closing: tuple[Note, ...]  # to read after the last question
    answers: Mapping[str, Answer]  # of what is asked only, with what is calculated
    troubles: tuple[Trouble, ...]  # expressions that gave no answer


def form(instrument: Instrument, answers: Mapping[str, Answer]) -> Form:
    """Return what to ask now. A repeating group has one more occurrence for each key that stands in one."""
    ran = run(instrument, answers)
    questions: list[Question] = []
    notes: list[Note] = []
    for item, place, headings in _walk(ran, instrument.items, (), ()):
        name = key(item.link_id, place)
        given = ran.answers.get(name)
        if item.is_question and item.is_open:
            questions.append(Question(name, item, headings, tuple(notes), given))
            notes = []
        elif item.kind == "display" or given is not None:
            notes.append(Note(name, item, given))
    return Form(tuple(questions), tuple(notes), ran.answers, ran.troubles)


def begin(instrument: Instrument, now: datetime) -> dict[str, Answer]:
    """Return what is filled in beforehand: initial values, chosen options, initial expressions.

    Args:
        instrument: what is going to be filled in.
        now: what `now()` and `today()` mean in an initial expression; aware.
    """
    answers: dict[str, Answer] = {}
    for link_id, item in instrument.by_id.items():
        if item.is_question and item.initial and item.calculation is None:
            answers[link_id] = item.initial if item.repeats else item.initial[0]
    layout = instrument.layout
    if layout is None:
        return answers
    for link_id, item in instrument.by_id.items():
        if item.is_question and item.beginning is not None:
            ran = run(instrument, answers)
            view = look(instrument, layout, Sheet(ran.answers, ran.asked, ran.numbers), instrument.items, now)
            answer = _begun(view, item, item.beginning)
            if answer is not None:
                answers[link_id] = answer
    return answers


def _walk(
    ran: Run, items: tuple[Item, ...], around: Place, headings: tuple[Heading, ...]
) -> Iterator[tuple[Item, Place, tuple[Heading, ...]]]:
    for item in items:
        for place in places(item, around, ran.numbers):
            name = key(item.link_id, place)
            if item.hidden or name not in ran.asked:
                continue
            if item.kind == "group":
                heading = Heading(name, item, place[-1] if item.repeats else 1)
                yield from _walk(ran, item.items, place, (*headings, heading))
                continue
            yield item, place, headings
            if item.items:
                count = len(each(ran.answers.get(name))) if item.repeats else 1
                for number in range(1, count + 1):
                    yield from _walk(ran, item.items, under(item, place, number), headings)


def _begun(view: View, item: Item, beginning: Expression) -> Answer | None:
    """What an initial expression yields; the first occurrence stands for all."""
    place = (1,) * len(view.layout.scopes[item.link_id])
    try:
        return fit(item, evaluate(view, beginning, item, place))[0]
    except ExpressionError:
        return None
