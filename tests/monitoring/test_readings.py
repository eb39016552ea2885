from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.codes import BODY_HEIGHT, BODY_WEIGHT
from monitoring.problems import LeftOut, Problem
from monitoring.readings import newest_answer, readings, responses, until
from monitoring.records import Quantity, QuestionnaireResponse
from tests.monitoring.factories import NOON, day, document, observation, origin, weight
from tests.monitoring.small_instruments import background, small, wheelchair


def answered(instrument, answers, record_id="r1", about=NOON):
    return QuestionnaireResponse(origin(record_id, about), instrument.canonical, answers, {})


@pytest.mark.parametrize(
    ("record", "value", "problem"),
    [
        (observation(72.5), "72.5", None),
        (observation(72500, "g"), "72.500", None),
        (observation(160, "[lb_av]"), "72.57477920", None),
        (observation(160, "lb"), None, ("weight", "unknown-unit")),
        (observation(72.5, ""), None, ("weight", "unknown-unit")),
        (observation(7), None, ("weight", "out-of-range")),
        (observation(700), None, ("weight", "out-of-range")),
        (observation(19.9), None, ("weight", "out-of-range")),
        (observation(20), "20", None),
        (observation(300), "300", None),
        (observation(15, "[lb_av]"), None, ("weight", "out-of-range")),  # 6.8 kg
        (observation(None), None, None),  # with the reason why it was not measured
        (observation(120, "mm[Hg]", code="8480-6"), None, None),
    ],
)
def test_a_weight_from_elsewhere_is_kilograms_or_a_named_problem(instruments, record, value, problem):
    points, left_out = readings([record], BODY_WEIGHT, instruments)

    assert [point.value for point in points] == ([Decimal(value)] if value else [])
    assert left_out == ((LeftOut("o1", Problem(*problem)),) if problem else ())


@pytest.mark.parametrize(
    ("answers", "value", "problem"),
    [
        ({"weight": Decimal("72.5")}, "72.5", None),
        ({"weight": 72}, "72", None),
        ({"weight": Decimal(7)}, None, ("weight", "out-of-range")),
        ({"weight": Decimal(700)}, None, ("weight", "out-of-range")),
        ({"weight": "72.5"}, None, ("weight", "wrong-type")),
        ({"weight": True}, None, ("weight", "wrong-type")),
        ({"weight": Decimal(72), "cannot-weigh": True}, None, ("weight", "not-asked")),
        ({"cannot-weigh": True}, None, None),
        ({"length": Decimal(72)}, None, None),
    ],
)
def test_a_weight_that_was_filled_in_is_kilograms_or_a_named_problem(instruments, answers, value, problem):
    points, left_out = readings([answered(instruments["weight"], answers)], BODY_WEIGHT, instruments)

    assert [point.value for point in points] == ([Decimal(value)] if value else [])
    assert left_out == ((LeftOut("r1", Problem(*problem)),) if problem else ())


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ({"gross-weight": Decimal(180), "tare": Decimal(110)}, "70"),
        # What is calculated goes before what another program says.
        ({"gross-weight": Decimal(180), "tare": Decimal(110), "net-weight": Decimal(90)}, "70"),
        ({"gross-weight": Decimal(180)}, None),
        ({"net-weight": Decimal(90)}, None),
        ({"gross-weight": Decimal(117), "tare": Decimal(110)}, None),  # 7 kg
    ],
)
def test_a_weight_in_a_wheelchair_is_worked_out(answers, value):
    instrument = wheelchair()

    points, _ = readings([answered(instrument, answers)], BODY_WEIGHT, {"wheelchair": instrument})

    assert [point.value for point in points] == ([Decimal(value)] if value else [])


