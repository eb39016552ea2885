import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import fhir
from monitoring.errors import UnknownInstrumentError
from monitoring.problems import Problem
from monitoring.records import Other, QuestionnaireResponse
from monitoring.scoring import score
from tests.monitoring.factories import origin, points
from tests.monitoring.small_instruments import SDC, graded, group, number, small

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "scores.json").read_bytes())


def response(instrument, answers):
    """As it would come from elsewhere: with every answer, asked or not."""
    return QuestionnaireResponse(origin(), instrument.canonical, answers, {})


def scored(instrument, answers):
    result = score(instrument, response(instrument, answers))
    return result.total, list(result.domains.values())


@pytest.mark.parametrize(
    ("answers", "total", "domains"),
    [  # the digits follow the items: speech salivation swallowing, handwriting cutting dressing, …
        (points("444444444444"), 48, [12, 12, 12, 12]),
        (points("000000000000"), 0, [0, 0, 0, 0]),
        (points("333333333333"), 36, [9, 9, 9, 9]),
        (points("123444444444"), 42, [6, 12, 12, 12]),
        (points("444321444444"), 42, [12, 6, 12, 12]),
        (points("444444012444"), 39, [12, 12, 3, 12]),
        (points("444444444210"), 39, [12, 12, 12, 3]),
        (points("433432421443"), 37, [10, 9, 7, 11]),
        (points("444444444444", gastrostomy=False), 48, [12, 12, 12, 12]),
        (points("440444444444", gastrostomy=True), 44, [8, 12, 12, 12]),
        (points("440404444444", gastrostomy=True), 40, [8, 8, 12, 12]),
    ],
)
def test_points_add_up_by_domain_and_in_total(alsfrs_r, answers, total, domains):
    assert scored(alsfrs_r, answers) == (total, domains)


@pytest.mark.parametrize(
    ("answers", "domains", "problems"),
    [
        (points(4, stairs=None), [12, 12, None, 12], [Problem("stairs", "missing")]),
        (points(4, cutting=None), [12, None, 12, 12], [Problem("cutting", "missing")]),
        (
            points(4, gastrostomy=True, cutting_gastrostomy=None),
            [12, None, 12, 12],
            [Problem("cutting-gastrostomy", "missing")],
        ),
        (
            points(4, gastrostomy=True) | {"cutting": "cutting-3"},
            [12, None, 12, 12],
            [Problem("cutting", "both-answered")],
        ),
        (
            points(4) | {"cutting-gastrostomy": "cutting-gastrostomy-3"},
            [12, None, 12, 12],
            [Problem("cutting-gastrostomy", "both-answered")],
        ),
        (
            points(4, gastrostomy=True, cutting_gastrostomy=None) | {"cutting": "cutting-3"},
            [12, None, 12, 12],
            [Problem("cutting", "not-asked"), Problem("cutting-gastrostomy", "missing")],
        ),
        (points(4, speech=5), [None, 12, 12, 12], [Problem("speech", "unknown-code")]),
        (points(4) | {"speech": 4}, [None, 12, 12, 12], [Problem("speech", "unknown-code")]),
        (points(4) | {"speech": "walking-4"}, [None, 12, 12, 12], [Problem("speech", "unknown-code")]),
        (
            {},
            [None, None, None, None],
            [Problem(link_id, "missing") for link_id in points(4)],
        ),
    ],
)
def test_a_score_with_a_problem_is_no_score(alsfrs_r, answers, domains, problems):
    result = score(alsfrs_r, response(alsfrs_r, answers))

    assert result.total is None
    assert list(result.domains.values()) == domains
    assert list(result.problems) == problems


def test_the_domains_have_names(alsfrs_r):
    result = score(alsfrs_r, response(alsfrs_r, points(4)))

    assert list(result.domains) == ["bulbar", "fine_motor", "gross_motor", "respiratory"]


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        (points(4) | {"smell": "smell-4"}, Problem("smell", "unknown-item")),
        (points(4) | {"gastrostomy": "no"}, Problem("gastrostomy", "wrong-type")),
    ],
)
def test_a_problem_outside_the_points_is_told_and_changes_no_score(alsfrs_r, answers, problem):
    result = score(alsfrs_r, response(alsfrs_r, answers))

    assert (result.total, result.problems) == (48, (problem,))


