from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.checks import check_record
from monitoring.errors import MissingAnswerError, NotOfferedError, OutOfRangeError, UnknownInstrumentError
from monitoring.records import QuestionnaireResponse
from monitoring.values import write_value
from tests.monitoring.factories import document, observation, origin, points


def response(instrument, answers):
    """A document from elsewhere, whatever the instrument thinks of it."""
    items = [
        {"linkId": link_id, "answer": [write_value(instrument.item(link_id), answer)]}
        for link_id, answer in answers.items()
    ]
    return fhir.from_fhir(document("QuestionnaireResponse", questionnaire=instrument.canonical, item=items))


@pytest.mark.parametrize(
    "record",
    [
        observation(72.5),
        observation(72500, "g"),
        observation(None),
        observation(300, "mm[Hg]", code="8480-6"),
        fhir.message("Dag", "", origin()),
    ],
)
def test_what_the_screens_would_take_or_do_not_know_passes(instruments, record):
    check_record(record, instruments)


def test_a_complete_response_passes(instruments):
    check_record(response(instruments["alsfrs-r"], points(4, gastrostomy=True)), instruments)


@pytest.mark.parametrize(
    ("record", "error"),
    [
        (observation(720), OutOfRangeError),
        (observation(72.5, "g"), OutOfRangeError),
        (observation(11, "stone"), NotOfferedError),
    ],
)
def test_a_measurement_that_cannot_be_is_refused(instruments, record, error):
    with pytest.raises(error) as refused:
        check_record(record, instruments)

    assert refused.value.link_id == "weight"


@pytest.mark.parametrize(
    ("name", "answers", "error", "link_id"),
    [
        ("weight", {"weight": Decimal(720)}, OutOfRangeError, "weight"),
        ("weight", {"weight": Decimal(72), "cannot-weigh": True}, NotOfferedError, "weight"),
        ("alsfrs-r", points(4, walking=None), MissingAnswerError, "walking"),
        (
            "alsfrs-r",
            points(4) | {"cutting-gastrostomy": "cutting-gastrostomy-4"},
            NotOfferedError,
            "cutting-gastrostomy",
        ),
    ],
)
def test_a_response_that_the_screens_would_not_make_is_refused(instruments, name, answers, error, link_id):
    with pytest.raises(error) as refused:
        check_record(response(instruments[name], answers), instruments)

    assert refused.value.link_id == link_id


def test_a_response_to_an_unknown_questionnaire_is_refused(instruments):
    record = QuestionnaireResponse(origin(), "https://example.org/q|1", {}, {})

    with pytest.raises(UnknownInstrumentError, match=r"https://example.org/q\|1"):
        check_record(record, instruments)
