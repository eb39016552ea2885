from datetime import timedelta

import pytest

from monitoring.question_counts import Counts, count
from monitoring.records import MessageTopic
from monitoring.team_questions import Status, TeamQuestion
from tests.monitoring.factories import NOON
from tests.monitoring.test_team_questions import asked

NOW = NOON + timedelta(days=400)


def question(days_ago, theme="breathing", route="als-team", status=Status.ANSWERED):
    about = asked(f"q{days_ago}", NOW - timedelta(days=days_ago))
    return TeamQuestion(about, status, MessageTopic("", theme), route)


@pytest.mark.parametrize(
    ("days_ago", "in_3", "in_12"),
    [(0, 1, 1), (91, 1, 1), (92, 0, 1), (364, 0, 1), (365, 0, 0), (-1, 0, 0)],
)
def test_a_question_counts_in_the_periods_in_which_it_was_asked(days_ago, in_3, in_12):
    asked_by = [[question(days_ago)]]

    assert count(asked_by, NOW, 3).questions == in_3
    assert count(asked_by, NOW, 12).questions == in_12


def test_questions_are_counted_by_topic_and_by_route_with_who_asked():
    jan = [question(1), question(2, route="gp"), question(3, "", "", Status.SENT)]
    ria = [question(4), question(5, "nutrition", status=Status.SEEN)]
    wim = [question(300)]

    assert count([jan, ria, wim, []], NOW, 3) == Counts(
        people=2,
        still_open=2,
        places={
            ("breathing", "als-team"): 2, ("breathing", "gp"): 1, ("", ""): 1, ("nutrition", "als-team"): 1,
        },
    )  # fmt: skip


def test_sums_have_the_most_first_and_what_is_not_known_last():
    counts = Counts(1, 0, {("a", "x"): 1, ("", ""): 9, ("b", "x"): 2, ("c", "y"): 2})

    assert counts.questions == 14
    assert list(counts.themes.items()) == [("b", 2), ("c", 2), ("a", 1), ("", 9)]
    assert list(counts.routes.items()) == [("x", 3), ("y", 2), ("", 9)]


def test_nobody_asked_anything():
    counts = count([], NOW, 12)

    assert (counts.questions, counts.people, counts.themes, counts.routes) == (0, 0, {}, {})
