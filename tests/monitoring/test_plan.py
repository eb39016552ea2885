from datetime import UTC, date, datetime, timedelta

import pytest

from monitoring import care_plans, fhir, plan
from monitoring.care_plans import ONCE
from monitoring.plan import Pause
from monitoring.records import Author
from tests.monitoring.engine import instrument, item
from tests.monitoring.factories import NOON, day, document, origin

WEEK = timedelta(weeks=1)


def by(author, number, **more):
    return origin(f"{author}-{number}", day(number), author=author, **more)


def own(number, **more):
    return by(Author.PATIENT, number, **more)


def team(number):
    return by(Author.CLINICIAN, number)


def asking(instruments, name, weeks, about, before=None):
    rhythm = None if weeks is None else weeks * WEEK
    return plan.asking(before or plan.Plan(), instruments[name], rhythm, about, "Marieke")


def test_without_a_change_everything_goes_as_most_people_like_it(instruments):
    held = plan.plan([])

    assert {name: held.rhythm(each) for name, each in instruments.items() if name in plan.INTERVALS} == {
        name: interval for name, interval in plan.INTERVALS.items() if name in instruments
    }
    assert plan.INTERVALS == {
        "weekly-check-in": WEEK,
        "weight": WEEK,
        "alsfrs-r": 4 * WEEK,
        "background": ONCE,
    }
    assert held.is_measuring
    assert held.pause is None
    assert not held.is_paused(NOON.date())


def test_the_newest_change_of_a_rhythm_holds_whoever_made_it(instruments):
    weight = instruments["weight"]
    mine, theirs = asking(instruments, "weight", 2, own(1)), asking(instruments, "weight", 4, team(2))

    held = plan.plan([theirs, mine])

    assert held.rhythm(weight) == 4 * WEEK
    assert held.changes[weight.url] == theirs
    again = asking(instruments, "weight", None, own(3), held)
    assert plan.plan([theirs, again, mine]).rhythm(weight) is None


def test_changes_of_two_sides_that_did_not_know_of_each_other_both_hold(instruments):
    changes = [asking(instruments, "weight", 2, team(1)), asking(instruments, "alsfrs-r", 12, own(2))]

    held = plan.plan([*changes, plan.pausing(Pause(day(3).date()), own(3))])

    assert held.rhythm(instruments["weight"]) == 2 * WEEK
    assert held.rhythm(instruments["alsfrs-r"]) == 12 * WEEK
    assert held.is_paused(day(3).date())


def test_a_teams_plan_neither_begins_to_measure_again_nor_ends_a_pause(instruments):
    off, paused = plan.measuring(False, own(1)), plan.pausing(Pause(day(1).date()), own(1))
    theirs = [
        plan.measuring(True, by(Author.CLINICIAN, 2, replaces=off.origin.record_id)),
        plan.measuring(True, by(Author.CLINICIAN, 5, replaces=paused.origin.record_id)),
        asking(instruments, "weight", 1, team(2)),
        plan.measuring(True, team(3)),
        plan.pausing(Pause(day(1).date(), day(1).date()), team(4)),
    ]

    assert not plan.plan([off, *theirs]).is_measuring
    assert plan.plan([paused, *theirs]).is_paused(day(5).date())
    assert plan.plan(theirs).is_measuring
    assert plan.plan(theirs).pause is None


def test_a_change_of_rhythm_leaves_a_pause_and_the_wayfinder_as_they_are(instruments):
    paused, off = plan.pausing(Pause(day(1).date(), day(9).date()), own(1)), plan.measuring(False, own(1))

    for before in (paused, off):
        change = asking(instruments, "weight", 2, own(2), plan.plan([before]))
        held = plan.plan([before, change])
        assert (held.own.status, held.own.start, held.own.end) == (before.status, before.start, before.end)


def test_a_carer_who_fills_in_on_the_persons_phone_speaks_for_the_person():
    assert not plan.plan([plan.measuring(False, by(Author.CARER, 1))]).is_measuring


