from datetime import UTC, date, datetime

import pytest

from monitoring.asked import asked_since
from monitoring.plan import Pause, measuring, pausing
from monitoring.signals import signals
from tests.monitoring.dossiers import INSTRUMENTS, RULES, ids, signed, well
from tests.monitoring.factories import day, origin

PAUSE = Pause(date(2026, 3, 9), date(2026, 3, 16))  # the days 7 to 14


@pytest.mark.parametrize(
    ("why", "records", "now", "since"),
    [
        ("nothing is known", [], 5, None),
        ("filled in once", [well(2, 7)], 5, day(2)),
        ("only the wayfinder", [well(2, 7), measuring(False, origin("p", day(3)))], 5, None),
        ("measuring again", [well(2, 7), measuring(True, origin("p", day(3)))], 5, day(3)),
        ("before the pause", [pausing(PAUSE, origin("p", day(3)))], 5, day(3)),
        ("in the pause", [pausing(PAUSE, origin("p", day(3)))], 10, None),
        ("after the pause", [pausing(PAUSE, origin("p", day(3)))], 20, datetime(2026, 3, 17, tzinfo=UTC)),
        ("paused without an end", [pausing(Pause(date(2026, 3, 9)), origin("p", day(3)))], 90, None),
    ],
)
def test_somebody_is_asked_since(why, records, now, since):
    assert asked_since(records, day(now)) == since, why


@pytest.mark.parametrize(("now", "expected"), [(42, []), (44, ["S1"])])
def test_silence_counts_from_the_end_of_a_pause(now, expected):
    records = [well(2, 7), pausing(PAUSE, origin("p", day(3))), *signed("S1")]

    found = signals(records, RULES, INSTRUMENTS, day(now), asked_since(records, day(now)))

    assert ids(found) == expected
