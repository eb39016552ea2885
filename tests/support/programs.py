"""Nabij's own programs as a person starts them: real processes on loopback ports."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from tests.support.browser import until

NABIJ = [str(Path(sys.executable).with_name("nabij"))]
INVITED = ("Jan de Wit", "Ria")  # who has an invitation as soon as a study is founded
ANOTHER_DAY = [sys.executable, "-m", "tests.support.another_day"]
ENVIRONMENT = os.environ | {"LANG": "nl_NL.UTF-8", "TZ": "Europe/Amsterdam", "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def nabij(*words: object) -> subprocess.CompletedProcess:
    """Run a command to its end."""
    command = [*NABIJ, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=ENVIRONMENT, check=False)


def told(*words: object):
    """Run a command that must succeed, and return what it told as JSON."""
    done = nabij(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Program:
    """One of Nabij's servers, which can be stopped, killed and started again on the same port."""

    def __init__(self, log: Path, *words: object) -> None:
        self.words, self.log, self.port = words, log, free_port()
        self.environment: dict[str, str] = {}  # beside that of this machine
        self.day = 0.0  # how many days ahead its clock is, from the next start on
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Where it answers; who asks first starts it."""
        if self.process is None:
            self.start()
        return self._address

    @property
    def _address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *more: object) -> None:
        """Start it, and wait until it answers."""
        self.begin(*more)
        self.wait()

    def begin(self, *more: object) -> None:
        nabij = [*ANOTHER_DAY, str(self.day)] if self.day else NABIJ
        command = [*nabij, *map(str, self.words), "--port", str(self.port), *map(str, more)]
        with self.log.open("ab") as log:
            environment = ENVIRONMENT | self.environment
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def wait(self) -> None:
        until(self.answers, f"{self.words[0]} does not answer; its log:\n{self.log.read_text()}", 60)

    def answers(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            return requests.get(self._address, timeout=5).status_code < 500
        except requests.ConnectionError:
            return False

    def stop(self) -> int:
        """Ask it to stop, as Ctrl-C does; return how it ended."""
        if self.process is None or self.process.poll() is not None:
            return 0
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)

    def kill(self) -> None:
        """Take its power away."""
        self.process.kill()
        self.process.wait()


@contextmanager
def programs() -> Iterator[list[Program]]:
    """Whatever is put in the list is stopped at the end."""
    running: list[Program] = []
    try:
        yield running
    finally:
        for program in running:
            program.stop()


@dataclass(frozen=True)
class Founded:
    """A study of one team, made once and stopped; a copy of it costs nothing to begin with."""

    home: Path
    port: int  # where the links say that the server is
    links: Mapping[str, str]  # a name, and its invitation


def found(home: Path) -> Founded:
    """Make one below a folder."""
    with programs() as running:
        server = Program(home / "server.log", "server", "--home", home / "server")
        desk = Program(home / "desk.log", "team", "--home", home / "team", "--no-browser")
        running += [server, desk]
        server.start()
        code = told("study", "invite-team", "--home", home / "server")["code"]
        desk.start("--server", server.url, "--code", code)
        desk.stop()
        return Founded(home, server.port, {name: _invited(home, name) for name in INVITED})


def _invited(home: Path, name: str) -> str:
    return told("invite", "--home", home / "team", "--name", name)["link"]


@dataclass
class Place:
    """A server, a team's workstation and a phone that has not joined yet, as programs on this machine."""

    home: Path
    server: Program
    desk: Program
    phone: Program
    links: dict[str, str]  # invitations that nobody used yet

    def invitation(self, name: str) -> str:
        """A link that is ready, or made on the command line while the workstation is not open."""
        if self.server.process is None:
            self.server.start()  # whoever has a link wants to join
        if name in self.links:
            return self.links.pop(name)
        self.desk.stop()
        link = _invited(self.home, name)
        self.desk.start()
        return link


@contextmanager
def places(home: Path, founded: Founded) -> Iterator[Place]:
    """All three below a folder, which begins as a copy of what was founded; each starts when it is wanted."""
    shutil.copytree(founded.home, home, dirs_exist_ok=True)
    with programs() as running:
        server = Program(home / "server.log", "server", "--home", home / "server")
        desk = Program(home / "desk.log", "team", "--home", home / "team", "--no-browser")
        phone = Program(home / "phone.log", "app", "--home", home / "phone", "--no-browser")
        server.port = founded.port
        running += [server, desk, phone]
        yield Place(home, server, desk, phone, dict(founded.links))
