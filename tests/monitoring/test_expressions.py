from datetime import UTC, datetime
from decimal import Decimal
from traceback import format_exception

import pytest

from monitoring import fhir, fhirpath
from monitoring.checks import check_record
from monitoring.errors import ExpressionError, MalformedInstrumentError, NotOfferedError
from monitoring.fitting import fit
from monitoring.forms import begin, form
from monitoring.instruments import asked
from monitoring.items import Limit
from monitoring.running import Trouble, run
from tests.monitoring.engine import (
    FHIR,
    SDC,
    calculated,
    choice,
    extension,
    instrument,
    item,
    variable,
)
from tests.monitoring.engine import (
    fhirpath as path,
)
from tests.monitoring.factories import origin

NOON = datetime(2026, 3, 2, 12, 0, 0, 5, tzinfo=UTC)
GROSS, TARE = (f"%resource.item.where(linkId='{name}').answer.value" for name in ("gross", "tare"))
ONE_DECIMAL = extension(FHIR + "maxDecimalPlaces", valueInteger=1)
NET = instrument(
    item("gross", "decimal"),
    item("tare", "decimal"),
    item("net", "decimal", extension=[path(f"{GROSS} - {TARE}"), ONE_DECIMAL], required=False),
)


def of(text, kind="decimal", *others, **answers):
    """What a calculation yields, and what was the trouble."""
    read = instrument(*others, calculated("result", text, kind))
    ran = run(read, answers)
    return ran.answers.get("result"), [trouble.what for trouble in ran.troubles]


def test_a_weight_is_what_is_left_without_the_wheelchair():
    answers = {"gross": Decimal("95.5"), "tare": Decimal("23.2")}

    record = fhir.response(NET, answers, origin())

    assert record.answers["net"] == Decimal("72.3")
    check_record(record, {"net": NET})


def test_what_is_calculated_is_not_taken_from_elsewhere_when_it_comes_to_something_else():
    answers = {"gross": Decimal("95.5"), "tare": Decimal("23.2"), "net": Decimal(70)}
    document = fhir.response(NET, answers, origin()).document
    wrong = document | {"item": [*document["item"][:2], {"linkId": "net", "answer": [{"valueDecimal": 70}]}]}

    assert run(NET, answers).answers["net"] == Decimal("72.3")
    with pytest.raises(NotOfferedError) as refused:
        check_record(fhir.from_fhir(wrong), {"net": NET})
    assert refused.value.link_id == "net"


def test_half_of_what_is_needed_gives_no_answer_and_says_so():
    ran = run(NET, {"gross": Decimal(95)})

    assert "net" not in ran.answers
    assert ran.troubles == (Trouble("net", "nothing"),)


@pytest.mark.parametrize(
    ("text", "kind", "answer", "troubles"),
    [
        ("1 + 1", "decimal", Decimal(2), []),
        ("1 / 3", "decimal", Decimal("0.333333333333"), []),
        ("1 / 0", "decimal", None, ["nothing"]),
        ("4 / 2", "integer", 2, []),
        ("1 / 2", "integer", None, ["not-fitting"]),
        ("3000000000", "integer", None, ["not-fitting"]),
        ("true", "integer", None, ["not-fitting"]),
        ("true", "decimal", None, ["not-fitting"]),
        ("'x'", "decimal", None, ["not-fitting"]),
        ("'x' + 'y'", "string", "xy", []),
        ("@2026-03-02", "date", "2026-03-02", []),
        ("'2026-02-30'", "date", None, ["not-fitting"]),
        ("1 = 1", "boolean", True, []),
        ("1 | 2", "integer", None, ["several"]),
        ("{}", "integer", None, ["nothing"]),
        ("'x'.toInteger() + 'y'", "string", None, ["nothing"]),
        ("1 + 'x'", "string", None, ["failed"]),
        ("3", "quantity", None, []),
    ],
)
def test_what_an_expression_yields_is_an_answer_of_its_item_or_none(text, kind, answer, troubles):
    found, what = of(text, kind)

    if kind == "quantity":
        assert (found.value, found.unit) == (3, "")
    else:
        assert found == answer
    assert what == troubles


@pytest.mark.parametrize("kind", ["integer", "decimal", "quantity"])
@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**400, Decimal("1e400")])
def test_a_number_without_an_end_is_no_answer(kind, value):
    result = instrument(item("result", kind)).item("result")

    assert fit(result, [value]) == (None, "not-fitting")


