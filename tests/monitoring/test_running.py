from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.errors import MissingAnswerError, NotOfferedError, OutOfRangeError
from monitoring.instruments import asked, check, enabled
from monitoring.running import run
from tests.monitoring.engine import FHIR, choice, extension, instrument, item, when
from tests.monitoring.factories import origin

FALL = instrument(
    item(
        "fall",
        "group",
        item("hurt"),
        item("where", "string", **when("hurt", "=", True)),
        repeats=True,
    ),
    item("more", "string", **when("hurt", "=", True)),
)
SYMPTOMS = instrument(
    choice(
        "symptom",
        "pain",
        "cramps",
        item=[
            item("since", "date"),
            item("strong", "boolean", **when("symptom", "=", {"code": "pain"}, "Coding")),
        ],
        repeats=True,
    )
)
NESTED = instrument(
    item(
        "outer", "group", item("inner", "group", item("q", "integer"), repeats=True), item("p"), repeats=True
    )
)


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ({}, {"fall", "hurt"}),
        ({"hurt": True}, {"fall", "hurt", "where", "more"}),
        ({"hurt": True, "hurt#2": False}, {"fall", "hurt", "where", "fall#2", "hurt#2"}),
        ({"hurt": False, "hurt#2": True}, {"fall", "hurt", "fall#2", "hurt#2", "where#2", "more"}),
        ({"hurt#4": True}, {"fall", "hurt", "fall#4", "hurt#4", "where#4", "more"}),
        ({"fall#2": True}, {"fall", "hurt", "fall#2", "hurt#2"}),
    ],
)
def test_a_condition_looks_in_its_own_occurrence_and_from_outside_at_the_nearest(answers, keys):
    assert asked(FALL, answers) == keys


def test_a_condition_on_what_comes_later_looks_at_the_first_of_it():
    early = instrument(
        item("early", **when("q", "=", 1, "Integer")), item("g", "group", item("q", "integer"), repeats=True)
    )

    assert "early" in asked(early, {"q": 1, "q#2": 2})
    assert "early" not in asked(early, {"q": 2, "q#2": 1})


def test_occurrences_within_occurrences_keep_apart():
    answers = {"q": 1, "q#1.2": 2, "q#2.1": 3, "p#2": True}

    ran = run(NESTED, answers)
    record = fhir.response(NESTED, answers, origin())

    assert ran.answers == answers
    assert record.answers == answers
    assert fhir.from_fhir(record.document) == record
    assert ran.keys("inner") == ["inner", "inner#1.2", "inner#2.1"]


def test_items_under_a_question_are_asked_once_for_each_of_its_answers():
    answers = {"symptom": ("cramps", "pain"), "since": "2026-01", "since#2": "2026-02"}

    assert asked(SYMPTOMS, {}) == {"symptom"}
    assert asked(SYMPTOMS, answers) == {"symptom", "since", "since#2", "strong#2"}
    record = fhir.response(SYMPTOMS, answers, origin())
    assert record.answers == answers
    assert record.document["item"][0]["answer"] == [
        {
            "valueCoding": {"code": "cramps"},
            "item": [{"linkId": "since", "answer": [{"valueDate": "2026-01"}]}],
        },
        {
            "valueCoding": {"code": "pain"},
            "item": [{"linkId": "since", "answer": [{"valueDate": "2026-02"}]}],
        },
    ]


def test_items_under_a_question_wait_for_its_answer_but_a_text_does_not():
    one = instrument(item("gate", "boolean", item("why", "string"), item("note", "display")))

    assert asked(one, {"why": "x"}) == {"gate", "note"}
    assert asked(one, {"gate": False, "why": "x"}) == {"gate", "note", "why"}


@pytest.mark.parametrize(("behavior", "is_asked"), [("all", False), ("any", True)])
def test_conditions_together(behavior, is_asked):
    conditions = when("a", "=", True)["enableWhen"] + when("b", "=", True)["enableWhen"]
    read = instrument(
        item("a"),
        item("b"),
        item("c", enableWhen=conditions, enableBehavior=behavior),
        item("r", repeats=True),
    )

    assert ("c" in asked(read, {"a": True})) is is_asked
    nested = instrument(
        item("a", "boolean", item("z")), item("b"), item("c", enableWhen=conditions, enableBehavior=behavior)
    )
    assert ("c" in asked(nested, {"a": True})) is is_asked


