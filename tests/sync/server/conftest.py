"""A study backend behind a real socket, with one team in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from threading import Thread
from time import sleep

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from sync.credentials import TeamCard
from sync.protocol import ID, Role
from sync.server.api import create_api
from sync.server.enrolments import make_team_code
from sync.server.settings import Settings
from tests.support.wire import (
    AUTHORITY,
    NOW,
    TestDevice,
    make_card,
    make_device,
    make_enrolment,
    post_enrolment,
    post_invitation,
    post_team,
    send,
)


@dataclass
class Clock:
    """The server's clock; tests turn it."""

    unix: int = NOW

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(self.unix, UTC)


@contextmanager
def serving(api: FastAPI) -> Iterator[httpx.Client]:
    server = uvicorn.Server(uvicorn.Config(api, port=0, access_log=False, log_level="critical"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"Host": AUTHORITY}, timeout=30
        ) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Study:
    """A team, its database and whoever it lets in."""

    client: httpx.Client
    database_url: str
    clock: Clock
    rng: Random
    card: TeamCard
    nurse: TestDevice

    def invite(self, token: bytes, participant: bytes | None = None, expires: int = NOW + 86_400) -> bytes:
        participant = participant or self.rng.randbytes(ID)
        answer = send(self.client, post_invitation(self.nurse, participant, token, expires))
        assert answer.status_code == 201
        return participant

    def join(self) -> TestDevice:
        """A phone of a new participant."""
        token = self.rng.randbytes(ID)
        phone = make_device(self.rng, self.invite(token))
        answer = send(self.client, post_enrolment(phone, token, make_enrolment(self.rng, phone, self.card)))
        assert answer.status_code == 201
        return phone


def found(client: httpx.Client, database_url: str, rng: Random) -> tuple[TeamCard, TestDevice]:
    """Register a team and its first workstation."""
    card = make_card(rng)
    nurse = make_device(rng, card.team, Role.TEAM)
    code = make_team_code(database_url)
    assert send(client, post_team(nurse, card, code, nurse.certificate(rng))).status_code == 201
    return card, nurse


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> Random:
    """Other identifiers in every test, the same in every run."""
    return Random(request.node.nodeid)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str, Clock]]:
    """One server for all tests: dossiers do not know of each other.

    NABIJ_TEST_DATABASE names an empty PostgreSQL database to run against instead of SQLite.
    """
    on_disk = f"sqlite:///{tmp_path_factory.mktemp('server')}/study.db"
    database_url = os.environ.get("NABIJ_TEST_DATABASE", on_disk)
    clock = Clock()
    with serving(create_api(Settings(database_url, clock))) as client:
        yield client, database_url, clock


@pytest.fixture
def study(running: tuple[httpx.Client, str, Clock], rng: Random) -> Study:
    client, database_url, clock = running
    clock.unix = NOW
    return Study(client, database_url, clock, rng, *found(client, database_url, rng))


@pytest.fixture
def phone(study: Study) -> TestDevice:
    return study.join()
