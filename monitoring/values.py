"""One answer to and from the `value[x]` of FHIR."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from monitoring import fields
from monitoring.fhirpath import ORDINAL
from monitoring.fields import Element
from monitoring.items import Item
from monitoring.records import Other, Quantity, Single

OTHER = fields.OWN + "other"  # on an answer: it is in one's own words, beside the options
UCUM = "http://unitsofmeasure.org"

_PLAIN: Mapping[str, type[bool] | type[int] | type[str]] = {
    "Boolean": bool,
    "Integer": int,
    "String": str,
    "Date": str,
    "DateTime": str,
    "Time": str,
    "Uri": str,
}
_NAMES: Mapping[str, str] = {
    "boolean": "Boolean",
    "integer": "Integer",
    "date": "Date",
    "dateTime": "DateTime",
    "time": "Time",
    "url": "Uri",
}


def read_value(element: Element, where: str, prefix: str = "value") -> Single | None:
    """Read the value of an answer, an option or an initial value; None when it has none that can be read."""
    name = next((name for name in element if name.startswith(prefix)), "")
    kind = name.removeprefix(prefix)
    if kind == "Coding":
        return fields.find(fields.need(element, name, dict, where), "code", str, f"{where}.{name}") or None
    if kind == "Quantity":
        return _quantity(fields.need(element, name, dict, where), f"{where}.{name}")
    if kind == "Decimal":
        return fields.number(element, name, where)
    if kind not in _PLAIN:
        return None
    value = fields.need(element, name, _PLAIN[kind], where)
    is_other = isinstance(value, str) and fields.extension(element, OTHER, where) is not None
    return Other(value) if is_other and isinstance(value, str) else value


def write_value(item: Item, answer: Single, *, with_points: bool = False) -> dict[str, Any]:
    """Write one answer of an item; with its points where an expression adds them up."""
    if isinstance(answer, Other):
        return {"extension": [{"url": OTHER, "valueBoolean": True}], "valueString": answer.text}
    if isinstance(answer, Quantity):
        return {"valueQuantity": _write_quantity(item, answer)}
    if item.options:
        return _write_option(item, answer, with_points=with_points)
    if item.kind == "decimal" and not isinstance(answer, str):
        return {"valueDecimal": float(answer)}
    return {f"value{_NAMES.get(item.kind, 'String')}": answer}


def _write_option(item: Item, answer: Single, *, with_points: bool) -> dict[str, Any]:
    option = item.option(answer)
    if option is not None and option.kind != "Coding":
        return {f"value{option.kind}": answer}
    system = {"system": option.system} if option and option.system else {}
    points = {}
    if with_points and option and option.points is not None:
        points = {"extension": [{"url": ORDINAL, "valueDecimal": option.points}]}
    return {"valueCoding": points | system | {"code": answer}}


def _write_quantity(item: Item, answer: Quantity) -> dict[str, Any]:
    value = {"value": float(answer.value)}
    for unit in item.units:
        if unit.code == answer.unit:
            system = {"system": unit.system} if unit.system else {}
            return value | {"unit": unit.text or unit.code} | system | {"code": unit.code}
    return value | ({"unit": answer.unit} if answer.unit else {})


def _quantity(element: Element, where: str) -> Quantity | None:
    value = fields.number(element, "value", where)
    unit = fields.find(element, "code", str, where) or fields.find(element, "unit", str, where) or ""
    return None if value is None else Quantity(value, unit)


def exact(value: Decimal) -> bool:
    """Answer whether a number survives being written as JSON."""
    return value.is_finite() and Decimal(str(float(value))) == value


def decimals_of(value: Decimal) -> int:
    """Return how many digits a number has after the comma."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
