from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import instruments as run
from monitoring.errors import (
    AnswerError,
    MissingAnswerError,
    NotANumberError,
    NotOfferedError,
    OutOfRangeError,
    TooPreciseError,
    UnknownInstrumentError,
)
from monitoring.items import Condition, Item
from tests.monitoring.factories import points

KILOGRAMS = Item("weight", "decimal", {}, {}, least=Decimal(20), most=Decimal(300), unit="kg")
WHOLE = Item("well-being", "integer", {}, {}, least=Decimal(0), most=Decimal(10))
TEXT = Item("words", "text", {}, {})


def shown(instrument, answers):
    return [item.link_id for item in run.enabled(instrument, answers)]


def test_the_alsfrs_r_asks_twelve_questions_whatever_the_gastrostomy(alsfrs_r):
    without = shown(alsfrs_r, {})
    with_one = shown(alsfrs_r, {"gastrostomy": True})

    assert without == [
        "speech",
        "salivation",
        "swallowing",
        "handwriting",
        "cutting",
        "dressing",
        "turning",
        "walking",
        "stairs",
        "dyspnea",
        "orthopnea",
        "ventilation",
    ]
    assert with_one == [*without[:4], "cutting-gastrostomy", *without[5:]]
    assert shown(alsfrs_r, {"gastrostomy": False}) == without


def test_a_weight_is_asked_unless_weighing_is_impossible(instruments):
    asked = ["weight", "cannot-weigh", "wheelchair"]

    assert shown(instruments["weight"], {}) == asked
    assert shown(instruments["weight"], {"cannot-weigh": False}) == asked
    assert shown(instruments["weight"], {"cannot-weigh": True}) == ["cannot-weigh"]


def test_with_a_wheelchair_two_weights_are_asked_instead(instruments):
    assert shown(instruments["weight"], {"wheelchair": True}) == [
        "cannot-weigh",
        "wheelchair",
        "gross-weight",
        "tare",
    ]


@pytest.mark.parametrize(
    ("operator", "expected", "answer", "holds"),
    [
        ("=", True, True, True),
        ("=", True, False, False),
        ("=", True, None, False),
        ("=", True, 1, False),
        ("=", "a", "a", True),
        ("=", 3, 3, True),
        ("=", 1, True, False),
        ("!=", True, None, True),
        ("!=", True, False, True),
        ("!=", True, True, False),
        ("exists", True, None, False),
        ("exists", True, "a", True),
        ("exists", False, None, True),
        ("exists", False, 0, False),
    ],
)
def test_a_condition_holds_as_fhir_says(operator, expected, answer, holds):
    assert Condition("q", operator, expected).holds(answer) is holds


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("weekly-check-in", {"well-being": 0}),
        ("weekly-check-in", {"well-being": 10, "contact": True}),
        ("weight", {"weight": Decimal("20")}),
        ("weight", {"weight": 300, "cannot-weigh": False}),
        ("weight", {"cannot-weigh": True}),
        ("weight", {"cannot-weigh": True, "weight": Decimal(720)}),  # no longer asked, so it does not matter
        ("alsfrs-r", points(0)),
        ("alsfrs-r", points(4, gastrostomy=True)),
        ("alsfrs-r", points(4, gastrostomy=True) | {"cutting": "cutting-4"}),
    ],
)
def test_complete_answers_are_taken(instruments, name, answers):
    run.check(instruments[name], answers)


