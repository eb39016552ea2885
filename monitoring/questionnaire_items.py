"""The items of a FHIR R4 Questionnaire, each with what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from monitoring import fields
from monitoring import questionnaire_expressions as expressions
from monitoring import questionnaire_fields as read
from monitoring import questionnaire_limits as limits
from monitoring import questionnaire_options as options
from monitoring.conditions import conditions
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Item, Kind, Limit, Option, Variable, Words
from monitoring.records import Single
from monitoring.values import read_value

DEEPEST = 50  # levels of items within items; more is nobody's questionnaire

_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
_LEAST = (read.FHIR + "minValue", _SDC + "minQuantity")
_MOST = (read.FHIR + "maxValue", _SDC + "maxQuantity")
_HELP = ("help", "flyover")
_NUMBERS = ("integer", "decimal", "quantity")
_TIMES = ("date", "dateTime", "time")
_KINDS: Mapping[str, Kind] = {
    "group": "group",
    "display": "display",
    "question": "text",
    "boolean": "boolean",
    "decimal": "decimal",
    "integer": "integer",
    "date": "date",
    "dateTime": "dateTime",
    "time": "time",
    "string": "text",
    "text": "text",
    "url": "url",
    "choice": "choice",
    "open-choice": "open-choice",
    "quantity": "quantity",
    "attachment": "attachment",
    "reference": "reference",
}
_OPTIONS: Mapping[Kind, str] = {"integer": "Integer", "date": "Date", "time": "Time", "text": "String"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all items of a questionnaire."""

    language: str
    sets: options.ValueSets
    limits: list[Limit] = field(default_factory=list)


def items(
    element: Element, reading: Reading, variables: tuple[Variable, ...], where: str, depth: int = 1
) -> tuple[Item, ...]:
    """Read the items of the whole or of an item, all the way down.

    Args:
        element: what they are in.
        reading: what is the same for all of them; what cannot be run is added to its limits.
        variables: those declared around them.
        where: what an error says of the place.
        depth: levels down, from 1.
    """
    if depth > DEEPEST and element.get("item"):
        raise MalformedRecordError(f"{where} has items more than {DEEPEST} levels deep")
    return tuple(
        _item(_named(each, number, where), reading, variables, where, depth)
        for number, each in enumerate(fields.elements(element, "item", where), 1)
        if not _is_help(each, where)
    )


def _named(element: Element, number: int, where: str) -> Element:
    # FHIR wants a linkId everywhere; HL7's own examples leave it out where nothing is answered.
    if "linkId" in element or element.get("type") != "display":
        return element
    return {**element, "linkId": f"{where.removeprefix('item ')}, text {number}"}


def _item(element: Element, reading: Reading, around: tuple[Variable, ...], where: str, depth: int) -> Item:
    link_id = fields.need(element, "linkId", str, f"an item of {where}")
    where = f"item {link_id}"
    if "#" in link_id:
        raise MalformedRecordError(f"{where} has a # in its linkId")
    offered = options.options(element, reading.sets, reading.language, where)
    kind = _kind(element, offered, where)
    never = list(limits.of_item(element, kind, offered, where))
    reading.limits.extend(never or limits.of_element(element, link_id, where))
    variables = expressions.variables(element, around, link_id, where, reading.limits)
    known = (*around, *variables)
    inner = items(element, reading, known, where, depth + 1)
    _check_shape(element, kind, inner, where)
    found = [
        expressions.expression(element, url, known, where, reading.limits)
        for url in (expressions.CALCULATION, expressions.ENABLING, expressions.BEGINNING)
    ]
    units = read.units(element, where)
    least, most = _bounds(element, kind, where)
    return Item(
        link_id=link_id,
        kind=kind,
        text=read.words(element, "text", reading.language, where),
        explanation=_explanation(element, reading.language, where),
        options=offered,
        required=fields.find(element, "required", bool, where) or False,
        enable_when=conditions(element, where),
        enable_any=fields.find(element, "enableBehavior", str, where) == "any",
        least=least if isinstance(least, Decimal) else None,
        most=most if isinstance(most, Decimal) else None,
        unit=units[0].code if units else None,
        code=read.code(element, where),
        items=inner,
        hidden=read.flag(element, read.FHIR + "questionnaire-hidden", where),
        repeats=fields.find(element, "repeats", bool, where) or False,
        read_only=fields.find(element, "readOnly", bool, where) or False,
        prefix=fields.find(element, "prefix", str, where) or "",
        earliest=least if isinstance(least, str) else None,
        latest=most if isinstance(most, str) else None,
        longest=fields.find(element, "maxLength", int, where),
        decimals=read.whole(element, "maxDecimalPlaces", where),
        fewest=read.whole(element, "questionnaire-minOccurs", where),
        most_times=read.whole(element, "questionnaire-maxOccurs", where),
        units=units,
        initial=_initial(element, where),
        control=read.control(element, where),
        is_row=read.is_row(element, where),
        calculation=found[0],
        enabling=found[1],
        beginning=found[2],
        variables=variables,
        runs=not never,
    )


def _kind(element: Element, offered: tuple[Option, ...], where: str) -> Kind:
    name = fields.need(element, "type", str, where)
    kind = _KINDS[read.one_of(name, tuple(_KINDS), f"{where}.type")]
    if not offered or kind in ("choice", "open-choice"):
        return kind
    if name == "question" or {option.kind for option in offered} == {_OPTIONS.get(kind)}:
        return "choice"
    raise MalformedRecordError(f"{where} has options that are not of its type")


def _check_shape(element: Element, kind: Kind, inner: tuple[Item, ...], where: str) -> None:
    if kind == "display" and inner:
        raise MalformedRecordError(f"{where} is a text to show and has items")
    if kind == "group" and not element.get("item"):
        raise MalformedRecordError(f"{where} is a group without items")


def _is_help(element: Element, where: str) -> bool:
    return element.get("type") == "display" and read.control(element, where) in _HELP


def _explanation(element: Element, language: str, where: str) -> Words:
    """Our own extension, and the help texts that FHIR keeps as items of the item."""
    found = read.own_words(element, "explanation", where)
    for each in fields.elements(element, "item", where):
        if _is_help(each, where):
            for name, text in read.words(each, "text", language, where).items():
                found[name] = f"{found[name]}\n{text}" if name in found else text
    return found


def _bounds(element: Element, kind: Kind, where: str) -> tuple[Decimal | str | None, Decimal | str | None]:
    least, most = read.bound(element, _LEAST, where), read.bound(element, _MOST, where)
    wanted = Decimal if kind in _NUMBERS else str if kind in _TIMES else None
    for each in (least, most):
        if each is not None and type(each) is not wanted:
            raise MalformedRecordError(f"{where} has a minValue or maxValue that is not of its type")
    return least, most


def _initial(element: Element, where: str) -> tuple[Single, ...]:
    found = [read_value(each, f"{where}.initial") for each in fields.elements(element, "initial", where)]
    return options.chosen(element, where) or tuple(value for value in found if value is not None)
