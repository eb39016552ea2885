from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from socket import create_connection, socket
from threading import Thread, Timer
from time import sleep

import httpx

from sync import wire
from sync.server.run import make_server
from sync.server.settings import Settings
from tests.support.wire import (
    AUTHORITY,
    NOW,
    TestDevice,
    make_entries,
    post_entries,
    post_feed,
    send,
)
from tests.sync.server.conftest import Clock, Study, found

BATCH = 20


def test_the_server_says_that_it_is_there(tmp_path: Path) -> None:
    server = make_server(Settings(f"sqlite:///{tmp_path}/study.db", Clock()), "127.0.0.1", 0)
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    answer = httpx.get(f"http://127.0.0.1:{port}/v1/health")
    server.should_exit = True
    thread.join()

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "protocol": 1, "now": NOW}
    assert "server" not in answer.headers


def test_what_was_acknowledged_survives_a_kill_and_nothing_is_stored_by_halves(tmp_path: Path) -> None:
    rng = Random(9)
    database_url = f"sqlite:///{tmp_path}/study.db"
    with _serving(database_url) as (client, _):
        study = Study(client, database_url, Clock(), rng, *found(client, database_url, rng))
        phone = study.join()
    entries = make_entries(rng, phone.owner, phone.device, 20_000)

    acknowledged = 0
    for _ in range(3):
        with _serving(database_url) as (client, process):
            there = _entries_at_team(client, study, phone)
            assert len(there) >= acknowledged
            assert len(there) % BATCH == 0
            assert there == entries[: len(there)]
            Timer(rng.uniform(0.1, 0.4), process.kill).start()
            acknowledged = _upload_until_killed(client, phone, entries, len(there))
    with _serving(database_url) as (client, _):
        there = _entries_at_team(client, study, phone)
    assert acknowledged <= len(there)
    assert there == entries[: len(there)]


def _upload_until_killed(client: httpx.Client, phone: TestDevice, entries: list[bytes], begin: int) -> int:
    acknowledged = begin
    try:
        for at in range(begin, len(entries), BATCH):
            answer = send(client, post_entries(phone, phone.owner, entries[at : at + BATCH]))
            assert answer.json()["stored"] == BATCH
            acknowledged += BATCH
    except httpx.TransportError:
        return acknowledged
    raise AssertionError("the server was never killed")


def _entries_at_team(client: httpx.Client, study: Study, phone: TestDevice) -> list[bytes]:
    found: list[bytes] = []
    done, position = False, 1
    while not done:
        page = wire.read_feed_page(send(client, post_feed(study.nurse, {phone.owner: position})).content)
        found += [item.raw for item in page.items]
        position += len(page.items)
        done = page.done
    return found


@contextmanager
def _serving(database_url: str) -> Iterator[tuple[httpx.Client, BaseProcess]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = get_context("spawn").Process(target=_serve, args=(database_url, port), daemon=True)
    process.start()
    while not _answers(port):
        assert process.is_alive()
        sleep(0.05)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"Host": AUTHORITY}, timeout=30) as client:
        yield client, process
    process.kill()
    process.join()


def _answers(port: int) -> bool:
    try:
        create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def _serve(database_url: str, port: int) -> None:
    make_server(Settings(database_url, Clock()), "127.0.0.1", port).run()
