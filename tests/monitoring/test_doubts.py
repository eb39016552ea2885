from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.doubts import Doubt, doubts, is_improbable, limit
from monitoring.points import Point
from tests.monitoring.factories import NOON, day, origin, points, responses


@pytest.mark.parametrize(
    ("days", "kilograms"),
    [
        (-3, "7"),  # a clock that was set back
        (0, "7"),
        (7, "7"),
        (14, "8"),
        (28, "10"),
        (98, "20"),
        (700, "20"),
    ],
)
def test_the_longer_ago_the_last_weight_the_larger_a_change_is_left_unasked(days, kilograms):
    assert limit(timedelta(days=days)) == Decimal(kilograms)


@pytest.mark.parametrize(
    ("before", "value", "days", "asked"),
    [
        ("71.4", "78.3", 7, False),
        ("71.4", "78.4", 7, True),
        ("71.4", "64.5", 7, False),
        ("71.4", "64.4", 7, True),
        ("71.4", "71.4", 7, False),
        ("79.4", "72.4", 14, False),  # 7 kg in two weeks
        ("74.9", "94.9", 365, True),
        ("74.9", "94.8", 365, False),
    ],
)
def test_a_weight_is_asked_about_when_it_changed_too_much_too_soon(instruments, before, value, days, asked):
    last = Point(day(-days), Decimal(before), "w0")

    assert is_improbable(instruments["weight"].item("weight"), Decimal(value), last, NOON) is asked


def test_a_first_weight_and_other_numbers_are_never_doubted(instruments):
    last = Point(day(-7), Decimal(10), "w0")

    assert not is_improbable(instruments["weight"].item("weight"), Decimal(300), None, NOON)
    assert not is_improbable(instruments["weekly-check-in"].item("well-being"), 0, last, NOON)
    assert not is_improbable(instruments["symptoms"].item("falls"), 31, last, NOON)


def test_the_weight_without_the_wheelchair_is_doubted_as_any_weight(instruments):
    last = Point(day(-7), Decimal("71.4"), "w0")
    answers = {
        "wheelchair": True,
        "gross-weight": Decimal(110),
        "tare": Decimal(20),
        "net-weight": Decimal(90),
    }

    assert doubts(instruments["weight"], answers, None, last, NOON) == {
        "net-weight": Doubt(Decimal("71.4"), day(-7))
    }
    assert doubts(instruments["weight"], answers, None, None, NOON) == {}


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        ("444444444444", "444444444444", []),
        ("444444444444", "344444444444", []),
        ("344444444444", "444444444444", ["speech"]),
        ("043444444444", "044444444443", ["swallowing"]),
        ("333333333333", "444333333334", ["speech", "salivation", "swallowing", "ventilation"]),
    ],
)
def test_an_answer_of_the_alsfrs_r_that_rises_is_asked_about(instruments, before, now, asked):
    alsfrs_r = instruments["alsfrs-r"]
    last = responses(alsfrs_r, points(before, gastrostomy=False), -28)[0]

    found = doubts(alsfrs_r, points(now, gastrostomy=False), last, None, NOON)

    assert list(found) == asked
    assert all(doubt == Doubt(last.answers[name], day(-28)) for name, doubt in found.items())


def test_another_way_of_eating_is_no_rise(instruments):
    alsfrs_r = instruments["alsfrs-r"]
    last = responses(alsfrs_r, points(1, gastrostomy=False), -28)[0]

    found = doubts(alsfrs_r, points("111141111111", gastrostomy=True), last, None, NOON)

    assert found == {}


def test_an_answer_of_another_version_that_is_not_offered_any_more_is_no_rise(instruments):
    alsfrs_r = instruments["alsfrs-r"]
    last = fhir.response(alsfrs_r, {"speech": "speech-old"}, origin(about=day(-28)))

    assert doubts(alsfrs_r, points(4, gastrostomy=False), last, None, NOON) == {}


def test_symptoms_may_rise_unasked(instruments):
    last = fhir.response(instruments["symptoms"], {"pain": "pain-0"}, origin(about=day(-28)))

    assert doubts(instruments["symptoms"], {"pain": "pain-3"}, last, None, NOON) == {}
