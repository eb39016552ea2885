"""Whether a record from elsewhere may be kept, as if it had been filled in here."""

from collections.abc import Mapping

from monitoring.answers import read_answers
from monitoring.bounds import asking
from monitoring.codes import in_unit
from monitoring.errors import NotOfferedError
from monitoring.history import TAKEN_BACK
from monitoring.instruments import check, find
from monitoring.items import Instrument
from monitoring.judging import check_range, last_day
from monitoring.records import Observation, QuestionnaireResponse, Record
from monitoring.running import run


def check_record(record: Record, instruments: Mapping[str, Instrument]) -> None:
    """Refuse a response or a measurement that the screens would not have taken; other records pass."""
    if record.document.get("status") == TAKEN_BACK:
        return  # it answers nothing
    if isinstance(record, QuestionnaireResponse):
        instrument = find(instruments, record.questionnaire)
        answers = read_answers(record.document, instrument)
        check(instrument, answers, last_day(record.origin.entered))
        asked = run(instrument, answers).answers
        for name, answer in answers.items():
            if asked.get(name) != answer:  # it was not asked, or is calculated and comes to something else
                raise NotOfferedError(name)
    elif isinstance(record, Observation) and record.value is not None:
        _check_measurement(record, instruments)


def _check_measurement(observation: Observation, instruments: Mapping[str, Instrument]) -> None:
    for item in asking(instruments):
        if item.code == observation.code:
            value = in_unit(observation)
            if value is None:
                raise NotOfferedError(item.link_id)
            check_range(item, value)
