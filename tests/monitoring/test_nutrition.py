from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.milestones import Milestone
from monitoring.nutrition import ReferenceWeight, body_mass_index, weight_change, weight_references
from monitoring.points import Point
from monitoring.problems import Problem
from monitoring.records import QuestionnaireResponse
from tests.monitoring.factories import NOON, day, origin

BACKGROUND = "https://nabij.nl/fhir/Questionnaire/background|1.0.0"
NOT_DIAGNOSED = Milestone(None, (), (Problem("diagnosis-date", "unknown"),))


def point(number, kilograms, record_id=None):
    return Point(day(number), Decimal(str(kilograms)), record_id or f"w{number}")


def told(**answers):
    given = {f"weight-{name}": answer for name, answer in answers.items()}
    return QuestionnaireResponse(origin("b1"), BACKGROUND, given, {})


def diagnosed(number):
    return Milestone(day(number).date(), ("c1",), ())


def found(reference, instruments, measured=(), records=(), at=NOT_DIAGNOSED):
    result = weight_references(records, measured, at, instruments)[reference]
    return result.what if isinstance(result, Problem) else (result.point.record_id, result.is_told)


@pytest.mark.parametrize(
    ("days", "record"),
    [  # a week to either side of 30 days back
        ([0, -30], "w-30"),
        ([0, -23], "w-23"),
        ([0, -22], None),
        ([0, -37], "w-37"),
        ([0, -38], None),
        ([0, -28, -35], "w-28"),
        ([0, -24, -34], "w-34"),
        ([0, -27, -33], "w-33"),  # as near as each other: the older
        ([0], None),
        ([], None),
    ],
)
def test_thirty_days_back_is_the_nearest_weight_within_a_week(instruments, days, record):
    measured = [point(number, 70) for number in sorted(days)]

    assert found("30-days", instruments, measured) == ((record, False) if record else "none-near")


@pytest.mark.parametrize(
    ("days", "record"),
    [
        ([0, -90], "w-90"),
        ([0, -76], "w-76"),
        ([0, -75], None),
        ([0, -104], "w-104"),
        ([0, -105], None),
        ([0, -30], None),
    ],
)
def test_ninety_days_back_is_the_nearest_weight_within_two_weeks(instruments, days, record):
    measured = [point(number, 70) for number in sorted(days)]

    assert found("90-days", instruments, measured) == ((record, False) if record else "none-near")


@pytest.mark.parametrize(
    ("days", "at", "records", "reference"),
    [
        ([-300, -290, 0], -300, [], ("w-300", False)),
        ([-330, 0], -300, [], ("w-330", False)),
        ([-331, 0], -300, [], "unknown"),
        ([-331, 0], -300, [told(diagnosis=Decimal(80))], ("b1", True)),
        ([-300, 0], -300, [told(diagnosis=Decimal(80))], ("w-300", False)),
        ([-300, 0], None, [told(diagnosis=Decimal(80))], ("b1", True)),
        ([-300, 0], None, [], "unknown"),
        ([0], 0, [], "unknown"),  # a weight is not compared with itself
    ],
)
def test_the_weight_at_diagnosis_is_measured_within_a_month_or_told(
    instruments, days, at, records, reference
):
    measured = [point(number, 70) for number in days]
    at = NOT_DIAGNOSED if at is None else diagnosed(at)

    assert found("diagnosis", instruments, measured, records, at) == reference


@pytest.mark.parametrize(
    ("records", "reference"),
    [
        ([], "unknown"),
        ([told(before=Decimal("82.5"))], ("b1", True)),
        ([told(before=82)], ("b1", True)),
        ([told(before=Decimal(7))], "out-of-range"),
        ([told(before=Decimal(700))], "out-of-range"),
        ([told(before="82")], "wrong-type"),
        ([told(before=True)], "wrong-type"),
    ],
)
def test_the_weight_before_the_illness_is_told(instruments, records, reference):
    assert found("before-illness", instruments, [point(0, 70)], records) == reference


@pytest.mark.parametrize(
    ("before", "latest", "percent", "kilograms"),
    [
        ("80", "80", "0", "0"),
        ("80", "76", "-5", "-4"),
        ("80", "72", "-10", "-8"),
        ("80", "72.1", "-9.875", "-7.9"),
        ("80", "82", "2.5", "2"),
        ("62.5", "61.3", "-1.92", "-1.2"),
    ],
)
def test_a_change_is_in_percent_of_the_reference_and_in_kilograms(before, latest, percent, kilograms):
    reference = ReferenceWeight(point(-30, before), is_told=False)

    change = weight_change(point(0, latest), reference)

    assert (change.value, change.kilograms) == (Decimal(percent), Decimal(kilograms))
    assert (change.because, change.problems) == (("w-30", "w0"), ())
    assert (change.reference, change.latest) == (reference, point(0, latest))


def test_without_a_weight_or_a_reference_there_is_no_change():
    unknown = Problem("weight-before", "unknown")

    assert weight_change(None, unknown).problems == (Problem("weight", "unknown"),)
    assert weight_change(point(0, 70), unknown).problems == (unknown,)
    assert weight_change(point(0, 70), unknown).value is None
    nothing = ReferenceWeight(point(-30, 0), is_told=False)
    assert weight_change(point(0, 70), nothing).problems == (Problem("weight", "out-of-range"),)


@given(st.decimals(20, 300, places=1), st.decimals(20, 300, places=1))
def test_the_percentage_and_the_kilograms_say_the_same(before, latest):
    change = weight_change(point(0, latest), ReferenceWeight(point(-30, before), is_told=False))

    assert before + change.kilograms == latest
    assert float(before) * (1 + float(change.value) / 100) == pytest.approx(float(latest))


@pytest.mark.parametrize(
    ("kilograms", "centimetres", "value"),
    [
        ("80", "200", "20"),
        ("72", "180", "22.22"),
        ("45", "100", "45"),
        ("125", "250", "20"),
    ],
)
def test_the_body_mass_index_is_kilograms_by_square_metres(kilograms, centimetres, value):
    found = body_mass_index(point(0, kilograms), point(-9, centimetres, "h"))

    assert (round(found.value, 2), found.because, found.problems) == (Decimal(value), ("h", "w0"), ())


@pytest.mark.parametrize(
    ("weight", "height", "problems"),
    [
        (None, None, [("height", "unknown"), ("weight", "unknown")]),
        (point(0, 70), None, [("height", "unknown")]),
        (None, point(0, 170), [("weight", "unknown")]),
        (point(0, 70), point(0, 99), [("height", "out-of-range")]),
        (point(0, 70), point(0, 251), [("height", "out-of-range")]),
        (point(0, 70), point(0, "1.7"), [("height", "out-of-range")]),
    ],
)
def test_without_a_sound_weight_and_height_there_is_no_body_mass_index(weight, height, problems):
    found = body_mass_index(weight, height)

    assert found.value is None
    assert found.problems == tuple(Problem(*each) for each in problems)


def test_days_are_counted_on_the_calendar(instruments):
    late, early = Point(day(0).replace(hour=23), Decimal(70), "a"), Point(NOON, Decimal(70), "b")
    at = Milestone(date(2026, 2, 1), ("c1",), ())  # 29 days before, and 30 before the day after

    assert found("diagnosis", instruments, [late, early], at=at) == ("a", False)
