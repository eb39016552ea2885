"""Getting ready for an appointment: what was written down, and when the last one was."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from monitoring import fhir, visits
from monitoring.records import Author
from monitoring.visits import Preparation, answers, current, last_visit, preparations
from tests.monitoring.dossiers import INSTRUMENTS
from tests.monitoring.factories import day, origin

VISIT = INSTRUMENTS["visit"]
ONE = {"question-1": "Why am I tired?", "companion": "Ans"}


def written(record_id, number, given, **more):
    return fhir.response(VISIT, given, origin(record_id, day(number), **more))


def test_the_names_here_are_those_of_the_questionnaire():
    assert (VISIT.url, VISIT.name, VISIT.is_card) == (visits.URL, visits.NAME, True)
    assert list(VISIT.by_id) == [*visits.QUESTIONS, visits.REMEMBER, visits.COMPANION, visits.DISCUSSED]


def test_what_was_written_down_is_read_back():
    given = {
        "question-1": "One?",
        "question-3": "Three?",
        "remember": "The letter",
        "discussed": "2026-03-09",
    }

    [found] = preparations([written("a", 0, given)])

    assert found == Preparation("a", day(0), ("One?", "Three?"), "The letter", "", date(2026, 3, 9))
    assert answers(found) == {
        "question-1": "One?", "question-2": "Three?", "remember": "The letter", "discussed": "2026-03-09",
    }  # fmt: skip


def test_the_newest_that_was_not_put_away_is_prepared_now():
    first = written("a", 0, ONE | {"discussed": "2026-03-09"})
    second = written("b", 30, ONE)

    assert [each.record_id for each in preparations([first, second])] == ["b", "a"]
    assert current(preparations([first, second])).record_id == "b"
    assert current(preparations([first])) is None


def test_a_change_replaces_what_was_written_and_what_was_emptied_is_gone():
    changed = written("b", 0, {"question-1": "Other?"}, replaces="a")

    assert [each.questions for each in preparations([written("a", 0, ONE), changed])] == [("Other?",)]
    assert preparations([written("a", 0, ONE), written("b", 0, {}, replaces="a")]) == ()


def test_what_is_no_text_and_no_day_says_nothing():
    strange = written("a", 0, ONE).document | {
        "item": [
            {"linkId": "question-1", "answer": [{"valueInteger": 3}]},
            {"linkId": "companion", "answer": [{"valueString": "Ans"}]},
            {"linkId": "discussed", "answer": [{"valueString": "soon"}]},
        ]
    }

    [found] = preparations([fhir.from_fhir(strange)])

    assert (found.questions, found.companion, found.discussed) == ((), "Ans", None)


@pytest.mark.parametrize(
    ("questions", "is_full"), [((), False), (("a", "b"), False), (("a", "b", "c"), True)]
)
def test_there_is_place_for_three(questions, is_full):
    assert Preparation("", day(0), questions).is_full is is_full


def appointment(name, start, status="booked", **more):
    document = {
        "resourceType": "Appointment",
        "id": name,
        "status": status,
        "start": start,
        "participant": [],
    }
    return fhir.from_fhir(document | {"meta": {"lastUpdated": "2026-01-01T12:00:00Z"}} | more)


NOW = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("starts", "last"),
    [
        ([], None),
        (["2026-02-10T10:00:00+01:00"], "2026-02-10"),
        (["2026-02-10T10:00:00+01:00", "2025-11-02T10:00:00+01:00"], "2026-02-10"),
        (["2026-02-10T10:00:00+01:00", "2026-03-20T10:00:00+01:00"], "2026-02-10"),  # still to come
        (["2026-03-02T08:30:00+01:00"], None),  # today's is the one to get ready for
        (["2026-03-01T23:30:00Z"], None),  # half past midnight here
    ],
)
def test_the_last_appointment_is_the_newest_of_an_earlier_day(starts, last):
    records = [appointment(f"a{number}", start) for number, start in enumerate(starts)]

    found = last_visit(records, NOW)

    assert (found and found.astimezone(UTC).date().isoformat()) == last


@pytest.mark.parametrize("status", ["cancelled", "noshow", "entered-in-error"])
def test_an_appointment_that_did_not_happen_is_none(status):
    assert last_visit([appointment("a", "2026-02-10T10:00:00Z", status)], NOW) is None


def test_a_team_cannot_take_away_what_a_person_prepared():
    taken = written("b", 0, {}, replaces="a", author=Author.CLINICIAN)

    assert [each.record_id for each in preparations([written("a", 0, ONE), taken])] == ["a"]
