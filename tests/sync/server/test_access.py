from random import Random
from socket import create_connection
from time import sleep

from structlog.testing import capture_logs

from tests.support.wire import AUTHORITY, TestDevice, make_entries, post_entries, post_feed, send
from tests.sync.server.conftest import Study


def test_every_answer_carries_strict_header_fields(study: Study) -> None:
    for path in ("/v1/health", "/v1/nothing"):
        headers = study.client.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_the_log_has_a_line_for_each_request_and_names_nobody(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 2)
    with capture_logs() as lines:
        send(study.client, post_entries(phone, phone.owner, entries))
        send(study.client, post_entries(phone, phone.owner, [entries[1][:-1] + b"\x00"]))
        send(study.client, post_feed(study.nurse))
        study.client.get(f"/v1/{phone.owner.hex()}")
        study.client.get("/v1/health", headers={"X-Long": "x" * 16 * 1024})

    assert [{**line, "ms": 0} for line in lines] == [
        _line("POST", "/v1/dossiers/{participant}/items", 200),
        _line("POST", "/v1/dossiers/{participant}/items", 409, "fork"),
        _line("POST", "/v1/feed", 200),
        _line("GET", None, 404, "not-found"),
        _line("GET", None, 431, "large-headers"),
    ]
    assert phone.owner.hex()[:8] not in str(lines)
    assert phone.device.hex()[:8] not in str(lines)


def test_a_connection_that_is_lost_halfway_leaves_one_quiet_line(study: Study) -> None:
    head = f"POST /v1/teams HTTP/1.1\r\nHost: {AUTHORITY}\r\nContent-Length: 100\r\n\r\nhalf"
    with capture_logs() as lines:
        with create_connection((study.client.base_url.host, study.client.base_url.port)) as connection:
            connection.sendall(head.encode())
        for _ in range(1000):
            if lines:
                break
            sleep(0.01)

    assert [{**line, "ms": 0} for line in lines] == [_line("POST", "/v1/teams", 400, "cut-off")]


def _line(method: str, route: str | None, status: int, problem: str | None = None) -> dict[str, object]:
    return {
        "event": "request",
        "log_level": "info",
        "method": method,
        "route": route,
        "status": status,
        "problem": problem,
        "ms": 0,
    }