@pytest.mark.parametrize(
    ("name", "answers", "error", "link_id"),
    [
        ("weekly-check-in", {}, MissingAnswerError, "well-being"),
        ("weekly-check-in", {"well-being": 11}, OutOfRangeError, "well-being"),
        ("weekly-check-in", {"well-being": -1}, OutOfRangeError, "well-being"),
        ("weekly-check-in", {"well-being": True}, NotOfferedError, "well-being"),
        ("weekly-check-in", {"well-being": Decimal(7)}, NotOfferedError, "well-being"),
        ("weekly-check-in", {"well-being": 7, "contact": 1}, NotOfferedError, "contact"),
        ("weekly-check-in", {"well-being": 7, "mood": 1}, NotOfferedError, "mood"),
        ("weight", {}, MissingAnswerError, "weight"),
        ("weight", {"cannot-weigh": False}, MissingAnswerError, "weight"),
        ("weight", {"weight": Decimal("19.9")}, OutOfRangeError, "weight"),
        ("weight", {"weight": Decimal(720)}, OutOfRangeError, "weight"),
        ("weight", {"weight": Decimal("NaN")}, NotOfferedError, "weight"),
        ("weight", {"weight": "72,5"}, NotOfferedError, "weight"),
        ("weight", {"weight": True}, NotOfferedError, "weight"),
        ("alsfrs-r", points(4, stairs=None), MissingAnswerError, "stairs"),
        ("alsfrs-r", points(4, stairs=5), NotOfferedError, "stairs"),
        ("alsfrs-r", points(4) | {"speech": "stairs-4"}, NotOfferedError, "speech"),
        ("alsfrs-r", points(4) | {"speech": 4}, NotOfferedError, "speech"),
        ("alsfrs-r", points(4) | {"gastrostomy": True}, MissingAnswerError, "cutting-gastrostomy"),
        ("alsfrs-r", points(4) | {"bulbar": "bulbar-4"}, NotOfferedError, "bulbar"),
    ],
)
def test_an_answer_that_cannot_be_saved_is_refused_with_its_item(instruments, name, answers, error, link_id):
    with pytest.raises(error) as refused:
        run.check(instruments[name], answers)

    assert refused.value.link_id == link_id


def test_free_text_is_text():
    run.check_answer(TEXT, "moe")

    with pytest.raises(NotOfferedError):
        run.check_answer(TEXT, 7)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("72,5", "72.5"),
        ("72.5", "72.5"),
        ("72", "72"),
        (" 72,50 kg ", "72.50"),
        ("72,5kg", "72.5"),
        ("+72", "72"),
        ("020", "20"),
        ("300", "300"),
    ],
)
def test_a_weight_is_read_as_people_type_it(typed, read):
    assert run.read_number(typed, KILOGRAMS) == Decimal(read)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "kg",
        "zwaar",
        "72,5,5",
        "7 2",
        "1.072,5",
        "7e1",
        "٧٢",
        "½",
        "72,",
        ",5",
        "72,5 lb",
        "NaN",
        "72-5",
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(NotANumberError):
        run.read_number(typed, KILOGRAMS)


@pytest.mark.parametrize("typed", ["720", "19,9", "0", "-72", "300,1", "725"])
def test_a_number_out_of_range_is_refused(typed):
    with pytest.raises(OutOfRangeError):
        run.read_number(typed, KILOGRAMS)


def test_a_whole_number_has_no_fraction():
    assert run.read_number("7", WHOLE) == 7
    assert run.read_number("7,0", WHOLE) == 7
    with pytest.raises(NotANumberError):
        run.read_number("7,5", WHOLE)


@given(st.text())
def test_whatever_is_typed_is_a_number_in_range_or_refused(typed):
    try:
        value = run.read_number(typed, KILOGRAMS)
    except AnswerError:
        return

    assert 20 <= value <= 300


@pytest.mark.parametrize(
    "canonical",
    ["https://nabij.nl/fhir/Questionnaire/weight|1.1.0", "https://nabij.nl/fhir/Questionnaire/weight"],
)
def test_an_instrument_is_found_by_its_canonical(instruments, canonical):
    assert run.find(instruments, canonical).name == "weight"


@pytest.mark.parametrize("canonical", ["weight", "https://nabij.nl/fhir/Questionnaire/weight|2.0.0", ""])
def test_an_instrument_that_is_not_here_is_named(instruments, canonical):
    with pytest.raises(UnknownInstrumentError) as refused:
        run.find(instruments, canonical)

    assert str(refused.value) == canonical


def test_an_item_is_found_by_its_link_id(alsfrs_r):
    assert alsfrs_r.item("speech").options[0].points == 4
    with pytest.raises(KeyError):
        alsfrs_r.item("smell")


def test_a_number_has_no_more_decimals_than_its_item():
    tenths = Item("weight", "decimal", {}, {}, decimals=1)

    assert run.read_number("72,50", tenths) == Decimal("72.5")
    with pytest.raises(TooPreciseError):
        run.read_number("72,55", tenths)
