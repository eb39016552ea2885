"""What stands in a questionnaire that Nabij cannot run, by the item where it stands."""

from collections.abc import Iterable, Iterator, Mapping

from monitoring import fields
from monitoring.fields import Element
from monitoring.items import Item, Kind, Limit, Option, Variable

_FHIR = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

# What would change which answers are right, or how they come about; other extensions are about looks.
_RULES = frozenset(
    {
        _FHIR + "regex",
        _FHIR + "minLength",
        _FHIR + "questionnaire-constraint",
        _FHIR + "questionnaire-unitValueSet",
        _FHIR + "questionnaire-signatureRequired",
        _FHIR + "cqf-expression",
        _FHIR + "cqf-library",
        _SDC + "sdc-questionnaire-answerExpression",
        _SDC + "sdc-questionnaire-candidateExpression",
        _SDC + "sdc-questionnaire-answerOptionsToggleExpression",
        _SDC + "sdc-questionnaire-contextExpression",
        _SDC + "sdc-questionnaire-subQuestionnaire",
        _SDC + "sdc-questionnaire-optionalDisplay",
    }
)
_REPLACES = frozenset({_FHIR + "cqf-expression"})  # the answer is to come from there, so nobody can give it

NEVER: Mapping[Kind, str] = {"attachment": "attachment", "reference": "reference"}


def of_element(element: Element, link_id: str, where: str) -> Iterator[Limit]:
    """Return what the extensions of the whole or of an item ask for in vain."""
    for each in fields.elements(element, "modifierExtension", where):
        yield Limit(link_id, "modifier", str(each.get("url", "")))
    for each in fields.elements(element, "extension", where):
        url = each.get("url")
        if isinstance(url, str) and url in _RULES:
            yield Limit(link_id, "rule", url.rpartition("/")[2])


def of_item(element: Element, kind: Kind, options: tuple[Option, ...], where: str) -> Iterator[Limit]:
    """Return why an item cannot be run at all."""
    link_id = str(element.get("linkId", ""))
    if kind in NEVER:
        yield Limit(link_id, NEVER[kind])
    if kind in ("choice", "open-choice") and not options:
        url = fields.find(element, "answerValueSet", str, where)
        yield Limit(link_id, "outside-options", url) if url else Limit(link_id, "no-options")
    if "modifierExtension" in element or any(
        each.get("url") in _REPLACES for each in fields.elements(element, "extension", where)
    ):
        yield from of_element(element, link_id, where)


def of_expressions(by_id: Mapping[str, Item], variables: tuple[Variable, ...]) -> Iterator[Limit]:
    """Return the expressions that look at items which are not here."""
    for link_id, item in {"": None, **by_id}.items():
        own = variables if item is None else item.variables
        found = [variable.expression for variable in own]
        if item is not None:
            found += [each for each in (item.calculation, item.enabling, item.beginning) if each]
        for expression in found:
            for named in expression.link_ids:
                if named not in by_id:
                    yield Limit(link_id, "dangling", named)


def of_texts(items: Iterable[Item]) -> Iterator[Limit]:
    """Return the questions that ask nothing."""
    for item in items:
        if item.is_question and not item.hidden and not item.text:
            yield Limit(item.link_id, "no-text")


def of_whole(document: Element, where: str) -> Iterator[Limit]:
    """Return what the questionnaire as a whole asks for in vain, or lacks."""
    yield from of_element(document, "", where)
    if not document.get("url"):
        yield Limit("", "no-url")
