"""A whole study on this machine: a real backend over HTTP, a team's workstation and people's phones."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests

from monitoring import fhir
from monitoring.records import Author, Communication, Origin
from sync import enrolment, exchange
from sync.client import Call, StudyClient
from sync.server.api import create_api
from sync.server.enrolments import make_team_code
from sync.server.settings import Settings
from sync.store import LocalStore
from tests.support.serving import serving

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass
class Clock:
    """The one clock of a study, moved by hand."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at

    def pass_days(self, days: float) -> None:
        self.at += timedelta(days=days)


@dataclass
class Study:
    """A backend's address and the stores of those who talk to it."""

    home: Path
    server: str
    clock: Clock
    keys: dict[Path, bytes] = field(default_factory=dict)
    session: requests.Session = field(default_factory=requests.Session)

    def open(self, name: str) -> LocalStore:
        """Open a device's store, with the key that it has had from the start."""
        path = self.home / f"{name}.db"
        return LocalStore(path, self.keys.setdefault(path, os.urandom(32)))

    def send(self, store: LocalStore, call: Call) -> bytes:
        return StudyClient(store.device, self.clock.now, self.session).send(call)

    def run(self, store: LocalStore, steps):
        return exchange.run(steps, lambda call: self.send(store, call))

    def sync(self, store: LocalStore) -> exchange.Report:
        return self.run(store, exchange.exchange(store, self.clock.now()))

    def team(self, name: str = "team") -> LocalStore:
        """Found a team at a new workstation."""
        store = self.open(name)
        self.run(store, enrolment.found_team(store, self.server, self.code(), self.clock.now()))
        return store

    def code(self) -> str:
        return make_team_code(self.database)

    def invite(self, team: LocalStore, name: str = "Jan") -> str:
        return self.run(team, enrolment.invite(team, name, self.clock.now()))

    def join(self, name: str, link: str) -> LocalStore:
        store = self.open(name)
        self.run(store, enrolment.join(store, link, self.clock.now()))
        return store

    @property
    def database(self) -> str:
        return f"sqlite:///{self.home / 'server.db'}"


@contextmanager
def study(home: Path) -> Iterator[Study]:
    """Run a backend for as long as the test lasts."""
    clock = Clock()
    home.mkdir(exist_ok=True)
    database = f"sqlite:///{home / 'server.db'}"
    with serving(create_api(Settings(database, clock.now))) as server:
        yield Study(home, server, clock)


def message(number: int | str, at: datetime = NOON, author: Author = Author.PATIENT) -> Communication:
    """A record whose text can be looked for."""
    return fhir.message(f"tekst {number}", "Jan", Origin(f"record-{number}", at, at, author))


def texts(store: LocalStore, participant: bytes) -> list[str]:
    return [r.text for r in store.records(participant) if isinstance(r, Communication)]
