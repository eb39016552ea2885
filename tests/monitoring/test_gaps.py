from datetime import timedelta

import pytest

from monitoring.gaps import Gap, missing
from tests.monitoring.factories import day

WEEK, FOUR_WEEKS = timedelta(days=7), timedelta(days=28)


@pytest.mark.parametrize(
    ("came", "interval", "now", "gaps"),
    [
        ([], WEEK, 0, []),
        ([], WEEK, 8, []),  # late, not missing
        ([], WEEK, 9, [(0, 9, 1)]),
        ([], WEEK, 16, [(0, 16, 2)]),
        ([0, 7, 14], WEEK, 20, []),
        ([0, 8, 14, 22], WEEK, 25, []),  # a day early or late
        ([0, 14], WEEK, 14, [(0, 14, 1)]),
        ([0, 12, 19], WEEK, 20, []),
        ([0, 13, 20], WEEK, 20, [(0, 13, 1)]),
        ([0, 28, 90], FOUR_WEEKS, 100, [(28, 90, 1)]),
        ([0], FOUR_WEEKS, 34, []),
        ([0], FOUR_WEEKS, 36, [(0, 36, 1)]),
        ([0, 50], WEEK, 14, [(0, 14, 1)]),  # what lies after now does not count
        ([-50, 0], WEEK, 7, []),  # nor what lies before it was asked
    ],
)
def test_what_did_not_come_is_counted_by_the_interval(came, interval, now, gaps):
    found = missing([day(each) for each in came], interval, day(0), day(now))

    assert found == tuple(Gap(day(a), day(b), count) for a, b, count in gaps)
