"""What Nabij cannot run is named, and what it can is read."""

from decimal import Decimal

import pytest

from monitoring import questionnaires
from monitoring.errors import MalformedInstrumentError
from monitoring.instruments import asked
from monitoring.items import TODAY, Limit, Option, Unit
from tests.monitoring.engine import FHIR, SDC, choice, extension, instrument, item, questionnaire, when

VALUE_SET = {"resourceType": "ValueSet", "id": "vs"}


@pytest.mark.parametrize(
    ("found", "limit"),
    [
        (item("q", "attachment"), Limit("q", "attachment")),
        (item("q", "reference"), Limit("q", "reference")),
        (item("q", "choice"), Limit("q", "no-options")),
        (item("q", "open-choice"), Limit("q", "no-options")),
        (item("q", "choice", answerValueSet="http://x/vs"), Limit("q", "outside-options", "http://x/vs")),
        (item("q", "choice", answerValueSet="#none"), Limit("q", "outside-options", "#none")),
        (item("q", modifierExtension=[{"url": "http://x/m"}]), Limit("q", "modifier", "http://x/m")),
        (item("q", extension=[{"url": FHIR + "regex"}]), Limit("q", "rule", "regex")),
        (item("q", extension=[{"url": FHIR + "cqf-expression"}]), Limit("q", "rule", "cqf-expression")),
        (item("q") | {"text": None}, Limit("q", "no-text")),
    ],
)
def test_what_cannot_be_run_is_named_by_its_item(found, limit):
    assert instrument(item("other"), found).limits == (limit,)


@pytest.mark.parametrize(
    ("more", "limit"),
    [
        ({"modifierExtension": [{"url": "http://x/m"}]}, Limit("", "modifier", "http://x/m")),
        ({"extension": [{"url": FHIR + "cqf-library"}]}, Limit("", "rule", "cqf-library")),
        ({"url": None, "id": "q"}, Limit("", "no-url")),
    ],
)
def test_what_cannot_be_run_of_the_whole_is_named_without_an_item(more, limit):
    assert instrument(item("q"), **more).limits == (limit,)


def test_other_extensions_are_about_looks_and_named_nowhere():
    assert instrument(item("q", extension=[{"url": "http://example.org/colour"}])).limits == ()


def test_an_item_that_another_expression_was_to_answer_is_not_asked_of_anybody():
    read = instrument(item("q", "integer", extension=[{"url": FHIR + "cqf-expression"}], required=True))

    assert asked(read, {}) == set()


def test_a_questionnaire_that_says_nothing_of_itself_is_known_by_what_it_has():
    read = instrument(item("q"), url=None, version=None, id="q7", copyright="© Somebody")

    assert (read.url, read.canonical, read.name) == ("Questionnaire/q7", "Questionnaire/q7", "q7")
    assert (read.wording, read.license, read.source) == ("unknown", "unknown", "")
    assert read.copyright == "© Somebody"
    assert read.title == {"nl": "q7"}


def test_words_that_are_missing_in_a_language_are_those_in_which_it_was_written():
    read = instrument(item("q"), language="en", title="Small")

    assert read.title["nl"] == "Small"
    assert read.item("q").text.get("nl", "") == "q"
    assert read.item("q").explanation.get("nl", "-") == "-"
    assert read.item("q").explanation["nl"] == ""


@pytest.mark.parametrize(
    ("value_set", "codes"),
    [
        (
            {"compose": {"include": [{"system": "urn:x", "concept": [{"code": "a"}, {"code": "b"}]}]}},
            ["a", "b"],
        ),
        (
            {
                "expansion": {
                    "contains": [
                        {
                            "system": "urn:x",
                            "code": "all",
                            "abstract": True,
                            "contains": [{"system": "urn:x", "code": "a"}],
                        },
                        {"system": "urn:x", "code": "b"},
                    ]
                }
            },
            ["a", "b"],
        ),
    ],
)
def test_a_contained_value_set_offers_its_concepts(value_set, codes):
    read = instrument(item("q", "choice", answerValueSet="#vs"), contained=[VALUE_SET | value_set])

    assert [option.code for option in read.item("q").options] == codes
    assert {option.system for option in read.item("q").options} == {"urn:x"}


def test_the_concepts_of_a_value_set_bring_their_translations():
    concept = {
        "code": "a",
        "display": "Yes",
        "designation": [{"language": "nl", "value": "Ja"}, {"value": "?"}],
    }
    value_set = VALUE_SET | {"compose": {"include": [{"concept": [concept]}]}}

    read = instrument(item("q", "choice", answerValueSet="#vs"), contained=[value_set], language="en")

    assert read.item("q").options[0].text == {"en": "Yes", "nl": "Ja"}


