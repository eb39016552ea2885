from decimal import Decimal

import pytest

from monitoring.comparisons import compare, holds
from monitoring.records import Other, Quantity

KILOS = Quantity(Decimal(70), "kg")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (3, 3, 0),
        (3, Decimal("3.0"), 0),
        (3, 4, -1),
        (Decimal("3.1"), 3, 1),
        (True, True, 0),
        (True, False, None),
        (True, 1, None),
        (1, True, None),
        (1, "1", None),
        ("a", "b", -1),
        ("b", "b", 0),
        (Other("b"), "b", 0),
        (KILOS, Quantity(Decimal(71), "kg"), -1),
        (KILOS, Quantity(Decimal(70), "g"), None),
        (KILOS, 70, None),
        ("2026-03-01", "2026-03-02", -1),
        ("2024-02-29", "2024-03-01", -1),
        ("2026-03", "2026-03-02", None),  # somewhere in that month
        ("2026-03", "2026-04-01", -1),
        ("2026", "2025-12-31", 1),
        ("2026", "2026", 0),
        ("12:30:00", "13:00:00", -1),
        ("2026-03-02T12:00:00Z", "2026-03-02T13:00:00+01:00", 0),
        ("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z", -1),
        ("2026-03-02T12:00:00Z", "2026-03-02", None),
        ("2026-03-02T12:00:00Z", "2026-03-01", 1),
        ("2026-03-02T12:00:00", "2026-03-03T12:00:00", -1),  # without a zone, by its letters
        ("T", "TT", -1),
    ],
)
def test_two_answers_compare(one, other, found):
    assert compare(one, other) == found
    assert compare(other, one) == (None if found is None else -found)


@pytest.mark.parametrize(
    ("operator", "expected", "answer", "is_met"),
    [
        (">", 3, 4, True),
        (">", 3, 3, False),
        (">", 3, None, False),
        (">=", 3, 3, True),
        (">=", 3, 2, False),
        ("<", 3, 2, True),
        ("<", 3, 3, False),
        ("<=", 3, 3, True),
        ("<=", 3, 4, False),
        (">", "2026-03-02", "2026-03", False),
        ("=", "a", ("b", "a"), True),
        ("!=", "a", ("b", "a"), False),
        ("!=", "a", ("b", "c"), True),
        (">", 3, (1, 4), True),
        ("exists", True, (), False),
        ("exists", False, (), True),
        ("=", "moe", Other("moe"), True),
    ],
)
def test_a_condition_holds_when_one_of_the_answers_meets_it(operator, expected, answer, is_met):
    assert holds(operator, expected, answer) is is_met
