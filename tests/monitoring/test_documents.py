import json

import pytest

from monitoring import fhir
from monitoring.errors import MalformedRecordError

ONE = {"resourceType": "CarePlan", "id": "a", "created": "2026-03-02"}
TWO = {"resourceType": "CarePlan", "id": "b", "created": "2026-03-03"}


def bundle(*resources):
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": each} for each in resources],
    }


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(bundle(ONE, TWO)),
        json.dumps(bundle(ONE, TWO), indent=2),
        json.dumps(bundle(bundle(ONE), TWO)),
        f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
        f"\n{json.dumps(ONE)}\r\n\r\n{json.dumps(bundle(TWO))}",
    ],
)
def test_a_file_of_any_of_the_forms_is_taken_apart(text):
    assert fhir.parse_document(text) == [ONE, TWO]
    assert fhir.parse_document(text.encode()) == [ONE, TWO]
    assert fhir.parse_document(b"\xef\xbb\xbf" + text.encode()) == [ONE, TWO]
    assert fhir.parse_document("\ufeff" + text) == [ONE, TWO]
    assert [record.origin.record_id for record in fhir.parse_records(text)] == ["a", "b"]


def test_one_resource_is_a_file_too():
    assert fhir.parse_document(json.dumps(ONE)) == [ONE]
    assert fhir.parse_document(json.dumps(ONE, indent=4)) == [ONE]


def test_an_empty_bundle_holds_nothing():
    assert fhir.parse_document('{"resourceType": "Bundle"}') == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "the file is empty"),
        ("\n \n", "the file is empty"),
        (b"\xff\xfe{}", "the file is not UTF-8 text"),
        ("geheim", "line 1: not JSON"),
        ('{\n  "resourceType": "Patient",\n  geheim\n}', "line 3: not JSON"),
        (f"{json.dumps(ONE)}\ngeheim", "line 2: not JSON"),
        (f"\n\n{json.dumps(ONE)}\n{{", "line 4: not JSON"),
        ("[1, 2]", "line 1: not a FHIR resource"),
        ('{"resourceType": 7}', "line 1: not a FHIR resource"),
        ('{"resourceType": "Bundle", "entry": [{}]}', "line 1: Bundle.entry.resource is missing"),
        ('{"resourceType": "Bundle", "entry": {}}', "line 1: Bundle.entry is not a list"),
        (json.dumps(bundle({"id": "a"})), "line 1: not a FHIR resource"),
        ('{"resourceType": "Observation", "valueInteger": NaN}', "line 1: not JSON that can be kept"),
        ('{"resourceType": "Observation", "valueDecimal": 1e999}', "line 1: not JSON that can be kept"),
        (
            '{"resourceType": "Observation", "valueInteger": ' + "9" * 5000 + "}",
            "line 1: not JSON that can be kept",
        ),
        ('{"resourceType": "Patient", "id": "\\ud800"}', "line 1: not JSON that can be kept"),
        ("[" * 100_000, "line 1: not JSON that can be kept"),
        (("[" * 100_000) + "\n{}", "line 1: not JSON that can be kept"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line_and_without_its_text(text, message):
    with pytest.raises(MalformedRecordError) as refused:
        fhir.parse_document(text)

    assert str(refused.value) == message


def test_a_pair_of_surrogates_is_one_sign():
    assert fhir.parse_document('{"resourceType": "Basic", "id": "\\ud83d\\ude42"}')[0]["id"] == "🙂"


def test_a_malformed_record_is_refused_with_its_line_and_its_field():
    text = f"{json.dumps(ONE)}\n{json.dumps(TWO | {'id': None})}\n"

    with pytest.raises(MalformedRecordError) as refused:
        fhir.parse_records(text)

    assert str(refused.value) == "line 2: CarePlan.id is missing"
