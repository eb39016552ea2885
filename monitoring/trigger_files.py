"""Triggers as they stand in a rule's file: one word each, with exactly the fields it needs."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import get_args

from monitoring import fields
from monitoring.content_fields import only
from monitoring.errors import MalformedRecordError
from monitoring.evidence import Series
from monitoring.fields import Element
from monitoring.number_triggers import (
    BelowMedian,
    Change,
    Comparison,
    Count,
    Drop,
    First,
    Level,
    Limit,
    Unit,
)
from monitoring.questionnaire_fields import one_of
from monitoring.triggers import Age, AllOf, AnyOf, NewCode, Pressed, Screen, Silence, Trigger

_COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
_UNITS: tuple[Unit, ...] = get_args(Unit)
_SERIES = ("measure", "item", "total")


def read_trigger(element: Element, where: str) -> Trigger:
    """Read one trigger and all inside it."""
    if len(element) != 1:
        raise MalformedRecordError(f"{where} is not one trigger")
    [(name, inside)] = element.items()
    if name in ("any", "all"):
        triggers = tuple(
            read_trigger(each, f"{where}.{name}[{place}]")
            for place, each in enumerate(fields.elements(element, name, where))
        )
        if not triggers:
            raise MalformedRecordError(f"{where}.{name} is empty")
        return AnyOf(triggers) if name == "any" else AllOf(triggers)
    if name not in _READERS:
        raise MalformedRecordError(f"{where}.{name} is not a trigger")
    if type(inside) is not dict:
        raise MalformedRecordError(f"{where}.{name} is not an element")
    return _READERS[name](inside, f"{where}.{name}")


def _change(element: Element, where: str) -> Change:
    only(element, (*_SERIES, "at-most", "unit", "since", "within_days"), where)
    since = fields.find(element, "since", list, where) or []
    if bool(since) == ("within_days" in element):
        raise MalformedRecordError(f"{where} has either since or within_days")
    return Change(
        _series(element, where),
        _number(element, "at-most", where),
        one_of(fields.need(element, "unit", str, where), _UNITS, f"{where}.unit"),
        tuple(Series("item", _path(each, f"{where}.since")) for each in since),
        0 if since else _whole(element, "within_days", where),
    )


def _level(element: Element, where: str) -> Level:
    only(element, (*_SERIES, *_COMPARISONS, "readings"), where)
    return Level(_series(element, where), _limit(element, where), _whole(element, "readings", where))


def _first(element: Element, where: str) -> First:
    only(element, (*_SERIES, *_COMPARISONS), where)
    return First(_series(element, where), _limit(element, where))


def _drop(element: Element, where: str) -> Drop:
    only(element, (*_SERIES, "by"), where)
    return Drop(_series(element, where), _number(element, "by", where))


def _new_code(element: Element, where: str) -> NewCode:
    only(element, ("item", "none"), where)
    return NewCode(_series(element, where), fields.need(element, "none", str, where))


def _pressed(element: Element, where: str) -> Pressed:
    only(element, ("item",), where)
    return Pressed(_series(element, where))


def _count(element: Element, where: str) -> Count:
    only(element, (*_SERIES, "at-least", "within_days"), where)
    return Count(
        _series(element, where), _number(element, "at-least", where), _whole(element, "within_days", where)
    )


def _below_median(element: Element, where: str) -> BelowMedian:
    only(element, (*_SERIES, "by", "within_days", "values"), where)
    return BelowMedian(
        _series(element, where),
        _number(element, "by", where),
        _whole(element, "within_days", where),
        _whole(element, "values", where),
    )


def _age(element: Element, where: str) -> Age:
    only(element, ("at-least",), where)
    return Age(_whole(element, "at-least", where))


def _silence(element: Element, where: str) -> Silence:
    only(element, ("days",), where)
    return Silence(_whole(element, "days", where))


def _screen(element: Element, where: str) -> Screen:
    only(element, ("name",), where)
    return Screen(fields.need(element, "name", str, where))


def _series(element: Element, where: str) -> Series:
    named = [kind for kind in _SERIES if kind in element]
    if len(named) != 1:
        raise MalformedRecordError(f"{where} looks at none or at more than one of {', '.join(_SERIES)}")
    name = fields.need(element, named[0], str, where)
    if named[0] == "item":
        return Series("item", _path(name, f"{where}.item"))
    return Series("measure" if named[0] == "measure" else "total", name)


def _path(name: object, where: str) -> str:
    parts = name.split("/") if isinstance(name, str) else []
    if len(parts) != 2 or not all(parts):
        raise MalformedRecordError(f"{where} is not instrument/item")
    return "/".join(parts)


def _limit(element: Element, where: str) -> Limit:
    named = [name for name in _COMPARISONS if name in element]
    if len(named) != 1:
        raise MalformedRecordError(f"{where} has none or more than one of {', '.join(_COMPARISONS)}")
    return Limit(named[0], _number(element, named[0], where))


def _number(element: Element, name: str, where: str) -> Decimal:
    value = fields.number(element, name, where)
    if value is None:
        raise MalformedRecordError(f"{where}.{name} is missing")
    return value


def _whole(element: Element, name: str, where: str) -> int:
    value = fields.need(element, name, int, where)
    if value < 1:
        raise MalformedRecordError(f"{where}.{name} is less than one")
    return value


_READERS: Mapping[str, Callable[[Element, str], Trigger]] = {
    "change": _change,
    "level": _level,
    "first": _first,
    "drop": _drop,
    "new-code": _new_code,
    "pressed": _pressed,
    "count": _count,
    "below-median": _below_median,
    "age": _age,
    "silence": _silence,
    "screen": _screen,
}
