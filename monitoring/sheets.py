"""Score sheets: what a plainly complete response adds up to, prepared once for each instrument.

Most responses answer all that was asked and nothing else. Those are looked up here; every other one is left
to `monitoring.scoring`, which says what is wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitoring.instruments import asked
from monitoring.items import Instrument, Item
from monitoring.judging import fits
from monitoring.records import Answer
from monitoring.verdicts import is_wanted

Sums = tuple[int, dict[str, int], dict[str, int]]  # total, domains, points by linkId
_Decided = tuple[tuple[type, Answer | None], ...]  # with its type: True is no 1


@dataclass(frozen=True, slots=True)
class _Sheet:
    answers: int  # how many a plainly complete response has
    rows: tuple[tuple[str, str, Mapping[Answer | None, int]], ...]  # linkId, its domain, code -> points


@lru_cache(maxsize=64)
def adder(instrument: Instrument) -> Callable[[Mapping[str, Answer]], Sums | None]:
    """Prepare how an instrument adds up; the result says None unless a response is plainly complete."""
    if instrument.layout is not None:
        return lambda _: None  # what repeats, nests or calculates is never plain
    deciders = tuple({each.link_id: None for item in instrument.by_id.values() for each in item.enable_when})

    @lru_cache(maxsize=64)
    def sheet(decided: _Decided) -> _Sheet | None:
        return _sheet(instrument, {of: answer for of, (_, answer) in zip(deciders, decided, strict=True)})

    def add_up(answers: Mapping[str, Answer]) -> Sums | None:
        given = [answers.get(link_id) for link_id in deciders]
        found = sheet(tuple([(type(answer), answer) for answer in given]))
        if found is None or found.answers != len(answers):
            return None
        total = 0
        domains: dict[str, int] = {}
        points: dict[str, int] = {}
        for link_id, domain, worth in found.rows:
            value = worth.get(answers.get(link_id))
            if value is None:
                return None
            points[link_id] = value
            domains[domain] = domains.get(domain, 0) + value
            total += value
        return total, domains, points

    return add_up


def _sheet(instrument: Instrument, decided: Mapping[str, Answer | None]) -> _Sheet | None:
    answers = {link_id: answer for link_id, answer in decided.items() if answer is not None}
    shown = asked(instrument, answers)
    scored = {item.link_id for item in instrument.by_id.values() if item.is_scored}
    wanted = {item.link_id for item in instrument.by_id.values() if is_wanted(item)} & shown
    groups = [group for group in instrument.items if any(item.is_scored for item in group.items)]
    rows = tuple(
        (item.link_id, group.link_id.replace("-", "_"), _worth(item))
        for group in groups
        for item in group.items
        if item.link_id in scored & shown
    )
    reached = {link_id for link_id, _, _ in rows}
    is_plain = (
        all(item.runs for item in instrument.by_id.values())
        and reached == scored & shown  # each stands in one domain
        and len({domain for _, domain, _ in rows}) == len(groups)  # and each domain has one
        and wanted <= reached | answers.keys()
        and answers.keys() <= shown
        and all(fits(instrument.by_id[link_id], answer) for link_id, answer in answers.items())
    )
    return _Sheet(len(reached | answers.keys()), rows) if is_plain and rows else None


def _worth(item: Item) -> dict[Answer | None, int]:
    return {
        option.answer: option.points
        for option in item.options
        if isinstance(option.answer, str) and option.points is not None
    }
