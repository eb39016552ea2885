"""Answers to and from the items of a FHIR QuestionnaireResponse."""

from collections.abc import Iterator, Mapping
from typing import Any

from monitoring import fields
from monitoring.fields import Element
from monitoring.instruments import Item
from monitoring.records import Answer, Document

_PLAIN: Mapping[str, type[bool] | type[int] | type[str]] = {
    "valueBoolean": bool,
    "valueInteger": int,
    "valueString": str,
    "valueDate": str,
    "valueDateTime": str,
    "valueTime": str,
    "valueUri": str,
}


def read_answers(document: Document) -> dict[str, Answer]:
    """Read the answers by linkId; an item that was answered twice has no single answer and is left out."""
    answers: dict[str, Answer] = {}
    seen: set[str] = set()
    for link_id, given in _answered(document):
        if link_id in seen or len(given) > 1:
            answers.pop(link_id, None)
        elif (answer := _read_answer(given[0], link_id)) is not None:
            answers[link_id] = answer
        seen.add(link_id)
    return answers


def write_items(
    items: tuple[Item, ...], answers: Mapping[str, Answer], shown: frozenset[str]
) -> Iterator[dict[str, Any]]:
    """Write the answers of the items that are shown, each in its group."""
    for item in items:
        if item.link_id not in shown:
            continue
        inner = list(write_items(item.items, answers, shown))
        if inner:
            yield {"linkId": item.link_id, "item": inner}
        elif item.link_id in answers:
            yield {"linkId": item.link_id, "answer": [_write_answer(item, answers[item.link_id])]}


def _answered(document: Document) -> Iterator[tuple[str, list[Element]]]:
    where = "QuestionnaireResponse.item"
    waiting = fields.elements(document, "item", "QuestionnaireResponse")[::-1]
    while waiting:
        item = waiting.pop()
        given = fields.elements(item, "answer", where)
        if given:
            yield fields.need(item, "linkId", str, where), given
        for element in (*given, item):
            waiting.extend(fields.elements(element, "item", where)[::-1])


def _read_answer(answer: Element, link_id: str) -> Answer | None:
    where = f"QuestionnaireResponse.item({link_id}).answer"
    name = next((name for name in answer if name.startswith("value")), "")
    if name == "valueCoding":
        return fields.find(fields.need(answer, name, dict, where), "code", str, f"{where}.{name}")
    if name == "valueQuantity":
        return fields.number(fields.need(answer, name, dict, where), "value", f"{where}.{name}")
    if name == "valueDecimal":
        return fields.number(answer, name, where)
    return fields.need(answer, name, _PLAIN[name], where) if name in _PLAIN else None


def _write_answer(item: Item, answer: Answer) -> dict[str, Any]:
    match item.kind:
        case "choice":
            option = item.option(answer)
            system = {"system": option.system} if option and option.system else {}
            return {"valueCoding": system | {"code": answer}}
        case "boolean":
            return {"valueBoolean": answer}
        case "integer":
            return {"valueInteger": answer}
        case "decimal":
            return {"valueDecimal": float(answer)}
        case _:
            return {"valueString": answer}
