from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.records import QuestionnaireResponse
from monitoring.schedule import Due, due
from tests.monitoring.factories import NOON, day, observation, origin, points, weight

ANSWERS = {"weekly-check-in": {"well-being": 7}, "weight": {"weight": Decimal(72)}, "alsfrs-r": points(4)}


def find(instruments, records, name, now):
    return next(each for each in due(records, instruments, now) if each.instrument_name == name)


def test_everything_is_due_for_who_has_just_joined(instruments):
    assert due([], instruments, NOON) == (
        Due("weekly-check-in", is_due=True, last=None),
        Due("weight", is_due=True, last=None),
        Due("alsfrs-r", is_due=True, last=None),
    )


@pytest.mark.parametrize(
    ("name", "days", "is_due"),
    [
        ("weekly-check-in", 0, False),
        ("weekly-check-in", 6, False),
        ("weekly-check-in", 6.5, True),  # the morning of the same weekday
        ("weekly-check-in", 7, True),
        ("weekly-check-in", 100, True),
        ("weight", 6, False),
        ("weight", 7, True),
        ("alsfrs-r", 7, False),
        ("alsfrs-r", 27, False),
        ("alsfrs-r", 28, True),
    ],
)
def test_an_instrument_is_due_again_after_its_interval(instruments, name, days, is_due):
    record = fhir.response(instruments[name], ANSWERS[name], origin())

    assert find(instruments, [record], name, NOON + timedelta(days=days)) == Due(name, is_due, NOON)


def test_one_instrument_says_nothing_about_another(instruments):
    record = fhir.response(instruments["weight"], ANSWERS["weight"], origin())

    assert [each.is_due for each in due([record], instruments, NOON)] == [True, False, True]


def test_a_weight_from_elsewhere_is_a_weight(instruments):
    assert find(instruments, [observation(72)], "weight", day(1)) == Due("weight", is_due=False, last=NOON)
    assert find(instruments, [observation(None)], "weight", day(1)).is_due
    assert find(instruments, [observation(72, code="8302-2")], "weight", day(1)).is_due


def test_who_cannot_be_weighed_is_not_asked_again_until_there_is_a_weight(instruments):
    cannot = fhir.response(instruments["weight"], {"cannot-weigh": True}, origin("w0", day(0)))
    later = weight(instruments["weight"], "70", day(300))

    assert find(instruments, [cannot], "weight", day(200)) == Due("weight", is_due=False, last=day(0))
    assert find(instruments, [cannot, later], "weight", day(301)) == Due(
        "weight", is_due=False, last=day(300)
    )
    assert find(instruments, [cannot, later], "weight", day(307)).is_due


def test_a_replaced_record_was_never_there(instruments):
    cannot = fhir.response(instruments["weight"], {"cannot-weigh": True}, origin("w0", day(0)))
    instead = weight(instruments["weight"], "70", day(0), record_id="w1", replaces="w0")

    assert find(instruments, [cannot, instead], "weight", day(7)).is_due


def test_a_record_from_the_future_does_not_count_yet(instruments):
    record = weight(instruments["weight"], "70", day(3))

    assert find(instruments, [record], "weight", day(2)) == Due("weight", is_due=True, last=None)


def test_only_what_is_here_is_due(instruments):
    some = {"weight": instruments["weight"]}
    unknown = QuestionnaireResponse(origin(), "https://example.org/q|1", {}, {})

    assert due([unknown, fhir.message("Dag", "", origin())], some, NOON) == (
        Due("weight", is_due=True, last=None),
    )
