from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from monitoring import fhir
from monitoring.answers import read_answers
from monitoring.errors import MalformedRecordError
from monitoring.items import Item, Option
from monitoring.records import Other, Quantity
from tests.monitoring.engine import FHIR, choice, instrument, item
from tests.monitoring.factories import document, origin, points


def test_an_answer_to_a_question_that_is_not_asked_is_left_out(alsfrs_r):
    both = points(3, gastrostomy=True) | {"cutting": "cutting-2"}

    made = fhir.response(alsfrs_r, both, origin())

    assert "cutting" not in made.answers
    assert made.answers["cutting-gastrostomy"] == "cutting-gastrostomy-3"


def test_a_choice_without_a_system_and_free_text_are_written_too(alsfrs_r):
    moved = replace(alsfrs_r.item("speech"), options=(Option("good", None, {}, {}),))
    words = Item("words", "text", {}, {})
    small = replace(alsfrs_r, items=(moved, words), order=((moved, None), (words, None)))

    made = fhir.response(small, {"speech": "good", "words": "moe"}, origin())

    assert made.document["item"] == [
        {"linkId": "speech", "answer": [{"valueCoding": {"code": "good"}}]},
        {"linkId": "words", "answer": [{"valueString": "moe"}]},
    ]


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ({"valueCoding": {"code": "speech-4"}}, "speech-4"),
        ({"valueCoding": {"display": "no code"}}, None),
        ({"valueBoolean": False}, False),
        ({"valueInteger": 7}, 7),
        ({"valueDecimal": 72.5}, Decimal("72.5")),
        ({"valueDecimal": 72}, Decimal(72)),
        ({"valueQuantity": {"value": 72.5, "unit": "kg"}}, Quantity(Decimal("72.5"), "kg")),
        ({"valueQuantity": {"value": 72.5, "unit": "kilo", "code": "kg"}}, Quantity(Decimal("72.5"), "kg")),
        ({"valueQuantity": {"unit": "kg"}}, None),
        ({"valueString": "moe"}, "moe"),
        ({"valueDate": "2026-03-02"}, "2026-03-02"),
        ({"valueReference": {"reference": "Patient/1"}}, None),
        ({"extension": []}, None),
    ],
)
def test_each_type_of_answer_is_read_or_carried(answer, read):
    record = fhir.from_fhir(document("QuestionnaireResponse", item=[{"linkId": "a", "answer": [answer]}]))

    assert record.answers == ({} if read is None else {"a": read})


def test_answers_are_found_in_groups_and_under_answers_in_their_order():
    inner = {"linkId": "c", "answer": [{"valueInteger": 3}]}
    items = [
        {"linkId": "g", "item": [{"linkId": "a", "answer": [{"valueInteger": 1}]}, {"linkId": "nothing"}]},
        {"linkId": "b", "answer": [{"valueInteger": 2, "item": [inner]}]},
        {"linkId": "d", "answer": [{"valueInteger": 4}]},
    ]

    record = fhir.from_fhir(document("QuestionnaireResponse", item=items))

    assert list(record.answers.items()) == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]


@pytest.mark.parametrize(
    "items",
    [
        [{"linkId": "a", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]}],
        [{"linkId": "a", "answer": [{"valueInteger": 1}]}, {"linkId": "a", "answer": [{"valueInteger": 2}]}],
    ],
)
def test_an_item_that_was_answered_twice_has_two_answers(items):
    assert fhir.from_fhir(document("QuestionnaireResponse", item=items)).answers == {"a": (1, 2)}


def test_items_nested_a_thousand_deep_are_read():
    item: dict[str, Any] = {"linkId": "deep", "answer": [{"valueInteger": 1}]}
    for _ in range(1000):
        item = {"linkId": "group", "item": [item]}

    assert fhir.from_fhir(document("QuestionnaireResponse", item=[item])).answers == {"deep": 1}


def test_words_beside_the_options_are_told_from_an_option_by_their_instrument():
    read = instrument(
        choice("q", "a", kind="open-choice"),
        item("w", "open-choice", answerOption=[{"valueString": "ja"}]),
    )
    answers = [
        {"linkId": "q", "answer": [{"valueString": "iets"}]},
        {"linkId": "w", "answer": [{"valueString": "ja"}]},
    ]
    elsewhere = document("QuestionnaireResponse", item=answers)

    assert read_answers(elsewhere) == {"q": "iets", "w": "ja"}
    assert read_answers(elsewhere, read) == {"q": Other("iets"), "w": "ja"}


def test_each_type_of_option_and_unit_is_written_as_it_was_offered():
    months = {"system": "http://unitsofmeasure.org", "code": "mo", "display": "months"}
    read = instrument(
        item("n", "integer", answerOption=[{"valueInteger": 3}]),
        item("t", "choice", answerOption=[{"valueString": "ja"}]),
        item("u", "quantity", extension=[{"url": FHIR + "questionnaire-unit", "valueCoding": months}]),
        item("f", "quantity"),
        item("g", "quantity"),
    )
    answers = {
        "n": 3,
        "t": "ja",
        "u": Quantity(Decimal("1.5"), "mo"),
        "f": Quantity(Decimal(2), "weken"),
        "g": Quantity(Decimal(2), ""),
    }

    made = fhir.response(read, answers, origin())

    assert [each["answer"] for each in made.document["item"]] == [
        [{"valueInteger": 3}],
        [{"valueString": "ja"}],
        [
            {
                "valueQuantity": {
                    "value": 1.5,
                    "unit": "months",
                    "system": "http://unitsofmeasure.org",
                    "code": "mo",
                }
            }
        ],
        [{"valueQuantity": {"value": 2.0, "unit": "weken"}}],
        [{"valueQuantity": {"value": 2.0}}],
    ]
    assert made.answers == answers


def test_an_answer_without_a_link_id_is_refused():
    with pytest.raises(MalformedRecordError, match="linkId is missing"):
        read_answers(document("QuestionnaireResponse", item=[{"answer": [{"valueInteger": 1}]}]))


def test_a_response_from_elsewhere_gets_its_keys_from_its_instrument():
    read = instrument(
        item("outer", "group", item("inner", "group", item("q", "integer"), repeats=True), repeats=True),
        item("n", "integer", repeats=True),
    )
    inner = [{"linkId": "inner", "item": [{"linkId": "q", "answer": [{"valueInteger": n}]}]} for n in (1, 2)]
    elsewhere = document(
        "QuestionnaireResponse",
        item=[{"linkId": "outer", "item": inner}, {"linkId": "n", "answer": [{"valueInteger": 7}]}],
    )

    assert read_answers(elsewhere) == {"q": 1, "q#2": 2, "n": 7}
    assert read_answers(elsewhere, read) == {"q": 1, "q#1.2": 2, "n": (7,)}


def test_an_item_in_two_places_has_the_answers_of_both():
    groups = [{"linkId": g, "item": [{"linkId": "a", "answer": [{"valueInteger": 1}]}]} for g in ("g", "h")]

    assert read_answers(document("QuestionnaireResponse", item=groups)) == {"a": (1, 1)}


def test_unknown_extensions_and_fields_survive():
    strange = {
        "linkId": "a",
        "answer": [{"valueInteger": 1}],
        "extension": [{"url": "urn:x", "valueCode": "y"}],
    }
    elsewhere = document(
        "QuestionnaireResponse", item=[strange], extension=[{"url": "urn:z", "valueCode": "y"}]
    )

    assert fhir.to_fhir(fhir.from_fhir(elsewhere)) == elsewhere
