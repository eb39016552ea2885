"""Invented people with plausible courses of ALS, as the FHIR documents that they would leave behind."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from monitoring import fhir, names
from monitoring.codes import ALS, BODY_WEIGHT, GASTROSTOMY, NON_INVASIVE_VENTILATION
from monitoring.courses import course
from monitoring.diaries import diary, new_id
from monitoring.items import Instrument
from monitoring.lives import Life, life
from monitoring.origins import write_origin
from monitoring.progression import DAYS_PER_MONTH
from monitoring.records import Author, Document, Origin


@dataclass(frozen=True, slots=True)
class SimulatedPerson:
    """A person who does not exist."""

    name: str
    birth_date: date
    documents: tuple[Document, ...]  # in the order of what they are about; all before the end


def people(
    count: int, months: int, end: datetime, rng: random.Random, instruments: Mapping[str, Instrument]
) -> Iterator[SimulatedPerson]:
    """Invent people who logged for some months until `end`; the same seed makes the same people.

    The courses are plausible and no model of the disease: nobody dies. Use them to show and to test only.
    """
    joined = end - timedelta(days=DAYS_PER_MONTH * months)
    taken: set[str] = set()
    for rate_rank, onset_rank in zip(_ranks(count, rng), _ranks(count, rng), strict=True):
        invented = life(course(rate_rank, onset_rank, rng), joined, end, rng)
        name = names.name(invented.is_woman, taken, rng)
        taken.add(name)
        yield _person(name, invented, end, rng, instruments)


def _ranks(count: int, rng: random.Random) -> list[float]:
    # One from each slice of the population, so that a small study has slow and fast people too.
    ranks = [(place + rng.uniform(0.05, 0.95)) / count for place in range(count)]
    rng.shuffle(ranks)
    return ranks


def _person(
    name: str, life: Life, end: datetime, rng: random.Random, instruments: Mapping[str, Instrument]
) -> SimulatedPerson:
    born = names.birth_date(life.onset.date(), rng)
    patient = fhir.patient(name, born, _clinic_origin(life.diagnosed, rng))
    clinic = _clinic(life, {"reference": f"Patient/{patient.origin.record_id}"}, rng)
    logged = diary(life, end, rng, instruments)
    records = sorted([patient, *map(fhir.from_fhir, clinic), *logged], key=lambda record: record.origin.about)
    return SimulatedPerson(name, born, tuple(fhir.to_fhir(record) for record in records))


def _clinic(life: Life, subject: dict[str, str], rng: random.Random) -> Iterator[Document]:
    """What the clinic writes down: the diagnosis, the weight on that day, the procedures."""
    yield write_origin("Condition", _clinic_origin(life.diagnosed, rng)) | {
        "subject": subject,
        "code": _concept(ALS, "Amyotrophic lateral sclerosis", "Diagnose ALS"),
        "onsetDateTime": life.onset.date().isoformat(),
    }
    yield write_origin("Observation", _clinic_origin(life.diagnosed, rng)) | {
        "status": "final",
        "subject": subject,
        "code": _concept(BODY_WEIGHT, "Body weight", "Gewicht"),
        "valueQuantity": {
            "value": round(life.weight_kg, 1),
            "unit": "kg",
            "system": "http://unitsofmeasure.org",
            "code": "kg",
        },
    }
    for at, code, display, text in (
        (life.gastrostomy, GASTROSTOMY, "Gastrostomy", "Voedingssonde (PEG)"),
        (
            life.ventilation,
            NON_INVASIVE_VENTILATION,
            "Non-invasive ventilation",
            "Start beademing met masker",
        ),
    ):
        if at is not None:
            yield write_origin("Procedure", _clinic_origin(at, rng)) | {
                "status": "completed",
                "subject": subject,
                "code": _concept(code, display, text),
            }


def _concept(code: str, display: str, text: str) -> dict[str, Any]:
    system, _, plain = code.rpartition("|")
    return {"coding": [{"system": system, "code": plain, "display": display}], "text": text}


def _clinic_origin(day: datetime, rng: random.Random) -> Origin:
    at = day.replace(hour=rng.randint(9, 16), minute=rng.randint(0, 59), second=0, microsecond=0)
    return Origin(new_id(rng), about=at, entered=at, author=Author.CLINICIAN)
