from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import browser as browsers
from tests.support.programs import Program, programs, told


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browsers.browser() as running:
        yield running


@dataclass
class Place:
    """A server, a team's workstation and a phone that has not joined yet, as programs on this machine."""

    home: Path
    server: Program
    desk: Program
    phone: Program

    def invitation(self, name: str) -> str:
        """A link made on the command line, while the workstation is not open."""
        self.desk.stop()
        link = told("invite", "--home", self.home / "team", "--name", name)["link"]
        self.desk.start()
        return link


@pytest.fixture
def place(tmp_path) -> Iterator[Place]:
    with programs() as running:
        server = Program(tmp_path / "server.log", "server", "--home", tmp_path / "server")
        desk = Program(tmp_path / "desk.log", "team", "--home", tmp_path / "team", "--no-browser")
        phone = Program(tmp_path / "phone.log", "app", "--home", tmp_path / "phone", "--no-browser")
        running += [server, desk, phone]
        server.start()
        code = told("study", "invite-team", "--home", tmp_path / "server")["code"]
        desk.start("--server", server.url, "--code", code)
        phone.start()
        yield Place(tmp_path, server, desk, phone)