@pytest.mark.parametrize(
    ("kind", "values", "options"),
    [
        ("choice", {"valueInteger": 3}, Option("3", None, {"nl": "3"}, {}, kind="Integer")),
        ("integer", {"valueInteger": 3}, Option("3", None, {"nl": "3"}, {}, kind="Integer")),
        ("date", {"valueDate": "2026"}, Option("2026", None, {"nl": "2026"}, {}, kind="Date")),
        ("time", {"valueTime": "12:00:00"}, Option("12:00:00", None, {"nl": "12:00:00"}, {}, kind="Time")),
        ("string", {"valueString": "ja"}, Option("ja", None, {"nl": "ja"}, {}, kind="String")),
        ("question", {"valueCoding": {"code": "a"}}, Option("a", None, {"nl": "a"}, {})),
    ],
)
def test_an_option_may_be_of_any_type(kind, values, options):
    read = instrument(item("q", kind, answerOption=[values]))

    assert read.item("q").kind == "choice"
    assert read.item("q").options == (options,)
    assert read.item("q").option(options.answer) == options


def test_what_a_phone_can_use_of_the_looks_is_kept():
    control = {"coding": [{"system": "x", "code": "slider"}]}
    help_ = {"coding": [{"code": "help"}]}
    item_control = FHIR + "questionnaire-itemControl"
    units = [
        extension(
            FHIR + "questionnaire-unitOption", valueCoding={"system": "u", "code": code, "display": text}
        )
        for code, text in (("mo", "months"), ("a", "years"))
    ]
    excluding = {
        "valueCoding": {"code": "none"},
        "extension": [extension(FHIR + "questionnaire-optionExclusive", valueBoolean=True)],
    }
    read = instrument(
        item("s", "integer", prefix="2.a", extension=[extension(item_control, valueCodeableConcept=control)]),
        item("d", "quantity", extension=units),
        item(
            "c",
            "choice",
            answerOption=[excluding],
            extension=[
                extension(FHIR + "questionnaire-choiceOrientation", valueCode="horizontal"),
                extension(item_control, valueCodeableConcept={}),
            ],
        ),
        item(
            "h",
            "boolean",
            {
                "linkId": "h1",
                "type": "display",
                "text": "One",
                "extension": [extension(item_control, valueCodeableConcept=help_)],
            },
            {
                "linkId": "h2",
                "type": "display",
                "text": "Two",
                "extension": [extension(item_control, valueCodeableConcept=help_)],
            },
            {"type": "display", "text": "Three"},
            readOnly=True,
            maxLength=5,
        ),
    )

    assert (read.item("s").control, read.item("s").prefix) == ("slider", "2.a")
    assert read.item("d").units == (Unit("mo", "months", "u"), Unit("a", "years", "u"))
    assert read.item("c").is_row
    assert read.item("c").options[0].excludes
    assert read.item("h").explanation == {"nl": "One\nTwo"}
    assert [inner.link_id for inner in read.item("h").items] == ["h, text 3"]
    assert (read.item("h").read_only, read.item("h").longest) == (True, 5)


@pytest.mark.parametrize(
    ("kind", "name", "bound", "least", "earliest"),
    [
        ("integer", FHIR + "minValue", {"valueInteger": 3}, Decimal(3), None),
        ("quantity", SDC + "minQuantity", {"valueQuantity": {"value": 3, "code": "kg"}}, Decimal(3), None),
        ("date", FHIR + "minValue", {"valueDate": "2026-03-02"}, None, "2026-03-02"),
    ],
)
def test_a_least_is_a_number_or_a_day(kind, name, bound, least, earliest):
    read = instrument(item("q", kind, extension=[extension(name, **bound)])).item("q")

    assert (read.least, read.earliest) == (least, earliest)


def test_the_day_itself_may_be_the_latest():
    today = {
        "url": FHIR + "cqf-calculatedValue",
        "valueExpression": {"language": "text/fhirpath", "expression": "today()"},
    }

    read = instrument(
        item("q", "date", extension=[extension(FHIR + "maxValue", _valueDate={"extension": [today]})])
    )

    assert read.item("q").latest == TODAY


def deep(levels):
    found = item("q")
    for number in range(levels):
        found = item(f"g{number}", "group", found)
    return found


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (questionnaire(deep(50)), "item g0 has items more than 50 levels deep"),
        (questionnaire(deep(500)), "item g450 has items more than 50 levels deep"),
        (
            questionnaire(item("q", "boolean", extension=[extension(FHIR + "minValue", valueInteger=3)])),
            "item q has a minValue",
        ),
        (
            questionnaire(item("q", "date", extension=[extension(FHIR + "maxValue", valueInteger=3)])),
            "item q has a minValue",
        ),
        (
            questionnaire(item("q", "date", extension=[extension(FHIR + "maxValue", valueBoolean=True)])),
            "item q.maxValue is missing",
        ),
        (
            questionnaire(item("q", "string", answerOption=[{"valueInteger": 3}])),
            "item q has options that are not of its type",
        ),
        (
            questionnaire(choice("q", "a", kind="open-choice"), item("t", **when("q", "=", True))),
            "item t.enableWhen compares with an answer",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(document, message):
    with pytest.raises(MalformedInstrumentError) as refused:
        questionnaires.parse(document)

    assert str(refused.value).startswith(message)


def test_fifty_levels_run():
    assert len(asked(instrument(deep(49)), {})) == 50
