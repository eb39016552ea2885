from datetime import timedelta

import pytest

from monitoring import fhir
from monitoring.history import standing
from monitoring.records import Author
from tests.monitoring.factories import NOON, day, origin


def message(record_id, about=NOON, **more):
    return fhir.message("Dag", "", origin(record_id, about, **more))


def ids(records):
    return [record.origin.record_id for record in standing(records)]


def test_records_stand_in_the_order_of_what_they_are_about_and_then_of_when_they_were_typed():
    records = [
        message("d", day(1)),
        message("c", day(0), entered=NOON + timedelta(hours=2)),
        message("b", day(0), entered=NOON + timedelta(hours=1)),
        message("a", day(-1), entered=day(5)),
    ]

    assert ids(records) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_what_was_replaced_no_longer_stands_in_whatever_order_it_comes(order):
    chain = {"a": message("a"), "b": message("b", replaces="a"), "c": message("c", replaces="b")}

    assert ids(chain[name] for name in order) == ["c"]


@pytest.mark.parametrize(
    ("status", "stands"),
    [
        ("completed", True),
        ("amended", True),
        ("stopped", True),
        ("in-progress", False),
        ("entered-in-error", False),
        ("not-done", False),
        ("preparation", False),
    ],
)
def test_what_was_taken_back_or_is_not_finished_does_not_stand(status, stands):
    record = fhir.from_fhir({**message("a").document, "status": status})

    assert ids([record]) == (["a"] if stands else [])


def test_a_record_is_taken_back_by_one_that_replaces_it_and_is_in_error():
    wrong = message("a")
    undone = fhir.from_fhir({**message("b", replaces="a").document, "status": "entered-in-error"})

    assert ids([wrong, undone]) == []


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_two_devices_have_what_came_at_one_moment_in_the_same_order(order):
    assert ids(message(name) for name in order) == ["a", "b"]


@pytest.mark.parametrize(
    ("first", "second", "stand"),
    [
        (Author.PATIENT, Author.PATIENT, ["b"]),
        (Author.PATIENT, Author.CARER, ["b"]),
        (Author.CARER, Author.PATIENT, ["b"]),
        (Author.CLINICIAN, Author.CLINICIAN, ["b"]),
        (Author.PATIENT, Author.CLINICIAN, ["a", "b"]),
        (Author.CLINICIAN, Author.PATIENT, ["a", "b"]),
    ],
)
def test_only_its_own_side_replaces_a_record(first, second, stand):
    assert ids([message("a", author=first), message("b", author=second, replaces="a")]) == stand


def test_a_correction_that_is_not_finished_replaces_nothing_yet():
    half = fhir.from_fhir({**message("b", replaces="a").document, "status": "in-progress"})

    assert ids([message("a"), half]) == ["a"]


def test_a_record_that_says_to_replace_itself_is_not_lost():
    assert ids([message("a", replaces="a")]) == ["a"]
