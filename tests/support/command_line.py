"""The command line as people use it: in this process for the small stories, as a real one for the whole."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from click.testing import CliRunner

from app import clock
from app.cli.main import nabij
from app.cli.server import log_requests
from app.content import load_instruments
from monitoring import fhir
from monitoring.records import Answer, Author, Origin
from sync.server.api import create_api
from sync.server.enrolments import make_team_code
from sync.server.settings import Settings
from tests.support.serving import serving

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*arguments: object, language: str = "nl") -> Done:
    """Run a command in this process; what it does not catch is raised here."""
    result = CliRunner().invoke(nabij, ["--language", language, *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(result.exit_code, result.stdout, result.stderr)


def succeed(*arguments: object) -> Done:
    """Run a command that must not fail."""
    done = run(*arguments)
    assert done.code == 0, done
    return done


def start(*arguments: object, language: str = "nl") -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", "--language", language, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def finish(*arguments: object, language: str = "nl") -> Done:
    """Run a command as a process of its own, to its end."""
    process = start(*arguments, language=language)
    out, err = process.communicate(timeout=120)
    return Done(process.returncode, out, err)


@dataclass(frozen=True)
class Backend:
    """A study backend on this machine's own clock."""

    url: str
    database: str

    def code(self) -> str:
        return make_team_code(self.database)


@contextmanager
def backend(home: Path) -> Iterator[Backend]:
    home.mkdir(parents=True, exist_ok=True)
    database = f"sqlite:///{home / 'study.db'}"
    before = structlog.get_config()
    log_requests(logging.CRITICAL)  # in this process its lines would stand between those of the commands
    try:
        with serving(create_api(Settings(database, clock.now))) as url:
            yield Backend(url, database)
    finally:
        structlog.configure(**before)  # other tests read what their server logs


def response(
    name: str, answers: dict[str, Answer], record_id: str, author: Author = Author.PATIENT
) -> dict[str, Any]:
    """A filled instrument as FHIR, whatever its answers are worth."""
    instrument = load_instruments()[name]
    whole = {"resourceType": "QuestionnaireResponse", "id": record_id, "authored": AT.isoformat()}
    items = fhir.response(instrument, answers, Origin(record_id, AT, AT, author)).document
    return {**items, **whole}


def alsfrs_r(points: int) -> dict[str, Answer]:
    """The same points for each of the twelve items; no gastrostomy."""
    items = load_instruments()["alsfrs-r"].by_id.values()
    asked = [item.link_id for item in items if item.options and item.link_id != "cutting-gastrostomy"]
    return {"gastrostomy": False, **{link_id: f"{link_id}-{points}" for link_id in asked}}


def weight(kilograms: float, record_id: str = "observed-weight") -> dict[str, Any]:
    """A body weight as any FHIR system writes it."""
    return {
        "resourceType": "Observation",
        "id": record_id,
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
        "effectiveDateTime": AT.isoformat(),
        "valueQuantity": {
            "value": kilograms,
            "unit": "kg",
            "system": "http://unitsofmeasure.org",
            "code": "kg",
        },
    }


def write(file: Path, *documents: object) -> Path:
    """Write documents as NDJSON."""
    file.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
    return file


def three_instruments(file: Path) -> Path:
    """A check-in of 7 with a wish for contact, a weight of 72.5 kg, and an ALSFRS-R of 36."""
    return write(
        file,
        response("weekly-check-in", {"well-being": 7, "contact": True}, "check-in-1"),
        response("weight", {"weight": 72.5}, "weight-1"),
        response("alsfrs-r", alsfrs_r(3), "alsfrs-r-1"),
    )


def values(shown: Any, measure: str) -> Sequence[float]:
    """The values of a measure in what `nabij show --json` printed of one dossier."""
    return [point["value"] for point in shown["participants"][0]["series"][measure]["points"]]
