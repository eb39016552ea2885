"""When a talk about what matters is offered: a line a case, well-being with the days ago."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from monitoring.measures import Measure
from monitoring.signal_notes import Discussed
from monitoring.signals import Signal
from monitoring.talk_offers import Wish, is_urgent, months_after, verdict
from tests.monitoring.dossiers import RULES
from tests.monitoring.factories import NOON
from tests.monitoring.test_changes import trend

TODAY = NOON.date()  # 2 March 2026
WANTED = Wish(6, date(2025, 9, 1))
FINE = [(14, 7), (7, 7), (0, 7)]


@pytest.mark.parametrize(
    ("wish", "given", "paused", "urgent", "said"),
    [
        (WANTED, FINE, False, False, "offer"),
        # nothing comes unless somebody asked for it
        (Wish(), FINE, False, False, "not-wanted"),
        (Wish(None, date(2020, 1, 1)), FINE, False, False, "not-wanted"),  # "do not ask again"
        # the interval, from the last talk or from when it was switched on
        (Wish(6, date(2025, 9, 2)), FINE, False, False, "offer"),
        (Wish(6, date(2025, 9, 3)), FINE, False, False, "too-soon"),
        (Wish(9, date(2025, 6, 2)), FINE, False, False, "offer"),
        (Wish(9, date(2025, 6, 3)), FINE, False, False, "too-soon"),
        (Wish(12, date(2025, 3, 2)), FINE, False, False, "offer"),
        (Wish(12, date(2025, 3, 3)), FINE, False, False, "too-soon"),
        (Wish(6, TODAY), FINE, False, False, "too-soon"),  # asked for today
        (Wish(6, date(2027, 1, 1)), FINE, False, False, "too-soon"),  # a clock was wrong
        # a month later
        (replace(WANTED, later=date(2026, 3, 3)), FINE, False, False, "later"),
        (replace(WANTED, later=TODAY), FINE, False, False, "offer"),
        # a pause, and what cannot wait
        (WANTED, FINE, True, False, "paused"),
        (WANTED, FINE, False, True, "urgent"),
        # the week of a bad check-in: 4 or lower
        (WANTED, [(7, 7), (0, 4)], False, False, "bad-week"),
        (WANTED, [(7, 7), (0, 5)], False, False, "offer"),
        (WANTED, [(0, 4)], False, False, "bad-week"),
        (WANTED, [(0, 0)], False, False, "bad-week"),
        (WANTED, [(7, 4)], False, False, "bad-week"),  # the seventh day is included
        (WANTED, [(8, 4)], False, False, "offer"),
        (WANTED, [(3, 4), (0, 8)], False, False, "bad-week"),  # a better one since takes nothing away
        (WANTED, [(8, 2), (1, 5)], False, False, "offer"),
        # or 3 lower than the one before
        (WANTED, [(7, 9), (0, 6)], False, False, "bad-week"),
        (WANTED, [(7, 8), (0, 6)], False, False, "offer"),
        (WANTED, [(90, 10), (0, 7)], False, False, "bad-week"),  # however long ago that was
        (WANTED, [(14, 9), (8, 6), (1, 6)], False, False, "offer"),
        (WANTED, [(7, 5), (0, 9)], False, False, "offer"),  # up is not down
        # how somebody is, is not known
        (WANTED, [], False, False, "softly"),
        (WANTED, [(28, 7)], False, False, "offer"),
        (WANTED, [(29, 7)], False, False, "softly"),
        (WANTED, [(29, 2)], False, False, "softly"),
        (WANTED, [], True, False, "paused"),
        (WANTED, [], False, True, "urgent"),
    ],
)
def test_a_talk_is_offered_to_who_wants_it_and_never_in_a_bad_week(wish, given, paused, urgent, said):
    points = trend(Measure.WELL_BEING, *given).points

    assert verdict(wish, points, NOON, is_paused=paused, is_urgent=urgent) == said


def test_the_days_are_those_of_the_person():
    given = trend(Measure.WELL_BEING, (8, 4)).points  # at noon in London
    early = datetime(2026, 3, 2, 0, 30, tzinfo=timezone(timedelta(hours=1)))  # the day before in London

    there = verdict(WANTED, given, early, is_paused=False, is_urgent=False)
    in_london = verdict(WANTED, given, early.astimezone(UTC), is_paused=False, is_urgent=False)

    assert (there, in_london) == ("offer", "bad-week")


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 3, 2), 6, date(2026, 9, 2)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 3, 2), 9, date(2026, 12, 2)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 3, 2), -3, date(2025, 12, 2)),
    ],
)
def test_a_number_of_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months, after):
    assert months_after(day, months) == after


@pytest.mark.parametrize(
    ("rule", "rests", "urgent"),
    [("R4", False, True), ("R4", True, False), ("P2", False, True), ("P1", False, False)],
)
def test_what_cannot_wait_until_tomorrow_and_nobody_dealt_with_comes_first(rule, rests, urgent):
    done = Discussed(rule, "1.0.0", NOON, NOON, "Marieke Visser") if rests else None

    assert is_urgent([Signal(RULES[rule], NOON, (), done)]) is urgent


def test_what_concerns_the_carer_holds_nothing_back():
    of_carer = replace(RULES["R4"], concerns="carer")

    assert not is_urgent([Signal(of_carer, NOON, ())])
