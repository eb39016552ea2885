from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from monitoring.errors import NotADateError, NotOfferedError, OutOfRangeError, TooLongError, TooPreciseError
from monitoring.items import TODAY, Item, Option, Unit
from monitoring.judging import check_answer, last_day
from monitoring.records import Other, Quantity

OPTIONS = (
    Option("a", None, {}, {}),
    Option("b", None, {}, {}),
    Option("none", None, {}, {}, excludes=True),
)
THREE = (Option("3", None, {}, {}, kind="Integer"),)
MONTHS = (Unit("mo", "months"), Unit("a", "years"))


def item(kind, **more):
    return Item("q", kind, {}, {}, **more)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (item("integer"), 2**31 - 1),
        (item("decimal"), 7),
        (item("decimal"), Decimal("72.5")),
        (item("decimal", decimals=1), Decimal("72.50")),
        (item("date"), "2024-02-29"),
        (item("date"), "2024-02"),
        (item("date"), "2024"),
        (item("date", earliest="2024-02-01"), "2024-02"),
        (item("date", latest="2026-03-02"), "2026-03-02"),
        (item("dateTime"), "2024-02-29T23:59:59+01:00"),
        (item("dateTime"), "2024-02-29"),
        (item("time"), "00:00:00"),
        (item("time"), "23:59:59.5"),
        (item("text"), "moe\nen koud"),
        (item("text", longest=3), "moe"),
        (item("url"), "https://example.org"),
        (item("choice", options=THREE), 3),
        (item("choice", options=OPTIONS, repeats=True), ("a", "b")),
        (item("choice", options=OPTIONS, repeats=True), ("none",)),
        (item("choice", options=OPTIONS, repeats=True), "a"),  # as it may come from elsewhere
        (item("open-choice", options=OPTIONS), "a"),
        (item("open-choice", options=OPTIONS), Other("iets anders")),
        (item("quantity"), Quantity(Decimal(3), "")),
        (item("quantity"), Quantity(Decimal(3), "mm[Hg]")),
        (item("quantity", units=MONTHS), Quantity(Decimal("1.5"), "mo")),
        (item("text", repeats=True), ("a", "a")),
    ],
)
def test_an_answer_that_fits_is_taken(asked, answer):
    check_answer(asked, answer)


@pytest.mark.parametrize(
    ("asked", "answer", "error"),
    [
        (item("integer"), 2**31, NotOfferedError),
        (item("integer"), (1,), NotOfferedError),
        (item("integer"), Decimal(1), NotOfferedError),
        (item("decimal"), Decimal("0.12345678901234567890"), NotOfferedError),  # JSON would not keep it
        (item("decimal"), Decimal("Infinity"), NotOfferedError),
        (item("decimal"), 10**400, NotOfferedError),
        (item("decimal"), Quantity(Decimal(154), "[lb_av]"), NotOfferedError),
        (item("decimal", decimals=1), Decimal("72.55"), TooPreciseError),
        (item("decimal", most=Decimal(300)), Decimal("1E+300"), OutOfRangeError),
        (item("date"), "2025-02-29", NotADateError),
        (item("date"), "2026-13", NotADateError),
        (item("date"), "0000", NotADateError),
        (item("date"), "29-02-2024", NotADateError),
        (item("date"), "2024-2-9", NotADateError),
        (item("date"), 2024, NotOfferedError),
        (item("date", earliest="2024-02-01"), "2024-01-31", OutOfRangeError),
        (item("date", latest="2026-03-02"), "2026-04", OutOfRangeError),
        (item("dateTime"), "2024-02-30T12:00:00Z", NotADateError),
        (item("dateTime"), "2024-02-29T12:00:00", NotADateError),
        (item("dateTime"), 1, NotOfferedError),
        (item("time"), "24:00:00", NotADateError),
        (item("time"), "12:00", NotADateError),
        (item("time"), 12, NotOfferedError),
        (item("time", latest="12:00:00"), "12:00:01", OutOfRangeError),
        (item("text"), "", NotOfferedError),
        (item("text"), "  \n", NotOfferedError),
        (item("text"), "a\x00", NotOfferedError),
        (item("text"), "\ud800", NotOfferedError),
        (item("text", longest=3), "moes", TooLongError),
        (item("url"), "twee woorden", NotOfferedError),
        (item("choice", options=THREE), "3", NotOfferedError),
        (item("choice", options=OPTIONS), 3, NotOfferedError),
        (item("choice", options=OPTIONS), Other("a"), NotOfferedError),
        (item("choice", options=OPTIONS), ("a",), NotOfferedError),
        (item("choice", options=OPTIONS, repeats=True), ("a", "none"), NotOfferedError),
        (item("choice", options=OPTIONS, repeats=True), ("a", "a"), NotOfferedError),
        (item("choice", options=OPTIONS, repeats=True, most_times=1), ("a", "b"), OutOfRangeError),
        (item("open-choice", options=OPTIONS), "z", NotOfferedError),
        (item("open-choice", options=OPTIONS), Other(" "), NotOfferedError),
        (item("open-choice", options=OPTIONS, longest=3), Other("lang"), TooLongError),
        (item("quantity"), Decimal(3), NotOfferedError),
        (item("quantity"), Quantity(Decimal("NaN"), "kg"), NotOfferedError),
        (item("quantity"), Quantity(Decimal(3), " kg"), NotOfferedError),
        (item("quantity", units=MONTHS), Quantity(Decimal(3), "d"), NotOfferedError),
        (item("quantity", most=Decimal(2)), Quantity(Decimal(3), ""), OutOfRangeError),
        (item("quantity", decimals=0), Quantity(Decimal("0.5"), ""), TooPreciseError),
        (item("group"), True, NotOfferedError),
        (item("display"), "x", NotOfferedError),
        (item("boolean", runs=False), True, NotOfferedError),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_its_item(asked, answer, error):
    with pytest.raises(error) as refused:
        check_answer(asked, answer)

    assert refused.value.link_id == "q"


def test_what_lies_in_the_past_is_not_in_the_future():
    onset, today = item("date", latest=TODAY), date(2026, 3, 2)

    check_answer(onset, "2026-03-02", today)
    check_answer(onset, "2026-03", today)
    check_answer(onset, "2099-01-01")  # nobody said what day it is
    with pytest.raises(OutOfRangeError):
        check_answer(onset, "2026-03-03", today)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 10, tzinfo=UTC), date(2026, 3, 3)),  # it has begun on Kiritimati
    ],
)
def test_the_last_day_is_the_one_that_has_begun_somewhere(moment, day):
    assert last_day(moment) == day
