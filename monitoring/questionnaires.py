"""FHIR R4 Questionnaires, read into instruments: this is done once, when the app starts."""

from collections.abc import Iterator
from typing import get_args

from monitoring import fields
from monitoring import questionnaire_fields as read
from monitoring.errors import MalformedInstrumentError, MalformedRecordError
from monitoring.fields import Element
from monitoring.instruments import Condition, Instrument, Item, Kind, Operator, Option, Wording
from monitoring.records import Answer, Document

_KINDS: tuple[Kind, ...] = get_args(Kind)
_OPERATORS: tuple[Operator, ...] = get_args(Operator)
_WORDINGS: tuple[Wording, ...] = get_args(Wording)


def parse(document: Document) -> Instrument:
    """Read a FHIR R4 Questionnaire."""
    try:
        return _instrument(document)
    except MalformedRecordError as error:
        raise MalformedInstrumentError(str(error)) from None


def _instrument(document: Document) -> Instrument:
    where = "Questionnaire"
    if document.get("resourceType") != where:
        raise MalformedRecordError("not a Questionnaire")
    language = fields.find(document, "language", str, where) or "nl"
    url = fields.need(document, "url", str, where)
    items = _items(document, language, where)
    if not items:
        raise MalformedRecordError("Questionnaire.item is missing")
    by_id = _by_id(items)
    return Instrument(
        url=url,
        version=fields.need(document, "version", str, where),
        name=url.rpartition("/")[2],
        title=read.words(document, "title", language, where),
        description=read.words(document, "description", language, where),
        items=items,
        wording=read.one_of(read.own_code(document, "wording", where), _WORDINGS, "Questionnaire.wording"),
        license=read.own_code(document, "license", where),
        source=read.citation(document, where),
        recall=read.own_words(document, "recall", where),
        by_id=by_id,
        order=_order(by_id),
    )


def _items(element: Element, language: str, where: str) -> tuple[Item, ...]:
    return tuple(_item(each, language, where) for each in fields.elements(element, "item", where))


def _item(element: Element, language: str, where: str) -> Item:
    link_id = fields.need(element, "linkId", str, f"an item of {where}")
    where = f"item {link_id}"
    kind = read.one_of(
        fields.need(element, "type", str, where).replace("string", "text"), _KINDS, f"{where}.type"
    )
    items = _items(element, language, where)
    options = tuple(
        _option(each, language, where) for each in fields.elements(element, "answerOption", where)
    )
    _check_shape(kind, items, options, where)
    return Item(
        link_id=link_id,
        kind=kind,
        text=read.words(element, "text", language, where),
        explanation=read.own_words(element, "explanation", where),
        options=options,
        required=fields.find(element, "required", bool, where) or False,
        enable_when=tuple(_condition(each, where) for each in fields.elements(element, "enableWhen", where)),
        enable_any=fields.find(element, "enableBehavior", str, where) == "any",
        least=read.bound(element, "minValue", where),
        most=read.bound(element, "maxValue", where),
        unit=read.unit(element, where),
        code=read.code(element, where),
        items=items,
        hidden=read.is_hidden(element, where),
    )


def _check_shape(kind: Kind, items: tuple[Item, ...], options: tuple[Option, ...], where: str) -> None:
    if (kind == "choice") != bool(options):
        raise MalformedRecordError(f"{where} is a choice without options, or has options and is no choice")
    if len({option.code for option in options}) < len(options):
        raise MalformedRecordError(f"{where} offers the same code twice")
    if len({option.points is None for option in options}) > 1:
        raise MalformedRecordError(f"{where} has options with points and options without")
    if (kind == "group") != bool(items):
        raise MalformedRecordError(f"{where} is a group without items, or has items and is no group")


def _option(element: Element, language: str, where: str) -> Option:
    coding = fields.need(element, "valueCoding", dict, f"{where}.answerOption")
    code = fields.need(coding, "code", str, f"{where}.answerOption.valueCoding")
    where = f"{where}, option {code}"
    return Option(
        code=code,
        points=read.points(element, where),
        text=read.words(coding, "display", language, where),
        explanation=read.own_words(element, "explanation", where),
        system=fields.find(coding, "system", str, where) or "",
    )


def _condition(element: Element, where: str) -> Condition:
    where = f"{where}.enableWhen"
    link_id = fields.need(element, "question", str, where)
    operator = read.one_of(fields.need(element, "operator", str, where), _OPERATORS, f"{where}.operator")
    return Condition(link_id, operator, _condition_answer(element, where))


def _condition_answer(element: Element, where: str) -> Answer:
    if "answerCoding" in element:
        return fields.need(fields.need(element, "answerCoding", dict, where), "code", str, where)
    if "answerInteger" in element:
        return fields.need(element, "answerInteger", int, where)
    return fields.need(element, "answerBoolean", bool, where)


def _by_id(items: tuple[Item, ...]) -> dict[str, Item]:
    by_id: dict[str, Item] = {}
    for item in _walk(items):
        if item.link_id in by_id:
            raise MalformedRecordError(f"item {item.link_id} is there twice")
        by_id[item.link_id] = item
    return by_id


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)


def _order(by_id: dict[str, Item]) -> tuple[tuple[Item, str | None], ...]:
    groups = {inner.link_id: item.link_id for item in by_id.values() for inner in item.items}
    before: dict[str, set[str]] = {}
    for link_id, item in by_id.items():
        for condition in item.enable_when:
            _check_condition(condition, by_id, f"item {link_id}.enableWhen")
        before[link_id] = {condition.link_id for condition in item.enable_when}
        if link_id in groups:
            before[link_id].add(groups[link_id])
    return tuple((by_id[link_id], groups.get(link_id)) for link_id in read.in_order(before))


def _check_condition(condition: Condition, by_id: dict[str, Item], where: str) -> None:
    question = by_id.get(condition.link_id)
    if question is None or not question.is_question:
        raise MalformedRecordError(f"{where} asks for an item that is not a question here")
    if condition.operator == "exists":
        fits = isinstance(condition.answer, bool)
    elif question.kind == "choice":
        fits = any(option.code == condition.answer for option in question.options)
    else:
        fits = type(condition.answer) is {"boolean": bool, "integer": int}.get(question.kind)
    if not fits:
        raise MalformedRecordError(f"{where} compares with an answer that its question cannot have")
