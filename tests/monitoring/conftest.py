"""The instruments that ship with the app, read once."""

import json
from pathlib import Path

import pytest

from monitoring import questionnaires
from monitoring.items import Instrument

INSTRUMENTS = Path(__file__).parents[2] / "assets" / "instruments"


@pytest.fixture(scope="session")
def instruments() -> dict[str, Instrument]:
    documents = [json.loads(path.read_bytes()) for path in sorted(INSTRUMENTS.glob("*.json"))]
    return {instrument.name: instrument for instrument in map(questionnaires.parse, documents)}


@pytest.fixture(scope="session")
def alsfrs_r(instruments: dict[str, Instrument]) -> Instrument:
    return instruments["alsfrs-r"]
