"""How fast a backlog is accepted over loopback HTTP, beside the least that must happen to the same bytes."""

import logging
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from random import Random
from socket import create_connection, socket
from statistics import median
from typing import Any

import httpx
import msgpack
import structlog
import uvicorn

from sync import wire
from sync.protocol import ID, Role
from sync.server.enrolments import make_team_code
from sync.server.run import make_server
from sync.server.settings import Settings
from tests.bench.figures import Row
from tests.support.wire import (
    NOW,
    TestDevice,
    make_card,
    make_device,
    make_enrolment,
    make_entries,
    post_enrolment,
    post_entries,
    post_invitation,
    post_team,
    send,
)

ENTRIES = 10_000
BATCH = 2_000
ROUNDS = 5


def run() -> dict[str, float]:
    """Measure entries per second, as medians: by the server, and by one request, executemany and commit."""
    rng = Random(2)
    with tempfile.TemporaryDirectory() as folder:
        with serving(serve_backend, f"sqlite:///{folder}/study.db") as (url, client):
            team = _register(client, url, rng, f"sqlite:///{folder}/study.db")
            accepted = median(_upload(client, url, rng, *team) for _ in range(ROUNDS))
        with serving(_serve_bare, f"{folder}/bare.db") as (_, client):
            bare = median(_upload_bare(client, rng) for _ in range(ROUNDS))
    return {"entries_per_s": accepted, "bare_entries_per_s": bare, "ratio": accepted / bare}


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    bare = f"{found['bare_entries_per_s']:,.0f} /s"
    return [
        ("10,000 entries into the server (256 B, batches of 2,000)", f"{found['entries_per_s']:,.0f} /s", ""),
        ("– the bare limit: one request, one executemany, one commit", bare, ""),
        ("– ratio to the bare limit", f"{found['ratio']:.2f}", ""),
    ]


def _register(client: httpx.Client, authority: str, rng: Random, database_url: str) -> tuple[TestDevice, Any]:
    card = make_card(rng)
    nurse = make_device(rng, card.team, Role.TEAM)
    code = make_team_code(database_url)
    send(client, post_team(nurse, card, code, nurse.certificate(rng), authority=authority)).raise_for_status()
    return nurse, card


def _upload(client: httpx.Client, authority: str, rng: Random, nurse: TestDevice, card: Any) -> float:
    participant, token = rng.randbytes(ID), rng.randbytes(ID)
    phone = make_device(rng, participant)
    enrolment = make_enrolment(rng, phone, card)
    send(client, post_invitation(nurse, participant, token, authority=authority)).raise_for_status()
    send(client, post_enrolment(phone, token, enrolment, authority=authority)).raise_for_status()
    entries = make_entries(rng, participant, phone.device, ENTRIES)
    begin = time.perf_counter()
    for at in range(0, ENTRIES, BATCH):
        post = post_entries(phone, participant, entries[at : at + BATCH], authority=authority)
        answer = send(client, post)
        assert answer.json()["stored"] == BATCH
    return ENTRIES / (time.perf_counter() - begin)


def _upload_bare(client: httpx.Client, rng: Random) -> float:
    entries = make_entries(rng, rng.randbytes(ID), rng.randbytes(ID), ENTRIES)
    begin = time.perf_counter()
    answer = client.post("/", content=wire.pack_batch([(4, raw) for raw in entries]))
    assert answer.status_code == 200
    return ENTRIES / (time.perf_counter() - begin)


@contextmanager
def serving(serve: Callable[[str, int], None], target: str) -> Iterator[tuple[str, httpx.Client]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = get_context("spawn").Process(target=serve, args=(target, port), daemon=True)
    process.start()
    while not _answers(port):
        assert process.is_alive()
        time.sleep(0.05)
    authority = f"127.0.0.1:{port}"
    with httpx.Client(base_url=f"http://{authority}", timeout=60) as client:
        yield authority, client
    process.terminate()
    process.join()


def _answers(port: int) -> bool:
    try:
        create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def serve_backend(database_url: str, port: int) -> None:
    """Serve in a process of its own, quietly."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    make_server(Settings(database_url, _now), "127.0.0.1", port).run()


def _serve_bare(path: str, port: int) -> None:
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE items (raw BLOB)")

    async def app(_scope: Any, receive: Any, send: Any) -> None:
        chunks, more = [], True
        while more:
            message = await receive()
            chunks.append(message.get("body", b""))
            more = message.get("more_body", False)
        with connection:
            connection.executemany(
                "INSERT INTO items VALUES (?)", [(raw,) for _, raw in msgpack.unpackb(b"".join(chunks))]
            )
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", lifespan="off")


def _now() -> datetime:
    return datetime.fromtimestamp(NOW, UTC)


if __name__ == "__main__":
    print(run())