@pytest.mark.parametrize(
    ("kind", "value", "name", "answer", "others"),
    [
        ("decimal", 2.5, "Decimal", Decimal(3), Decimal(2)),
        ("decimal", 2, "Integer", Decimal("2.5"), Decimal(2)),
        ("integer", 2, "Integer", 3, 2),
        ("date", "2026-03-01", "Date", "2026-03-02", "2026-03"),
        ("dateTime", "2026-03-02T12:00:00Z", "DateTime", "2026-03-02T14:00:00+01:00", "2026-03-02"),
        ("time", "12:00:00", "Time", "12:00:01", "11:59:59"),
        ("string", "a", "String", "b", "a"),
    ],
)
def test_more_than_is_told_of_everything_that_has_an_order(kind, value, name, answer, others):
    read = instrument(item("q", kind), item("t", **when("q", ">", value, name)))

    assert "t" in asked(read, {"q": answer})
    assert "t" not in asked(read, {"q": others})


def test_an_answer_in_other_words_meets_a_condition_on_words():
    read = instrument(choice("q", "a", kind="open-choice"), item("t", **when("q", "=", "iets", "String")))

    assert "t" in asked(read, {"q": "iets"})


def test_an_item_that_cannot_be_run_is_never_asked_and_neither_is_what_waits_for_it():
    read = instrument(
        item("file", "attachment"), item("t", **when("file")), item("u", **when("file", value=False))
    )

    assert asked(read, {"file": "x"}) == {"u"}


def test_each_question_is_enabled_once_however_often_it_is_there():
    assert [each.link_id for each in enabled(FALL, {"hurt": True, "hurt#2": True})] == [
        "hurt",
        "where",
        "more",
    ]


@pytest.mark.parametrize(
    ("answers", "error", "key"),
    [
        ({"must#2": True}, MissingAnswerError, "must"),
        ({"must": True, "may#2": True}, MissingAnswerError, "must#2"),
        ({"must": True, "must#2": 3}, NotOfferedError, "must#2"),
        ({"must": True, "g#2": True}, NotOfferedError, "g#2"),
        ({"must": True, "must#2.1": True}, NotOfferedError, "must#2.1"),
        ({"must": True, "must#2": True, "must#3": True}, OutOfRangeError, "g"),
        ({"must": True, "two": (1,)}, MissingAnswerError, "two"),
    ],
)
def test_what_is_wrong_in_an_occurrence_is_named_with_its_key(answers, error, key):
    most = [extension(FHIR + "questionnaire-maxOccurs", valueInteger=2)]
    fewest = [extension(FHIR + "questionnaire-minOccurs", valueInteger=2)]
    read = instrument(
        item("g", "group", item("must", required=True), item("may"), repeats=True, extension=most),
        item("two", "integer", repeats=True, required=True, extension=fewest),
    )

    with pytest.raises(error) as refused:
        check(read, {"two": (1, 2)} | answers)

    assert refused.value.link_id == key


def test_ten_thousand_items_run():
    chain = [item("i0")] + [item(f"i{n}", **when(f"i{n - 1}")) for n in range(1, 10_000)]
    read = instrument(*chain)

    assert len(asked(read, dict.fromkeys(read.by_id, True))) == 10_000
    assert len(asked(read, {"i0": True})) == 2


def test_a_group_that_must_be_there_has_an_answer_in_it():
    read = instrument(item("g", "group", item("h", "group", item("a")), item("b"), required=True), item("c"))

    check(read, {"b": False})
    with pytest.raises(MissingAnswerError) as refused:
        check(read, {"c": True})
    assert refused.value.link_id == "a"


def test_what_is_fixed_is_asked_of_nobody():
    read = instrument(item("a"), item("b", "string", readOnly=True, required=True))

    assert [each.link_id for each in enabled(read, {})] == ["a"]
    check(read, {})
