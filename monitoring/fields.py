"""Fields of a FHIR document, each read as its own type; an error names the field, never its value."""

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from decimal import Decimal
from typing import Any, TypeVar

from monitoring.errors import MalformedRecordError

T = TypeVar("T")
Element = Mapping[str, Any]

OWN = "https://nabij.nl/fhir/StructureDefinition/"  # extensions of our own

_NAMES: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    dict: "an element",
    list: "a list",
}
# FHIR R4 dateTime: a time of day never comes without its zone.
_MOMENT = re.compile(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?"
)
_NOON = "T12:00:00+00:00"


def find(element: Element, name: str, kind: type[T], where: str) -> T | None:
    """Return a field of the given type, or None when it is absent."""
    value = element.get(name)
    if value is None or type(value) is kind:
        return value
    raise MalformedRecordError(f"{where}.{name} is not {_NAMES[kind]}")


def need(element: Element, name: str, kind: type[T], where: str) -> T:
    """Return a field of the given type that must be there."""
    value = find(element, name, kind, where)
    if value is None or value == "":
        raise MalformedRecordError(f"{where}.{name} is missing")
    return value


def elements(element: Element, name: str, where: str) -> list[Element]:
    """Return the elements of a list, empty when it is absent."""
    found: list[Any] = find(element, name, list, where) or []
    for each in found:
        if type(each) is not dict:
            raise MalformedRecordError(f"{where}.{name} is not a list of elements")
    return found


def number(element: Element, name: str, where: str) -> Decimal | None:
    """Return a FHIR decimal exactly as it is written, or None when it is absent."""
    value = element.get(name)
    if value is None:
        return None
    if type(value) not in (int, float, Decimal):
        raise MalformedRecordError(f"{where}.{name} is not a number")
    decimal = Decimal(str(value))
    if not decimal.is_finite():
        raise MalformedRecordError(f"{where}.{name} is not a number")
    return decimal


def moment(text: str, where: str) -> datetime:
    """Read a FHIR dateTime; a day without a time is its noon in UTC, so that it is the same day in Europe."""
    try:
        if _MOMENT.fullmatch(text):
            at = datetime.fromisoformat(text if "T" in text else text + "-01-01"[len(text) - 4 :] + _NOON)
            if MINYEAR < at.year < MAXYEAR:  # the outermost years overflow in another time zone
                return at
    except ValueError:
        pass
    raise MalformedRecordError(f"{where} is not a date with its time zone")


def extension(element: Element, url: str, where: str) -> Element | None:
    """Return the first extension with this url, or None."""
    if "extension" not in element:
        return None
    return next((each for each in elements(element, "extension", where) if each.get("url") == url), None)
