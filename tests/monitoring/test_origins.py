from decimal import Decimal

import pytest

from monitoring import fhir
from monitoring.errors import MalformedRecordError
from tests.monitoring.factories import NOON, document, origin

OWN = "https://nabij.nl/fhir/StructureDefinition/"


@pytest.mark.parametrize(
    ("kind", "more", "author"),
    [
        ("Observation", {}, "patient"),
        ("Observation", {"performer": [{"reference": "Practitioner/7"}]}, "clinician"),
        ("Observation", {"performer": []}, "patient"),
        ("Observation", {"performer": [{"reference": "Device/7"}]}, "patient"),
        ("Observation", {"performer": [{"type": 7}]}, "patient"),
        ("QuestionnaireResponse", {"author": {"type": "RelatedPerson"}}, "carer"),
        ("QuestionnaireResponse", {"author": {"reference": "Patient/1"}}, "patient"),
        ("Communication", {"sender": {"reference": "PractitionerRole/1"}}, "clinician"),
        ("CarePlan", {"author": {"type": "Practitioner"}}, "clinician"),
        ("Flag", {"author": {"type": "Practitioner"}}, "patient"),
        (
            "CarePlan",
            {"extension": [{"url": OWN + "author", "valueCode": "carer"}, {"url": "urn:x"}, {}]},
            "carer",
        ),
    ],
)
def test_who_entered_it_is_read_from_our_extension_or_from_the_resource(kind, more, author):
    assert fhir.from_fhir(document(kind, **more)).origin.author == author


def test_the_diagnosis_counts_from_when_it_was_made_and_not_from_the_first_symptom():
    record = fhir.from_fhir(document("Condition", onsetDateTime="2025-01-01", recordedDate="2026-03-02"))

    assert record.origin.about == NOON


def test_a_record_that_is_made_here_needs_a_time_zone(instruments):
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(MalformedRecordError, match="authored is not a date with its time zone"):
        fhir.response(instruments["weight"], {"weight": Decimal(70)}, origin(about=naive))
