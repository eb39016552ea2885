"""The answers that a choice offers: answerOption, or the concepts of a contained ValueSet."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from monitoring import fields
from monitoring import questionnaire_fields as read
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Option, OptionKind
from monitoring.records import Single
from monitoring.values import read_value
from monitoring.wordings import Wording

ValueSets = Mapping[str, Element]  # contained ValueSets by #id

_FHIR = "http://hl7.org/fhir/StructureDefinition/"
_EXCLUSIVE = _FHIR + "questionnaire-optionExclusive"
_PLAIN: Mapping[str, OptionKind] = {
    "valueInteger": "Integer",
    "valueDate": "Date",
    "valueTime": "Time",
    "valueString": "String",
}


def value_sets(document: Element, where: str) -> ValueSets:
    """Return the ValueSets that a questionnaire brings along."""
    contained = fields.elements(document, "contained", where)
    return {f"#{each.get('id')}": each for each in contained if each.get("resourceType") == "ValueSet"}


def options(element: Element, sets: ValueSets, language: str, where: str) -> tuple[Option, ...]:
    """Return what an item offers; nothing when that stands elsewhere."""
    url = fields.find(element, "answerValueSet", str, where)
    if url and url in sets:
        found = [
            _coded(concept, concept, system, language, f"{where}, {url}")
            for concept, system in _concepts(sets[url], f"{where}, {url}")
        ]
    else:
        found = [_option(each, language, where) for each in fields.elements(element, "answerOption", where)]
    if len({option.answer for option in found}) < len(found):
        raise MalformedRecordError(f"{where} offers the same code twice")
    if len({option.points is None for option in found}) > 1:
        raise MalformedRecordError(f"{where} has options with points and options without")
    return tuple(found)


def chosen(element: Element, where: str) -> tuple[Single, ...]:
    """Return the options that are chosen beforehand."""
    found = []
    for each in fields.elements(element, "answerOption", where):
        if fields.find(each, "initialSelected", bool, where):
            value = read_value(each, f"{where}.answerOption")
            found += [] if value is None else [value]
    return tuple(found)


def _option(element: Element, language: str, where: str) -> Option:
    name = next((name for name in element if name.startswith("value")), "valueCoding")
    if name in _PLAIN:
        return _plain(element, name, language, where)
    if name != "valueCoding":
        raise MalformedRecordError(f"{where}.answerOption.{name} is not something to choose")
    coding = fields.need(element, "valueCoding", dict, f"{where}.answerOption")
    system = fields.find(coding, "system", str, f"{where}.answerOption.valueCoding") or ""
    return _coded(coding, element, system, language, where)


def _coded(coding: Element, around: Element, system: str, language: str, where: str) -> Option:
    code = fields.need(coding, "code", str, f"{where}.answerOption.valueCoding")
    where = f"{where}, option {code}"
    return Option(
        code=code,
        points=_points(around, coding, where),
        text=_display(coding, language, where),
        explanation=read.own_words(around, "explanation", where),
        system=system,
        excludes=read.flag(around, _EXCLUSIVE, where),
    )


def _display(coding: Element, language: str, where: str) -> Wording:
    """The words of a code, with the translations of a ValueSet; the code itself when it has none."""
    found = read.words(coding, "display", language, where)
    for each in fields.elements(coding, "designation", where):
        name = fields.find(each, "language", str, where)
        if name:
            found.setdefault(name, fields.need(each, "value", str, where))
    return found or Wording({language: str(coding["code"])})


def _plain(element: Element, name: str, language: str, where: str) -> Option:
    where = f"{where}.answerOption"
    kind = _PLAIN[name]
    value = fields.need(element, name, int if kind == "Integer" else str, where)
    words = read.words(element, name, language, where) if isinstance(value, str) else Wording()
    return Option(
        code=str(value),
        points=_points(element, fields.find(element, f"_{name}", dict, where) or {}, where),
        text=words or Wording({language: str(value)}),
        explanation=read.own_words(element, "explanation", where),
        kind=kind,
        excludes=read.flag(element, _EXCLUSIVE, where),
    )


def _points(option: Element, value: Element, where: str) -> int | None:
    for element in (option, value):
        for each in fields.elements(element, "extension", where):
            if each.get("url") not in read.POINTS:
                continue
            points: Decimal | None = fields.number(each, "valueDecimal", where)
            if points is None or points != points.to_integral_value():
                raise MalformedRecordError(f"{where} has points that are not a whole number")
            return int(points)
    return None


def _concepts(value_set: Element, where: str) -> Iterator[tuple[Element, str]]:
    """Each concept with its system: of the expansion where there is one, else as it was composed."""
    expansion = fields.find(value_set, "expansion", dict, where)
    if expansion is not None:
        waiting = fields.elements(expansion, "contains", where)[::-1]
        while waiting:
            concept = waiting.pop()
            if "code" in concept and not concept.get("abstract"):
                yield concept, fields.find(concept, "system", str, where) or ""
            waiting.extend(fields.elements(concept, "contains", where)[::-1])
        return
    compose = fields.find(value_set, "compose", dict, where) or {}
    for include in fields.elements(compose, "include", where):
        system = fields.find(include, "system", str, where) or ""
        for concept in fields.elements(include, "concept", where):
            yield concept, system
