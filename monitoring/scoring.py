"""Scores: the points of the answers, added up by domain and in total."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from monitoring.errors import NotOfferedError, OutOfRangeError, UnknownInstrumentError
from monitoring.instruments import Instrument, Item, asked, check_answer
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, QuestionnaireResponse

What = Literal[
    "missing",  # it was asked and has no answer
    "not-asked",  # it has an answer and was not asked
    "both-answered",  # so has the item that takes its place, as 5a and 5b of the ALSFRS-R
    "unknown-code",  # not one of the options
    "wrong-type",
    "out-of-range",
    "unknown-item",  # the instrument has no such question
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer does not count."""

    link_id: str
    what: What


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one response; None where an answer is missing or does not count."""

    total: int | None
    domains: Mapping[str, int | None]  # linkId of the group, with _ for -
    problems: tuple[Problem, ...]


def score(instrument: Instrument, response: QuestionnaireResponse) -> Score:
    """Add up the points of a response; the groups of the instrument are its domains.

    ALSFRS-R: total 0 (worst) to 48, each of four domains 0 to 12. In Dutch patients the four domains fit and
    one total does not, so they come first (Bakker et al. 2017, PMC5502060).
    """
    if response.questionnaire not in (instrument.canonical, instrument.url):
        raise UnknownInstrumentError(response.questionnaire)
    problems = tuple(_problems(instrument, response.answers))
    wrong = {link_id_of(problem.link_id) for problem in problems}
    points = {
        link_id: option.points or 0
        for link_id, answer in response.answers.items()
        if link_id in instrument.by_id and (option := instrument.by_id[link_id].option(answer))
    }
    domains = {
        group.link_id.replace("-", "_"): _sum(group.items, points, wrong)
        for group in instrument.items
        if any(item.is_scored for item in group.items)
    }
    return Score(_sum(instrument.by_id.values(), points, wrong), domains, problems)


def _sum(items: Iterable[Item], points: Mapping[str, int], wrong: set[str]) -> int | None:
    scored = [item.link_id for item in items if item.is_scored]
    if not scored or not wrong.isdisjoint(scored):
        return None
    return sum(points.get(link_id, 0) for link_id in scored)


def _problems(instrument: Instrument, answers: Mapping[str, Answer]) -> Iterator[Problem]:
    shown = asked(instrument, answers)
    for link_id, item in instrument.by_id.items():
        if link_id in answers:
            what = _judge(item, answers, shown, instrument)
            if what is not None:
                yield Problem(link_id, what)
        elif link_id in shown and (item.required or item.is_scored):
            yield Problem(link_id, "missing")
    for link_id in answers:
        if link_id not in instrument.by_id:
            yield Problem(link_id, "unknown-item")


def _judge(
    item: Item, answers: Mapping[str, Answer], shown: frozenset[str], instrument: Instrument
) -> What | None:
    if item.link_id not in shown:
        return "both-answered" if _rival(item, instrument) & answers.keys() & shown else "not-asked"
    try:
        check_answer(item, answers[item.link_id])
    except NotOfferedError:
        return "unknown-code" if item.kind == "choice" else "wrong-type"
    except OutOfRangeError:
        return "out-of-range"
    return None


def _rival(item: Item, instrument: Instrument) -> set[str]:
    """The items that are asked when this one is not, because of the same question."""
    decides = {condition.link_id for condition in item.enable_when}
    return {
        other.link_id
        for other in instrument.by_id.values()
        if other is not item and decides & {condition.link_id for condition in other.enable_when}
    }
