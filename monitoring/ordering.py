"""The order in which items are run: each after all that decides about it."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from monitoring.errors import MalformedRecordError
from monitoring.fhirpath import Expression
from monitoring.items import Item, Variable

_ALL = ""  # stands between the items and the expressions that look at all of them; no linkId is empty

Parents = Mapping[str, str | None]  # linkId -> that of the item around it
Before = dict[str, list[str]]


def in_order(by_id: Mapping[str, Item], parents: Parents, variables: Iterable[Variable]) -> list[str]:
    """Order linkIds so that each comes after all that decide about it; a circle is refused."""
    before: Before = {}
    wide = set()
    shared = tuple(variables)
    for link_id, item in by_id.items():
        parent = parents[link_id]
        before[link_id] = [condition.link_id for condition in item.enable_when]
        before[link_id] += [] if parent is None else [parent]
        for expression in looked_at(item, by_id, parents, shared):
            before[link_id] += [named for named in expression.link_ids if named in by_id]
            if is_wide(expression, by_id):
                wide.add(link_id)
    if wide:
        _put_last(before, wide)
    return [link_id for link_id in _sort(before) if link_id != _ALL]


def looked_at(
    item: Item, by_id: Mapping[str, Item], parents: Parents, shared: tuple[Variable, ...]
) -> Iterator[Expression]:
    """Return the expressions that run for an item: its own, and the variables that these use."""
    own = [expression for expression in (item.calculation, item.enabling) if expression is not None]
    if not own:
        return
    yield from own
    names = frozenset[str]().union(*(expression.names for expression in own))
    around: str | None = item.link_id
    scopes = [shared]
    while around is not None:
        scopes.append(by_id[around].variables)
        around = parents[around]
    yield from (each.expression for scope in scopes for each in scope if each.name in names)


def is_wide(expression: Expression, by_id: Mapping[str, Item]) -> bool:
    """Whether an expression may look at any item; one that names a group means what is in it."""
    if expression.is_wide:
        return True
    named = [by_id[link_id] for link_id in expression.link_ids if link_id in by_id]
    return bool(named) and not any(item.is_question for item in named)


def _put_last(before: Before, wide: set[str]) -> None:
    """Run what looks at everything after everything that does not wait for it."""
    after: Before = {}
    for link_id, earlier in before.items():
        for each in earlier:
            after.setdefault(each, []).append(link_id)
    late, waiting = set(wide), list(wide)
    while waiting:
        for each in after.get(waiting.pop(), ()):
            if each not in late:
                late.add(each)
                waiting.append(each)
    for link_id in before:
        if link_id in wide:
            before[link_id].append(_ALL)
    before[_ALL] = [link_id for link_id in before if link_id not in late]


def _sort(before: Before) -> list[str]:
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = " → ".join(link_id for link_id in error.args[1] if link_id != _ALL)
        raise MalformedRecordError(f"what decides about an item runs in a circle: {circle}") from None
