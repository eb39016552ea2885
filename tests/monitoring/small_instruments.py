"""Instruments of a few items, so that a test of a score shows all that it stands on."""

from typing import Any

from monitoring import questionnaires
from monitoring.items import Instrument

OWN = "https://nabij.nl/fhir/StructureDefinition/"
FHIR = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def small(name: str, *items: dict[str, Any]) -> Instrument:
    recall = {"url": "lang", "valueCode": "nl"}, {"url": "content", "valueString": "nu"}
    return questionnaires.parse(
        {
            "resourceType": "Questionnaire",
            "extension": [
                {"url": OWN + "wording", "valueCode": "own"},
                {"url": OWN + "license", "valueCode": "Apache-2.0"},
                {"url": FHIR + "cqf-citation", "valueString": "Somebody 1999"},
                {"url": OWN + "recall", "extension": list(recall)},
            ],
            "url": f"https://nabij.nl/fhir/Questionnaire/{name}",
            "version": "1.0.0",
            "item": list(items),
        }
    )


def number(link_id: str, least: int, most: int, code: str | None = None, **more: Any) -> dict[str, Any]:
    limits = [
        {"url": FHIR + "minValue", "valueDecimal": least},
        {"url": FHIR + "maxValue", "valueDecimal": most},
    ]
    codes = {"code": [{"system": "http://loinc.org", "code": code}]} if code else {}
    return {"linkId": link_id, "type": "decimal", "extension": limits} | codes | more


def graded(link_id: str, **more: Any) -> dict[str, Any]:
    options = [
        {
            "valueCoding": {"code": f"{link_id}-{points}"},
            "extension": [{"url": FHIR + "ordinalValue", "valueDecimal": points}],
        }
        for points in range(4)
    ]
    return {"linkId": link_id, "type": "choice", "answerOption": options} | more


def group(link_id: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "group", "item": list(items)} | more


def background() -> Instrument:
    return small("background", number("height", 50, 300, "8302-2"))


def wheelchair() -> Instrument:
    """The weight of a person with the wheelchair, and of the wheelchair alone."""
    value = "%resource.repeat(item).where(linkId='{}').answer.value"
    net = " - ".join(value.format(link_id) for link_id in ("gross-weight", "tare"))
    calculated = {
        "url": SDC + "calculatedExpression",
        "valueExpression": {"language": "text/fhirpath", "expression": net},
    }
    net_weight = number("net-weight", 20, 300, "29463-7")
    net_weight["extension"].append(calculated)
    return small("wheelchair", number("gross-weight", 20, 500), number("tare", 1, 300), net_weight)


def breathing_test() -> Instrument:
    tests = [number(f"{test}-{attempt}", 0, 9) for test in ("vc", "snip") for attempt in (1, 2, 3)]
    positions = [{"valueCoding": {"code": code}} for code in ("sitting", "lying")]
    return small(
        "breathing-test",
        {"linkId": "position", "type": "choice", "answerOption": positions},
        *tests,
        number("vc", 0, 9),
        number("vc-percent", 10, 150),
    )
