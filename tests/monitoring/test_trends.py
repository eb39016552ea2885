from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from monitoring import fhir, trends
from monitoring.codes import BODY_WEIGHT
from monitoring.measures import OF_THE_CARER, Measure
from monitoring.points import Kind, Point, Reference
from monitoring.readings import readings
from monitoring.records import Author, Quantity, QuestionnaireResponse
from monitoring.trends import Trend
from tests.monitoring import small_instruments
from tests.monitoring.factories import NOON, day, observation, origin, points, weight

OWN = "https://nabij.nl/fhir/CodeSystem/measure"


def values(records, instruments, measure):
    return [point.value for point in trends.trends(records, instruments)[measure].points]


def line(*numbers):
    dots = tuple(Point(day(7 * n), Decimal(str(number)), f"r{n}") for n, number in enumerate(numbers))
    return Trend(Measure.WEIGHT, "kg", None, None, dots)


def test_a_rating_gives_a_total_and_four_domains(instruments, alsfrs_r):
    rating = fhir.response(alsfrs_r, points("433432421443"), origin())

    found = trends.trends([rating], instruments)

    given = {m.value: [point.value for point in trend.points] for m, trend in found.items() if trend.points}
    assert given == {
        "alsfrs-r": [37],
        "alsfrs-r-bulbar": [10],
        "alsfrs-r-fine-motor": [9],
        "alsfrs-r-gross-motor": [7],
        "alsfrs-r-respiratory": [11],
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


@pytest.mark.parametrize(
    ("code", "value", "unit", "measure", "expected"),
    [
        ("vc", "3.1", "L", "vc", "3.1"),
        ("vc", 3100, "mL", "vc", "3.100"),
        ("vc", "3.1", "kg", "vc", None),
        ("vc-percent", 72, "%", "vc-percent", "72"),
        ("pcf", 300, "L/min", "pcf", "300"),
        ("pcf", "5.5", "L/s", "pcf", "330.0"),
        ("snip", 60, "cm[H2O]", "snip", "60"),
        ("quality-of-life", 6, "{score}", "quality-of-life", "6"),
        ("carer-well-being", 4, "{score}", "carer-well-being", "4"),
    ],
)
def test_a_measurement_with_a_code_of_our_own_is_read_in_our_unit(
    instruments, code, value, unit, measure, expected
):
    measured = [observation(value, unit, code, system=OWN)]

    assert values(measured, instruments, Measure(measure)) == (
        [] if expected is None else [Decimal(expected)]
    )


def test_what_is_about_the_carer_stays_out_of_the_person(instruments):
    measured = [observation(3, "{score}", "carer-well-being", system=OWN)]

    found = trends.trends(measured, instruments)

    assert {measure for measure, trend in found.items() if trend.points} == OF_THE_CARER


@pytest.mark.parametrize(
    ("heights", "bmi"),
    [
        ([], []),
        ([(180, "cm", 0)], ["22.2"]),
        ([("70.866", "[in_i]", 0)], ["22.2"]),
        ([(200, "cm", 0), (180, "cm", 1)], ["22.2"]),  # the newest known
        ([(180, "cm", 30)], ["22.2"]),  # also of a weight before it
        ([("1.8", "cm", 1)], []),  # a slip
        ([(0, "cm", 0)], []),
    ],
)
def test_a_weight_gives_a_bmi_where_a_height_is_known(instruments, heights, bmi):
    records = [observation(72, about=day(2))] + [
        observation(value, unit, "8302-2", day(at), record_id=f"h{i}")
        for i, (value, unit, at) in enumerate(heights)
    ]

    assert values(records, instruments, Measure.BMI) == [Decimal(each) for each in bmi]


def test_a_calculated_item_that_nobody_sees_counts_like_any_other(instruments):
    seen = instruments["weight"].item("weight")
    hidden = replace(seen, link_id="net-weight", hidden=True, enable_when=())
    instrument = replace(instruments["weight"], by_id={"net-weight": hidden}, order=((hidden, None),))
    record = QuestionnaireResponse(origin(), instrument.canonical, {"net-weight": Decimal("71.5")}, {})

    assert values([record], {"weight": instrument}, Measure.WEIGHT) == [Decimal("71.5")]


@pytest.mark.parametrize(
    ("more", "answers", "kilograms"),
    [
        (
            {"kind": "quantity", "unit": None, "units": ()},
            {"weight": Quantity(Decimal(72500), "g")},
            ["72.500"],
        ),
        ({"kind": "quantity", "unit": None, "units": ()}, {"weight": Quantity(Decimal(11), "stone")}, []),
        ({"repeats": True}, {"weight": (Decimal(72), Decimal(71))}, ["72", "71"]),
        ({}, {"weight": (Decimal(72), Decimal(71))}, []),
        ({}, {"weight": Decimal(72), "weight#2": Decimal(71)}, ["72"]),  # nothing repeats
        ({"unit": "[lb_av]"}, {"weight": Decimal(160)}, ["72.57477920"]),
        ({"unit": "[lb_av]", "kind": "integer"}, {"weight": 160}, ["72.57477920"]),
        ({"unit": "[stone_av]"}, {"weight": Decimal(11)}, []),
        ({"kind": "boolean"}, {"weight": True}, []),
    ],
)
def test_a_weight_may_have_its_own_unit_or_be_given_more_than_once(instruments, more, answers, kilograms):
    item = replace(
        instruments["weight"].item("weight"), enable_when=(), **({"least": None, "most": None} | more)
    )
    instrument = replace(instruments["weight"], by_id={"weight": item}, order=((item, None),))
    record = QuestionnaireResponse(origin(), instrument.canonical, answers, {})

    found = values([record], {"weight": instrument}, Measure.WEIGHT)

    assert found == [Decimal(each) for each in kilograms]


def test_each_occurrence_of_a_group_that_repeats_counts():
    item = small_instruments.number("weight", 20, 300, "29463-7")
    often = small_instruments.small("often", small_instruments.group("weighing", item, repeats=True))
    answers = {"weight": Decimal(72), "weight#2": Decimal(71)}
    record = QuestionnaireResponse(origin(), often.canonical, answers, {})

    assert values([record], {"often": often}, Measure.WEIGHT) == [72, 71]


ON_WHEELS = {"gross-weight": Decimal(95), "tare": Decimal(20), "net-weight": Decimal(75)}


@pytest.mark.parametrize(
    ("answers", "kilograms"),
    [
        ({"weight": Decimal(70)} | ON_WHEELS, [70]),  # the wheelchair was not asked about
        ({"weight": Decimal(70), "wheelchair": True} | ON_WHEELS, [75]),
        ({"weight": Decimal(70), "cannot-weigh": True}, []),
        ({"weight": Decimal(70), "cannot-weigh": True, "wheelchair": True} | ON_WHEELS, []),
    ],
)
def test_an_answer_to_what_was_not_asked_is_no_measurement(instruments, answers, kilograms):
    record = QuestionnaireResponse(origin(), instruments["weight"].canonical, answers, {})

    assert values([record], instruments, Measure.WEIGHT) == kilograms
    assert [each.value for each in readings([record], BODY_WEIGHT, instruments)[0]] == kilograms


@pytest.mark.parametrize(
    ("value", "unit", "is_one"),
    [(7, "kg", False), (20, "kg", True), (300, "kg", True), (700, "kg", False), (700, "[lb_av]", False)],
)
def test_a_weight_from_elsewhere_that_nobody_can_have_is_no_weight(instruments, value, unit, is_one):
    measured = [observation(value, unit)]

    assert bool(values(measured, instruments, Measure.WEIGHT)) is is_one
    assert bool(readings(measured, BODY_WEIGHT, instruments)[0]) is is_one


def test_the_limits_of_a_question_in_another_unit_say_nothing_about_kilograms(instruments):
    pounds = replace(
        instruments["weight"].item("weight"), unit="[lb_av]", least=Decimal(44), most=Decimal(90)
    )
    other = replace(instruments["weight"], url="https://example.org/q", by_id={"weight": pounds})

    assert values([observation(40)], instruments | {"other": other}, Measure.WEIGHT) == [40]


def test_a_value_knows_who_entered_it(instruments):
    record = weight(instruments["weight"], "71.5", author=Author.CARER, helped=True)

    [point] = trends.trends([record], instruments)[Measure.WEIGHT].points

    assert (point.author, point.helped) == (Author.CARER, True)


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
        ("bmi", "kg/m2", None, None),
        ("well-being", "{score}", 0, 10),
        ("quality-of-life", "{score}", 0, 10),
        ("vc", "L", None, None),
        ("vc-percent", "%", None, None),
        ("pcf", "L/min", None, None),
        ("snip", "cm[H2O]", None, None),
        ("carer-well-being", "{score}", 0, 10),
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


def test_the_change_is_counted_from_what_is_known_from_before():
    known = replace(line(75, 72), reference=Reference(Kind.BEFORE, Decimal(80)))

    assert known.change_percent() == Decimal(-10)
    assert known.start == known.reference
    assert line(75, 72).start == Reference(Kind.FIRST, Decimal(75), day(0))
    assert line().start is None


def test_within_keeps_what_is_as_late_or_later():
    trend = line(80, 76, 72)

    assert trends.within(trend, day(7)).points == trend.points[1:]
    assert trends.within(trend, day(7) + timedelta(seconds=1)).points == trend.points[2:]
    assert trends.within(trend, NOON) == trend
