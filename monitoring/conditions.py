"""When an item is asked: the enableWhen of FHIR, read and checked against the questions it looks at."""

from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from monitoring import fields
from monitoring import questionnaire_fields as read
from monitoring.comparisons import Operator
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Condition, Item, Kind
from monitoring.records import Quantity, Single
from monitoring.values import read_value

_OPERATORS: tuple[Operator, ...] = get_args(Operator)
_TYPES: Mapping[Kind, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int, Decimal),
    "decimal": (int, Decimal),
    "quantity": (Quantity,),
}
_UNORDERED: tuple[Kind, ...] = ("boolean", "choice", "open-choice", "url")


def conditions(element: Element, where: str) -> tuple[Condition, ...]:
    """Read the conditions of an item."""
    return tuple(
        _condition(each, f"{where}.enableWhen") for each in fields.elements(element, "enableWhen", where)
    )


def check_conditions(by_id: Mapping[str, Item]) -> None:
    """Refuse conditions on what is no question, or that no answer of its question can meet."""
    for item in by_id.values():
        for condition in item.enable_when:
            _check(condition, by_id, f"item {item.link_id}.enableWhen")


def _condition(element: Element, where: str) -> Condition:
    link_id = fields.need(element, "question", str, where)
    operator = read.one_of(fields.need(element, "operator", str, where), _OPERATORS, f"{where}.operator")
    answer = read_value(element, where, "answer")
    if answer is None:
        raise MalformedRecordError(f"{where} compares with no answer")
    return Condition(link_id, operator, answer)


def _check(condition: Condition, by_id: Mapping[str, Item], where: str) -> None:
    question = by_id.get(condition.link_id)
    if question is None or (question.runs and not question.is_question):
        raise MalformedRecordError(f"{where} asks for an item that is not a question here")
    if not question.runs:
        return  # it has no answer, and the limits of the instrument say so
    if condition.operator not in ("exists", "=", "!=") and question.kind in _UNORDERED:
        raise MalformedRecordError(f"{where} asks for more or less where there is only the same")
    if not _fits(condition.operator, condition.answer, question):
        raise MalformedRecordError(f"{where} compares with an answer that its question cannot have")


def _fits(operator: Operator, answer: Single, question: Item) -> bool:
    if operator == "exists":
        return isinstance(answer, bool)
    if question.kind == "choice":
        return any(option.answer == answer for option in question.options)
    if question.kind == "open-choice":
        return type(answer) in (str, int)
    return isinstance(answer, str) if question.kind not in _TYPES else type(answer) in _TYPES[question.kind]
