import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests

from sync import client
from sync.client import Call, StudyClient
from sync.errors import NotAdmittedError, ServerFailedError, UnreachableError
from sync.keys import Device
from tests.support.study import NOON

OWNER = bytes(16)


def answering(status: int, body: bytes, length: int | None = None):
    """A server that says one thing, whatever it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.rfile.read(int(self.headers.get("content-length", 0)))  # unread, it would break the line off
            self.send_response(status)
            self.send_header("content-length", str(len(body) if length is None else length))
            self.send_header("location", "/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def ask():
    servers = []

    def ask(status, body, length=None):
        servers.append(answering(status, body, length))
        url = f"http://127.0.0.1:{servers[-1].server_port}/v1/feed"
        return StudyClient(Device.generate(), lambda: NOON, requests.Session()).send(
            Call("POST", url, OWNER, b"x")
        )

    yield ask
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_answer_is_given_as_it_came(ask):
    assert ask(200, b"page") == b"page"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b'{"type": "https://nabij.nl/problems/fork"}'),
        (503, b"busy"),
        (200 + 202, b"Pay for the wifi"),
        (404, b"[]"),
        (404, b'{"type": "x", "now": "later"}'),
        (302, b""),
        (418, b"\xff\xfe"),
    ],
)
def test_a_failing_or_unreadable_server_has_failed(ask, status, body):
    with pytest.raises(ServerFailedError):
        ask(status, body)


def test_a_refusal_names_its_code_and_no_more(ask):
    with pytest.raises(NotAdmittedError, match=r"the server refused: not-found$"):
        ask(404, b'{"type": "https://nabij.nl/problems/not-found", "detail": "Jan de Wit"}')


def test_an_answer_longer_than_any_may_be_is_cut_off(ask):
    with pytest.raises(ServerFailedError, match="longer"):
        ask(200, bytes(2 * client.MAX_BODY + 1))


def test_an_answer_that_breaks_off_has_failed(ask):
    with pytest.raises((ServerFailedError, UnreachableError)):
        ask(200, b"half", length=100)


def test_a_server_that_is_away_cannot_be_reached():
    url = "http://127.0.0.1:9/v1/feed"

    with pytest.raises(UnreachableError):
        StudyClient(Device.generate(), lambda: NOON, requests.Session()).send(Call("POST", url, OWNER))


def test_a_server_that_is_too_slow_cannot_be_reached(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)  # takes the connection and says nothing
    monkeypatch.setattr(client, "TIMEOUT_S", (0.2, 0.2))

    call = Call("POST", f"http://127.0.0.1:{server.server_port}/", OWNER)
    with pytest.raises(UnreachableError):
        StudyClient(Device.generate(), lambda: NOON, requests.Session()).send(call)
    server.server_close()


@pytest.mark.parametrize("hours", [-3, 30])
def test_a_phone_with_a_wrong_clock_signs_by_the_servers(study, hours):
    team = study.team()
    wrong = StudyClient(team.device, lambda: study.clock.now() + timedelta(hours=hours), study.session)
    call = Call("POST", f"{study.server}/v1/feed", team.owner, b"\x81\xa5after\x80")

    assert wrong.send(call)
    assert wrong.send(call)


def test_a_server_that_accepts_no_time_is_said_to_refuse(ask):
    with pytest.raises(NotAdmittedError, match="time of this device"):
        ask(401, b'{"type": "https://nabij.nl/problems/clock", "now": 1}')


def test_neither_keys_nor_bodies_are_shown():
    device = Device.generate()
    call = Call("POST", "http://x", OWNER, b"geheim")

    assert "geheim" not in repr(call)
    assert device.keys.seeds.hex()[:16] not in repr(device)


def test_an_answer_that_drips_for_ever_is_given_up(ask, monkeypatch):
    monkeypatch.setattr(client, "LONGEST_S", -1)

    with pytest.raises(UnreachableError, match="too slowly"):
        ask(200, b"drop by drop")
