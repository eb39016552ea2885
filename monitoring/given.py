"""How each question was last answered, when, and by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitoring.history import standing
from monitoring.items import Instrument, Item
from monitoring.judging import fits
from monitoring.measuring import finder
from monitoring.records import Answer, Origin, QuestionnaireResponse, Record
from monitoring.running import seen

KEPT = 2  # the newest answer, and the one before


@dataclass(frozen=True, slots=True)
class Given:
    """One answer to one question."""

    item: Item
    answer: Answer
    origin: Origin

    @property
    def points(self) -> int | None:
        """What the chosen option is worth; None for what carries no points."""
        option = self.item.option(self.answer)
        return option.points if option else None


LastGiven = Mapping[tuple[str, str], tuple[Given, ...]]
"""By the name of the instrument and the linkId: the newest answer first, then the one before."""


def last_given(records: Iterable[Record], instruments: Mapping[str, Instrument]) -> LastGiven:
    """Return how each question was last answered, and the time before; what was replaced does not count."""
    found, given = finder(instruments), dict[tuple[str, str], list[Given]]()
    for record in reversed(standing(records)):
        if not isinstance(record, QuestionnaireResponse):
            continue
        instrument = found(record.questionnaire)
        if instrument is None:
            continue
        wanted = [each for each in record.answers if len(given.get((instrument.name, each), ())) < KEPT]
        shown = seen(instrument, record.answers) if wanted else frozenset[str]()
        for link_id in wanted:
            item, answer = instrument.by_id.get(link_id), record.answers[link_id]
            if item and link_id in shown and not item.hidden and fits(item, answer):
                given.setdefault((instrument.name, link_id), []).append(Given(item, answer, record.origin))
    return {key: tuple(answers) for key, answers in given.items()}