def test_what_fails_says_nothing_of_the_answers():
    answered = {"linkId": "a", "answer": [{"valueString": "geheim"}]}
    node = fhirpath.element({"resourceType": "QuestionnaireResponse", "item": [answered]}, "Element")

    with pytest.raises(ExpressionError) as failed:
        fhirpath.expression("%resource.item.answer.value > 1").evaluate(node, {"resource": node})

    assert "geheim" not in "".join(format_exception(failed.value))


def test_elements_become_answers_too():
    pick = choice("pick", "a", "b")
    kilos = item("kilos", "quantity")
    answers = {"pick": "b"}
    others = {"answerOption": pick["answerOption"]}
    read = instrument(
        pick,
        calculated("same", "%resource.item.where(linkId='pick').answer.value", "choice", **others),
        calculated("words", "'iets'", "open-choice", **others),
        calculated("wrong", "%resource.item.where(linkId='pick').answer", "choice", **others),
        kilos,
    )

    ran = run(read, answers)

    assert ran.answers["same"] == "b"
    assert ran.answers["words"].text == "iets"
    assert ran.troubles == (Trouble("wrong", "not-fitting"),)


def test_a_quantity_is_carried_over_with_its_unit():
    from monitoring.records import Quantity

    text = "%resource.item.where(linkId='kilos').answer.value"
    found, what = of(text, "quantity", item("kilos", "quantity"), kilos=Quantity(Decimal("3.5"), "kg"))

    assert (found, what) == (Quantity(Decimal("3.5"), "kg"), [])


def test_points_are_added_up():
    def scored(link_id):
        options = [
            {
                "valueCoding": {"code": code},
                "extension": [extension(FHIR + "ordinalValue", valueDecimal=points)],
            }
            for code, points in (("no", 0), ("bit", 1), ("much", 3))
        ]
        return item(link_id, "choice", answerOption=options)

    read = instrument(
        scored("one"),
        scored("two"),
        calculated("total", "%resource.item.answer.value.ordinal().sum()", "integer"),
        calculated("same", "%resource.item.answer.value.weight().sum()", "integer"),
        calculated(
            "long", f"%resource.item.answer.value.extension('{FHIR}ordinalValue').value.sum()", "integer"
        ),
    )

    answers = run(read, {"one": "much", "two": "bit"}).answers

    assert (answers["total"], answers["same"], answers["long"]) == (4, 4, 4)


def test_a_calculation_may_use_a_calculation_whatever_their_order():
    read = instrument(
        calculated("b", "%resource.item.where(linkId='a').answer.value + 1"),
        calculated("a", "%resource.item.where(linkId='n').answer.value * 2"),
        item("n", "decimal"),
    )

    assert run(read, {"n": Decimal(5)}).answers == {"n": 5, "a": 10, "b": 11}


def test_variables_are_those_of_the_whole_of_the_group_and_of_the_item():
    read = instrument(
        item(
            "g",
            "group",
            item("n", "decimal"),
            item("out", "decimal", extension=[variable("c", "%b + 1"), path("%a + %b + %c")]),
            extension=[variable("b", "%context.item.where(linkId='n').answer.value")],
            repeats=True,
        ),
        item("k", "decimal"),
        extension=[variable("a", "%resource.item.where(linkId='k').answer.value")],
    )

    answers = run(read, {"n": Decimal(1), "n#2": Decimal(2), "k": Decimal(100)}).answers

    assert (answers["out"], answers["out#2"]) == (103, 105)


def test_an_item_is_asked_when_its_expression_says_so():
    text = "%resource.item.where(linkId='n').answer.value > 3"
    read = instrument(
        item("n", "integer"),
        item("t", extension=[path(text, SDC + "enableWhenExpression")]),
        item("broken", extension=[path("1 + 'x'", SDC + "enableWhenExpression")]),
    )

    assert asked(read, {"n": 4}) == {"n", "t"}
    assert asked(read, {"n": 3}) == {"n"}
    assert asked(read, {}) == {"n"}
    assert run(read, {}).troubles == (Trouble("broken", "failed"),)


