"""Who sees which step, a line a case."""

from datetime import timedelta
from itertools import count

import pytest

from monitoring import fhir, path_changes
from monitoring.care_path import About, Place, Reason, care_path
from monitoring.meeting import Match, Wish, Wishes
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.records import Author, StepMark
from monitoring.steps import parse
from tests.monitoring.factories import NOON, day, origin, points
from tests.monitoring.wayfinder_files import step, theme

STEPS = {
    each.id: each
    for each in parse(
        theme(
            step("hear", phase="diagnostic"),
            step("visit"),
            step("wish", phase="last-phase"),
            step("voice", sooner={"first": {"item": "alsfrs-r/speech", "at-most": 3}}),
            step("relief", **{"for": ["carer"]}),
            step("check", diagnoses=["als"], every_months=6),
            step("mask", where="national", ways=["visit"]),
            step("talk", ways=["home", "video"]),
            step("farewell", phase="last-phase", occasion="after-death"),
        )
    ).steps
}
TEAM, CARER = Author.CLINICIAN, Author.CARER
NUMBERS = count()


def said(step_id, status, days=-1, until=None, author=Author.PATIENT, phase=None):
    """Something that somebody said of a step, so many days ago."""
    about = origin(f"c{next(NUMBERS)}", day(days), author=author)
    marks = {step_id: StepMark(status, None if until is None else day(until).date())} if step_id else {}
    return path_changes.write(about, marks, phase, "Marieke" if author is TEAM else "")


def shown(instruments, records, step_id, **about):
    path = care_path(records, STEPS, instruments, About(**about), NOON)
    return next(((each.place, each.reason) for each in path.steps if each.id == step_id), None)


PHASE, SOONER, MINE = Reason.PHASE, Reason.SOONER, Reason.PERSON


@pytest.mark.parametrize(
    ("changes", "step_id", "place", "reason"),
    [
        # nobody said anything: the second phase, for the last one never comes by itself
        ([], "hear", Place.BEEN, PHASE),
        ([], "visit", Place.NOW, PHASE),
        ([], "wish", Place.LATER, PHASE),
        # of an occasion: it waits apart, whichever phase it is, until somebody wants it
        ([], "farewell", Place.APART, PHASE),
        ([(None, "", -1, None, TEAM, "last-phase")], "farewell", Place.APART, PHASE),
        ([("farewell", PLANNED)], "farewell", Place.NOW, MINE),
        ([("farewell", DONE)], "farewell", Place.DONE, MINE),
        # a phase that somebody chose
        ([(None, "", -1, None, TEAM, "last-phase")], "wish", Place.NOW, PHASE),
        ([(None, "", -1, None, Author.PATIENT, "diagnostic")], "hear", Place.NOW, PHASE),
        ([(None, "", -1, None, Author.PATIENT, "diagnostic")], "visit", Place.LATER, PHASE),
        # not now: until a day, or until somebody says so
        ([("visit", NOT_NOW, -1, 7)], "visit", Place.NOT_NOW, MINE),
        ([("visit", NOT_NOW, -1, 0)], "visit", Place.NOW, PHASE),
        ([("visit", NOT_NOW)], "visit", Place.NOT_NOW, MINE),
        # wished for, ticked off, left out
        ([("wish", PLANNED)], "wish", Place.NOW, MINE),
        ([("wish", PLANNED, -1, None, TEAM)], "wish", Place.NOW, Reason.TEAM),
        ([("visit", DONE)], "visit", Place.DONE, MINE),
        ([("visit", DONE, -1, None, CARER)], "visit", Place.DONE, MINE),
        ([("visit", LEFT_OUT, -1, None, TEAM)], "visit", Place.LEFT_OUT, Reason.TEAM),
        # the newest word counts, whoever says it
        ([("visit", NOT_NOW, -3), ("visit", PLANNED, -1, None, TEAM)], "visit", Place.NOW, Reason.TEAM),
        ([("visit", PLANNED, -3, None, TEAM), ("visit", NOT_NOW, -1)], "visit", Place.NOT_NOW, MINE),
        # what comes back: six months are 182 days
        ([("check", DONE, -181)], "check", Place.DONE, MINE),
        ([("check", DONE, -182)], "check", Place.NOW, Reason.AGAIN),
        ([("visit", DONE, -400)], "visit", Place.DONE, MINE),
    ],
)
def test_where_a_step_stands_and_why(instruments, changes, step_id, place, reason):
    records = [
        said(*(change[:5] if len(change) > 5 else change), phase=change[5] if len(change) > 5 else None)
        for change in changes
    ]

    assert shown(instruments, records, step_id) == (place, reason)


