from contextlib import suppress
from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import instruments as run
from monitoring import questionnaires
from monitoring.errors import MalformedInstrumentError
from monitoring.items import Item, Option, Unit

OWN = "https://nabij.nl/fhir/StructureDefinition/"
FHIR = "http://hl7.org/fhir/StructureDefinition/"


def lang(url, language, text):
    return {
        "url": url,
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
    }


YES_NO = {"linkId": "gate", "type": "boolean"}
COUNT = {"linkId": "count", "type": "integer"}
CHOICE = {
    "linkId": "pick",
    "type": "choice",
    "answerOption": [{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}}],
}


def questionnaire(*items, **more):
    return {
        "resourceType": "Questionnaire",
        "extension": [
            {"url": OWN + "wording", "valueCode": "own"},
            {"url": OWN + "license", "valueCode": "Apache-2.0"},
            {"url": FHIR + "cqf-citation", "valueString": "Somebody 1999"},
            lang(OWN + "recall", "nl", "nu"),
        ],
        "url": "https://example.org/Questionnaire/small",
        "version": "1",
        "item": list(items),
    } | more


def text(link_id, *conditions, behavior=None):
    conditions = [
        {"question": question, "operator": operator, kind: answer}
        for question, operator, kind, answer in conditions
    ]
    item = {"linkId": link_id, "type": "text", "enableWhen": conditions}
    return item | ({"enableBehavior": behavior} if behavior else {})


def test_every_field_of_an_instrument_is_read():
    item = {
        "linkId": "speech",
        "type": "choice",
        "text": "Hoe gaat het praten?",
        "_text": {"extension": [lang(FHIR + "translation", "en", "How is talking?")]},
        "required": True,
        "code": [{"system": "urn:x", "code": "1"}],
        "extension": [
            lang(OWN + "explanation", "nl", "Vergelijk."),
            lang(OWN + "explanation", "en", "Compare."),
        ],
        "answerOption": [
            {
                "extension": [
                    lang(OWN + "explanation", "nl", "Zoals vroeger."),
                    {"url": FHIR + "ordinalValue", "valueDecimal": 4},
                ],
                "valueCoding": {
                    "system": "urn:y",
                    "code": "s4",
                    "display": "Gewoon",
                    "_display": {"extension": [lang(FHIR + "translation", "en", "As usual")]},
                },
            },
            {"valueCoding": {"code": "s3", "extension": [{"url": FHIR + "itemWeight", "valueDecimal": 3.0}]}},
        ],
    }
    number = {
        "linkId": "weight",
        "type": "decimal",
        "extension": [
            {"url": FHIR + "minValue", "valueDecimal": 20.5},
            {"url": FHIR + "maxValue", "valueInteger": 300},
            {"url": FHIR + "questionnaire-unit", "valueCoding": {"code": "kg"}},
            {"url": FHIR + "questionnaire-hidden", "valueBoolean": True},
        ],
    }
    group = {
        "linkId": "group",
        "type": "group",
        "item": [item, number, {"linkId": "note", "type": "display"}],
    }

    read = questionnaires.parse(questionnaire(group, {"linkId": "words", "type": "string"}, title="Klein"))

    speech = Item(
        "speech",
        "choice",
        {"nl": "Hoe gaat het praten?", "en": "How is talking?"},
        {"nl": "Vergelijk.", "en": "Compare."},
        options=(
            Option("s4", 4, {"nl": "Gewoon", "en": "As usual"}, {"nl": "Zoals vroeger."}, "urn:y"),
            Option("s3", 3, {"nl": "s3"}, {}),
        ),
        required=True,
        code="urn:x|1",
    )
    limits = {"least": Decimal("20.5"), "most": Decimal(300)}
    weight = Item("weight", "decimal", {}, {}, **limits, unit="kg", hidden=True, units=(Unit("kg", "kg"),))
    assert read.items == (
        Item("group", "group", {}, {}, items=(speech, weight, Item("note", "display", {}, {}))),
        Item("words", "text", {}, {}),
    )
    assert list(read.by_id) == ["group", "speech", "weight", "note", "words"]
    assert (read.canonical, read.name) == ("https://example.org/Questionnaire/small|1", "small")
    assert (read.wording, read.license, read.source) == ("own", "Apache-2.0", "Somebody 1999")
    assert (read.title, read.description, read.recall) == ({"nl": "Klein"}, {}, {"nl": "nu"})
    assert [item.link_id for item in run.enabled(read, {})] == ["speech", "words"]


