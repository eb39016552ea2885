"""The questionnaires and responses that HL7 publishes with FHIR R4, run unchanged."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from monitoring import fhir, instruments, questionnaires
from monitoring.answers import read_answers
from monitoring.checks import check_record
from monitoring.errors import NotOfferedError
from monitoring.forms import begin, form
from monitoring.records import Other, Quantity
from tests.monitoring.factories import origin
from tests.support import hl7

PLAUSIBLE = {
    "boolean": False,
    "integer": 3,
    "decimal": Decimal("3.25"),
    "date": "1972-11-30",
    "dateTime": "2013-02-19T14:15:00+10:00",
    "time": "14:15:00",
    "text": "Cathy Jones",
    "url": "http://example.org",
    "quantity": Quantity(Decimal(2), "weeks"),
    "open-choice": Other("something else"),
}

# What each asks when everything is answered plausibly, and what in it cannot be run.
EXAMPLES = {
    "3141": (0, {"outside-options", "no-options"}),
    "bb": (10, set()),
    "f201": (7, set()),
    "gcs": (3, {"no-text"}),
    "phq-9-questionnaire": (0, {"no-url", "outside-options", "rule"}),
    "qs1": (16, {"no-url", "no-options", "reference"}),
    "zika-virus-exposure-assessment": (4, set()),
}


@pytest.fixture(autouse=True)
def _published():
    hl7.need()


def plausible(instrument):
    answers = begin(instrument, datetime(2026, 3, 2, tzinfo=UTC))
    for _ in range(len(instrument.by_id)):
        for question in form(instrument, answers).questions:
            item = question.item
            value = item.options[0].answer if item.options else PLAUSIBLE[item.kind]
            answers.setdefault(question.key, (value,) if item.repeats else value)
    return answers


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_asked_filled_in_written_and_read_back(name):
    asks, limits = EXAMPLES[name]
    instrument = questionnaires.parse(hl7.example(f"Questionnaire-{name}"))

    answers = plausible(instrument)
    instruments.check(instrument, answers)
    record = fhir.response(instrument, answers, origin())

    assert {limit.what for limit in instrument.limits} == limits
    assert len(form(instrument, answers).questions) == asks
    assert record.answers == answers
    assert fhir.from_fhir(fhir.to_fhir(record)) == record
    check_record(record, {instrument.name: instrument})
    QuestionnaireResponse.model_validate(record.document)


def test_the_published_answers_to_the_glasgow_coma_scale_are_taken():
    instrument = questionnaires.parse(hl7.example("Questionnaire-gcs"))

    answers = read_answers(hl7.example("QuestionnaireResponse-gcs"), instrument)

    assert answers == {"1.1": "LA6560-2", "1.2": "LA6566-9", "1.3": "LA6556-0"}
    instruments.check(instrument, answers)


def test_the_published_answers_on_a_birth_are_read_and_what_does_not_fit_is_named():
    instrument = questionnaires.parse(hl7.example("Questionnaire-bb"))

    answers = read_answers(hl7.example("QuestionnaireResponse-bb"), instrument)

    assert answers["birthWeight"] == Decimal("3.25")
    assert answers["hepBgivenDate"] == "1972-12-04"
    with pytest.raises(NotOfferedError) as refused:  # HL7 writes vitaminKDose1 here and vitaminiKDose1 there
        instruments.check(instrument, answers)
    assert refused.value.link_id == "vitaminKDose1"


def test_a_family_history_keeps_every_relative_apart():
    answers = read_answers(hl7.example("QuestionnaireResponse-ussg-fht-answers"))

    relatives = [answer for key, answer in answers.items() if key.startswith("2.1.1.2")]
    assert len(relatives) > 1
    assert relatives[0] == "Susan"
