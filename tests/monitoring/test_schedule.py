from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import care_plans, fhir, plan
from monitoring.care_plans import ONCE
from monitoring.plan import Pause
from monitoring.records import Author, QuestionnaireResponse
from monitoring.schedule import Asking, due
from tests.monitoring.factories import NOON, day, observation, origin, points, weight

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ANSWERS = {"weekly-check-in": {"well-being": 7}, "weight": {"weight": Decimal(72)}, "alsfrs-r": points(4)}
ASKED = tuple(ANSWERS)


def find(instruments, records, name, now, put_off=None):
    return next(each for each in due(records, instruments, now, put_off).each if each.instrument_name == name)


def asked(instruments, records, now, put_off=None):
    """The names of what is due."""
    return [each.instrument_name for each in due(records, instruments, now, put_off).each if each.is_due]


def filled(instruments, name, number=0.0):
    return fhir.response(instruments[name], ANSWERS[name], origin(f"{name}-{number}", day(number)))


def all_filled(instruments, number=0.0):
    return [filled(instruments, name, number) for name in ASKED]


def own(number, record_id="plan"):
    return origin(f"{record_id}-{number}", day(number))


def rhythm(instruments, name, days, number=0, author=Author.PATIENT):
    every = None if days is None else timedelta(days=days)
    about = origin(f"{name}-{number}-plan", day(number), author=author)
    return plan.asking(plan.Plan(), instruments[name], every, about)


def test_everything_is_due_for_who_has_just_joined(instruments):
    assert [name for name in asked(instruments, [], NOON) if name in ASKED] == list(ASKED)
    assert find(instruments, [], "weight", NOON).last is None


@pytest.mark.parametrize(
    ("name", "days", "is_due"),
    [
        ("weekly-check-in", 0, False),
        ("weekly-check-in", 6, False),
        ("weekly-check-in", 6.5, True),  # the morning of the same weekday
        ("weekly-check-in", 7, True),
        ("weekly-check-in", 27, True),
        ("weight", 6, False),
        ("weight", 7, True),
        ("alsfrs-r", 7, False),
        ("alsfrs-r", 27, False),
        ("alsfrs-r", 28, True),
    ],
)
def test_an_instrument_is_due_again_after_its_interval(instruments, name, days, is_due):
    found = find(instruments, [filled(instruments, name)], name, day(days))

    assert (found.is_due, found.last) == (is_due, NOON)


@pytest.mark.parametrize(
    ("rhythm_days", "days", "is_due"),
    [
        (7, 7, True),
        (14, 7, False),
        (14, 14, True),
        (28, 21, False),
        (28, 28, True),
        (84, 83, False),
        (84, 84, True),
        (None, 84, False),  # when I like
        (None, 4000, False),
        (3.5, 3, True),  # twice a week, from a plan made elsewhere
    ],
)
def test_a_changed_rhythm_is_followed_at_once(instruments, rhythm_days, days, is_due):
    records = [filled(instruments, "weight"), rhythm(instruments, "weight", rhythm_days)]
    other = [filled(instruments, "weekly-check-in", days)]  # so that nobody fell silent

    assert find(instruments, [*records, *other], "weight", day(days)).is_due == is_due


def test_what_happened_before_is_asked_once(instruments):
    once = care_plans.write(own(0), "active", (None, None), {instruments["weight"].url: ONCE}, "")

    assert find(instruments, [once], "weight", NOON).is_due
    assert not find(instruments, [once, filled(instruments, "weight")], "weight", day(20)).is_due


def test_what_is_asked_when_i_like_is_there_and_not_due(instruments):
    found = find(instruments, [rhythm(instruments, "weight", None)], "weight", NOON)

    assert (found.is_due, found.next) == (False, None)


def test_one_instrument_says_nothing_about_another(instruments):
    still = [name for name in asked(instruments, [filled(instruments, "weight")], NOON) if name in ASKED]

    assert still == ["weekly-check-in", "alsfrs-r"]


