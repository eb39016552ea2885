"""Scores: the points of the answers, added up by domain and in total."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitoring.errors import UnknownInstrumentError
from monitoring.instruments import asked
from monitoring.items import Instrument, Item
from monitoring.occurrences import link_id_of
from monitoring.problems import Problem
from monitoring.records import Answer, QuestionnaireResponse, each
from monitoring.sheets import adder
from monitoring.verdicts import find_problems


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one response; None where an answer is missing or does not count."""

    total: int | None
    domains: Mapping[str, int | None]  # linkId of the group, with _ for -
    points: Mapping[str, int]  # linkId -> the points of each answer that counts
    problems: tuple[Problem, ...]


def score(instrument: Instrument, response: QuestionnaireResponse) -> Score:
    """Add up the points of a response; the groups of the instrument are its domains.

    ALSFRS-R: total 0 (worst) to 48, each of four domains 0 to 12. In Dutch patients the four domains fit and
    one total does not, so they come first (Bakker et al. 2017, PMC5502060).
    """
    if response.questionnaire not in (instrument.canonical, instrument.url):
        raise UnknownInstrumentError(response.questionnaire)
    plain = adder(instrument)(response.answers)
    return Score(*plain, ()) if plain else _exact(instrument, response.answers)


def _exact(instrument: Instrument, answers: Mapping[str, Answer]) -> Score:
    shown = asked(instrument, answers)
    problems = tuple(find_problems(instrument, answers, shown))
    wrong = {link_id_of(problem.link_id) for problem in problems}
    points = {
        link_id: option.points
        for link_id, answer in answers.items()
        if link_id_of(link_id) not in wrong
        for value in each(answer)
        if (option := instrument.by_id[link_id_of(link_id)].option(value)) and option.points is not None
    }

    def add_up(items: Iterable[Item]) -> int | None:
        # A choice that Nabij cannot run may carry points as well: then the sum of the others is no total.
        choices = [item for item in items if item.options or item.kind in ("choice", "open-choice")]
        scored = [item.link_id for item in choices if item.is_scored]
        counts = shown.intersection(scored)
        if not counts or not wrong.isdisjoint(scored) or not all(item.runs for item in choices):
            return None
        return sum(points[link_id] for link_id in counts)

    domains = {name: add_up(group.items) for name, group in _domains(instrument)}
    return Score(add_up(instrument.by_id.values()), domains, points, problems)


def _domains(instrument: Instrument) -> Iterator[tuple[str, Item]]:
    for group in instrument.items:
        if any(item.is_scored for item in group.items):
            yield group.link_id.replace("-", "_"), group
