import re
from collections import Counter

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from monitoring import questionnaires
from tests.content.instruments import (
    DOCUMENTS,
    FHIR,
    LANGUAGES,
    OWN,
    codings,
    every_wording,
    extension,
    items,
)

PATIENT, CARER = ["Patient"], ["RelatedPerson"]


@pytest.fixture(params=DOCUMENTS.values(), ids=DOCUMENTS)
def document(request):
    return request.param


def test_these_ship_with_the_app():
    assert list(DOCUMENTS) == [
        "about-me",
        "alsfrs-r",
        "background",
        "breathing-signs",
        "breathing-test",
        "carer-week",
        "diary",
        "eating-drinking",
        "emergency-card",
        "quality-of-life",
        "symptoms",
        "visit",
        "weekly-check-in",
        "weight",
        "wishes-card",
    ]


def test_each_is_a_valid_fhir_r4_questionnaire(document):
    Questionnaire.model_validate(with_dates_for_today(document))


def with_dates_for_today(element):
    """Put a day where it is calculated: fhir.resources 8.3 knows no extension of an extension's value."""
    if isinstance(element, list):
        return [with_dates_for_today(each) for each in element]
    if not isinstance(element, dict):
        return element
    if "_valueDate" in element:
        return {"url": element["url"], "valueDate": "2026-11-24"}
    return {name: with_dates_for_today(each) for name, each in element.items()}


def test_each_can_be_run(document):
    instrument = questionnaires.parse(document)

    assert list(instrument.by_id) == [item["linkId"] for item in items(document)]
    assert instrument.limits == ()


def test_each_is_named_after_its_file(document):
    assert document["url"] == f"https://nabij.nl/fhir/Questionnaire/{document['id']}"
    assert DOCUMENTS[document["id"]] is document
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["version"])
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]*", document["name"])


def test_each_says_whom_it_is_about(document):
    assert document["subjectType"] == (CARER if document["id"] == "carer-week" else PATIENT)


def test_each_says_whose_wording_it_is_under_which_licence_and_where_it_comes_from(document):
    assert extension(document, f"{OWN}wording", "valueCode") == "own"
    assert extension(document, f"{OWN}license", "valueCode") == "Apache-2.0"
    assert document["copyright"].startswith("Wording by Nabij, Apache-2.0")
    assert len(extension(document, f"{FHIR}cqf-citation", "valueString")) > 40


def test_each_wording_is_there_in_every_language(document):
    incomplete = [place for place, text in every_wording(document) if text.keys() != LANGUAGES]

    assert incomplete == []


def test_no_question_and_no_answer_of_an_instrument_has_the_name_of_another(document):
    names = Counter(item["linkId"] for item in items(document))
    names.update(coding["code"] for item in items(document) for coding in codings(item))

    assert [name for name, times in names.items() if times > 1] == []


def test_the_answers_of_an_instrument_are_in_a_system_of_their_own(document):
    systems = {coding["system"] for item in items(document) for coding in codings(item)}

    assert systems <= {f"https://nabij.nl/fhir/CodeSystem/{document['id']}"}


def test_every_code_of_loinc_has_its_check_digit(document):
    for item in items(document):
        for coding in item.get("code", []):
            if coding["system"] == "http://loinc.org":
                number, _, digit = coding["code"].partition("-")
                assert digit == check_digit(number), coding["code"]


def check_digit(number):
    """Modulus 10, as the LOINC Users' Guide describes: every other digit is doubled, from the right."""
    doubled = [str(int(digit) * 2) if place % 2 == 0 else digit for place, digit in enumerate(number[::-1])]
    return str(-sum(int(digit) for digits in doubled for digit in digits) % 10)


@pytest.mark.parametrize(("code", "digit"), [("29463", "7"), ("8302", "2"), ("39156", "5")])
def test_the_check_digit_is_counted_as_loinc_counts_it(code, digit):
    assert check_digit(code) == digit
