import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import fhir
from monitoring.errors import UnknownInstrumentError
from monitoring.records import QuestionnaireResponse
from monitoring.scoring import Problem, score
from tests.monitoring.factories import origin, points

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
