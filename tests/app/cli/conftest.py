from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.homes import open_new_home
from app.cli.team import found
from app.services import load_words
from tests.support.command_line import Backend, backend, succeed


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    with backend(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, server: Backend) -> Path:
    """The home of a team that was founded."""
    home = tmp_path_factory.mktemp("team")
    with open_new_home(load_words()["nl"], home) as store:
        found(store, server.url, server.code())
    return home


@pytest.fixture
def link(team: Path) -> str:
    return succeed("invite", "--home", team, "--name", "Jan de Vries").out.strip()


@pytest.fixture
def phone(tmp_path: Path, link: str) -> Path:
    """The home of a phone that has joined."""
    home = tmp_path / "phone"
    succeed("enrol", "--home", home, link)
    return home
