from monitoring.forms import Heading, form
from tests.monitoring.engine import instrument, item, when

FORM = instrument(
    item("welcome", "display"),
    item(
        "fall",
        "group",
        item("tell", "display"),
        item("hurt"),
        item("where", "string", **when("hurt", "=", True)),
        repeats=True,
    ),
    item("gate", "boolean", item("why", "string"), item("note", "display")),
    item(
        "secret",
        extension=[
            {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}
        ],
    ),
    item("fixed", "string", readOnly=True),
    item("thanks", "display"),
)


def told(answers):
    return [
        (question.key, [heading.key for heading in question.headings], [note.key for note in question.notes])
        for question in form(FORM, answers).questions
    ]


def test_a_form_asks_in_the_order_of_the_document_with_what_is_to_be_read_before():
    assert told({}) == [("hurt", ["fall"], ["welcome", "tell"]), ("gate", [], [])]
    assert told({"hurt": True, "hurt#2": False, "gate": True}) == [
        ("hurt", ["fall"], ["welcome", "tell"]),
        ("where", ["fall"], []),
        ("hurt#2", ["fall#2"], ["tell#2"]),
        ("gate", [], []),
        ("why", [], []),
    ]


def test_a_form_closes_with_what_nobody_has_to_answer():
    assert [note.key for note in form(FORM, {}).closing] == ["note", "thanks"]
    closing = form(FORM, {"fixed": "x", "secret": True}).closing
    assert [(note.key, note.answer) for note in closing] == [("note", None), ("fixed", "x"), ("thanks", None)]


def test_an_occurrence_is_added_by_its_key_and_counted():
    questions = form(FORM, {"fall#3": True}).questions

    assert [question.key for question in questions][:2] == ["hurt", "hurt#3"]
    assert questions[1].headings == (Heading("fall#3", FORM.item("fall"), 3),)


def test_each_answer_of_a_question_that_repeats_has_its_own_questions():
    read = instrument(item("drug", "string", item("dose", "integer"), repeats=True))

    questions = form(read, {"drug": ("riluzole", "baclofen"), "dose#2": 10}).questions

    assert [(question.key, question.answer) for question in questions] == [
        ("drug", ("riluzole", "baclofen")),
        ("dose", None),
        ("dose#2", 10),
    ]