@pytest.mark.parametrize(
    ("name", "answers", "problems"),
    [
        ("weekly-check-in", {"well-being": 7}, []),
        ("weekly-check-in", {}, [Problem("well-being", "missing")]),
        ("weekly-check-in", {"well-being": 11}, [Problem("well-being", "out-of-range")]),
        ("weekly-check-in", {"well-being": "7"}, [Problem("well-being", "wrong-type")]),
    ],
)
def test_an_instrument_without_points_has_no_score(instruments, name, answers, problems):
    result = score(instruments[name], response(instruments[name], answers))

    assert (result.total, result.domains, list(result.problems)) == (None, {}, problems)


def test_a_response_to_another_instrument_is_not_scored(instruments):
    weight = response(instruments["weight"], {})

    with pytest.raises(UnknownInstrumentError, match="Questionnaire/weight"):
        score(instruments["alsfrs-r"], weight)


@given(st.lists(st.integers(0, 4), min_size=12, max_size=12), st.booleans())
def test_the_total_is_the_sum_of_the_domains(alsfrs_r, digits, has_gastrostomy):
    answers = points("".join(map(str, digits)), gastrostomy=has_gastrostomy)

    total, domains = scored(alsfrs_r, answers)

    assert total == sum(domains) == sum(digits)


@pytest.mark.parametrize("example", VECTORS["examples"], ids=lambda example: example["name"])
def test_a_worked_example_comes_out_as_written(instruments, example):
    record = fhir.from_fhir(example["response"])
    assert isinstance(record, QuestionnaireResponse)

    result = score(instruments[example["instrument"]], record)

    assert result.total == example["total"]
    assert result.domains == example["domains"]
    assert [{"linkId": each.link_id, "what": each.what} for each in result.problems] == example["problems"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (points(4), {"cutting": 4}),
        (points(3, gastrostomy=True), {"cutting-gastrostomy": 3}),
        (points(3, gastrostomy=True) | {"cutting": "cutting-1"}, {"cutting-gastrostomy": 3}),
        (points(3, cutting=None), {}),
        (points(3) | {"cutting": "cutting-9"}, {}),
    ],
)
def test_only_answers_that_count_have_points(alsfrs_r, answers, told):
    counted = score(alsfrs_r, response(alsfrs_r, answers)).points

    assert {link_id: value for link_id, value in counted.items() if "cutting" in link_id} == told


@given(st.lists(st.integers(0, 4), min_size=12, max_size=12), st.sampled_from([None, True, False]))
def test_the_quick_way_and_the_exact_way_agree(alsfrs_r, digits, has_gastrostomy):
    answers = points("".join(map(str, digits)), gastrostomy=has_gastrostomy)
    plain = score(alsfrs_r, response(alsfrs_r, answers))

    exact = score(alsfrs_r, response(alsfrs_r, answers | {"smell": "smell-1"}))

    assert plain.problems == ()
    assert (plain.total, plain.domains, plain.points) == (exact.total, exact.domains, exact.points)


@given(
    st.dictionaries(st.sampled_from([*sorted(points(4)), "cutting-gastrostomy"]), st.integers(0, 5)),
    st.sampled_from([None, True, False, 1, "yes"]),
)
def test_whatever_is_answered_a_total_lies_within_its_range_and_has_every_item(alsfrs_r, given_, gastrostomy):
    answers = {link_id: f"{link_id}-{value}" for link_id, value in given_.items()}
    answers |= {} if gastrostomy is None else {"gastrostomy": gastrostomy}

    result = score(alsfrs_r, response(alsfrs_r, answers))

    spoiled = [problem for problem in result.problems if problem.link_id != "gastrostomy"]
    assert (result.total is None) == bool(spoiled)
    assert result.total is None or (0 <= result.total <= 48 and len(result.points) == 12)
    assert all(value is None or 0 <= value <= 12 for value in result.domains.values())


GATE = {"linkId": "gate", "type": "boolean"}
WHEN_OPEN = {"enableWhen": [{"question": "gate", "operator": "=", "answerBoolean": True}]}