def test_what_is_only_read_is_never_asked(instruments):
    """An older version stands beside the newest, and what nobody cleared has no plain name at all."""
    diary, older = instruments["diary"], replace(instruments["weight"], version="1.0.0")
    uncleared = replace(diary, url="https://example.org/mood", name="mood", version="1")
    stranger = replace(diary, url="https://example.org/diary", name="https://example.org/diary", version="1")
    read = {f"{each.name}|{each.version}": each for each in (older, uncleared, stranger)}

    assert due([], read | instruments, NOON) == due([], instruments, NOON)


def test_a_response_to_an_older_version_counts(instruments):
    older = QuestionnaireResponse(origin(), instruments["weight"].url + "|0.9.0", {}, {})

    assert not find(instruments, [older], "weight", day(1)).is_due


def test_a_weight_from_elsewhere_is_a_weight(instruments):
    assert find(instruments, [observation(72)], "weight", day(1)).last == NOON
    assert not find(instruments, [observation(72)], "weight", day(1)).is_due
    assert find(instruments, [observation(None)], "weight", day(1)).is_due
    assert find(instruments, [observation(72, code="8302-2")], "weight", day(1)).is_due


def test_who_cannot_be_weighed_is_not_asked_again_until_there_is_a_weight(instruments):
    cannot = fhir.response(instruments["weight"], {"cannot-weigh": True}, origin("w0", day(0)))
    later = weight(instruments["weight"], "70", day(300))

    assert not find(instruments, [cannot], "weight", day(20)).is_due
    assert find(instruments, [cannot], "weight", day(20)).next is None
    assert not find(instruments, [cannot, later], "weight", day(301)).is_due
    assert find(instruments, [cannot, later], "weight", day(307)).is_due


def test_a_replaced_record_was_never_there(instruments):
    cannot = fhir.response(instruments["weight"], {"cannot-weigh": True}, origin("w0", day(0)))
    instead = weight(instruments["weight"], "70", day(0), record_id="w1", replaces="w0")

    assert find(instruments, [cannot, instead], "weight", day(7)).is_due


@pytest.mark.parametrize(
    ("about", "now", "is_due"),
    [
        (
            "2026-03-05T12:00Z",
            "2026-03-04T12:00Z",
            True,
        ),  # the clock was set back: the future does not count yet
        ("2026-03-05T12:00Z", "2026-03-05T12:00Z", False),
        ("2028-02-22T10:00Z", "2028-02-29T10:00Z", True),  # a leap day
        ("2028-02-29T10:00Z", "2028-03-06T10:00Z", False),
        ("2028-02-29T10:00Z", "2028-03-07T10:00Z", True),
        ("2026-03-23T10:00+01:00", "2026-03-30T10:00+02:00", True),  # the clock went forward on the 29th
        ("2026-10-19T10:00+02:00", "2026-10-26T10:00+01:00", True),  # and back on the 25th
        (
            "2026-10-19T23:30+02:00",
            "2026-10-26T09:00+01:00",
            False,
        ),  # the morning after a late evening: not yet
    ],
)
def test_the_calendar_and_the_clock_do_as_they_like(instruments, about, now, is_due):
    record = weight(instruments["weight"], "70", datetime.fromisoformat(about))

    assert find(instruments, [record], "weight", datetime.fromisoformat(now)).is_due == is_due


@pytest.mark.parametrize(
    ("start", "end", "on", "asking"),
    [
        (0, None, 0, Asking.PAUSED),  # a pause until I say so
        (0, None, 400, Asking.PAUSED),
        (0, 7, 0, Asking.PAUSED),
        (0, 7, 7, Asking.PAUSED),  # the last day included
        (0, 7, 8, Asking.YES),
        (10, 20, 9, Asking.YES),  # a holiday ahead
        (10, 20, 10, Asking.PAUSED),
        (10, 20, 21, Asking.YES),
        (10, 80, 81, Asking.YES),  # who comes back from far did not fall silent
        (10, 80, 108, Asking.YES),
        (10, 80, 110, Asking.SILENT),
        (20, 10, 15, Asking.YES),  # a pause that ends before it begins is none
    ],
)
def test_a_pause_or_a_holiday_stops_the_asking_and_ends_by_itself(instruments, start, end, on, asking):
    pause = Pause(day(start).date(), None if end is None else day(end).date())
    records = [*all_filled(instruments), plan.pausing(pause, own(0))]

    found = due(records, instruments, day(on))

    assert found.asking == asking
    if asking is not Asking.YES:
        assert not any(each.is_due for each in found.each)


