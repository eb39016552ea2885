"""What a demonstration consists of, decided once and kept, so that a second start continues the first."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.cli.errors import CommandError
from app.cli.homes import LOCK
from app.cli.simulate import synthetic_people
from app.content import load_instruments
from monitoring import fhir
from monitoring.instruments import find
from monitoring.items import Instrument
from monitoring.plan import INTERVALS
from monitoring.records import Answer, Origin, QuestionnaireResponse, Record

PLAN = "demo.json"
SEED = 1
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A study that is invented, and where it lives."""

    home: Path
    people: int
    months: int
    end: datetime  # of what the people logged so far
    is_ready: bool = False

    @property
    def server(self) -> Path:
        """The home of the study backend."""
        return self.home / "server"

    @property
    def team(self) -> Path:
        """The home of the workstation."""
        return self.home / "team"

    @property
    def new_phone(self) -> Path:
        """A home that nobody has joined with yet."""
        return self.home / "phones" / "new"

    def phone(self, number: int) -> Path:
        """The home of one person's phone, from 1."""
        return self.home / "phones" / f"{number:03}"


def read_plan(home: Path, people: int, months: int, now: datetime) -> Plan:
    """Read what was begun here, or begin it; a folder with something else in it is left alone."""
    file = home / PLAN
    if file.exists():
        return _read(home, file)
    if any(not file.name.startswith((PLAN, LOCK)) for file in home.iterdir()):
        raise CommandError("cli.no-demo", home=home)
    end = now.replace(minute=0, second=0, microsecond=0)
    return keep_plan(Plan(home, people, months, end))


def keep_plan(plan: Plan) -> Plan:
    """Keep a plan: all of it, or what was there before."""
    document = asdict(plan) | {"end": plan.end.isoformat()}
    del document["home"]
    new = plan.home / f"{PLAN}.new"
    new.write_text(json.dumps(document, indent=2) + "\n", "utf-8")
    new.replace(plan.home / PLAN)
    return plan


def finished(plan: Plan) -> Plan:
    """Keep that everything is there."""
    return keep_plan(replace(plan, is_ready=True))


def histories(plan: Plan) -> Iterator[list[Record]]:
    """What each person and the clinic wrote so far.

    The first has not filled in anything lately, so that this is due; the second asks for contact.
    """
    instruments = load_instruments()
    for number, person in enumerate(synthetic_people(plan.people, plan.months, plan.end, SEED)):
        records = [fhir.from_fhir(document) for document in person.documents]
        if number == 0:
            records = [each for each in records if not _is_too_fresh(each, plan.end, instruments)]
        if number == 1:
            records.append(_wish(plan.end - _A_DAY, instruments))
        yield records


def _wish(at: datetime, instruments: Mapping[str, Instrument]) -> Record:
    answers: Mapping[str, Answer] = {"well-being": 5, "contact": True}
    return fhir.response(instruments["weekly-check-in"], answers, Origin("demo-wish", at, at))


def _is_too_fresh(record: Record, end: datetime, instruments: Mapping[str, Instrument]) -> bool:
    if not isinstance(record, QuestionnaireResponse):
        return False
    interval = INTERVALS.get(find(instruments, record.questionnaire).name, timedelta())
    return end - record.origin.about < interval + _A_DAY


def _read(home: Path, file: Path) -> Plan:
    try:
        kept = json.loads(file.read_bytes())
        return Plan(
            home, kept["people"], kept["months"], datetime.fromisoformat(kept["end"]), kept["is_ready"]
        )
    except (ValueError, KeyError, TypeError):
        raise CommandError("cli.no-demo", home=home) from None
