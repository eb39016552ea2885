from datetime import date, timedelta

import pytest

from monitoring.aids import ASKED, DELIVERED, OFF, PLANNED, Aid
from monitoring.waiting import State, Waiting, waiting

TODAY = date(2026, 11, 21)


def on(days):
    """A day so many days ago; in the future when that is less than nothing."""
    return None if days is None else TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("status", "asked", "promised", "delivered", "state", "days", "late", "is_long", "needs_a_call"),
    [
        # Nothing was asked yet, or it does not go on: nobody waits.
        (PLANNED, None, None, None, State.PLANNED, None, 0, False, False),
        (PLANNED, 90, 30, None, State.PLANNED, None, 0, False, False),
        (OFF, 90, 30, None, State.OFF, None, 0, False, False),
        # Asked, and nobody said when it comes.
        (ASKED, 0, None, None, State.ASKED, 0, 0, False, False),
        (ASKED, 42, None, None, State.ASKED, 42, 0, False, False),  # six weeks is not yet longer
        (ASKED, 43, None, None, State.ASKED, 43, 0, True, True),
        (ASKED, 49, None, None, State.ASKED, 49, 0, True, True),
        (ASKED, None, None, None, State.ASKED, None, 0, False, False),  # no dates: nothing is presumed
        (ASKED, -3, None, None, State.ASKED, 0, 0, False, False),  # a day in the future
        # A day was promised.
        (ASKED, 49, -7, None, State.PROMISED, 49, 0, False, False),  # however long it took
        (ASKED, 49, 0, None, State.PROMISED, 49, 0, False, False),  # promised for today is in time
        (ASKED, 49, 1, None, State.PROMISED, 49, 1, False, True),
        (ASKED, None, 9, None, State.PROMISED, None, 9, False, True),
        # It is there.
        (DELIVERED, 49, None, 7, State.DELIVERED, 42, 0, False, False),
        (DELIVERED, 49, 7, 7, State.DELIVERED, 42, 0, False, False),  # on the day
        (DELIVERED, 49, 7, 10, State.DELIVERED, 39, 0, False, False),  # before it
        (DELIVERED, 49, 10, 7, State.DELIVERED, 42, 3, False, False),  # three days after it
        (DELIVERED, 300, None, 1, State.DELIVERED, 299, 0, False, False),
        (DELIVERED, 49, 7, None, State.DELIVERED, None, 0, False, False),  # nobody knows since when
        (DELIVERED, 49, 7, -2, State.DELIVERED, 49, 7, False, False),  # a day in the future counts as today
        (DELIVERED, 1, None, 4, State.DELIVERED, 0, 0, False, False),  # there before it was asked for
    ],
)
def test_where_an_aid_stands(status, asked, promised, delivered, state, days, late, is_long, needs_a_call):
    aid = Aid("Rolstoel", status=status, asked=on(asked), promised=on(promised), delivered=on(delivered))

    found = waiting(aid, TODAY)

    assert found == Waiting(state, days, late, is_long)
    assert found.needs_a_call is needs_a_call
