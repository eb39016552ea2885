"""Where the items of an instrument stand: by linkId, in order, and what repeats around them."""

from collections.abc import Mapping

from monitoring.errors import MalformedRecordError
from monitoring.items import Item, Layout, Variable
from monitoring.ordering import in_order

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
    return order, Layout(parents, scopes, positions, variables)


def _is_plain(item: Item) -> bool:
    if item.kind == "group":
        return not item.repeats and item.enabling is None
    expressions = (item.calculation, item.enabling, item.beginning)
    return not item.items and not any(expressions)
