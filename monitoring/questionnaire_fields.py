"""Fields and extensions of a FHIR Questionnaire, read as plain values."""

from decimal import Decimal
from typing import TypeVar

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.items import TODAY, Unit
from monitoring.records import Quantity
from monitoring.values import read_value
from monitoring.wordings import Wording

Choice = TypeVar("Choice", bound=str)

FHIR = "http://hl7.org/fhir/StructureDefinition/"
POINTS = (FHIR + "ordinalValue", FHIR + "itemWeight")  # R4 and R5 name the same thing

_TRANSLATION = FHIR + "translation"
_UNITS = (FHIR + "questionnaire-unit", FHIR + "questionnaire-unitOption")


def one_of(value: str, choices: tuple[Choice, ...], where: str) -> Choice:
    """Return the choice that equals this code, or refuse it."""
    for choice in choices:
        if choice == value:
            return choice
    raise MalformedRecordError(f"{where} is none of {', '.join(choices)}")


def words(element: Element, name: str, language: str, where: str) -> Wording:
    """Read a text with its translations, by language."""
    text = fields.find(element, name, str, where)
    beside = fields.find(element, f"_{name}", dict, where) or {}
    found = Wording({language: text} if text else {})
    found.update(_by_language(beside, _TRANSLATION, f"{where}._{name}"))
    return found


def own_words(element: Element, name: str, where: str) -> Wording:
    """Read a text by language from an extension of our own that is built like FHIR's translation."""
    return _by_language(element, fields.OWN + name, where)


def own_code(element: Element, name: str, where: str) -> str | None:
    """Read a code from an extension of our own, or None when it is absent."""
    found = fields.extension(element, fields.OWN + name, where)
    return None if found is None else fields.need(found, "valueCode", str, f"{where}.extension({name})")


def own_text(element: Element, name: str, where: str) -> str:
    """Read a text from an extension of our own; empty when it is absent."""
    found = fields.extension(element, fields.OWN + name, where)
    return "" if found is None else fields.need(found, "valueString", str, f"{where}.extension({name})")


def citation(element: Element, where: str) -> str:
    """Read where the instrument comes from; empty when it does not say."""
    found = fields.extension(element, FHIR + "cqf-citation", where)
    return "" if found is None else fields.need(found, "valueString", str, f"{where}.citation")


def flag(element: Element, url: str, where: str) -> bool:
    """Read an extension that is yes or no; no when it is absent."""
    found = fields.extension(element, url, where)
    name = url.rpartition("/")[2].removeprefix("questionnaire-")
    return found is not None and fields.need(found, "valueBoolean", bool, f"{where}.{name}")


def whole(element: Element, name: str, where: str) -> int | None:
    """Read an extension that is a whole number, or None when it is absent."""
    found = fields.extension(element, FHIR + name, where)
    return None if found is None else fields.need(found, "valueInteger", int, f"{where}.{name}")


def bound(element: Element, names: tuple[str, ...], where: str) -> Decimal | str | None:
    """Read a least or a most: of a number, a quantity, a date or a time."""
    found = next((each for name in names if (each := fields.extension(element, name, where))), None)
    if found is None:
        return None
    where = f"{where}.{names[0].rpartition('/')[2]}"
    value = read_value(found, where)
    if isinstance(value, Quantity):
        value = value.value
    if value is None and _is_today(found, where):
        return TODAY
    if type(value) is bool or not isinstance(value, Decimal | int | str):
        raise MalformedRecordError(f"{where} is missing")
    return Decimal(value) if isinstance(value, int) else value


def units(element: Element, where: str) -> tuple[Unit, ...]:
    """Read the units that an answer may be given in; the first is meant where there is no choice."""
    found = []
    for each in fields.elements(element, "extension", where):
        if each.get("url") in _UNITS:
            coding = fields.need(each, "valueCoding", dict, f"{where}.unit")
            code = fields.need(coding, "code", str, f"{where}.unit")
            system = fields.find(coding, "system", str, f"{where}.unit") or ""
            found.append(Unit(code, fields.find(coding, "display", str, f"{where}.unit") or code, system))
    return tuple(dict.fromkeys(found))


def control(element: Element, where: str) -> str:
    """Read which control FHIR suggests for an item, or whether it is a help text; empty when it does not."""
    found = fields.extension(element, FHIR + "questionnaire-itemControl", where)
    if found is None:
        return ""
    where = f"{where}.itemControl"
    for coding in fields.elements(fields.need(found, "valueCodeableConcept", dict, where), "coding", where):
        return fields.find(coding, "code", str, where) or ""
    return ""


def is_row(element: Element, where: str) -> bool:
    """Read whether the options lie beside each other."""
    found = fields.extension(element, FHIR + "questionnaire-choiceOrientation", where)
    return found is not None and found.get("valueCode") == "horizontal"


def code(element: Element, where: str) -> str | None:
    """Read what an item measures, as system|code."""
    for coding in fields.elements(element, "code", where):
        system = fields.need(coding, "system", str, f"{where}.code")
        return f"{system}|{fields.need(coding, 'code', str, f'{where}.code')}"
    return None


def _is_today(element: Element, where: str) -> bool:
    """Whether a bound is the day itself: `_valueDate` with an expression `today()` in place of a value."""
    beside = fields.find(element, "_valueDate", dict, where) or {}
    found = fields.extension(beside, FHIR + "cqf-calculatedValue", where) or {}
    expression = fields.find(found, "valueExpression", dict, where) or {}
    return expression.get("expression") == TODAY


def _need(element: Element, url: str, where: str) -> Element:
    found = fields.extension(element, url, where)
    if found is None:
        raise MalformedRecordError(f"{where} has no {url.rpartition('/')[2]}")
    return found


def _by_language(element: Element, url: str, where: str) -> Wording:
    found = Wording()
    for each in fields.elements(element, "extension", where):
        if each.get("url") != url:
            continue
        language = fields.need(_need(each, "lang", where), "valueCode", str, where)
        found[language] = fields.need(_need(each, "content", where), "valueString", str, where)
    return found