@pytest.mark.parametrize(
    ("items", "answers", "total", "domains"),
    [
        ([group("a", graded("x"), graded("y"))], {"x": "x-3", "y": "y-1"}, 4, {"a": 4}),
        ([graded("x")], {"x": "x-3"}, 3, {}),
        ([group("a", group("inner", graded("x")))], {"x": "x-3"}, 3, {}),
        ([group("a", graded("x")), group("b", graded("y"))], {"x": "x-3", "y": "y-0"}, 3, {"a": 3, "b": 0}),
        # Points that are not asked for are no points: nothing was asked, so nothing is known.
        ([GATE, group("a", graded("x"), **WHEN_OPEN)], {"gate": False}, None, {"a": None}),
        ([GATE, group("a", graded("x"), **WHEN_OPEN)], {}, None, {"a": None}),
        ([GATE, group("a", graded("x"), **WHEN_OPEN)], {"gate": True, "x": "x-2"}, 2, {"a": 2}),
        (
            [GATE, group("a", graded("x"), graded("y", **WHEN_OPEN)), group("b", graded("z", **WHEN_OPEN))],
            {"gate": False, "x": "x-2"},
            2,
            {"a": 2, "b": None},
        ),
        ([group("a", graded("x")), number("n", 0, 9, required=True)], {"x": "x-2"}, 2, {"a": 2}),
    ],
)
def test_an_instrument_of_another_shape_is_scored_by_the_same_rules(items, answers, total, domains):
    instrument = small("shape", *items)

    assert score(instrument, response(instrument, answers)).total == total
    assert score(instrument, response(instrument, answers)).domains == domains


def test_a_required_item_without_points_is_missed_too():
    instrument = small("shape", group("a", graded("x")), number("n", 0, 9, required=True))

    assert score(instrument, response(instrument, {"x": "x-2"})).problems == (Problem("n", "missing"),)
    assert score(instrument, response(instrument, {"x": "x-2", "n": 4})).problems == ()


def test_a_yes_is_not_a_one():
    """In Python they are equal, so that what was prepared for the one might serve the other."""
    one = {"linkId": "gate", "type": "integer"}
    when_one = {"enableWhen": [{"question": "gate", "operator": "=", "answerInteger": 1}]}
    instrument = small("shape", one, group("a", graded("x", **when_one)))

    assert score(instrument, response(instrument, {"gate": 1, "x": "x-2"})).total == 2
    assert score(instrument, response(instrument, {"gate": True, "x": "x-2"})).total is None


CALCULATED = {
    "linkId": "sum",
    "type": "decimal",
    "extension": [
        {
            "url": SDC + "calculatedExpression",
            "valueExpression": {"language": "text/fhirpath", "expression": "1 + 1"},
        }
    ],
}
NOT_RUN = {"modifierExtension": [{"url": "https://example.org/negated", "valueBoolean": True}]}
ELSEWHERE = {"linkId": "y", "type": "choice", "answerValueSet": "https://example.org/ValueSet/y"}


@pytest.mark.parametrize(
    ("items", "answers", "total", "problems"),
    [
        ([graded("x", repeats=True)], {"x": ("x-1",)}, 1, []),
        ([graded("x", repeats=True)], {"x": ("x-1", "x-2")}, None, [("x", "several-answers")]),
        ([graded("x")], {"x": ("x-1", "x-2")}, None, [("x", "several-answers")]),
        ([graded("x")], {"x": "x-1", "x#2": "x-2"}, None, [("x#2", "unknown-item")]),
        ([graded("x")], {"x": "x-1", "text": "a"}, 1, [("text", "unknown-item")]),
        ([group("a", graded("x"))], {"x": "x-1", "a": "x-1"}, 1, [("a", "unknown-item")]),
        ([group("a", graded("x"), repeats=True)], {"x": "x-1"}, 1, []),
        (
            [group("a", graded("x"), repeats=True)],
            {"x": "x-1", "x#2": "x-2"},
            None,
            [("x#2", "several-answers")],
        ),
        ([graded("x", type="open-choice")], {"x": Other("so so")}, None, [("x", "unknown-code")]),
        ([graded("x"), CALCULATED], {"x": "x-3", "sum": Decimal(2)}, 3, []),
        ([graded("x"), CALCULATED], {"x": "x-3"}, 3, []),
        (
            [graded("x"), {"linkId": "d", "type": "date"}],
            {"x": "x-3", "d": "2023-02-29"},
            3,
            [("d", "wrong-type")],
        ),
        # What Nabij cannot run may carry points too, so that a sum of the others would be a wrong number.
        ([graded("x"), graded("y", **NOT_RUN)], {"x": "x-3"}, None, []),
        ([graded("x"), ELSEWHERE], {"x": "x-3"}, None, []),
        ([graded("x"), {"linkId": "y", "type": "attachment"}], {"x": "x-3"}, 3, []),
    ],
)
def test_only_one_answer_to_each_item_adds_up(items, answers, total, problems):
    instrument = small("shape", *items)

    result = score(instrument, response(instrument, answers))

    assert (result.total, result.problems) == (total, tuple(Problem(*each) for each in problems))
