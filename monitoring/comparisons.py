"""How two answers compare: what an enableWhen asks, and what a least and a most mean."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal

from monitoring.records import Answer, Other, Quantity, Single, each

Operator = Literal["exists", "=", "!=", ">", "<", ">=", "<="]

_MEETS: Mapping[Operator, frozenset[int]] = {
    "=": frozenset({0}),
    ">": frozenset({1}),
    "<": frozenset({-1}),
    ">=": frozenset({0, 1}),
    "<=": frozenset({0, -1}),
}
_DAY = len("2026-03-02")


def holds(operator: Operator, expected: Single, answer: Answer | None) -> bool:
    """Answer whether a condition holds; of several answers one that fits is enough.

    No answer differs from every answer, as FHIR says; what cannot be compared is neither more nor less.
    """
    answers = each(answer)
    if operator == "exists":
        return bool(answers) == expected
    found = {compare(given, expected) for given in answers}
    if operator == "!=":
        return 0 not in found
    return not found.isdisjoint(_MEETS[operator])


def compare(one: Single, other: Single) -> int | None:
    """Return -1, 0 or 1 for less, equal and more; None when the two cannot be compared."""
    one, other = (each.text if isinstance(each, Other) else each for each in (one, other))
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _order(one.value, other.value) if one.unit == other.unit else None
    if type(one) is bool or type(other) is bool:
        return 0 if one is other else None
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return _order(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return _compare_texts(one, other)
    return None


def _compare_texts(one: str, other: str) -> int | None:
    if "T" in one and "T" in other:
        moments = _moment(one), _moment(other)
        if moments[0] is not None and moments[1] is not None:
            return _order(moments[0], moments[1])
    if one == other:
        return 0
    if not (_is_day(one) and _is_day(other)):
        return _order(one, other)
    # A month holds all of its days: it comes neither before nor after them.
    length = min(len(one), len(other), _DAY)
    return _order(one[:length], other[:length]) or None


def _is_day(text: str) -> bool:
    return text[:4].isdigit() and text[4:5] in ("", "-")


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _order(one: Decimal | str | datetime | int, other: Decimal | str | datetime | int) -> int:
    return (one > other) - (one < other)  # type: ignore[operator]  # both are of one kind