def test_nothing_has_to_be_caught_up_after_a_holiday(instruments):
    away = plan.pausing(Pause(day(1).date(), day(50).date()), own(0))
    records = [*all_filled(instruments), away]
    back = day(51)

    assert [name for name in asked(instruments, records, back) if name in ASKED] == list(ASKED)  # once each
    answered = [filled(instruments, name, 51) for name in ASKED]
    assert not set(ASKED) & set(asked(instruments, [*records, *answered], day(52)))
    assert "weight" in asked(instruments, [*records, *answered], day(58))


def test_a_pause_counts_by_the_day_where_the_person_is(instruments):
    until_monday = plan.pausing(Pause(date(2026, 3, 1), date(2026, 3, 2)), own(-1))
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # in Amsterdam it is Tuesday

    assert due([until_monday], instruments, late).asking is Asking.PAUSED
    assert due([until_monday], instruments, late.astimezone(AMSTERDAM)).asking is Asking.YES


def test_only_the_wayfinder_means_that_nothing_is_asked_whatever_the_team_plans(instruments):
    off = plan.measuring(False, own(1))
    theirs = rhythm(instruments, "weight", 7, 2, Author.CLINICIAN)

    assert due([off, theirs], instruments, day(3)).asking is Asking.OFF
    assert asked(instruments, [off, theirs], day(3)) == []
    on = plan.measuring(True, own(4))
    assert "weight" in asked(instruments, [off, theirs, on], day(4))


@pytest.mark.parametrize(
    ("days_off", "now", "is_due", "later"),
    [
        (1, 7, False, 1),
        (1, 8, True, None),
        (3, 9, False, 3),
        (3, 10, True, None),
        (7, 13, False, 7),
        (7, 14, True, None),
        (8, 7, True, None),  # longer than can be put off: the clock was set back
        (400, 7, True, None),
        (0, 7, True, None),
    ],
)
def test_what_is_put_off_comes_back_by_itself(instruments, days_off, now, is_due, later):
    put_off = {"weight": day(7 + days_off).date()}

    found = find(instruments, all_filled(instruments), "weight", day(now), put_off)

    assert found.is_due == is_due
    assert found.later == (None if later is None else day(7 + later).date())


def test_putting_off_one_thing_leaves_the_others(instruments):
    put_off = {"weight": day(8).date()}

    assert asked(instruments, all_filled(instruments), day(7), put_off) == [
        name for name in asked(instruments, all_filled(instruments), day(7)) if name != "weight"
    ]


@pytest.mark.parametrize(
    ("rhythms", "silent_for", "asking"),
    [
        ({}, 28, Asking.YES),
        ({}, 28.1, Asking.SILENT),  # never a nag beyond 28 days
        ({}, 4000, Asking.SILENT),
        ({"weekly-check-in": 14, "weight": 14}, 35, Asking.YES),  # asked after two weeks, for three weeks
        ({"weekly-check-in": 14, "weight": 14}, 35.1, Asking.SILENT),
        ({"weekly-check-in": None, "weight": None}, 49, Asking.YES),
        ({"weekly-check-in": None, "weight": None}, 49.1, Asking.SILENT),
        ({"weekly-check-in": None, "weight": None, "alsfrs-r": 84}, 84, Asking.YES),
        ({"weekly-check-in": None, "weight": None, "alsfrs-r": 84}, 105.1, Asking.SILENT),
    ],
)
def test_who_falls_silent_is_not_asked_any_more(instruments, rhythms, silent_for, asking):
    some = {name: instruments[name] for name in ASKED}
    changes = [rhythm(instruments, name, days) for name, days in rhythms.items()]
    records = [*changes, *all_filled(instruments)]

    found = due(records, some, day(silent_for))

    assert found.asking == asking
    assert any(each.is_due for each in found.each) == (asking is Asking.YES)


