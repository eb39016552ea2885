from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import fhir
from monitoring.milestones import Milestone
from monitoring.problems import LeftOut, Problem
from monitoring.progression import Rating, observed_slope, progression, ratings
from monitoring.records import QuestionnaireResponse
from monitoring.scoring import Score
from tests.monitoring.factories import day, origin, points

START = date(2025, 1, 1)
ONSET = Milestone(START, ("c1",), ())


def rating(days, total, record_id=None):
    score = Score(total, {}, {}, ())
    return Rating(START + timedelta(days=days), score, record_id or f"r{days}")


@pytest.mark.parametrize(
    ("total", "days", "value", "group"),
    [  # a month is 30.4375 days, so that 487 days are 16 months
        (48, 487, 0, "slow"),
        (41, 487, 7 / 16, "slow"),
        (40, 487, 0.5, "intermediate"),
        (33, 487, 15 / 16, "intermediate"),
        (32, 487, 1.0, "intermediate"),
        (31, 487, 17 / 16, "fast"),
        (0, 487, 3.0, "fast"),
        (47, 31, 30.4375 / 31, "intermediate"),
        (36, 365, 12 * 30.4375 / 365, "fast"),
        (36, 366, 12 * 30.4375 / 366, "intermediate"),
    ],
)
def test_points_lost_are_divided_by_the_months_since_the_first_symptom(total, days, value, group):
    found = progression(ONSET, rating(days, total, "a1"))

    assert (found.value, found.group) == (value, group)
    assert (found.because, found.problems) == (("c1", "a1"), ())
    assert found.months == days / 30.4375


@pytest.mark.parametrize(
    ("onset", "rated", "problems"),
    [
        (ONSET, None, [("alsfrs-r", "unknown")]),
        (ONSET, rating(300, None), [("alsfrs-r", "missing")]),
        (ONSET, rating(-1, 40), [("first-symptom", "after-rating")]),
        (ONSET, rating(0, 40), [("alsfrs-r", "too-soon")]),
        (ONSET, rating(30, 40), [("alsfrs-r", "too-soon")]),
        (
            ONSET,
            Rating(date(2026, 1, 1), Score(None, {}, {}, (Problem("stairs", "missing"),)), "r"),
            [("stairs", "missing")],
        ),
        (
            Milestone(None, (), (Problem("onsetDateTime", "imprecise"),)),
            rating(300, 40),
            [("onsetDateTime", "imprecise")],
        ),
        (
            Milestone(None, (), (Problem("first-symptom", "unknown"),)),
            None,
            [("first-symptom", "unknown"), ("alsfrs-r", "unknown")],
        ),
    ],
)
def test_without_a_sound_start_or_rating_there_is_no_progression(onset, rated, problems):
    found = progression(onset, rated)

    assert (found.value, found.group) == (None, None)
    assert found.problems == tuple(Problem(*each) for each in problems)


@given(st.integers(0, 48), st.integers(31, 20_000))
def test_a_progression_is_never_negative_and_fits_its_months(total, days):
    found = progression(ONSET, rating(days, total))

    assert found.value >= 0
    assert found.value * found.months == pytest.approx(48 - total)


def test_a_steady_fall_has_a_sure_slope():
    found = observed_slope([rating(0, 40), rating(487, 32), rating(974, 24)])

    assert (found.value, found.low, found.high) == pytest.approx((-0.5, -0.5, -0.5))
    assert (found.days, found.because, found.problems) == (974, ("r0", "r487", "r974"), ())


def test_an_unsteady_fall_has_an_interval():
    found = observed_slope([rating(0, 40), rating(487, 30), rating(974, 24)])

    assert found.value == pytest.approx(-0.5)
    # by hand: the rests are 2/3, 4/3, 2/3, t with one degree is 12.706, the months are 0, 16 and 32
    assert found.high - found.value == pytest.approx(12.706 * (24 / 9 / 512) ** 0.5, abs=1e-3)


@pytest.mark.parametrize(
    ("rated", "problems"),
    [
        ([], ["too-few"]),
        ([rating(0, 40)], ["too-few"]),
        ([rating(0, 40), rating(200, 36)], ["too-few"]),
        ([rating(0, 40), rating(45, 38), rating(89, 36)], ["too-short"]),
        ([rating(0, 40), rating(45, 38), rating(90, 36)], []),
        ([rating(0, 40), rating(0, 41), rating(90, 36)], ["same-day", "too-few"]),
        ([rating(0, 40), rating(45, 30), rating(45, 38, "last"), rating(90, 36)], ["same-day"]),
        ([rating(0, 40), rating(45, None), rating(90, 36)], ["too-few"]),
    ],
)
def test_a_slope_needs_three_ratings_over_ninety_days(rated, problems):
    found = observed_slope(rated)

    assert [problem.what for problem in found.problems] == problems
    assert (found.value is None) == any(what.startswith("too-") for what in problems)
    assert (found.low is None) == (found.high is None) == (found.value is None)


def test_of_one_day_the_last_rating_counts():
    rated = [rating(0, 40), rating(45, 10, "first"), rating(45, 38, "last"), rating(90, 36)]

    assert observed_slope(rated).because == ("r0", "last", "r90")
    assert observed_slope(rated).value == observed_slope([rated[0], *rated[2:]]).value


def test_ratings_given_out_of_order_make_the_same_line():
    rated = [rating(90, 36), rating(0, 40), rating(45, 39)]

    assert observed_slope(rated) == observed_slope(sorted(rated, key=lambda each: each.day))


def test_a_rating_without_a_total_is_left_out_by_name(instruments, alsfrs_r):
    other = "https://nabij.nl/fhir/Questionnaire/alsfrs-r|0.9.0"
    records = [
        fhir.response(alsfrs_r, points(3), origin("a", day(0))),
        fhir.response(alsfrs_r, points(3, stairs=None, speech=None), origin("b", day(28))),
        QuestionnaireResponse(origin("c", day(56)), other, points(3), {}),
        fhir.response(instruments["weekly-check-in"], {"well-being": 7}, origin("d", day(60))),
    ]

    rated, left_out = ratings(records, instruments)

    assert [(each.record_id, each.score.total) for each in rated] == [("a", 36)]
    assert left_out == (
        LeftOut("b", Problem("speech", "missing")),
        LeftOut("b", Problem("stairs", "missing")),
        LeftOut("c", Problem("alsfrs-r", "other-version")),
    )
