from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.given import last_given
from monitoring.records import Author, QuestionnaireResponse
from monitoring.symptoms import symptoms
from tests.monitoring.factories import day, observation, origin, points, weight


def rating(alsfrs_r, number, given, **more):
    return fhir.response(alsfrs_r, points(given, **more), origin(f"r{number}", day(number)))


def test_each_question_has_its_newest_answer_and_the_one_before(instruments, alsfrs_r):
    records = [rating(alsfrs_r, 0, 4), rating(alsfrs_r, 28, 3), rating(alsfrs_r, 56, 2, speech=None)]

    found = last_given(records, instruments)

    walking, speech = found["alsfrs-r", "walking"], found["alsfrs-r", "speech"]
    assert [(each.answer, each.points, each.origin.about) for each in walking] == [
        ("walking-2", 2, day(56)),
        ("walking-3", 3, day(28)),
    ]
    assert [each.answer for each in speech] == ["speech-3", "speech-4"]  # it was not answered the last time


def test_a_number_has_no_points_and_whoever_entered_it_is_known(instruments):
    record = weight(instruments["weight"], "71.5", author=Author.CARER)

    [given] = last_given([record], instruments)["weight", "weight"]

    assert (given.answer, given.points, given.origin.author) == (Decimal("71.5"), None, Author.CARER)


@pytest.mark.parametrize(
    ("questionnaire", "answers"),
    [
        ("https://example.org/q|1", {"weight": Decimal(72)}),
        ("https://nabij.nl/fhir/Questionnaire/weight", {"weight": Decimal(720)}),
        ("https://nabij.nl/fhir/Questionnaire/weight", {"height": Decimal(180)}),
        ("https://nabij.nl/fhir/Questionnaire/weight", {"tare": Decimal(20)}),  # without a wheelchair
    ],
)
def test_what_is_not_understood_asked_or_allowed_was_not_given(instruments, questionnaire, answers):
    record = QuestionnaireResponse(origin(), questionnaire, answers, {})

    assert last_given([record, observation(72)], instruments) == {}


def test_a_symptom_is_the_newest_answer_and_how_many_steps_it_moved(instruments):
    asked = instruments["symptoms"]
    well = {link_id: f"{link_id}-0" for link_id, item in asked.by_id.items() if item.is_scored}
    records = [
        fhir.response(asked, well | {"falls": 0}, origin("r0", day(0))),
        fhir.response(asked, well | {"pain": "pain-2", "falls": 3}, origin("r1", day(28))),
    ]

    found = {each.link_id: each.steps for each in symptoms(last_given(records, instruments), instruments)}

    assert list(found)[:3] == ["pain", "cramps", "stiffness"]
    assert (found["pain"], found["cramps"], found["falls"]) == (2, 0, None)
    assert "airway-infection" not in found  # it was not answered
