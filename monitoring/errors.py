"""What can go wrong with a record, an instrument or an answer.

MonitoringError
├── MalformedRecordError      not FHIR R4 JSON that Nabij can carry
├── MalformedInstrumentError  a Questionnaire that cannot be run
├── ExpressionError           FHIRPath that cannot be read, or fails
├── MalformedRuleError        a rule for signals that cannot be used
├── MalformedContentError     a step, a question or a contact of the wayfinder that cannot be used
├── UnknownInstrumentError    a response to a questionnaire that is not here
└── AnswerError               an answer that cannot be taken; names the item
    ├── MissingAnswerError    a required item has none
    ├── NotOfferedError       not one of the options, or a wrong type
    ├── OutOfRangeError       outside the least and most that the item allows
    ├── NotANumberError       text that does not read as a number
    ├── NotADateError         no date, time or moment of the calendar
    ├── TooLongError          more text than the item allows
    └── TooPreciseError       more decimals than the item allows
"""


class MonitoringError(Exception):
    """Base of every error raised by this package; never raised itself."""


class MalformedRecordError(MonitoringError):
    """Not FHIR R4 JSON that Nabij can carry; the text names the field, never its value."""


class MalformedInstrumentError(MonitoringError):
    """A Questionnaire that cannot be run; the text names the item."""


class ExpressionError(MonitoringError):
    """FHIRPath that cannot be read, or fails on these answers; the text never holds an answer."""


class MalformedRuleError(MonitoringError):
    """A rule for signals that cannot be used; the text names the field."""


class MalformedContentError(MonitoringError):
    """A step, a question or a contact of the wayfinder that cannot be used; the text names the field."""


class UnknownInstrumentError(MonitoringError):
    """A response to a questionnaire that is not here; the text is its canonical."""


class AnswerError(MonitoringError):
    """An answer that cannot be taken.

    Args:
        link_id: the key of the item it belongs to.
    """

    def __init__(self, link_id: str) -> None:
        super().__init__(link_id)
        self.link_id = link_id


class MissingAnswerError(AnswerError):
    """A required item has no answer."""


class NotOfferedError(AnswerError):
    """The answer is not one of the options, or of the wrong type."""


class OutOfRangeError(AnswerError):
    """The answer lies outside the least and most that the item allows."""


class NotANumberError(AnswerError):
    """The text does not read as a number."""


class NotADateError(AnswerError):
    """The text is no date, time or moment of the calendar."""


class TooLongError(AnswerError):
    """The text is longer than the item allows."""


class TooPreciseError(AnswerError):
    """The number has more decimals than the item allows."""
