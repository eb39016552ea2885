"""How long a durable save takes, and opening a dossier of 20,000 entries to a usable home."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from app import content
from monitoring import fhir, schedule, trends
from monitoring.records import Answer, Origin, QuestionnaireResponse
from sync import enrolment, exchange
from sync.client import Call
from sync.keys import KeyPair, team_card
from sync.store import LocalStore
from tests.bench.figures import Row

SAVES, ENTRIES, ROUNDS = 300, 20_000, 5
_CHECK_IN = content.load_instruments()["weekly-check-in"]
START = datetime(2016, 1, 1, 8, tzinfo=UTC)


def run() -> dict[str, float]:
    """Medians: a save in ms, beside a bare SQLite commit of as many bytes; opening in s."""
    with tempfile.TemporaryDirectory() as folder, _phone(Path(folder)) as (store, path, key):
        saves = [_timed(lambda n=n: store.add(store.owner, [_check_in(n)], START)) for n in range(SAVES)]
        store.add(store.owner, [_check_in(n) for n in range(SAVES, ENTRIES)], START)
        size = path.stat().st_size + path.with_name(f"{path.name}-wal").stat().st_size
        opened = median(_timed(lambda: _open(path, key)) for _ in range(ROUNDS))
        bare = median(_bare_commits(Path(folder) / "bare.db"))
    return {
        "save_ms": median(saves) * 1000,
        "bare_commit_ms": bare * 1000,
        "open_s": opened,
        "bytes_per_entry": size / ENTRIES,
    }


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    return [
        ("a durable save at the store, median", f"{found['save_ms']:.2f} ms", "≤ 2 ms"),
        ("– a bare SQLite commit of as many bytes, same run", f"{found['bare_commit_ms']:.2f} ms", ""),
        ("– ratio to the bare commit", f"{found['save_ms'] / found['bare_commit_ms']:.1f}", ""),
        ("opening a dossier of 20,000 entries to a usable home", f"{found['open_s']:.2f} s", "≤ 1 s"),
        ("bytes per entry on the phone's disk (a check-in)", f"{found['bytes_per_entry']:,.0f}", ""),
    ]


def _open(path: Path, key: bytes) -> None:
    """What Today needs: every record verified and read, what is due, and the trends."""
    store = LocalStore(path, key)
    instruments = content.load_instruments()
    records = store.records(store.owner)
    assert len(records) == ENTRIES
    schedule.due(records, instruments, START + timedelta(days=1))
    assert len(trends.trends(records, instruments)[trends.Measure.WELL_BEING].points) == ENTRIES
    store.close()


def _check_in(number: int) -> QuestionnaireResponse:
    at = START + timedelta(hours=4 * number)
    answers: dict[str, Answer] = {"well-being": number % 11, "contact": False}
    return fhir.response(_CHECK_IN, answers, Origin(f"record-{number}", at, at))


def _bare_commits(path: Path) -> list[float]:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    db.execute("create table bare (raw blob)")
    raw = os.urandom(1400)  # an entry and a head
    return [_timed(lambda: db.execute("insert into bare values (?)", [raw])) for _ in range(SAVES)]


def _timed(task: Callable[[], object]) -> float:
    begin = time.perf_counter()
    task()
    return time.perf_counter() - begin


@contextmanager
def _phone(home: Path) -> Iterator[tuple[LocalStore, Path, bytes]]:
    """A phone that has joined a team, without a server: the benchmark answers the two calls."""
    key, path, team = os.urandom(32), home / "phone.db", KeyPair.generate()
    store = LocalStore(path, key)
    card = team_card(team)
    expires = int((START + timedelta(days=1)).timestamp())
    link = enrolment.write_link(
        enrolment.Invitation("http://nowhere", os.urandom(16), os.urandom(16), expires, card.fingerprint)
    )

    def answer(call: Call) -> bytes:
        return card.raw if call.method == "GET" else b"{}"

    exchange.run(enrolment.join(store, link, START), answer)
    yield store, path, key
    store.close()
