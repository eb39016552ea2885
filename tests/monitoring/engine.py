"""Small questionnaires, checkable by eye."""

from typing import Any

from monitoring import questionnaires
from monitoring.items import Instrument

FHIR = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def questionnaire(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/small",
        "version": "1",
        "item": list(items),
    } | more


def instrument(*items: dict[str, Any], **more: Any) -> Instrument:
    return questionnaires.parse(questionnaire(*items, **more))


def item(link_id: str, kind: str = "boolean", *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return (
        {"linkId": link_id, "type": kind, "text": link_id} | ({"item": list(items)} if items else {}) | more
    )


def when(question: str, operator: str = "exists", value: Any = True, kind: str = "Boolean") -> dict[str, Any]:
    """The members of an item that is asked under one condition."""
    return {"enableWhen": [{"question": question, "operator": operator, f"answer{kind}": value}]}


def choice(link_id: str, *codes: str, kind: str = "choice", **more: Any) -> dict[str, Any]:
    options = [{"valueCoding": {"code": code}} for code in codes]
    return item(link_id, kind, answerOption=options, **more)


def extension(url: str, **value: Any) -> dict[str, Any]:
    return {"url": url} | value


def fhirpath(text: str, url: str = SDC + "calculatedExpression", **more: Any) -> dict[str, Any]:
    return extension(url, valueExpression={"language": "text/fhirpath", "expression": text} | more)


def calculated(link_id: str, text: str, kind: str = "decimal", **more: Any) -> dict[str, Any]:
    return item(link_id, kind, extension=[fhirpath(text)], **more)


def variable(name: str, text: str) -> dict[str, Any]:
    return fhirpath(text, FHIR + "variable", name=name)