def test_the_language_of_the_document_is_the_language_of_its_words():
    assert questionnaires.parse(questionnaire(YES_NO, title="Small", language="en")).title == {"en": "Small"}


@pytest.mark.parametrize(
    ("item", "answers", "is_shown"),
    [
        (text("t", ("gate", "=", "answerBoolean", True)), {"gate": True}, True),
        (text("t", ("gate", "=", "answerBoolean", True)), {"gate": False}, False),
        (text("t", ("pick", "=", "answerCoding", {"code": "a"})), {"pick": "a"}, True),
        (text("t", ("pick", "!=", "answerCoding", {"code": "a"})), {"pick": "b"}, True),
        (text("t", ("count", "=", "answerInteger", 3)), {"count": 3}, True),
        (text("t", ("count", "exists", "answerBoolean", True)), {}, False),
        (
            text("t", ("gate", "=", "answerBoolean", True), ("count", "=", "answerInteger", 3)),
            {"gate": True},
            False,
        ),
        (
            text(
                "t", ("gate", "=", "answerBoolean", True), ("count", "=", "answerInteger", 3), behavior="any"
            ),
            {"gate": True},
            True,
        ),
        (
            text(
                "t", ("gate", "=", "answerBoolean", True), ("count", "=", "answerInteger", 3), behavior="any"
            ),
            {},
            False,
        ),
    ],
)
def test_an_item_is_asked_when_its_conditions_hold(item, answers, is_shown):
    read = questionnaires.parse(questionnaire(item, YES_NO, COUNT, CHOICE))

    assert ("t" in run.asked(read, answers)) is is_shown


def test_an_answer_to_a_question_that_is_not_asked_decides_nothing():
    chain = [
        text("last", ("middle", "exists", "answerBoolean", True)),
        text("middle", ("gate", "=", "answerBoolean", True)),
        YES_NO,
    ]
    read = questionnaires.parse(questionnaire(*chain))

    assert run.asked(read, {"gate": False, "middle": "filled before"}) == {"gate"}
    assert run.asked(read, {"gate": True, "middle": "filled before"}) == {"gate", "middle", "last"}


def test_a_group_that_is_not_asked_takes_its_items_along():
    group = text("group", ("gate", "=", "answerBoolean", True)) | {"type": "group", "item": [COUNT]}
    read = questionnaires.parse(questionnaire(YES_NO, group))

    assert run.asked(read, {}) == {"gate"}
    assert run.asked(read, {"gate": True}) == {"gate", "group", "count"}


