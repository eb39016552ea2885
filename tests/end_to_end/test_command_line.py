"""The main job by the command line alone: real processes, real HTTP, real files."""

import json
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.support.command_line import Done, finish, start, three_instruments, values

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def serving(*command: object) -> Iterator[str]:
    """Run a command that serves; yield its address; ask it to stop and see that it does, in silence."""
    process = start(*command)
    found = ADDRESS.search(line := process.stdout.readline())
    assert found, (line, process.stderr.read() if process.poll() else "")
    try:
        yield found.group()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 0
    with pytest.raises(requests.ConnectionError):
        requests.get(found.group(), timeout=2)


def succeed(*arguments: object) -> Done:
    done = finish(*arguments)
    assert done.code == 0, done
    return done


def test_what_is_logged_at_home_is_what_the_team_sees(tmp_path: Path) -> None:
    server, team, phone = tmp_path / "server", tmp_path / "team", tmp_path / "phone"
    file = three_instruments(tmp_path / "three.ndjson")

    with serving("server", "--home", server, "--port", 0) as url:
        code = succeed("study", "invite-team", "--home", server).out.strip()
        with serving(
            "team", "--home", team, "--server", url, "--code", code, "--port", 0, "--no-browser"
        ) as desk:
            assert requests.get(desk, timeout=10).ok
            link = succeed("invite", "--home", team, "--name", "Jan de Vries").out.strip()
        participant = succeed("enrol", "--home", phone, link, "--json").json["participant"]

    # Without a server: saved is saved.
    assert succeed("log", "--home", phone, file, "--json").json["pending"] == 3
    away = finish("sync", "--home", phone)
    assert (away.code, away.err) == (
        1,
        "Geen internet, of de server is even weg. Probeer het straks opnieuw.\n",
    )
    with serving("app", "--home", phone, "--port", 0, "--no-browser") as app:
        assert requests.get(app, timeout=10).ok

    port = url.rpartition(":")[2]
    with serving("server", "--home", server, "--port", port):
        assert succeed("sync", "--home", phone, "--json").json["sent"] == 3
        assert succeed("sync", "--home", team, "--json").json["received"] == 3

    seen = succeed("show", "--home", team, "--participant", participant, "--json").json
    own = succeed("show", "--home", phone, "--json").json
    logged = [json.loads(line) for line in file.read_text().splitlines()]
    assert own["participants"][0]["records"] == logged
    by_jan = [each for each in seen["participants"][0]["records"] if each["resourceType"] != "Patient"]
    assert by_jan == logged
    assert seen["participants"][0]["series"] == own["participants"][0]["series"]
    assert seen["participants"][0]["name"] == "Jan de Vries"
    assert (values(seen, "well-being"), values(seen, "weight"), values(seen, "alsfrs-r")) == (
        [7],
        [72.5],
        [36],
    )


def test_several_workers_serve_one_port_and_stop_together(tmp_path: Path) -> None:
    with serving("server", "--home", tmp_path, "--port", 0, "--workers", 2) as url:
        for _ in range(20):
            assert requests.get(f"{url}/v1/health", timeout=10).json()["status"] == "ok"


def test_a_team_s_code_works_once(tmp_path: Path) -> None:
    refused = "Deze code laat geen team toe: hij is onbekend of al gebruikt.\n"
    with serving("server", "--home", tmp_path / "server", "--port", 0) as url:
        code = succeed("study", "invite-team", "--home", tmp_path / "server", "--json").json["code"]
        common = ["--server", url, "--port", 0, "--no-browser"]
        with serving("team", "--home", tmp_path / "first", "--code", code, *common):
            pass
        for wrong in (code, "0" * 32, "geen code"):
            done = finish("team", "--home", tmp_path / "second", "--code", wrong, *common)
            assert (done.code, done.err.splitlines(keepends=True)[-1]) == (1, refused)

    again = finish("team", "--home", tmp_path / "first", "--server", "http://127.0.0.1:1", "--port", 0)
    assert (again.code, again.err) == (1, f"Deze werkplek hoort bij {url}.\n")
    new = finish("team", "--home", tmp_path / "third", "--port", 0)
    assert (new.code, new.err.splitlines()[-1][:40]) == (1, f"In {tmp_path}/third is nog geen Nabij"[:40])


def test_the_study_office_needs_a_server_and_no_driver_that_is_not_there(tmp_path: Path) -> None:
    office = finish("study", "invite-team", "--home", tmp_path)
    driver = finish(
        "server", "--home", tmp_path, "--port", 0, "--database", "postgresql+psycopg://127.0.0.1:1/nabij"
    )

    assert (office.code, office.err) == (
        1,
        f"In {tmp_path} staat geen server: start eerst `nabij server`.\n",
    )
    assert (driver.code, driver.out) == (1, "")
    assert driver.err.count("\n") == 1


def test_a_server_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with serving("server", "--home", tmp_path, "--port", 0):
        pass
    newer(tmp_path / "study.db")

    done = finish("server", "--home", tmp_path, "--port", 0)

    assert (done.code, done.out) == (1, "")
    assert done.err == "Deze gegevens zijn van een nieuwere Nabij. Er is niets gewist. Werk de app bij.\n"


def newer(database: Path) -> None:
    with sqlite3.connect(database) as db:
        db.execute("update alembic_version set version_num = '9999'")
    db.close()