def test_what_looks_at_everything_comes_after_everything_that_does_not_wait_for_it():
    read = instrument(
        calculated("count", "%resource.repeat(item).answer.count()", "integer"),
        item("late", "boolean", enableWhen=[{"question": "count", "operator": ">", "answerInteger": 1}]),
        item("a"),
        item("b"),
        calculated("one", "1"),
        calculated("group", "%resource.item.where(linkId='g').item.answer.count()", "integer"),
        item("g", "group", item("c")),
    )

    ran = run(read, {"a": True, "b": False, "c": True, "late": True})

    assert ran.answers["count"] == 4
    assert ran.answers["group"] == 1
    assert "late" in ran.asked


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            calculated("a", "%resource.item.where(linkId='b').answer.value"),
            calculated("b", "%resource.item.where(linkId='a').answer.value"),
        ),
        (
            calculated("a", "%resource.item.where(linkId='b').answer.value"),
            item("b", "decimal", enableWhen=[{"question": "a", "operator": "exists", "answerBoolean": True}]),
        ),
        (calculated("a", "%resource.item.where(linkId='a').answer.value"), item("b")),
        (
            item(
                "a",
                "decimal",
                extension=[variable("v", "%resource.item.where(linkId='b').answer.value"), path("%v")],
            ),
            calculated("b", "%resource.item.where(linkId in ('a' | 'x')).answer.value"),
        ),
    ],
)
def test_a_circle_is_refused_by_name(first, second):
    with pytest.raises(MalformedInstrumentError, match=r"in a circle: .*a"):
        instrument(first, second)


@pytest.mark.parametrize(
    ("expression", "what", "detail"),
    [
        ({"language": "text/cql", "expression": "Total"}, "language", "text/cql"),
        (
            {"language": "application/x-fhir-query", "expression": "Patient"},
            "language",
            "application/x-fhir-query",
        ),
        ({"language": "text/fhirpath"}, "language", "text/fhirpath"),
        ({"language": "text/fhirpath", "expression": "1 +"}, "expression", "1 +"),
        ({"language": "text/fhirpath", "expression": "1 + 1 2"}, "expression", "1 + 1 2"),
        ({"language": "text/fhirpath", "expression": "$"}, "expression", "$"),
        ({"language": "text/fhirpath", "expression": "(" * 5000}, "expression", "(" * 5000),
        ({"language": "text/fhirpath", "expression": "%patient.birthDate"}, "name", "%patient"),
        ({"language": "text/fhirpath", "expression": "today()"}, "clock", "today()"),
        ({"language": "text/fhirpath", "expression": "item.where(linkId='z').answer.value"}, "dangling", "z"),
    ],
)
def test_an_expression_that_cannot_be_run_is_named(expression, what, detail):
    found = {"url": SDC + "calculatedExpression", "valueExpression": expression}

    read = instrument(item("a"), item("q", "integer", extension=[found]))

    assert read.limits == (Limit("q", what, detail),)


def test_a_variable_that_cannot_be_run_is_named_and_so_is_what_uses_it():
    bad = {
        "url": FHIR + "variable",
        "valueExpression": {"name": "v", "language": "text/cql", "expression": "x"},
    }

    read = instrument(calculated("q", "%v + 1"), extension=[bad])

    assert read.limits == (Limit("", "language", "text/cql"), Limit("q", "name", "%v"))


def test_a_form_begins_with_what_is_filled_in_beforehand():
    def begins(link_id, kind, text):
        return item(link_id, kind, extension=[path(text, SDC + "initialExpression")])

    options = [{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}, "initialSelected": True}]
    read = instrument(
        item("n", "integer", initial=[{"valueInteger": 3}]),
        item("pick", "choice", answerOption=options),
        item("several", "choice", answerOption=options, repeats=True),
        begins("day", "date", "today()"),
        begins("moment", "dateTime", "now()"),
        begins("hour", "time", "timeOfDay()"),
        begins("twice", "integer", "%resource.item.where(linkId='n').answer.value * 2"),
        begins("nothing", "integer", "{}"),
        begins("broken", "integer", "1 + 'x'"),
        item("open", "string"),
    )

    assert begin(read, NOON) == {
        "n": 3,
        "pick": "b",
        "several": ("b",),
        "day": "2026-03-02",
        "moment": "2026-03-02T12:00:00+00:00",
        "hour": "12:00:00",
        "twice": 6,
    }
    assert begin(instrument(item("n", "integer", initial=[{"valueInteger": 3}])), NOON) == {"n": 3}


def test_a_name_that_is_not_known_fails():
    with pytest.raises(ExpressionError):
        fhirpath.expression("%nowhere").evaluate({}, {})


def test_what_is_calculated_is_read_on_the_form_and_not_asked():
    shown = form(NET, {"gross": Decimal("95.5"), "tare": Decimal("23.2")})

    assert [question.key for question in shown.questions] == ["gross", "tare"]
    assert [(note.key, note.answer) for note in shown.closing] == [("net", Decimal("72.3"))]
