from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import fhir, trends
from monitoring.records import QuestionnaireResponse
from monitoring.trends import Measure, Point, Trend
from tests.monitoring.factories import NOON, day, observation, origin, points, weight


def values(records, instruments, measure):
    return [point.value for point in trends.trends(records, instruments)[measure].points]


def line(*numbers):
    dots = tuple(Point(day(7 * n), Decimal(str(number)), f"r{n}") for n, number in enumerate(numbers))
    return Trend(Measure.WEIGHT, "kg", None, None, dots)


def test_a_rating_gives_a_total_and_four_domains(instruments, alsfrs_r):
    rating = fhir.response(alsfrs_r, points("433432421443"), origin())

    found = trends.trends([rating], instruments)

    assert {measure.value: [point.value for point in trend.points] for measure, trend in found.items()} == {
        "alsfrs-r": [37],
        "alsfrs-r-bulbar": [10],
        "alsfrs-r-fine-motor": [9],
        "alsfrs-r-gross-motor": [7],
        "alsfrs-r-respiratory": [11],
        "weight": [],
        "well-being": [],
    }


def test_a_rating_with_a_missing_item_gives_the_domains_that_are_complete(instruments, alsfrs_r):
    rating = fhir.response(alsfrs_r, points(3, stairs=None), origin())

    found = trends.trends([rating], instruments)

    assert [measure.value for measure, trend in found.items() if trend.points] == [
        "alsfrs-r-bulbar",
        "alsfrs-r-fine-motor",
        "alsfrs-r-respiratory",
    ]


def test_a_check_in_gives_the_well_being(instruments):
    check_in = fhir.response(instruments["weekly-check-in"], {"well-being": 7, "contact": True}, origin())

    assert values([check_in], instruments, Measure.WELL_BEING) == [7]


@pytest.mark.parametrize(
    ("value", "unit", "kilograms"),
    [
        (72.5, "kg", ["72.5"]),
        (72500, "g", ["72.500"]),
        (160, "[lb_av]", ["72.57477920"]),
        (11, "stone", []),
        (72.5, "", []),
        (None, "kg", []),
    ],
)
def test_a_weight_from_elsewhere_is_read_in_kilograms(instruments, value, unit, kilograms):
    found = values([observation(value, unit)], instruments, Measure.WEIGHT)

    assert found == [Decimal(each) for each in kilograms]


def test_another_observation_gives_nothing(instruments):
    assert values([observation(120, "mm[Hg]", code="8480-6")], instruments, Measure.WEIGHT) == []


def test_weights_typed_here_and_from_elsewhere_stand_in_one_trend_in_time_order(instruments):
    records = [
        weight(instruments["weight"], "71.5", day(14)),
        observation(73, about=day(0)),
        weight(instruments["weight"], "72.5", day(7)),
    ]

    trend = trends.trends(records, instruments)[Measure.WEIGHT]

    assert trend == Trend(
        Measure.WEIGHT,
        "kg",
        None,
        None,
        (
            Point(day(0), Decimal(73), "o1"),
            Point(day(7), Decimal("72.5"), records[2].origin.record_id),
            Point(day(14), Decimal("71.5"), records[0].origin.record_id),
        ),
    )


def test_an_answer_that_was_not_allowed_says_nothing(instruments):
    canonical = instruments["weight"].canonical
    records = [
        QuestionnaireResponse(origin(), canonical, {"weight": Decimal(720)}, {}),
        QuestionnaireResponse(origin(), canonical, {"weight": "72,5"}, {}),
        QuestionnaireResponse(origin(), canonical, {"height": Decimal(180)}, {}),
    ]

    assert values(records, instruments, Measure.WEIGHT) == []


def test_a_response_to_an_unknown_questionnaire_is_carried_and_says_nothing(instruments):
    record = QuestionnaireResponse(origin(), "https://example.org/q|1", {"weight": Decimal(72)}, {})

    assert values([record], instruments, Measure.WEIGHT) == []


def test_other_records_are_no_measure(instruments):
    assert values([fhir.message("Dag", "Marieke", origin())], instruments, Measure.WEIGHT) == []


@pytest.mark.parametrize(
    ("measure", "unit", "least", "most"),
    [
        ("alsfrs-r", "{score}", 0, 48),
        ("alsfrs-r-bulbar", "{score}", 0, 12),
        ("alsfrs-r-fine-motor", "{score}", 0, 12),
        ("alsfrs-r-gross-motor", "{score}", 0, 12),
        ("alsfrs-r-respiratory", "{score}", 0, 12),
        ("weight", "kg", None, None),
        ("well-being", "{score}", 0, 10),
    ],
)
def test_every_measure_is_there_with_its_scale(instruments, measure, unit, least, most):
    assert trends.trends([], instruments)[Measure(measure)] == Trend(Measure(measure), unit, least, most, ())


@pytest.mark.parametrize(
    ("numbers", "first", "previous", "latest"),
    [((), None, None, None), ((70,), "r0", None, "r0"), ((70, 71, 72), "r0", "r1", "r2")],
)
def test_a_trend_knows_its_ends(numbers, first, previous, latest):
    trend = line(*numbers)

    found = [point and point.record_id for point in (trend.first, trend.previous, trend.latest)]

    assert found == [first, previous, latest]


@pytest.mark.parametrize(
    ("numbers", "percent"),
    [
        ((), None),
        ((80,), "0"),
        ((80, 76), "-5"),
        ((80, 60, 72), "-10"),
        ((80, 82), "2.5"),
        ((0, 5), None),
    ],
)
def test_the_change_is_in_percent_of_the_first(numbers, percent):
    assert line(*numbers).change_percent() == (None if percent is None else Decimal(percent))


def test_the_change_may_be_counted_from_another_value():
    trend = line(80, 75, 72)

    assert trend.change_percent(trend.previous) == Decimal(-4)


def test_a_score_changes_in_percent_too():
    trend = Trend(Measure.ALSFRS_R, "{score}", 0, 48, (Point(day(0), 40, "a"), Point(day(28), 39, "b")))

    assert trend.change_percent() == Decimal("-2.5")


def test_within_keeps_what_is_as_late_or_later():
    trend = line(80, 76, 72)

    assert trends.within(trend, day(7)).points == trend.points[1:]
    assert trends.within(trend, day(7) + timedelta(seconds=1)).points == trend.points[2:]
    assert trends.within(trend, NOON) == trend