@pytest.mark.parametrize("status", ["draft", "unknown", "entered-in-error", "", "completed"])
def test_a_plan_that_is_not_in_force_changes_nothing(instruments, status):
    written = care_plans.write(own(1), status, (None, None), {instruments["weight"].url: None}, "")

    assert plan.plan([written]) == plan.Plan()


def test_a_change_that_was_taken_back_was_never_there(instruments):
    off = plan.measuring(False, own(1))
    back = care_plans.write(own(2, replaces=off.origin.record_id), "entered-in-error", (None, None), {}, "")

    assert plan.plan([off, back]).is_measuring


def test_what_is_not_known_here_is_carried(instruments):
    strange = care_plans.write(team(1), "active", (None, None), {"https://example.org/q": WEEK}, "")
    known = asking(instruments, "weight", 2, own(2))

    assert plan.plan([strange, known]).changes["https://example.org/q"] == strange


@pytest.mark.parametrize(
    ("start", "end", "today", "covers", "lies_ahead"),
    [
        ("2026-03-02", None, "2026-03-02", True, False),
        ("2026-03-02", None, "2036-03-02", True, False),
        ("2026-03-02", None, "2026-03-01", False, True),
        ("2026-03-02", "2026-03-09", "2026-03-09", True, False),  # the last day included
        ("2026-03-02", "2026-03-09", "2026-03-10", False, False),
        ("2026-03-02", "2026-03-02", "2026-03-02", True, False),
        ("2028-02-28", "2028-02-29", "2028-02-29", True, False),  # a leap day
        ("2028-02-28", "2028-02-29", "2028-03-01", False, False),
        ("2026-03-29", "2026-03-29", "2026-03-29", True, False),  # the clock goes forward
        ("2026-03-09", "2026-03-02", "2026-03-05", False, False),  # it ends before it begins
        ("2026-03-09", "2026-03-02", "2026-03-01", False, False),
    ],
)
def test_a_pause_covers_its_days(start, end, today, covers, lies_ahead):
    pause = Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)

    assert pause.covers(date.fromisoformat(today)) == covers
    assert pause.lies_ahead(date.fromisoformat(today)) == lies_ahead


def test_a_pause_from_elsewhere_without_a_start_begins_when_it_was_written():
    written = care_plans.write(own(0), "on-hold", (None, date(2026, 3, 9)), {}, "")

    assert plan.plan([written]).pause == Pause(date(2026, 3, 2), date(2026, 3, 9))


def test_a_change_comes_after_every_earlier_one_even_when_the_clock_was_set_back():
    ahead = plan.measuring(False, own(300))

    at = plan.moment([ahead], NOON)
    on = plan.measuring(True, origin("on", at, entered=NOON))

    assert at == day(300) + timedelta(seconds=1)
    assert plan.plan([on, ahead]).is_measuring
    assert plan.moment([], NOON) == NOON


def test_a_change_can_be_made_even_after_the_last_moment_that_can_be_written():
    last = datetime(9998, 12, 31, 23, 59, 59, 999_999, UTC)
    off = plan.measuring(False, origin("off", last, entered=NOON))

    on = plan.measuring(True, origin("on", plan.moment([off], NOON), entered=day(1)))

    assert plan.plan([on, off]).is_measuring


def test_other_records_are_no_plan():
    assert plan.plan([fhir.from_fhir(document("Observation"))]) == plan.Plan()
    assert plan.planned([fhir.from_fhir(document("Observation"))]) == plan.Plan()


def test_a_card_is_never_asked_by_the_plan(instruments):
    use = {"url": "https://nabij.nl/fhir/StructureDefinition/use", "valueCode": "card"}
    card = instrument(item("q"), url="https://example.org/Questionnaire/card", extension=[use])

    assert card.is_card
    assert not instruments["weight"].is_card
    assert card not in plan.in_order({"card": card, "weight": instruments["weight"]})
