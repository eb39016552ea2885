import re
from decimal import Decimal

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from app.services import Services
from app.workstation.chart_page import SCRIPT, address
from app.workstation.main import workstation
from tests.app.workstation.office import INSTRUMENTS, words

URL = "http://127.0.0.1:8301"


@pytest.fixture
def pages(office):
    """The workstation over ASGI, its store opened by the thread that serves; and what only it knows."""
    office.welcome("Jan")
    office.log("Jan", "weight", {"weight": Decimal("71.4"), "cannot-weigh": False})
    office.send_all()
    office.fetch()
    office.team.close()
    study = office.study

    def open_services():
        store = study.open("team")
        return Services(store, INSTRUMENTS, {"nl": words()}, lambda call: b"", study.clock.now, lambda: "new")

    api = workstation(open_services, URL)
    with TestClient(api, base_url=URL) as client:
        client.figures = f"{api.state.charts}/"
        client.jan = office.phones["Jan"].me.hex()
        yield client


def _ask(pages, code="", period="all", look="light", scale=1.0, language="nl"):
    return pages.get(pages.figures + address(code or pages.jan, period, look, scale, language))


def test_the_figure_of_a_person_is_a_page_that_a_frame_may_show(pages):
    answer = _ask(pages)

    assert answer.status_code == 200
    assert "71.4" in answer.text
    assert answer.headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_figure_is_kept_nowhere_and_plotly_for_good(pages):
    assert _ask(pages).headers["Cache-Control"] == "no-store"
    script = pages.get(SCRIPT)
    assert "immutable" in script.headers["Cache-Control"]
    assert script.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_figure_runs_only_its_own_script(pages):
    answer = _ask(pages)

    [nonce] = set(re.findall(r'<script nonce="([^"]+)"', answer.text))
    policy = answer.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'nonce-{nonce}'" in policy
    assert "frame-ancestors 'self'" in policy


def test_the_address_of_figures_cannot_be_guessed(pages):
    guessed = f"/charts/{'a' * 43}/" + address(pages.jan, "all", "light", 1.0, "nl")

    assert "71.4" not in pages.get(guessed).text
    assert len(pages.figures) > len("/charts//") + 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "00" * 16},
        {"code": "zz"},
        {"period": "century"},
        {"look": "pink"},
        {"scale": 99.0},
        {"language": "xx"},
    ],
)
def test_a_figure_that_does_not_exist_is_not_found(pages, wrong):
    assert _ask(pages, **wrong).status_code == 404


def test_the_screens_are_served_from_this_machine(pages):
    assert "flutter" in pages.get("/").text
    assert pages.get("/person/abc").status_code == 200
    assert "fonts.googleapis.com" not in pages.get("/").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1:9999"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "null"},
    ],
)
def test_pages_of_elsewhere_are_refused(pages, headers):
    assert pages.get("/", headers=headers).status_code == 403
    with (
        pytest.raises(WebSocketDisconnect),
        pages.websocket_connect("ws://127.0.0.1:8301/ws", headers=headers),
    ):
        pass


def test_this_machine_may_be_called_localhost(pages):
    headers = {"Host": "localhost:8301", "Origin": "http://localhost:8301"}

    assert pages.get("/", headers=headers).status_code == 200
