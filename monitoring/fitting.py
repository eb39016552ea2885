"""What an expression yields, made into an answer that its item can have."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeGuard

from monitoring import fhirpath
from monitoring.errors import AnswerError
from monitoring.fhirpath import Node
from monitoring.items import Item
from monitoring.judging import check_answer
from monitoring.records import Answer, Other, Quantity, Single

Misfit = Literal[
    "failed",  # it cannot be evaluated on these answers
    "nothing",  # it yields no answer
    "several",  # it yields more than the one that the item can have
    "not-fitting",  # it yields what the item cannot have: another type, or out of range
]

_DIGITS = 12  # after the comma: what a division yields beyond that is noise, and JSON does not keep it


def fit(item: Item, results: Sequence[Node]) -> tuple[Answer | None, Misfit | None]:
    """Return the answer that these results are, or why they are none."""
    values = [
        value for value in (_single(item, fhirpath.plain(result)) for result in results) if value is not None
    ]
    if not results:
        return None, "nothing"
    if len(values) < len(results):
        return None, "not-fitting"
    if len(values) > 1 and not item.repeats:
        return None, "several"
    answer: Answer = tuple(values) if item.repeats else values[0]
    try:
        check_answer(item, answer)
    except AnswerError:
        return None, "not-fitting"
    return answer, None


def _single(item: Item, value: Any) -> Single | None:
    if isinstance(value, Mapping):
        return _element(item, value)
    match item.kind:
        case "decimal" | "quantity":
            number = _number(item, value)
            return (
                Quantity(number, item.unit or "")
                if number is not None and item.kind == "quantity"
                else number
            )
        case "integer":
            return int(value) if _is_number(value) and value == int(value) else None
        case "open-choice" if isinstance(value, str) and item.option(value) is None:
            return Other(value)
    return value if isinstance(value, str | bool | int) else None


def _element(item: Item, value: Mapping[str, Any]) -> Single | None:
    if "code" in value and item.options:
        return str(value["code"])
    if item.kind == "quantity" and "value" in value:
        return Quantity(Decimal(str(value["value"])), str(value.get("code") or value.get("unit") or ""))
    return None


def _number(item: Item, value: Any) -> Decimal | None:
    if not _is_number(value):
        return None
    digits = _DIGITS if item.decimals is None else item.decimals
    rounded = round(float(Decimal(value)), digits)  # of what is too large: infinity
    return Decimal(str(rounded))


def _is_number(value: Any) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and type(value) is not bool and Decimal(value).is_finite()
