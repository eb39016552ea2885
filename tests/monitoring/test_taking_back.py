"""A response that is taken back, or stated again by somebody else."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as R4QuestionnaireResponse

from monitoring import fhir, questionnaires
from monitoring.checks import check_record
from monitoring.history import is_void, standing
from monitoring.measures import Measure
from monitoring.records import Author
from monitoring.trends import trends
from tests.monitoring.factories import NOON, document, origin, weight

LATER = NOON + timedelta(minutes=1)
OWN = "https://nabij.nl/fhir/StructureDefinition/"


def taken_back(record, record_id="r2"):
    return fhir.retraction(record, origin(record_id, entered=LATER, replaces=record.origin.record_id))


def test_a_response_and_the_record_that_takes_it_back_both_do_not_count(instruments):
    first = weight(instruments["weight"], "71.4", record_id="r1")
    back = taken_back(first)

    assert standing([first, back]) == standing([back, first]) == []
    assert trends([first, back], instruments)[Measure.WEIGHT].points == ()
    assert is_void(back)
    assert not is_void(first)


def test_the_record_that_takes_back_looks_like_this(instruments):
    back = taken_back(weight(instruments["weight"], "71.4", record_id="r1"))

    assert back.document == {
        "resourceType": "QuestionnaireResponse",
        "id": "r2",
        "extension": [
            {"url": OWN + "author", "valueCode": "patient"},
            {"url": OWN + "entered", "valueDateTime": "2026-03-02T12:01:00+00:00"},
            {"url": OWN + "replaces", "valueId": "r1"},
        ],
        "authored": "2026-03-02T12:00:00+00:00",
        "questionnaire": instruments["weight"].canonical,
        "status": "entered-in-error",
    }
    R4QuestionnaireResponse.model_validate_json(json.dumps(back.document))
    assert fhir.from_fhir(back.document) == back


def test_the_record_that_takes_back_may_come_from_elsewhere(instruments):
    check_record(taken_back(weight(instruments["weight"], "71.4")), instruments)


def test_the_same_answers_may_be_stated_again_by_somebody_else(instruments):
    first = weight(instruments["weight"], "71.4", record_id="r1", helped=True, copies="r0")
    foreign = {"url": "https://example.org/mood", "valueString": "fine"}
    extended = fhir.from_fhir(
        dict(first.document) | {"extension": [*first.document["extension"], foreign], "language": "nl"}
    )

    about = origin("r2", entered=LATER, author=Author.CARER, replaces="r1", copies="r0")
    again = fhir.restated(extended, about)

    assert (again.origin, again.answers) == (about, {"weight": Decimal("71.4")})
    assert again.document["source"]["type"] == again.document["author"]["type"] == "RelatedPerson"
    assert (again.document["status"], again.document["language"]) == ("amended", "nl")
    assert again.document["extension"].count(foreign) == 1
    assert standing([extended, again]) == [again]
    R4QuestionnaireResponse.model_validate_json(json.dumps(again.document))


def test_whose_answers_were_taken_over_is_kept(instruments):
    record = weight(instruments["weight"], "71.4", copies="r0")

    assert {"url": OWN + "copies", "valueId": "r0"} in record.document["extension"]
    assert fhir.from_fhir(record.document).origin.copies == "r0"
    assert fhir.from_fhir(document("Observation")).origin.copies is None


def test_the_week_of_a_carer_is_about_the_carer(instruments):
    by_carer = origin(author=Author.CARER)
    response = fhir.response(instruments["carer-week"], {"carer-well-being": 6, "too-much": False}, by_carer)

    assert instruments["carer-week"].is_of_carer
    assert response.document["subject"] == {"type": "RelatedPerson"}
    R4QuestionnaireResponse.model_validate_json(json.dumps(response.document))
    assert "subject" not in weight(instruments["weight"], "71.4").document


@pytest.mark.parametrize(
    ("types", "subject"),
    [
        ({}, "Patient"),
        ({"subjectType": []}, "Patient"),
        ({"subjectType": [7]}, "Patient"),
        ({"subjectType": ["RelatedPerson", "Patient"]}, "RelatedPerson"),
    ],
)
def test_a_questionnaire_is_about_the_person_unless_it_says_otherwise(types, subject):
    made = {"resourceType": "Questionnaire", "url": "urn:q", "item": [{"linkId": "a", "type": "string"}]}

    assert questionnaires.parse(made | types).subject == subject
