"""Running an instrument: what these answers ask for, and what follows from them by calculation."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from monitoring import fhirpath
from monitoring.answers import Sheet, places, under
from monitoring.errors import ExpressionError
from monitoring.evaluations import View, evaluate, look
from monitoring.fhirpath import Expression, Node
from monitoring.fitting import Misfit, fit
from monitoring.items import Instrument, Item, Layout
from monitoring.occurrences import Numbers, Place, key, numbers
from monitoring.records import Answer, each


@dataclass(frozen=True, slots=True)
class Trouble:
    """An expression that gave no answer."""

    key: str
    what: Misfit


@dataclass(frozen=True, slots=True)
class Run:
    """What an instrument asks, given answers."""

    asked: frozenset[str]  # keys of all items, groups and hidden items included
    answers: Mapping[str, Answer]  # of what is asked only, with what is calculated
    numbers: Numbers
    troubles: tuple[Trouble, ...]
    places: Mapping[str, Sequence[Place]] | None  # of each item; None when none repeats

    def keys(self, link_id: str) -> list[str]:
        """Return the keys under which an item is asked, in order."""
        if self.places is None:
            return [link_id] if link_id in self.asked else []
        return [key(link_id, place) for place in self.places.get(link_id, ())]


def run(instrument: Instrument, answers: Mapping[str, Answer]) -> Run:
    """Find out what is asked, and calculate."""
    if instrument.layout is None:
        shown = plainly_asked(instrument, answers)
        given = {name: answer for name, answer in answers.items() if name in shown and each(answer)}
        return Run(frozenset(shown), given, {}, (), None)
    state = _State(instrument, instrument.layout, answers, numbers(answers, instrument.layout.scopes))
    for item, parent in instrument.order:
        for place in list(_places(state, item, parent)):
            if _is_asked(state, item, place):
                _ask(state, item, place)
    return Run(frozenset(state.asked), state.given, state.numbers, tuple(state.troubles), state.places)


def plainly_asked(instrument: Instrument, answers: Mapping[str, Answer]) -> set[str]:
    """Return what is asked in an instrument of groups and conditions only."""
    shown: set[str] = set()
    for item, group in instrument.order:
        if not item.runs or (group is not None and group not in shown):
            continue
        if not item.enable_when:
            shown.add(item.link_id)
            continue
        holds = [
            condition.holds(answers.get(condition.link_id) if condition.link_id in shown else None)
            for condition in item.enable_when
        ]
        if any(holds) if item.enable_any else all(holds):
            shown.add(item.link_id)
    return shown


def seen(instrument: Instrument, answers: Mapping[str, Answer]) -> Set[str]:
    """Return the keys of what these answers ask for, without calculating where that decides nothing."""
    return plainly_asked(instrument, answers) if _is_flat(instrument) else run(instrument, answers).asked


@lru_cache(maxsize=256)
def _is_flat(instrument: Instrument) -> bool:
    """Whether groups, and conditions on what people answer, alone decide what is asked."""
    items = instrument.by_id.values()
    looked_at = {condition.link_id for item in items for condition in item.enable_when}
    return instrument.layout is None or not any(
        item.enabling
        or (item.is_question and item.items)
        or (item.kind == "group" and item.repeats)
        or (item.calculation and item.link_id in looked_at)
        for item in items
    )


@dataclass(slots=True)
class _State:
    instrument: Instrument
    layout: Layout
    answers: Mapping[str, Answer]
    numbers: Numbers
    asked: set[str] = field(default_factory=set)
    given: dict[str, Answer] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    view: View | None = None  # of all answers so far; None when one came since


def _places(state: _State, item: Item, parent: str | None) -> Iterator[Place]:
    if parent is None:
        yield from places(item, (), state.numbers)
        return
    above = state.instrument.by_id[parent]
    for place in state.places.get(parent, ()):
        for around in _below(state, above, place, item):
            yield from places(item, around, state.numbers)


def _below(state: _State, above: Item, place: Place, item: Item) -> Sequence[Place]:
    # FHIR keeps the items under a question within its answer: until there is one, they have no place.
    if not above.is_question or (item.kind == "display" and not above.repeats):
        return (place,)
    answers = each(state.given.get(key(above.link_id, place)))
    return tuple(dict.fromkeys(under(above, place, number) for number in range(1, len(answers) + 1)))


def _is_asked(state: _State, item: Item, place: Place) -> bool:
    if not item.runs:
        return False
    if item.enable_when:
        holds = [
            condition.holds(_answer_near(state, condition.link_id, item, place))
            for condition in item.enable_when
        ]
        if not (any(holds) if item.enable_any else all(holds)):
            return False
    return item.enabling is None or _is_enabled(state, item.enabling, item, place)


def _ask(state: _State, item: Item, place: Place) -> None:
    name = key(item.link_id, place)
    state.asked.add(name)
    state.places.setdefault(item.link_id, []).append(place)
    if item.calculation is not None:
        answer = _calculate(state, item.calculation, item, place)
    else:
        answer = state.answers.get(name) if item.is_question else None
    if answer is not None and each(answer):
        state.given[name] = answer
        state.view = None


def _answer_near(state: _State, link_id: str, item: Item, place: Place) -> Answer | None:
    """The answer in the same occurrence; else in the nearest one, before it rather than after."""
    scope, other = state.layout.scopes.get(item.link_id, ()), state.layout.scopes.get(link_id, ())
    if link_id in scope:  # the item stands under one answer of that question
        depth = scope.index(link_id)
        return each(state.given[key(link_id, place[:depth])])[place[depth] - 1]
    common = 0
    while common < min(len(scope), len(other)) and scope[common] == other[common]:
        common += 1
    shared = place[:common]
    if common == len(other):
        return state.given.get(key(link_id, shared))
    found = state.places.get(link_id, [])
    if state.layout.positions[link_id] < state.layout.positions[item.link_id]:
        at = bisect_left(found, (*shared[:-1], shared[-1] + 1) if shared else (10**9,)) - 1
    else:
        at = bisect_left(found, shared)
    near = found[at] if 0 <= at < len(found) and found[at][:common] == shared else None
    return None if near is None else state.given.get(key(link_id, near))


def _is_enabled(state: _State, expression: Expression, item: Item, place: Place) -> bool:
    try:
        results = _evaluate(state, expression, item, place)
    except ExpressionError:
        state.troubles.append(Trouble(key(item.link_id, place), "failed"))
        return False
    return [fhirpath.plain(result) for result in results] == [True]


def _calculate(state: _State, expression: Expression, item: Item, place: Place) -> Answer | None:
    try:
        answer, trouble = fit(item, _evaluate(state, expression, item, place))
    except ExpressionError:
        answer, trouble = None, "failed"
    if trouble:
        state.troubles.append(Trouble(key(item.link_id, place), trouble))
    return answer


def _evaluate(state: _State, expression: Expression, item: Item, place: Place) -> list[Node]:
    seen = state.layout.sights.get(item.link_id)
    if seen is not None:
        return evaluate(look(state.instrument, state.layout, _sheet(state), seen), expression, item, place)
    if state.view is None:
        state.view = look(state.instrument, state.layout, _sheet(state), state.instrument.items)
    return evaluate(state.view, expression, item, place)


def _sheet(state: _State) -> Sheet:
    return Sheet(state.given, state.asked, state.numbers)