@pytest.mark.parametrize(
    ("step_id", "about", "is_there"),
    [
        ("relief", {}, False),
        ("relief", {"audience": "carer"}, True),
        ("visit", {"audience": "carer"}, False),
        ("check", {"diagnosis": "pls"}, False),
        ("check", {"diagnosis": "als"}, True),
    ],
)
def test_for_whom_a_step_is(instruments, step_id, about, is_there):
    assert (shown(instruments, [], step_id, **about) is not None) is is_there


@pytest.mark.parametrize(("days", "place"), [(0, Place.NOW), (90, Place.NOW), (91, Place.BEEN)])
def test_the_first_phase_is_the_three_months_after_the_diagnosis(instruments, days, place):
    diagnosed = {"diagnosis-date": (NOON - timedelta(days=days)).date().isoformat()}
    record = fhir.response(instruments["background"], diagnosed, origin())

    assert shown(instruments, [record], "hear") == (place, PHASE)


def test_a_year_of_diagnosis_says_nothing_of_the_phase(instruments):
    record = fhir.response(instruments["background"], {"diagnosis-date": "2026"}, origin())

    assert shown(instruments, [record], "hear") == (Place.BEEN, PHASE)


def test_what_the_person_filled_in_brings_a_step_forward_and_says_by_what(instruments):
    worse = fhir.response(instruments["alsfrs-r"], points("344444444444"), origin("a1", day(-1)))

    path = care_path([worse], STEPS, instruments, About(), NOON)

    [voice] = [each for each in path.steps if each.id == "voice"]
    assert (voice.place, voice.reason) == (Place.NOW, SOONER)
    assert [reading.record_id for reading in voice.because] == ["a1"]
    assert path.at(Place.NOW)[0].id == "voice"


def test_not_now_weighs_more_than_what_was_filled_in(instruments):
    worse = fhir.response(instruments["alsfrs-r"], points("344444444444"), origin("a1", day(-1)))

    assert shown(instruments, [worse, said("voice", NOT_NOW)], "voice") == (Place.NOT_NOW, MINE)


def test_a_step_of_the_teams_own_comes_first_and_can_be_ticked_off(instruments):
    own = path_changes.write(
        origin("own", day(-2), author=TEAM),
        {"own-1": StepMark(PLANNED, None, "Bel de thuiszorg", "Vraag naar Anna.")},
        writer="Marieke Visser",
    )
    path = care_path([own], STEPS, instruments, About(), NOON)

    first = path.at(Place.NOW)[0]
    assert (first.id, first.step, first.reason) == ("own-1", None, Reason.TEAM)
    assert first.title == "Bel de thuiszorg"
    assert first.note.mark.note == "Vraag naar Anna."
    assert first.last.change.writer == "Marieke Visser"

    ticked = path_changes.write(origin("t"), {"own-1": StepMark(DONE, None, "Bel de thuiszorg")})
    assert shown(instruments, [own, ticked], "own-1") == (Place.DONE, MINE)


