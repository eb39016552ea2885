from decimal import Decimal

import pytest

from monitoring.breathing import Attempt, attempts, breathing_trend
from monitoring.points import Point
from monitoring.problems import LeftOut, Problem
from monitoring.records import QuestionnaireResponse
from tests.monitoring.factories import day, origin
from tests.monitoring.small_instruments import breathing_test

SITTING, LYING = ("spirometer", "sitting", "svc"), ("spirometer", "lying", "svc")
INSTRUMENT = breathing_test()


def attempt(number, value, method=SITTING, record_id=None):
    return Attempt(method, Point(day(number), Decimal(str(value)), record_id or f"b{number}"))


def line(*values):
    return [attempt(28 * number, value) for number, value in enumerate(values)]


def blown(record_id="b1", version="1.0.0", **answers):
    given = {link_id.replace("_", "-"): answer for link_id, answer in answers.items()}
    url = f"https://nabij.nl/fhir/Questionnaire/breathing-test|{version}"
    return QuestionnaireResponse(origin(record_id), url, given, {})


@pytest.mark.parametrize(
    ("values", "change", "finding"),
    [  # the error of a test at home is -14.3 to +11.7 points
        ([80], None, None),
        ([80, 80], "0", "within-error"),
        ([80, "65.7"], "-14.3", "within-error"),
        ([80, "65.6"], "-14.4", "unconfirmed"),
        ([80, "91.7"], "11.7", "within-error"),
        ([80, "91.8"], "11.8", "unconfirmed"),
        ([80, 60, 60], "-20", "beyond-error"),
        ([80, 60, 70], "-10", "within-error"),
        ([80, 70, 60], "-20", "unconfirmed"),
        ([80, 70, 65, 64], "-16", "beyond-error"),
        ([80, 95, 95], "15", "beyond-error"),
        ([80, 95, 60], "-20", "unconfirmed"),
    ],
)
def test_two_readings_beyond_the_error_are_needed_before_a_change_is_concluded(values, change, finding):
    trend = breathing_trend("vc-percent", line(*values))

    assert trend.change == (None if change is None else Decimal(change))
    assert trend.finding == finding
    assert trend.error == (Decimal("-14.3"), Decimal("11.7"))
    assert trend.value == Decimal(str(values[-1]))


@pytest.mark.parametrize(
    ("test", "unit"), [("vc", "L"), ("vc-percent", "%"), ("pcf", "L/min"), ("snip", "cm[H2O]")]
)
def test_every_test_has_its_unit(test, unit):
    assert breathing_trend(test, []).unit == unit
    assert breathing_trend(test, []).problems == (Problem(test, "unknown"),)


@pytest.mark.parametrize("test", ["vc", "pcf", "snip"])
def test_where_the_error_is_not_known_nothing_is_concluded(test):
    trend = breathing_trend(test, line(300, 200, 100))

    assert (trend.change, trend.error, trend.finding) == (Decimal(-200), None, None)


def test_one_reading_says_that_it_is_only_one():
    assert breathing_trend("pcf", line(300)).problems == (Problem("pcf", "too-few"),)


def test_of_one_day_the_best_counts():
    tried = [attempt(0, 80), attempt(28, 60, record_id="x"), attempt(28, 64, record_id="y"), attempt(56, 79)]

    trend = breathing_trend("vc-percent", tried)

    assert trend.because == ("b0", "y", "b56")
    assert trend.problems == (Problem("vc-percent", "same-day"),)


def test_two_readings_of_one_day_confirm_nothing():
    tried = [attempt(0, 80), attempt(28, 60, record_id="x"), attempt(28, 60, record_id="y")]

    assert breathing_trend("vc-percent", tried).finding == "unconfirmed"


def test_only_tests_of_the_latest_method_are_compared():
    tried = [attempt(0, 80), attempt(28, 60, LYING), attempt(56, 78)]

    trend = breathing_trend("vc-percent", tried)

    assert (trend.because, trend.change) == (("b0", "b56"), Decimal(-2))
    assert trend.problems == (Problem("vc-percent", "other-method"),)


@pytest.mark.parametrize(
    ("test", "answers", "best", "problems"),
    [
        ("vc", {"vc_1": Decimal("2.8"), "vc_2": Decimal("3.1"), "vc_3": Decimal("3.0")}, "3.1", []),
        ("vc", {"vc_1": Decimal("2.8")}, "2.8", []),
        ("vc", {"vc": Decimal("3.1")}, "3.1", []),
        ("vc", {"vc_1": Decimal("2.8"), "vc": Decimal("3.1")}, "2.8", []),  # the attempts say it best
        ("vc", {"vc_1": Decimal("2.8"), "vc_2": Decimal(31)}, "2.8", [("vc-2", "out-of-range")]),
        ("vc", {"vc_1": "2.8"}, None, [("vc-1", "wrong-type")]),
        ("vc", {"position": "sitting"}, None, []),
        ("vc-percent", {"vc_percent": 72}, "72", []),
        ("vc-percent", {"vc_percent": 172}, None, [("vc-percent", "out-of-range")]),
        ("snip", {"snip_1": 4, "snip_2": 5}, "5", []),
        ("pcf", {"pcf_1": 300}, None, []),  # this version does not ask it
    ],
)
def test_the_best_attempt_of_a_response_counts(test, answers, best, problems):
    found, left_out = attempts(test, [blown(**answers)], {"breathing-test": INSTRUMENT})

    assert [each.point.value for each in found] == ([Decimal(best)] if best else [])
    assert left_out == tuple(LeftOut("b1", Problem(*each)) for each in problems)


def test_the_method_is_how_it_was_blown():
    record = blown(position="lying", vc_1=Decimal(3))

    ((found,), _) = attempts("vc", [record], {"breathing-test": INSTRUMENT})

    assert found.method == (None, "lying", None)


def test_a_test_of_another_version_is_left_out_by_name():
    found, left_out = attempts("vc", [blown(version="9.0.0", vc_1=3)], {"breathing-test": INSTRUMENT})

    assert (found, left_out) == ((), (LeftOut("b1", Problem("breathing-test", "other-version")),))
