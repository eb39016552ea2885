"""Answers to and from the items of a FHIR QuestionnaireResponse.

FHIR does not say in a response which of its items repeat. Our own responses do, with an extension, so that
one answer to a question that may have several stays a list of one, and every key stays what it was.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Instrument, Item
from monitoring.occurrences import Numbers, Place, key
from monitoring.records import Answer, Document, Other, Single, each
from monitoring.values import read_value, write_value

REPEATS = fields.OWN + "repeats"  # on an item of a response: there may be more of it

_WHERE = "QuestionnaireResponse.item"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What there is to write: answers and items by key, and how often each group is there."""

    answers: Mapping[str, Answer]
    asked: Set[str]
    numbers: Numbers = field(default_factory=dict)
    nodes: dict[str, Element] | None = (
        None  # for expressions: each item as it was written, options with points
    )


def read_answers(document: Document, instrument: Instrument | None = None) -> dict[str, Answer]:
    """Read the answers by key; an item that was answered twice has two, whatever its instrument allows.

    Args:
        document: a QuestionnaireResponse.
        instrument: what it answers; it says what repeats where the document does not.
    """
    items = {} if instrument is None else instrument.by_id
    answers: dict[str, Answer] = {}
    waiting = _same(fields.elements(document, "item", "QuestionnaireResponse"), ())
    while waiting:
        link_id, nodes, place = waiting.pop()
        item = items.get(link_id)
        given = [answer for node in nodes for answer in fields.elements(node, "answer", _WHERE)]
        number = len(given) or len(nodes)
        repeats = _repeats(nodes, item) or (number > 1 and link_id != "")
        if given:
            _take(answers, link_id, place, given, item, repeats)
        inner = [
            _same(fields.elements(node, "item", _WHERE), (*place, n) if repeats else place)
            for n, node in enumerate(given or nodes, 1)
        ]
        if given:  # items beside the answer instead of under it
            inner += [_same(fields.elements(node, "item", _WHERE), place) for node in nodes]
        waiting.extend(task for tasks in reversed(inner) for task in tasks)
    return answers


def write_items(items: tuple[Item, ...], sheet: Sheet, place: Place = ()) -> Iterator[dict[str, Any]]:
    """Write the answers of the items that are asked, each in its group, under its question."""
    for item in items:
        for own in places(item, place, sheet.numbers):
            name = key(item.link_id, own)
            if name in sheet.asked:
                written = _write_question(item, sheet, own) if item.is_question else _group(item, sheet, own)
                if written:
                    yield _node(item, name, written, sheet)


def places(item: Item, around: Place, numbers: Numbers) -> Iterator[Place]:
    """Return the places of an item within a place: a group that repeats has one for each occurrence."""
    if item.repeats and item.kind == "group":
        yield from ((*around, number) for number in numbers.get((item.link_id, around), (1,)))
    else:
        yield around


def under(item: Item, place: Place, number: int) -> Place:
    """Return where the items under the answer of this number stand."""
    return (*place, number) if item.repeats else place


def _node(item: Item, name: str, written: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    node: dict[str, Any] = {"linkId": item.link_id}
    if sheet.nodes is not None:
        sheet.nodes[name] = node
    elif item.repeats:
        node["extension"] = [{"url": REPEATS, "valueBoolean": True}]
    node.update(written)
    return node


def _group(item: Item, sheet: Sheet, place: Place) -> dict[str, Any]:
    inner = list(write_items(item.items, sheet, place))
    return {"item": inner} if inner else {}


def _write_question(item: Item, sheet: Sheet, place: Place) -> dict[str, Any]:
    written = []
    for number, answer in enumerate(each(sheet.answers.get(key(item.link_id, place))), 1):
        inner = list(write_items(item.items, sheet, under(item, place, number))) if item.items else []
        value = write_value(item, answer, with_points=sheet.nodes is not None)
        written.append(value | ({"item": inner} if inner else {}))
    return {"answer": written} if written else {}


def _same(nodes: list[Element], place: Place) -> list[tuple[str, list[Element], Place]]:
    """Put siblings of one linkId together; the first comes last, as on a stack."""
    found: dict[str, list[Element]] = {}
    for node in nodes:
        found.setdefault(fields.find(node, "linkId", str, _WHERE) or "", []).append(node)
    return [(link_id, same, place) for link_id, same in reversed(found.items())]


def _repeats(nodes: list[Element], item: Item | None) -> bool:
    return (item is not None and item.repeats) or fields.extension(nodes[0], REPEATS, _WHERE) is not None


def _take(
    answers: dict[str, Answer],
    link_id: str,
    place: Place,
    given: list[Element],
    item: Item | None,
    repeats: bool,
) -> None:
    if not link_id:
        raise MalformedRecordError(f"{_WHERE}.linkId is missing")
    where = f"{_WHERE}({link_id}).answer"
    values = [value for answer in given if (value := _value(answer, item, where)) is not None]
    name = key(link_id, place)
    before = each(answers.get(name))  # elsewhere in the document, against the rules
    if repeats or before:
        answers[name] = (*before, *values)
    elif values:
        answers[name] = values[0]


def _value(answer: Element, item: Item | None, where: str) -> Single | None:
    value = read_value(answer, where)
    is_free = item is not None and item.kind == "open-choice" and "valueString" in answer
    if is_free and isinstance(value, str) and item is not None and item.option(value) is None:
        return Other(value)
    return value
