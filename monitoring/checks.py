"""Whether a record from elsewhere may be kept, as if it had been filled in here."""

from collections.abc import Mapping

from monitoring.codes import in_unit
from monitoring.errors import NotOfferedError
from monitoring.instruments import Instrument, asked, check, check_range, find
from monitoring.records import Observation, QuestionnaireResponse, Record


def check_record(record: Record, instruments: Mapping[str, Instrument]) -> None:
    """Refuse a response or a measurement that the screens would not have taken; other records pass."""
    if isinstance(record, QuestionnaireResponse):
        instrument = find(instruments, record.questionnaire)
        check(instrument, record.answers)
        for link_id in record.answers.keys() - asked(instrument, record.answers):
            raise NotOfferedError(link_id)
    elif isinstance(record, Observation) and record.value is not None:
        _check_measurement(record, instruments)


def _check_measurement(observation: Observation, instruments: Mapping[str, Instrument]) -> None:
    for instrument in instruments.values():
        for item in instrument.by_id.values():
            if item.code != observation.code:
                continue
            value = in_unit(observation)
            if value is None:
                raise NotOfferedError(item.link_id)
            check_range(item, value)