def changed(**more):
    return questionnaire(YES_NO) | more


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"resourceType": "Patient"}, "not a Questionnaire"),
        (changed(url=None), "Questionnaire.url is missing"),
        (changed(version=1), "Questionnaire.version is not text"),
        (
            changed(extension=[{"url": OWN + "wording", "valueCode": "official"}]),
            "Questionnaire.wording is none of own, validated",
        ),
        (changed(item={}), "Questionnaire.item is not a list"),
        (changed(item=[]), "Questionnaire.item is missing"),
        (questionnaire({"type": "boolean"}), "an item of Questionnaire.linkId is missing"),
        (questionnaire({"linkId": "a"}), "item a.type is missing"),
        (questionnaire({"linkId": "a", "type": "coding"}), "item a.type is none of"),
        (questionnaire(YES_NO, YES_NO), "item gate is there twice"),
        (
            questionnaire(YES_NO | {"answerOption": CHOICE["answerOption"]}),
            "item gate has options that are not of its type",
        ),
        (questionnaire({"linkId": "a", "type": "group"}), "item a is a group without items"),
        (
            questionnaire({"linkId": "a", "type": "display", "item": [COUNT]}),
            "item a is a text to show and has items",
        ),
        (questionnaire(YES_NO | {"linkId": "a#2"}), "item a#2 has a # in its linkId"),
        (questionnaire(YES_NO | {"required": "yes"}), "item gate.required is not true or false"),
        (
            questionnaire(CHOICE | {"answerOption": [{"valueReference": {}}]}),
            "item pick.answerOption.valueReference is not something to choose",
        ),
        (
            questionnaire(CHOICE | {"answerOption": [{}]}),
            "item pick.answerOption.valueCoding is missing",
        ),
        (
            questionnaire(CHOICE | {"answerOption": CHOICE["answerOption"][:1] * 2}),
            "item pick offers the same code twice",
        ),
        (
            questionnaire(
                CHOICE
                | {
                    "answerOption": [
                        {
                            "valueCoding": {"code": "a"},
                            "extension": [{"url": FHIR + "ordinalValue", "valueDecimal": 1}],
                        },
                        {"valueCoding": {"code": "b"}},
                    ]
                }
            ),
            "item pick has options with points and options without",
        ),
        (
            questionnaire(
                CHOICE
                | {
                    "answerOption": [
                        {
                            "valueCoding": {"code": "a"},
                            "extension": [{"url": FHIR + "ordinalValue", "valueDecimal": 1.5}],
                        }
                    ]
                }
            ),
            "item pick, option a has points that are not a whole number",
        ),
        (
            questionnaire(COUNT | {"extension": [{"url": FHIR + "minValue"}]}),
            "item count.minValue is missing",
        ),
        (
            questionnaire(COUNT | {"extension": [{"url": OWN + "explanation"}]}),
            "item count has no lang",
        ),
        (
            questionnaire(text("t", ("nowhere", "=", "answerBoolean", True))),
            "item t.enableWhen asks for an item that is not a question here",
        ),
        (
            questionnaire(
                text("t", ("g", "exists", "answerBoolean", True)),
                {"linkId": "g", "type": "group", "item": [COUNT]},
            ),
            "item t.enableWhen asks for an item that is not a question here",
        ),
        (
            questionnaire(YES_NO, text("t", ("gate", ">", "answerBoolean", True))),
            "item t.enableWhen asks for more or less where there is only the same",
        ),
        (
            questionnaire(YES_NO, text("t", ("gate", "~", "answerBoolean", True))),
            "item t.enableWhen.operator is none of exists, =, !=, >, <, >=, <=",
        ),
        (
            questionnaire(YES_NO, text("t", ("gate", "=", "answerInteger", 1))),
            "item t.enableWhen compares with an answer that its question cannot have",
        ),
        (
            questionnaire(CHOICE, text("t", ("pick", "=", "answerCoding", {"code": "c"}))),
            "item t.enableWhen compares with an answer that its question cannot have",
        ),
        (
            questionnaire(CHOICE, text("t", ("pick", "exists", "answerCoding", {"code": "a"}))),
            "item t.enableWhen compares with an answer that its question cannot have",
        ),
        (
            questionnaire(YES_NO, text("t", ("gate", "=", "answerString", "yes"))),
            "item t.enableWhen compares with an answer that its question cannot have",
        ),
        (
            questionnaire(YES_NO, text("t", ("gate", "=", "answerReference", {}))),
            "item t.enableWhen compares with no answer",
        ),
        (
            questionnaire(
                text("a", ("b", "exists", "answerBoolean", True)),
                text("b", ("a", "exists", "answerBoolean", True)),
            ),
            "what decides about an item runs in a circle: ",
        ),
        (
            questionnaire(
                {
                    "linkId": "g",
                    "type": "group",
                    "item": [YES_NO],
                    "enableWhen": [{"question": "gate", "operator": "=", "answerBoolean": True}],
                }
            ),
            "what decides about an item runs in a circle: ",
        ),
    ],
)
def test_a_questionnaire_that_cannot_be_run_is_refused_with_its_item(document, message):
    with pytest.raises(MalformedInstrumentError) as refused:
        questionnaires.parse(document)

    assert str(refused.value).startswith(message)


@given(
    path=st.lists(st.integers(0, 9), min_size=1, max_size=8),
    replacement=st.none() | st.integers() | st.text() | st.just([]) | st.just({}),
)
def test_whatever_is_wrong_in_a_questionnaire_has_a_name(path, replacement):
    document = deepcopy(
        questionnaire(YES_NO, CHOICE, text("t", ("gate", "=", "answerBoolean", True)), title="Klein")
    )
    place = document
    for left, step in enumerate(reversed(path)):
        keys = list(place) if isinstance(place, dict) else range(len(place))
        if not keys:
            break
        key = keys[step % len(keys)]
        if left == len(path) - 1 or not isinstance(place[key], dict | list):
            place[key] = replacement
            break
        place = place[key]

    with suppress(MalformedInstrumentError):
        assert questionnaires.parse(document).items
