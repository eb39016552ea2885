import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.regression import slope, student_t


@pytest.mark.parametrize(
    ("degrees", "t"),
    [  # two-sided 5 %, as in any printed table of Student's t (e.g. Fisher and Yates, table III)
        (1, 12.706),
        (2, 4.303),
        (3, 3.182),
        (4, 2.776),
        (5, 2.571),
        (6, 2.447),
        (7, 2.365),
        (8, 2.306),
        (9, 2.262),
        (10, 2.228),
        (11, 2.201),
        (12, 2.179),
        (15, 2.131),
        (20, 2.086),
        (25, 2.060),
        (30, 2.042),
        (40, 2.021),
        (60, 2.000),
        (120, 1.980),
    ],
)
def test_students_t_is_as_printed(degrees, t):
    assert student_t(degrees) == pytest.approx(t, abs=0.0005)


def test_students_t_comes_near_the_normal_distribution():
    assert student_t(5000) == pytest.approx(1.96, abs=0.001)


@pytest.mark.parametrize(
    ("xs", "ys", "value", "margin"),
    [  # by hand: the margin is t x √(Σ rest² / (n - 2) / Σ (x - mean)²)
        ([0, 1, 2], [48, 47, 46], -1, 0),
        ([0, 1, 2], [40, 40, 40], 0, 0),
        ([0, 1, 2], [0, 2, 1], 0.5, 12.7062 * (1.5 / 1 / 2) ** 0.5),
        ([0, 1, 2, 3], [3, 1, 1, -1], -1.2, 4.30265 * (0.8 / 2 / 5) ** 0.5),
    ],
)
def test_a_line_of_least_squares_has_a_slope_and_an_interval(xs, ys, value, margin):
    line = slope(xs, ys)

    assert line.value == pytest.approx(value)
    assert (line.low, line.high) == pytest.approx((value - margin, value + margin), abs=1e-4)


@given(st.lists(st.integers(0, 48), min_size=3, max_size=40))
def test_the_slope_lies_in_its_interval(ys):
    line = slope(range(len(ys)), ys)

    assert line.low <= line.value <= line.high
