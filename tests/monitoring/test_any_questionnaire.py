"""Promises that hold for every questionnaire, whoever wrote it."""

import json

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from monitoring import fhir, instruments
from monitoring import questionnaires as read
from monitoring.answers import read_answers
from monitoring.checks import check_record
from monitoring.errors import AnswerError, MalformedInstrumentError, MissingAnswerError
from monitoring.forms import form
from monitoring.occurrences import link_id_of
from monitoring.running import run
from tests.monitoring.factories import origin
from tests.monitoring.questionnaire_strategies import filled, questionnaires, scribbled

pytestmark = pytest.mark.campaign
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)


def parsed(document):
    try:
        return read.parse(document)
    except MalformedInstrumentError:
        return assume(False)  # it is refused by name


def link_ids(items):
    for item in items:
        yield item["linkId"]
        yield from link_ids(item.get("item", ()))
        for answer in item.get("answer", ()):
            yield from link_ids(answer.get("item", ()))


def same(one, other):
    """Whether these are the same answers; an occurrence without any is not written, so keys may move up."""
    left = list(other.values())
    for answer in one.values():
        left.remove(answer)
    return not left


@SLOW
@given(document=questionnaires(), data=st.data())
def test_whatever_is_answered_nothing_crashes_and_what_is_not_asked_has_no_answer(document, data):
    instrument = parsed(document)
    answers = data.draw(scribbled(instrument))

    shown = form(instrument, answers)
    ran = run(instrument, answers)

    assert {question.key for question in shown.questions} <= ran.asked
    assert ran.answers.keys() <= ran.asked
    assert instruments.asked(instrument, answers) == ran.asked
    try:
        instruments.check(instrument, answers)
    except AnswerError:
        return  # refused, with the key of the item
    record = fhir.response(instrument, answers, origin())
    written = set(link_ids(record.document.get("item", ())))
    assert written <= {link_id_of(name) for name in ran.asked}


@SLOW
@given(document=questionnaires(), data=st.data())
def test_what_was_filled_in_is_valid_fhir_and_reads_back_the_same(document, data):
    instrument = parsed(document)
    answers = data.draw(filled(instrument))
    ran = run(instrument, answers)

    record = fhir.response(instrument, answers, origin())
    carried = json.loads(json.dumps(fhir.to_fhir(record)))

    assert fhir.from_fhir(carried) == record
    assert read_answers(carried) == read_answers(carried, instrument)
    assert same(record.answers, ran.answers)
    assert fhir.response(instrument, record.answers, origin()).document == record.document
    QuestionnaireResponse.model_validate(carried)


@SLOW
@given(document=questionnaires(), data=st.data())
def test_what_was_filled_in_completely_is_taken_from_elsewhere_too(document, data):
    instrument = parsed(document)
    record = fhir.response(instrument, data.draw(filled(instrument)), origin())

    try:
        instruments.check(instrument, record.answers)
    except MissingAnswerError:
        with pytest.raises(MissingAnswerError):
            check_record(record, {"any": instrument})
        return

    check_record(record, {"any": instrument})
