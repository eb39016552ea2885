"""The instrument files as they lie in assets/, read without the parser: what people read, and where."""

import json
from pathlib import Path

from monitoring import questionnaires
from monitoring.items import Instrument

FILES = sorted((Path(__file__).parents[2] / "assets" / "instruments").glob("*.json"))
DOCUMENTS = {path.stem: json.loads(path.read_bytes()) for path in FILES}
LANGUAGES = {"nl", "en"}
FHIR = "http://hl7.org/fhir/StructureDefinition/"
OWN = "https://nabij.nl/fhir/StructureDefinition/"


def parsed(name) -> Instrument:
    return questionnaires.parse(DOCUMENTS[name])


def extensions(element, url):
    return [each for each in element.get("extension", []) if each["url"] == url]


def extension(element, url, value):
    """The value of the one extension with this url, or None."""
    found = extensions(element, url)
    assert len(found) <= 1, url
    return found[0][value] if found else None


def by_language(element, url):
    """A text by language, from extensions that are built like FHIR's translation."""
    pairs = [{part["url"]: part for part in each["extension"]} for each in extensions(element, url)]
    return {pair["lang"]["valueCode"]: pair["content"]["valueString"] for pair in pairs}


def words(element, name):
    """A text of the resource with its translations, by language."""
    return {"nl": element[name]} | by_language(element.get(f"_{name}", {}), f"{FHIR}translation")


def items(document):
    """Every item, in order."""
    for item in document.get("item", []):
        yield item
        yield from items(item)


def item(name, link_id):
    return next(item for item in items(DOCUMENTS[name]) if item["linkId"] == link_id)


def codings(item):
    return [option["valueCoding"] for option in item.get("answerOption", [])]


def titles(document):
    """What is drawn as the title of a screen, by place."""
    yield "title", words(document, "title")
    for each in items(document):
        yield each["linkId"], words(each, "text")


def answers(document):
    """What stands on an answer, by code."""
    for each in items(document):
        for coding in codings(each):
            yield coding["code"], words(coding, "display")


def explanations(document):
    """What stands under a title or an answer, by place."""
    yield "description", words(document, "description")
    for each in items(document):
        if each["type"] not in ("group", "display"):
            yield f"{each['linkId']}, explanation", by_language(each, f"{OWN}explanation")
        for option in each.get("answerOption", []):
            yield f"{option['valueCoding']['code']}, explanation", by_language(option, f"{OWN}explanation")


def every_wording(document):
    """Every text that people read, with the place where it stands."""
    yield "recall", by_language(document, f"{OWN}recall")
    yield from titles(document)
    yield from answers(document)
    yield from explanations(document)
