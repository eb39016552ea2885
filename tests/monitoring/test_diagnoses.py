"""Which illness a dossier says it is, a line a case."""

import pytest

from monitoring import fhir
from monitoring.diagnoses import diagnosis
from tests.monitoring.factories import day


def condition(code="", text="", about=0, kind="Condition"):
    date = {"recordedDate": day(about).isoformat()} if kind == "Condition" else {}
    performed = {"performedDateTime": day(about).isoformat()} if kind == "Procedure" else {}
    coding = {"coding": [{"system": "http://snomed.info/sct", "code": code}]} if code else {}
    named = {"text": text} if text else {}
    return fhir.from_fhir(
        {"resourceType": kind, "id": f"{kind}{about}{code}", "code": coding | named} | date | performed
    )


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([], None),
        ([condition("86044005", "ALS")], "als"),
        ([condition("86044005")], "als"),
        ([condition(text="PLS")], "pls"),
        ([condition(text=" primary lateral sclerosis ")], "pls"),
        ([condition(text="PSMA")], "psma"),
        ([condition(text="Progressieve spinale musculaire atrofie")], "psma"),
        ([condition(text="diabetes")], None),
        ([condition(text="PLS", kind="Procedure")], None),
        # the newest that is known counts
        ([condition("86044005", "ALS", -9), condition(text="PLS", about=-3)], "pls"),
        ([condition("86044005", "ALS", -9), condition(text="astma", about=-3)], "als"),
    ],
)
def test_the_illness_is_read_from_the_dossier(records, found):
    assert diagnosis(records) == found
