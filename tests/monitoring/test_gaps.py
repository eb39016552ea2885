from datetime import timedelta

import pytest

from monitoring import fhir
from monitoring.gaps import Gap, Missed, missed, missing
from monitoring.plan import Plan, asking, measuring, plan
from tests.monitoring.dossiers import INSTRUMENTS, filled
from tests.monitoring.factories import day, observation, origin

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


def well(*days):
    return [filled("weekly-check-in", each, {"well-being": 7}) for each in days]


def every_week(name, number):
    return asking(Plan(), INSTRUMENTS[name], WEEK, origin("rhythm", day(number)))


def taken_back(response, number):
    return fhir.retraction(response, origin("undone", day(number), replaces=response.origin.record_id))


WEIGHING = [filled("weight", 0, {"cannot-weigh": True})]
WEEKS = (0, 7, 14, 35, 42)


@pytest.mark.parametrize(
    ("why", "name", "records", "now", "since", "count"),
    [
        ("nothing is known", "weekly-check-in", [], 90, None, None),
        ("all came", "weekly-check-in", well(0, 7, 14, 21), 22, 0, 0),
        ("two did not", "weekly-check-in", well(*WEEKS), 43, 0, 2),
        ("what is longer ago than twelve weeks does not count", "weekly-check-in", well(0, 91), 95, 11, 10),
        ("it waits until the person likes", "symptoms", well(*WEEKS), 43, None, None),
        ("it is asked once", "background", well(*WEEKS), 43, None, None),
        ("weighing is not possible", "weight", [*WEIGHING, *well(*WEEKS)], 43, None, None),
        ("a weight from elsewhere", "weight", [*well(0), observation(72, about=day(7))], 8, 0, 0),
        ("only the wayfinder", "weight", [*well(0), measuring(False, origin("p", day(1)))], 43, None, None),
        ("measuring again", "weight", [*well(0), measuring(True, origin("p", day(30)))], 43, 30, 1),
        ("another rhythm since", "weight", [*well(0), every_week("weight", 30)], 43, 30, 1),
        ("taken back", "weekly-check-in", [*well(0, 7), taken_back(*well(7), 7)], 16, 0, 2),
    ],
)
def test_what_was_asked_and_did_not_come_lately(why, name, records, now, since, count):
    found = missed(records, plan(records), INSTRUMENTS[name], day(now))

    assert found == (None if since is None else Missed(day(since), count)), why
