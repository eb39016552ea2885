"""Where the items of an instrument stand: by linkId, in order, and what repeats around them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from monitoring.errors import MalformedRecordError
from monitoring.items import Item, Layout, Variable
from monitoring.ordering import Parents, in_order, is_wide, looked_at

Order = tuple[tuple[Item, str | None], ...]


def by_link_id(items: tuple[Item, ...]) -> dict[str, Item]:
    """Return every item by its linkId, in the order of the document."""
    found: dict[str, Item] = {}
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        if item.link_id in found:
            raise MalformedRecordError(f"item {item.link_id} is there twice")
        found[item.link_id] = item
        waiting.extend(reversed(item.items))
    return found


def lay_out(by_id: Mapping[str, Item], variables: tuple[Variable, ...]) -> tuple[Order, Layout | None]:
    """Return the order in which items are run, and where they stand when that takes more than the order."""
    parents: dict[str, str | None] = dict.fromkeys(by_id)
    for item in by_id.values():
        parents.update((inner.link_id, item.link_id) for inner in item.items)
    order = tuple((by_id[link_id], parents[link_id]) for link_id in in_order(by_id, parents, variables))
    if all(_is_plain(item) for item in by_id.values()):
        return order, None
    scopes: dict[str, tuple[str, ...]] = {}
    for link_id, item in by_id.items():  # parents come first
        parent = parents[link_id]
        around = () if parent is None else scopes[parent]
        if parent is not None and by_id[parent].repeats and by_id[parent].kind != "group":
            around = (*around, parent)
        scopes[link_id] = (*around, link_id) if item.repeats and item.kind == "group" else around
    positions = {link_id: number for number, link_id in enumerate(by_id)}
    sights = dict(_sights(by_id, parents, positions, variables))
    return order, Layout(parents, scopes, positions, variables, sights)


def _sights(
    by_id: Mapping[str, Item], parents: Parents, positions: Mapping[str, int], variables: tuple[Variable, ...]
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """What the expressions of each item look at: what they name is searched faster than the whole."""
    for link_id, item in by_id.items():
        expressions = list(looked_at(item, by_id, parents, variables))
        if expressions and not any(is_wide(each, by_id) for each in expressions):
            named = {name for each in expressions for name in each.link_ids if name in by_id}
            yield link_id, _tree({link_id, *named}, by_id, parents, positions)


def _tree(
    wanted: set[str], by_id: Mapping[str, Item], parents: Parents, positions: Mapping[str, int]
) -> tuple[Item, ...]:
    within: dict[str | None, set[str]] = {}
    for each in wanted:
        link_id: str | None = each
        while link_id is not None:
            parent = parents[link_id]
            within.setdefault(parent, set()).add(link_id)
            link_id = parent

    def grow(parent: str | None) -> tuple[Item, ...]:
        inner = sorted(within.get(parent, ()), key=positions.__getitem__)
        return tuple(replace(by_id[link_id], items=grow(link_id)) for link_id in inner)

    return grow(None)


def _is_plain(item: Item) -> bool:
    if item.kind == "group":
        return not item.repeats and item.enabling is None
    expressions = (item.calculation, item.enabling, item.beginning)
    return not item.items and not any(expressions)
