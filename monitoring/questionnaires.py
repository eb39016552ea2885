"""FHIR R4 Questionnaires, read into instruments: this is done once, when the app starts."""

from monitoring import fields
from monitoring import questionnaire_expressions as expressions
from monitoring import questionnaire_fields as read
from monitoring import questionnaire_limits as limits
from monitoring import questionnaire_options as options
from monitoring.conditions import check_conditions
from monitoring.errors import MalformedInstrumentError, MalformedRecordError
from monitoring.items import Instrument, WordingBy, Words
from monitoring.layouts import by_link_id, lay_out
from monitoring.questionnaire_items import Reading
from monitoring.questionnaire_items import items as read_items
from monitoring.records import Document
from monitoring.wordings import Wording

CARD = "card"  # the use of what is kept to be shown; extension of our own
CLEARED = "cleared"  # extension of our own: who cleared the licence, and when
UNKNOWN = "unknown"  # the licence of an instrument that does not say it in a way that Nabij can check

_WHERE = "Questionnaire"
_WORDINGS: tuple[WordingBy, ...] = ("own", "validated")


def parse(document: Document) -> Instrument:
    """Read a FHIR R4 Questionnaire; what Nabij cannot run in it stands in the limits of the instrument."""
    try:
        return _instrument(document)
    except MalformedRecordError as error:
        raise MalformedInstrumentError(str(error)) from None


def _instrument(document: Document) -> Instrument:
    if document.get("resourceType") != _WHERE:
        raise MalformedRecordError("not a Questionnaire")
    language = fields.find(document, "language", str, _WHERE) or "nl"
    reading = Reading(language, options.value_sets(document, _WHERE), list(limits.of_whole(document, _WHERE)))
    variables = expressions.variables(document, (), "", _WHERE, reading.limits)
    items = read_items(document, reading, variables, _WHERE)
    if not items:
        raise MalformedRecordError("Questionnaire.item is missing")
    by_id = by_link_id(items)
    check_conditions(by_id)
    reading.limits.extend(limits.of_expressions(by_id, variables))
    reading.limits.extend(limits.of_texts(by_id.values()))
    order, layout = lay_out(by_id, variables)
    url = _url(document)
    return Instrument(
        url=url,
        version=fields.find(document, "version", str, _WHERE) or "",
        name=url.rpartition("/")[2],
        title=_title(document, language, url),
        description=read.words(document, "description", language, _WHERE),
        items=items,
        wording=_wording(document),
        license=read.own_code(document, "license", _WHERE) or UNKNOWN,
        source=read.citation(document, _WHERE),
        recall=read.own_words(document, "recall", _WHERE),
        by_id=by_id,
        order=order,
        cleared=read.own_text(document, CLEARED, _WHERE),
        copyright=fields.find(document, "copyright", str, _WHERE) or "",
        limits=tuple(reading.limits),
        subject=_subject(document),
        is_card=read.own_code(document, "use", _WHERE) == CARD,
        layout=layout,
    )


def _subject(document: Document) -> str:
    types = fields.find(document, "subjectType", list, _WHERE) or []
    return types[0] if types and isinstance(types[0], str) else "Patient"


def _url(document: Document) -> str:
    url = fields.find(document, "url", str, _WHERE)
    if url:
        return url
    if fields.find(document, "id", str, _WHERE):
        return f"{_WHERE}/{document['id']}"
    raise MalformedRecordError("Questionnaire.url is missing")


def _title(document: Document, language: str, url: str) -> Words:
    found = read.words(document, "title", language, _WHERE)
    return found or Wording({language: fields.find(document, "name", str, _WHERE) or url.rpartition("/")[2]})


def _wording(document: Document) -> WordingBy:
    code = read.own_code(document, "wording", _WHERE)
    return "unknown" if code is None else read.one_of(code, _WORDINGS, "Questionnaire.wording")
