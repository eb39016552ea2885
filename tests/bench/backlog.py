"""How fast a phone's backlog of 10,000 entries goes up: real store and client, a server beside them."""

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import requests

from monitoring import fhir
from monitoring.records import Origin
from sync import enrolment, exchange
from sync.client import Call, StudyClient
from sync.server.enrolments import make_team_code
from sync.store import LocalStore
from tests.bench.figures import Row
from tests.bench.upload import serve_backend, serving
from tests.support.wire import NOW

ENTRIES, ROUNDS = 10_000, 5
AT = datetime.fromtimestamp(NOW, UTC)


def run() -> dict[str, float]:
    """Medians, in entries per second: up from a phone, down to a workstation that verifies all of them."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/study.db"
        with serving(serve_backend, database) as (authority, _):
            team = LocalStore(Path(folder) / "team.db", os.urandom(32))
            found = enrolment.found_team(team, f"http://{authority}", make_team_code(database), AT)
            exchange.run(found, _sender(team))
            rounds = [_round(Path(folder), team, number) for number in range(ROUNDS)]
    up, down = zip(*rounds, strict=True)
    return {"up_per_s": median(up), "down_per_s": median(down)}


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    return [
        ("10,000 entries up, from a phone's store", f"{found['up_per_s']:,.0f} /s", "≥ 10,000 /s"),
        ("10,000 entries down, verified and read at a workstation", f"{found['down_per_s']:,.0f} /s", ""),
    ]


def _round(folder: Path, team: LocalStore, number: int) -> tuple[float, float]:
    phone = LocalStore(folder / f"phone-{number}.db", os.urandom(32))
    link = exchange.run(enrolment.invite(team, "", AT), _sender(team))
    exchange.run(enrolment.join(phone, link, AT), _sender(phone))
    phone.add(phone.owner, [_message(n) for n in range(ENTRIES)], AT)
    up = _rate(phone)
    assert phone.unsent() == 0
    down = _rate(team)
    assert len(team.records(phone.owner)) == ENTRIES
    return up, down


def _rate(store: LocalStore) -> float:
    begin = time.perf_counter()
    exchange.run(exchange.exchange(store, AT), _sender(store))
    return ENTRIES / (time.perf_counter() - begin)


def _sender(store: LocalStore):
    client = StudyClient(store.device, lambda: AT, requests.Session())

    def send(call: Call) -> bytes:
        return client.send(call)

    return send


def _message(number: int):
    return fhir.message("x" * 20, "", Origin(f"m-{number}", AT, AT))