@pytest.mark.parametrize(
    ("unit", "value", "problem"),
    [("kg", "160", None), ("[lb_av]", "72.57477920", None), ("lb", None, ("weight", "unknown-unit"))],
)
def test_a_quantity_is_read_in_kilograms(unit, value, problem):
    item = {"code": [{"system": "http://loinc.org", "code": "29463-7"}], "type": "quantity"}
    instrument = small("other", item | {"linkId": "weight"})
    record = answered(instrument, {"weight": Quantity(Decimal(160), unit)})

    points, left_out = readings([record], BODY_WEIGHT, {"other": instrument})

    assert [point.value for point in points] == ([Decimal(value)] if value else [])
    assert left_out == ((LeftOut("r1", Problem(*problem)),) if problem else ())


@pytest.mark.parametrize(
    ("value", "unit", "centimetres"),
    [(172, "cm", "172"), (70, "[in_i]", "177.80"), (1.72, "m", None), (5.8, "[ft_i]", None)],
)
def test_a_height_from_elsewhere_is_centimetres(value, unit, centimetres):
    height = observation(value, unit, code="8302-2")

    points, left_out = readings([height], BODY_HEIGHT, {"background": background()})

    assert [point.value for point in points] == ([Decimal(centimetres)] if centimetres else [])
    assert left_out == (() if centimetres else (LeftOut("o1", Problem("height", "unknown-unit")),))


def test_what_nobody_asks_for_is_named_by_its_code():
    _, left_out = readings([observation(11, "stone")], BODY_WEIGHT, {})

    assert left_out == (LeftOut("o1", Problem(BODY_WEIGHT, "unknown-unit")),)


def test_a_response_to_an_unknown_questionnaire_is_carried(instruments):
    record = QuestionnaireResponse(origin(), "https://example.org/q|1", {"weight": Decimal(72)}, {})

    assert readings([record], BODY_WEIGHT, instruments) == ((), ())


@pytest.mark.parametrize(
    ("about", "entered", "counts"),
    [
        (day(0), day(0), True),
        (day(-7), day(0), True),  # filled in for last week
        (NOON + timedelta(hours=2), NOON + timedelta(hours=2), True),  # a date without a time is its noon
        (day(1), day(1), False),
        (day(3), day(-1), False),
        (day(-3), day(-5), False),  # about a day after it was typed: the clock was set back
        (day(-5), day(-5) - timedelta(hours=1), True),
    ],
)
def test_a_record_from_the_future_does_not_count(instruments, about, entered, counts):
    record = weight(instruments["weight"], "72", about, record_id="w1", entered=entered)

    kept, left_out = until([record], NOON)

    assert (len(kept) == 1) == counts
    assert left_out == ([] if counts else [LeftOut("w1", Problem("weight", "in-future"))])


def test_a_measurement_from_the_future_is_named_by_its_code():
    assert until([observation(72, about=day(2))], NOON)[1] == [LeftOut("o1", Problem("29463-7", "in-future"))]


def test_what_is_planned_stands():
    plan = fhir.from_fhir(document("CarePlan", created="2026-04-01"))

    assert until([plan], NOON) == ([plan], [])


def test_what_was_replaced_or_taken_back_does_not_stand(instruments):
    wrong = weight(instruments["weight"], "72", record_id="w1")
    right = weight(instruments["weight"], "82", record_id="w2", replaces="w1")

    assert until([wrong, right], NOON) == ([right], [])


def test_the_newest_answer_is_found_whatever_the_version(instruments):
    url = "https://nabij.nl/fhir/Questionnaire/background"
    old = QuestionnaireResponse(origin("b1"), f"{url}|1.0.0", {"height": 170, "first-symptom": "2024"}, {})
    new = QuestionnaireResponse(origin("b2"), f"{url}|2.0.0", {"height": 172}, {})
    other = QuestionnaireResponse(origin("b3"), "https://example.org/background", {"height": 99}, {})
    records = [old, new, other, observation(72)]

    assert responses(records, "background") == [old, new]
    assert newest_answer(records, "background", "height") == (new, 172)
    assert newest_answer(records, "background", "first-symptom") == (old, "2024")
    assert newest_answer(records, "background", "diagnosis-date") is None
