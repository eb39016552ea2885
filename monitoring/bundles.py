"""A dossier as one FHIR R4 Bundle: what a person takes along to wherever they like."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from monitoring.fhir import to_fhir
from monitoring.records import Record

BASE = "https://nabij.nl/fhir/"  # so that "Patient/1" in a record means the Patient in the same Bundle


def bundle(records: Iterable[Record], made: datetime) -> dict[str, Any]:
    """Collect every record exactly as it is kept: replaced ones too, unknown fields and all."""
    entries = [_entry(to_fhir(record)) for record in records]
    whole = {"resourceType": "Bundle", "type": "collection", "timestamp": made.isoformat()}
    return whole | ({"entry": entries} if entries else {})


def _entry(document: dict[str, Any]) -> dict[str, Any]:
    return {"fullUrl": f"{BASE}{document['resourceType']}/{document['id']}", "resource": document}
