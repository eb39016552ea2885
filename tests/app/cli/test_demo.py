import json
import signal
import time
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
import requests

from app import clock
from app.cli.homes import open_home
from sync.enrolment import read_link
from tests.support.command_line import finish, run, start, succeed

SMALL = ["--people", 3, "--months", 3, "--no-browser", "--port", 0]


@contextmanager
def demo(home, *more):
    """Yield the links of a demo that runs, and stop it as Ctrl-C does."""
    process = start("demo", "--home", home, "--json", *more)
    lines = []
    while not lines or lines[-1] != "}\n":
        line = process.stdout.readline()
        assert line, process.stderr.read()
        lines.append(line)
    try:
        yield json.loads("".join(lines))
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, "")


def everyone(home):
    """Name and number of records of everybody, as the team can read them."""
    shown = succeed("show", "--home", home / "team", "--json").json["participants"]
    assert [each["damage"] for each in shown] == [[] for _ in shown]
    return sorted((each["name"], len(each["records"])) for each in shown)


def test_a_demo_shows_three_parts_and_a_second_start_goes_on(tmp_path):
    home = tmp_path / "demo"
    with demo(home, *SMALL) as links:
        for part in ("workstation", "phone"):
            assert "<title>" in requests.get(links[part], timeout=10).text
        assert requests.get(f"{links['server']}/v1/health", timeout=10).json()["status"] == "ok"
    people = everyone(home)

    with demo(home, "--no-browser", "--port", 0) as again:
        assert again["name"] == links["name"]
        assert again["server"] != links["server"]
        assert requests.get(again["workstation"], timeout=10).ok

    assert everyone(home) == people
    asked = succeed("questions", "--home", home / "team", "--json").json["months"]["3"]
    assert (asked["open"], asked["topics"]) == (1, {"breathing": 1})
    assert len({name for name, _ in people}) == 3
    assert not any(requests_reach(url) for url in again.values() if url.endswith(tuple("0123456789")))


def test_the_person_of_the_phone_has_something_due_and_a_message(tmp_path):
    home = tmp_path / "demo"
    with demo(home, *SMALL):
        pass

    dossier = succeed("show", "--home", home / "phones" / "001", "--json").json["participants"][0]

    last = max(each["authored"] for each in dossier["records"] if "authored" in each)
    assert clock.now() - datetime.fromisoformat(last) > timedelta(days=8)
    message = next(each for each in dossier["records"] if each["resourceType"] == "Communication")
    assert message["payload"][0]["contentString"].startswith("Fijn dat u meedoet.")


def test_the_invitation_is_fresh_until_somebody_joins_with_it(tmp_path):
    home = tmp_path / "demo"
    with demo(home, *SMALL) as first:
        pass
    with demo(home, "--no-browser", "--port", 0) as second:
        assert _secret(second) == _secret(first)
        succeed("enrol", "--home", home / "phones" / "new", second["invitation"])
        assert run("enrol", "--home", tmp_path / "late", second["invitation"]).code == 1
    with demo(home, "--no-browser", "--port", 0):
        pass  # the workstation has not seen them yet
    succeed_with_server(home)

    with demo(home, "--no-browser", "--port", 0) as third:
        assert _secret(third) != _secret(first)
    assert len(everyone(home)) == 4


def succeed_with_server(home):
    """Let the team fetch while the demo's server runs alone."""
    process = start("server", "--home", home / "server", "--port", 0)
    url = process.stdout.readline().split("http://")[1].split()[0].rstrip(".")
    with open_home(home / "team") as store:
        store.set_note("server", f"http://{url}")
    succeed("sync", "--home", home / "team")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0


@pytest.mark.parametrize("there", ["demo.json", "team/nabij.db", "phones/001/*.db", "phones/003/*.db"])
def test_a_demo_that_was_killed_while_it_was_made_is_finished_by_the_next_start(tmp_path, there):
    home = tmp_path / "demo"
    killed = start("demo", "--home", home, *SMALL)
    wait_for(home, there, killed)
    killed.kill()
    killed.communicate()

    with demo(home, *SMALL):
        pass

    people = everyone(home)
    assert len(people) == len({name for name, _ in people}) == 3
    for number in (1, 2, 3):
        phone = succeed("show", "--home", home / "phones" / f"00{number}", "--json").json["participants"][0]
        assert phone["damage"] == []
        assert len(phone["records"]) > 20


def test_a_folder_that_is_no_demo_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("not yours")

    done = run("demo", "--home", tmp_path, "--port", 0, "--no-browser")

    assert (done.code, done.out) == (1, "")
    assert done.err == f"In {tmp_path} staat iets anders dan een demo: kies met --home een andere map.\n"
    assert (tmp_path / "letter.txt").read_text() == "not yours"


def test_two_demos_do_not_share_a_home(tmp_path):
    home = tmp_path / "demo"
    with demo(home, *SMALL):
        done = finish("demo", "--home", home, "--port", 0, "--no-browser")

    assert (done.code, done.out) == (1, "")
    assert done.err == f"{home} is in gebruik door een ander venster van Nabij: sluit dat eerst.\n"


def test_a_demo_can_be_stopped_while_it_is_being_made(tmp_path):
    process = start("demo", "--home", tmp_path / "demo", "--port", 0, "--no-browser")
    wait_for(tmp_path, "demo/phones/*/nabij.db", process)
    process.send_signal(signal.SIGTERM)

    out, err = process.communicate(timeout=20)

    assert (process.returncode, out, err) == (130, "", "Gestopt.\n")


def wait_for(home, file, process):
    while not list(home.glob(file)):
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)


def requests_reach(url):
    try:
        return requests.get(url, timeout=2).ok
    except requests.ConnectionError:
        return False


def _secret(links):
    return read_link(links["invitation"]).secret
