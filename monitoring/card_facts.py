"""What stands on a card: the person's own words first, and what the dossier knows where they said nothing."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from monitoring.cards import FIXED, Card, Known, Line
from monitoring.errors import UnknownInstrumentError
from monitoring.given import LastGiven, last_given
from monitoring.instruments import find
from monitoring.items import Instrument, Item
from monitoring.readings import responses, until
from monitoring.records import Answer, Event, QuestionnaireResponse, Record, Single, each

DONE = "completed"  # FHIR: a procedure that took place
OLD = timedelta(days=365)  # then a card asks whether it still holds; a choice of our own


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing on a card."""

    line: Line
    answers: tuple[Single, ...]  # names of what the line says, or answers to write as they are
    item: Item | None = None  # the question, where the person answered it
    at: datetime | None = None  # when the dossier came to know it; None for own words and fixed texts


@dataclass(frozen=True, slots=True)
class Contents:
    """A card filled in from a dossier."""

    head: Fact | None
    facts: tuple[Fact, ...]
    filled: QuestionnaireResponse | None  # the person's own card; None while there is none
    newer: tuple[Fact, ...] = ()  # what the dossier came to know since, and the card does not say

    def __bool__(self) -> bool:
        """Whether there is more than what stands on every such card."""
        return any(not fact.line.is_fixed for fact in self.facts)


def is_old(at: datetime, now: datetime) -> bool:
    """Whether something was said so long ago that a reader has to ask."""
    return now - at > OLD


def contents(
    card: Card,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    now: datetime,
    head: str | None = None,
) -> Contents:
    """Fill a card in.

    Args:
        card: the card.
        records: the dossier.
        instruments: to read the answers with.
        now: the time.
        head: the name of what stands largest, where neither the person nor the dossier says it.
    """
    current = [each for each in until(records, now)[0] if each.origin.about <= now]
    reading = _Reading(current, last_given(current, instruments), *_own(card.id, current, instruments))
    facts = tuple(fact for line in card.lines for fact in reading.facts(line))
    newer = tuple(fact for line in card.lines for fact in reading.newer(line))
    return Contents(_head(card, reading, head), facts, reading.own, newer)


def filled(name: str, records: Sequence[Record]) -> QuestionnaireResponse | None:
    """Return the newest of this card, of records in time order; an older one has had its day."""
    return next(iter(reversed(responses(records, name))), None)


def answer_on(name: str, link_id: str, records: Sequence[Record]) -> Answer | None:
    """Return what the newest of this card answers to a question."""
    own = filled(name, records)
    return own.answers.get(link_id) if own else None


def _own(
    name: str, records: Sequence[Record], instruments: Mapping[str, Instrument]
) -> tuple[QuestionnaireResponse | None, Instrument | None]:
    """The newest of this card with what it was asked by; none that a version unknown here asked."""
    own = filled(name, records)
    if own is not None:
        with suppress(UnknownInstrumentError):
            return own, find(instruments, own.questionnaire)
    return None, instruments.get(name)


def _head(card: Card, reading: "_Reading", otherwise: str | None) -> Fact | None:
    """What stands largest; it does not age, so that it has no day."""
    if card.head is None:
        return None
    said = reading.facts(card.head)
    return replace(said[0], at=None) if said else Fact(card.head, (otherwise or card.head.otherwise,))


@dataclass(frozen=True, slots=True)
class _Reading:
    records: Sequence[Record]
    given: LastGiven
    own: QuestionnaireResponse | None
    asked: Instrument | None

    def facts(self, line: Line) -> list[Fact]:
        """What stands on a line."""
        if line.is_fixed:
            stands = not line.when or filled(line.when, self.records) is not None
            return [Fact(line, (FIXED,))] if stands else []
        answers = each(self.own.answers.get(line.id)) if self.own else ()
        if not answers:
            return self._known(line)
        said = tuple(answer for answer in answers if answer not in line.silent)
        return [Fact(line, said, self._item(line))] if said else []

    def newer(self, line: Line) -> list[Fact]:
        """What the dossier came to know after the person answered, where an answer would say it."""
        item = self._item(line)
        own = each(self.own.answers.get(line.id)) if self.own else ()
        if self.own is None or item is None or not own:
            return []
        options = {option.code for option in item.options}
        return [
            fact
            for fact in self._known(line)
            if fact.at and fact.at > self.own.origin.about and options >= set(fact.answers) - set(own)
            if not set(fact.answers) <= set(own)
        ]

    def _known(self, line: Line) -> list[Fact]:
        """What the dossier knows: of a question with one answer the newest, otherwise all of it."""
        item = self._item(line)
        found = sorted((told for known in line.known for told in self._told(known)), key=lambda told: told[0])
        wanted = found if item is not None and item.repeats else found[-1:]
        return [Fact(line, answers, at=at) for at, answers in wanted if answers]

    def _told(self, known: Known) -> Iterator[tuple[datetime, tuple[str, ...]]]:
        """When the dossier was told, and what that says on the card: maybe nothing."""
        instrument, _, link_id = known.question.partition("/")
        for given in self.given.get((instrument, link_id), ())[:1]:
            said = (known.says.get(str(answer), "") for answer in each(given.answer))
            yield given.origin.about, tuple(filter(None, said))
        happened = [each for each in self.records if isinstance(each, Event) and each.code == known.event]
        for event in happened[-1:]:
            if event.document.get("status", DONE) == DONE:
                yield event.origin.about, (known.says[FIXED],)

    def _item(self, line: Line) -> Item | None:
        return self.asked.by_id.get(line.id) if self.asked else None
