"""Expressions, evaluated on the response as it stands while it is being filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from monitoring import fhirpath
from monitoring.answers import Sheet, write_items
from monitoring.fhirpath import Expression, Node
from monitoring.items import Instrument, Item, Layout, Variable
from monitoring.occurrences import Place, key

RESPONSE = "QuestionnaireResponse"


@dataclass(frozen=True, slots=True)
class View:
    """A response, with each of its items by key."""

    instrument: Instrument
    layout: Layout
    document: Mapping[str, Any]
    nodes: Mapping[str, Any]
    now: datetime | None = None  # for initial values only: a calculation depends on answers, not on the clock


def look(
    instrument: Instrument, layout: Layout, sheet: Sheet, items: tuple[Item, ...], now: datetime | None = None
) -> View:
    """Make the response that expressions look at.

    Args:
        instrument: what is being filled in.
        layout: of the instrument.
        sheet: what was answered so far.
        items: the part of the instrument that is looked at.
        now: what `now()` and `today()` mean.
    """
    nodes: dict[str, Any] = {}
    written = list(write_items(items, replace(sheet, nodes=nodes)))
    return View(instrument, layout, {"resourceType": RESPONSE, "item": written}, nodes, now)


def evaluate(view: View, expression: Expression, item: Item, place: Place) -> list[Node]:
    """Evaluate an expression of an item in this place; ExpressionError when it fails."""
    root = fhirpath.element(view.document, RESPONSE)
    names: dict[str, Any] = {"resource": root, "rootResource": root} | _clock(view.now)
    for variable, owner in _variables(view, item):
        if variable.name in expression.names:
            node = _context(view, owner, place, root)
            names[variable.name] = variable.expression.evaluate(node, names | {"context": node})
    node = _context(view, item, place, root)
    return expression.evaluate(node, names | {"context": node})


def _clock(now: datetime | None) -> dict[str, str]:
    if now is None:
        return {}
    second = now.replace(microsecond=0)
    return {
        "now": second.isoformat(),
        "today": second.date().isoformat(),
        "timeOfDay": second.time().isoformat(),
    }


def _variables(view: View, item: Item) -> Iterator[tuple[Variable, Item | None]]:
    """The variables that an item may use: of the whole, of what is around it, of its own, in that order."""
    for variable in view.layout.variables:
        yield variable, None
    around: list[Item] = []
    link_id: str | None = item.link_id
    while link_id is not None:
        around.append(view.instrument.by_id[link_id])
        link_id = view.layout.parents[link_id]
    for owner in reversed(around):
        for variable in owner.variables:
            yield variable, owner


def _context(view: View, owner: Item | None, place: Place, root: Node) -> Node:
    if owner is None:
        return root
    name = key(owner.link_id, place[: len(view.layout.scopes.get(owner.link_id, ()))])
    return fhirpath.element(view.nodes.get(name, {"linkId": owner.link_id}), f"{RESPONSE}.item")
