"""Fields and extensions of a FHIR Questionnaire, read as plain values."""

from collections.abc import Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element

Choice = TypeVar("Choice", bound=str)

_FHIR = "http://hl7.org/fhir/StructureDefinition/"
_TRANSLATION = _FHIR + "translation"
_UNIT = _FHIR + "questionnaire-unit"
_HIDDEN = _FHIR + "questionnaire-hidden"
_POINTS = (_FHIR + "ordinalValue", _FHIR + "itemWeight")  # R4 and R5 name the same thing


def one_of(value: str, choices: tuple[Choice, ...], where: str) -> Choice:
    """Return the choice that equals this code, or refuse it."""
    for choice in choices:
        if choice == value:
            return choice
    raise MalformedRecordError(f"{where} is none of {', '.join(choices)}")


def words(element: Element, name: str, language: str, where: str) -> dict[str, str]:
    """Read a text with its translations, by language."""
    text = fields.find(element, name, str, where)
    beside = fields.find(element, f"_{name}", dict, where) or {}
    return ({language: text} if text else {}) | _by_language(beside, _TRANSLATION, f"{where}._{name}")


def own_words(element: Element, name: str, where: str) -> dict[str, str]:
    """Read a text by language from an extension of our own that is built like FHIR's translation."""
    return _by_language(element, fields.OWN + name, where)


def own_code(element: Element, name: str, where: str) -> str:
    """Read a code that must be there from an extension of our own."""
    return fields.need(
        _need(element, fields.OWN + name, where), "valueCode", str, f"{where}.extension({name})"
    )


def citation(element: Element, where: str) -> str:
    """Read where the instrument comes from."""
    return fields.need(_need(element, _FHIR + "cqf-citation", where), "valueString", str, f"{where}.citation")


def points(option: Element, where: str) -> int | None:
    """Read the points of an answer, from the option or from its coding; whole numbers only."""
    for element in (option, fields.find(option, "valueCoding", dict, where) or {}):
        for each in fields.elements(element, "extension", where):
            if each.get("url") not in _POINTS:
                continue
            value = fields.number(each, "valueDecimal", where)
            if value is None or value != value.to_integral_value():
                raise MalformedRecordError(f"{where} has points that are not a whole number")
            return int(value)
    return None


def bound(element: Element, name: str, where: str) -> Decimal | None:
    """Read minValue or maxValue."""
    found = fields.extension(element, _FHIR + name, where)
    if found is None:
        return None
    value = fields.number(
        found, "valueDecimal" if "valueDecimal" in found else "valueInteger", f"{where}.{name}"
    )
    if value is None:
        raise MalformedRecordError(f"{where}.{name} is missing")
    return value


def unit(element: Element, where: str) -> str | None:
    """Read the UCUM unit of a number."""
    found = fields.extension(element, _UNIT, where)
    if found is None:
        return None
    return fields.need(fields.need(found, "valueCoding", dict, f"{where}.unit"), "code", str, f"{where}.unit")


def is_hidden(element: Element, where: str) -> bool:
    """Read whether an item is no screen of its own."""
    found = fields.extension(element, _HIDDEN, where)
    return found is not None and fields.need(found, "valueBoolean", bool, f"{where}.hidden")


def code(element: Element, where: str) -> str | None:
    """Read what an item measures, as system|code."""
    for coding in fields.elements(element, "code", where):
        system = fields.need(coding, "system", str, f"{where}.code")
        return f"{system}|{fields.need(coding, 'code', str, f'{where}.code')}"
    return None


def in_order(before: Mapping[str, set[str]]) -> list[str]:
    """Order linkIds so that each comes after all that decide about it; a circle is refused."""
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise MalformedRecordError(f"enableWhen runs in a circle: {' → '.join(error.args[1])}") from None


def _need(element: Element, url: str, where: str) -> Element:
    found = fields.extension(element, url, where)
    if found is None:
        raise MalformedRecordError(f"{where} has no {url.rpartition('/')[2]}")
    return found


def _by_language(element: Element, url: str, where: str) -> dict[str, str]:
    found = {}
    for each in fields.elements(element, "extension", where):
        if each.get("url") != url:
            continue
        language = fields.need(_need(each, "lang", where), "valueCode", str, where)
        found[language] = fields.need(_need(each, "content", where), "valueString", str, where)
    return found