@pytest.mark.parametrize(
    ("sign", "asking"),
    [
        (lambda i: filled(i, "weight", 60), Asking.YES),
        (lambda i: rhythm(i, "weight", 14, 60), Asking.YES),
        (lambda i: observation(70, about=day(60)), Asking.YES),
        (lambda i: fhir.patient("Jan", None, origin("p", day(60))), Asking.YES),  # who has just joined
        (lambda i: fhir.patient("Jan", None, origin("p", day(60), author=Author.CLINICIAN)), Asking.YES),
        (lambda i: rhythm(i, "weight", 14, 60, Author.CLINICIAN), Asking.SILENT),
        (lambda i: fhir.message("Dag", "", origin("m", day(60))), Asking.SILENT),
        (lambda i: filled(i, "weight", 62), Asking.SILENT),  # dated in the future
    ],
)
def test_a_sign_of_the_person_begins_anew(instruments, sign, asking):
    assert due([*all_filled(instruments), sign(instruments)], instruments, day(61)).asking == asking


def test_who_never_filled_in_anything_is_asked_for_28_days_after_joining(instruments):
    joined = fhir.patient("Jan", None, origin("p", day(0), author=Author.CLINICIAN))

    assert due([joined], instruments, day(28)).asking is Asking.YES
    assert due([joined], instruments, day(28.1)).asking is Asking.SILENT


def test_nobody_is_silent_who_is_asked_nothing(instruments):
    some = {"weight": instruments["weight"]}
    records = [filled(instruments, "weight"), rhythm(instruments, "weight", None)]

    assert due([*records], some, day(20)).asking is Asking.YES


DAYS = st.integers(-400, 400)
CHANGES = st.one_of(
    st.tuples(st.just("pause"), DAYS, st.none() | DAYS),
    st.tuples(st.just("measuring"), st.booleans(), st.none()),
    st.tuples(st.just("fill"), st.sampled_from(ASKED), st.none()),
    st.tuples(st.just("rhythm"), st.sampled_from(ASKED), st.sampled_from([None, 1, 7, 14, 28, 84])),
    st.tuples(st.just("team"), st.sampled_from(ASKED), st.sampled_from([None, 1, 7, 14, 28, 84])),
)


def change(instruments, number, at, kind, one, two):
    about = origin(f"r{number}", day(at))
    if kind == "pause":
        return plan.pausing(Pause(day(one).date(), None if two is None else day(two).date()), about)
    if kind == "measuring":
        return plan.measuring(one, about)
    if kind == "fill":
        return fhir.response(instruments[one], ANSWERS[one], about)
    author = Author.CLINICIAN if kind == "team" else Author.PATIENT
    every = None if two is None else timedelta(days=two)
    return plan.asking(
        plan.Plan(), instruments[one], every, origin(about.record_id, about.about, author=author)
    )


@given(
    story=st.lists(st.tuples(DAYS, CHANGES), max_size=12),
    now=DAYS,
    put_off=st.dictionaries(st.sampled_from(ASKED), DAYS),
)
def test_nothing_is_ever_due_on_a_day_of_a_pause_or_with_measuring_off(instruments, story, now, put_off):
    records = [change(instruments, n, at, *what) for n, (at, what) in enumerate(story)]
    later = {name: day(number).date() for name, number in put_off.items()}

    found = due(records, instruments, day(now), later)

    held = plan.plan(records)
    if not held.is_measuring or held.is_paused(day(now).date()):
        assert not any(each.is_due for each in found.each)
    asked_of = sum(not each.is_card for each in instruments.values())
    assert len({each.instrument_name for each in found.each}) == len(found.each) == asked_of
    assert not any(each.is_due and each.later for each in found.each)
    assert all(held.rhythm(instruments[each.instrument_name]) for each in found.each if each.is_due)


def test_only_what_is_here_is_due(instruments):
    some = {"weight": instruments["weight"]}
    unknown = QuestionnaireResponse(origin(), "https://example.org/q|1", {}, {})

    assert asked(some, [unknown, fhir.message("Dag", "", origin())], NOON) == ["weight"]
