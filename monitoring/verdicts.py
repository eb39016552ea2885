"""What is wrong with the answers of a response, item by item."""

from collections.abc import Iterator, Mapping, Set

from monitoring.errors import AnswerError, OutOfRangeError, TooLongError, TooPreciseError
from monitoring.items import Instrument, Item
from monitoring.judging import check_answer
from monitoring.occurrences import link_id_of, place_of
from monitoring.problems import Problem, What
from monitoring.records import Answer, Other, each


def find_problems(
    instrument: Instrument, answers: Mapping[str, Answer], shown: Set[str]
) -> Iterator[Problem]:
    """Name every answer that does not count and every one that is missing, in the order of the items.

    Args:
        instrument: what was filled in.
        answers: by key.
        shown: the keys of what these answers ask for.
    """
    names: dict[str, list[str]] = {}
    for name in dict.fromkeys((*answers, *sorted(shown))):
        names.setdefault(link_id_of(name), []).append(name)
    for link_id, item in instrument.by_id.items():
        for name in names.pop(link_id, ()):
            what = verdict(name, instrument, answers, shown) if name in answers else _absence(item)
            if what is not None:
                yield Problem(name, what)
    for unknown in names.values():
        yield from (Problem(name, "unknown-item") for name in unknown)


def verdict(name: str, instrument: Instrument, answers: Mapping[str, Answer], shown: Set[str]) -> What | None:
    """Return why the answer with this key does not count, or None when it does."""
    item = instrument.by_id.get(link_id_of(name))
    scopes = instrument.layout.scopes if instrument.layout else {}
    if item is None or not item.is_question or place_of(name, scopes) is None:
        return "unknown-item"
    if name not in shown:
        return "both-answered" if _rivals(item, instrument) & answers.keys() & shown else "not-asked"
    if item.is_scored and (name != item.link_id or len(each(answers[name])) != 1):
        return "several-answers"
    return _misfit(item, answers[name])


def is_wanted(item: Item) -> bool:
    """Whether it is a problem when nobody answers this item although it is asked."""
    is_required = item.required and not item.read_only and item.calculation is None
    return item.is_question and (item.is_scored or is_required)


def _absence(item: Item) -> What | None:
    return "missing" if is_wanted(item) else None


def _misfit(item: Item, answer: Answer) -> What | None:
    try:
        check_answer(item, answer)
    except (OutOfRangeError, TooLongError, TooPreciseError):
        return "out-of-range"
    except AnswerError:
        return "unknown-code" if item.options else "wrong-type"
    has_points = not any(isinstance(single, Other) for single in each(answer))
    return "unknown-code" if item.is_scored and not has_points else None


def _rivals(item: Item, instrument: Instrument) -> set[str]:
    """The items that are asked when this one is not, because of the same question."""
    decides = {condition.link_id for condition in item.enable_when}
    return {
        other.link_id
        for other in instrument.by_id.values()
        if other is not item and decides & {condition.link_id for condition in other.enable_when}
    }