def test_the_words_of_the_team_stay_when_the_person_says_something_and_go_when_the_team_says_so(instruments):
    def told(*records):
        path = care_path(records, STEPS, instruments, About(), NOON)
        return next(each for each in path.steps if each.id == "visit")

    ready = path_changes.write(
        origin("a", day(-3), author=TEAM), {"visit": StepMark(PLANNED, None, "", "Bel mij.")}
    )
    done = path_changes.write(origin("b", day(-2)), {"visit": StepMark(DONE)})
    again = path_changes.write(origin("c", day(-1), author=TEAM), {"visit": StepMark(PLANNED)})

    assert told(ready, done).note.change == ready
    assert [each.mark.status for each in told(ready, done).said] == [PLANNED, DONE]
    assert told(ready, done, again).note is None


def test_what_the_team_takes_back_is_gone_and_what_was_said_before_counts_again(instruments):
    mine = path_changes.write(origin("a", day(-2)), {"visit": StepMark(NOT_NOW)})
    theirs = path_changes.write(origin("b", day(-1), author=TEAM), {"visit": StepMark(PLANNED)})
    back = path_changes.without(theirs, "visit", origin("c", day(-1), author=TEAM, replaces="b"))

    assert shown(instruments, [mine, theirs], "visit") == (Place.NOW, Reason.TEAM)
    assert shown(instruments, [mine, theirs, back], "visit") == (Place.NOT_NOW, MINE)


def test_a_not_now_that_is_over_gives_way_to_what_was_filled_in_and_to_the_phase(instruments):
    worse = fhir.response(instruments["alsfrs-r"], points("344444444444"), origin("a1", day(-1)))
    title = {"own-1": StepMark(NOT_NOW, day(0).date(), "Bel de thuiszorg")}
    own = path_changes.write(origin("own", day(-3)), title)

    assert shown(instruments, [worse, said("voice", NOT_NOW, -1, 0)], "voice") == (Place.NOW, SOONER)
    assert shown(instruments, [own], "own-1") == (Place.NOW, PHASE)


def test_whose_choice_the_phase_is(instruments):
    chosen = said(None, "", -1, None, TEAM, "last-phase")

    assert care_path([chosen], STEPS, instruments, About(), NOON).chosen == chosen
    assert care_path([], STEPS, instruments, About(), NOON).chosen is None


def test_a_foreign_mark_without_a_title_is_no_step(instruments):
    assert shown(instruments, [said("unknown", PLANNED)], "unknown") is None


# wishes -> the way of each step, and the order in which they come
FITS = [
    (Wishes(), {"mask": None, "talk": None}, ["visit", "voice", "check", "mask", "talk"]),
    (
        Wishes("hour"),
        {"mask": ("visit", Match.FAR, Wish.TRAVEL), "talk": None},
        ["visit", "voice", "check", "talk", "mask"],
    ),
    (
        Wishes(meeting="video"),
        {"mask": ("visit", Match.MUST, Wish.VIDEO), "talk": ("video", Match.CAN, Wish.VIDEO)},
        ["visit", "voice", "check", "talk", "mask"],
    ),
    (
        Wishes(meeting="in-person"),
        {"mask": ("visit", Match.ONLY, Wish.IN_PERSON), "talk": ("home", Match.CAN, Wish.IN_PERSON)},
        ["visit", "voice", "check", "mask", "talk"],
    ),
]


@pytest.mark.parametrize(("wishes", "ways", "order"), FITS)
def test_a_step_says_which_way_fits_and_comes_first_when_it_can_go_that_way(instruments, wishes, ways, order):
    path = care_path([], STEPS, instruments, About(wishes=wishes), NOON)
    found = {each.id: each.fit for each in path.steps}

    assert {
        name: fit and (fit.way, fit.match, fit.because) for name, fit in found.items() if name in ways
    } == ways
    assert [each.id for each in path.at(Place.NOW)] == order


def test_a_wish_never_weighs_more_than_a_reason(instruments):
    records = [said("mask", PLANNED)]

    path = care_path(records, STEPS, instruments, About(wishes=Wishes("little", meeting="video")), NOON)

    assert path.at(Place.NOW)[0].id == "mask"
