"""A questionnaire that nobody here wrote, with a question of every kind."""

from typing import Any

from monitoring import questionnaires

FHIR = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def extension(name: str, **value: Any) -> dict[str, Any]:
    return {"url": name if name.startswith("http") else FHIR + name, **value}


def expression(name: str, text: str) -> dict[str, Any]:
    return extension(SDC + name, valueExpression={"language": "text/fhirpath", "expression": text})


def unit(code: str, display: str, name: str = "questionnaire-unitOption") -> dict[str, Any]:
    coding = {"system": "http://unitsofmeasure.org", "code": code, "display": display}
    return extension(name, valueCoding=coding)


def item(link_id: str, kind: str, text: str = "", **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": text or link_id.capitalize()} | more


def options(*texts: str) -> list[dict[str, Any]]:
    return [{"valueCoding": {"code": text.split()[0].lower(), "display": text}} for text in texts]


def questionnaire(*items: dict[str, Any], name: str = "everything", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Questionnaire",
        "language": "en",
        "url": f"https://example.org/Questionnaire/{name}",
        "version": "1",
        "title": "Everything",
        "status": "active",
        "item": list(items),
    } | more


def instrument(*items: dict[str, Any], **more: Any) -> Any:
    return questionnaires.parse(questionnaire(*items, **more))


NONE = {"valueCoding": {"code": "none", "display": "None of these"}} | {
    "extension": [extension("questionnaire-optionExclusive", valueBoolean=True)]
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

PLACE = item("place", "choice", "Where do you live?", answerOption=options("Town", "Village"), required=True)
DEVICE = item("device", "open-choice", "Which device?", answerOption=options("Pump", "Tube"))
SIGNS = item("signs", "choice", "Which signs?", answerOption=[*options("Pain", "Cough"), NONE], repeats=True)
MONTH = item("month", "choice", "In which month?", answerOption=options(*MONTHS, "Unknown to me"))
SMOKES = item("smokes", "boolean", "Do you smoke?")
PACKS = item(
    "packs",
    "integer",
    "How many a day?",
    enableWhen=[{"question": "smokes", "operator": "=", "answerBoolean": True}],
)
SCALE = item(
    "scale",
    "integer",
    "How tired?",
    extension=[extension("minValue", valueInteger=1), extension("maxValue", valueInteger=5)],
)
LITRES = item(
    "litres",
    "decimal",
    "How much air?",
    extension=[
        unit("L", "litres", "questionnaire-unit"),
        extension("minValue", valueDecimal=0),
        extension("maxValue", valueDecimal=9),
        extension("maxDecimalPlaces", valueInteger=2),
    ],
)
DOSE = item("dose", "quantity", "Which dose?", extension=[unit("mg", "milligram"), unit("mL", "millilitre")])
BEGAN = item("began", "date", "When did it begin?")
SEEN = item("seen", "dateTime", "When were you seen?")
SLEEPS = item("sleeps", "time", "When do you go to sleep?")
NAME = item("name", "string", "What is your chair called?", maxLength=12)
STORY = item("story", "text", "Tell us more.")
SITE = item("site", "url", "Which site?")
INTRO = item("intro", "display", "Read this first.")
ALLERGY = item("allergy", "string", "What are you allergic to?", repeats=True)
MEDICINE = item(
    "medicine",
    "group",
    "Medicine",
    repeats=True,
    item=[
        item("drug", "string", "What is it called?", required=True),
        item("often", "integer", "How often a day?"),
    ],
)
PHOTO = item("photo", "attachment", "A photo of your chair")
DOUBLE = item(
    "double",
    "decimal",
    "Twice as much air",
    readOnly=True,
    extension=[expression("calculatedExpression", "%resource.item.where(linkId='litres').answer.value * 2")],
)

EVERYTHING = (
    INTRO, PLACE, DEVICE, SIGNS, MONTH, SMOKES, PACKS, SCALE, LITRES, DOSE, BEGAN, SEEN, SLEEPS,
    NAME, STORY, SITE, ALLERGY, MEDICINE, PHOTO, DOUBLE,
)  # fmt: skip
