import socket
from collections.abc import Iterator

import pytest

from sync import wire
from tests.support.wire import AUTHORITY, Post, TestDevice, code_of, post_feed, send, sign
from tests.sync.server.conftest import Study

MEGABYTE = 2**20


def test_a_body_that_says_it_is_too_large_is_refused_before_it_comes(study: Study) -> None:
    head = (
        f"POST /v1/feed HTTP/1.1\r\nHost: {AUTHORITY}\r\nContent-Type: {wire.MSGPACK}\r\n"
        f"Content-Length: {wire.MAX_BODY + 1}\r\n\r\n"
    )
    with socket.create_connection((study.client.base_url.host, study.client.base_url.port)) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer


@pytest.mark.parametrize("path", ["/v1/feed", "/v1/dossiers/00/items", "/v1/enrolments"])
def test_a_body_that_turns_out_too_large_is_refused(study: Study, path: str) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(5):
            yield bytes(MEGABYTE)

    answer = study.client.post(path, content=body(), headers={"Content-Type": wire.MSGPACK})
    assert answer.status_code == 413
    assert code_of(answer) == "too-large"


def test_json_is_short(study: Study) -> None:
    headers = {"Content-Type": "application/json"}
    long = study.client.post("/v1/teams", content=bytes(64 * 1024 + 1), headers=headers)
    short = study.client.post("/v1/teams", content=bytes(64 * 1024), headers=headers)
    assert (long.status_code, short.status_code) == (413, 400)


def test_a_body_of_the_largest_size_is_read(study: Study, phone: TestDevice) -> None:
    body = bytes(wire.MAX_BODY)
    post = Post("/v1/feed", body, sign(phone, "/v1/feed", body, wire.MSGPACK))
    assert code_of(send(study.client, post)) == "malformed"


def test_long_header_fields_are_refused(study: Study) -> None:
    answer = study.client.get("/v1/health", headers={"X-Long": "x" * 16 * 1024})
    assert answer.status_code == 431
    assert code_of(answer) == "large-headers"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json; charset=utf-8", "", "multipart/form-data"]
)
def test_another_content_type_is_refused(study: Study, content_type: str) -> None:
    for path in ("/v1/teams", "/v1/invitations", "/v1/enrolments", "/v1/feed", "/v1/dossiers/00/items"):
        answer = study.client.post(path, content=b"{}", headers={"Content-Type": content_type})
        assert answer.status_code == 415
        assert code_of(answer) == "wrong-type"


def test_a_compressed_body_is_refused(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    answer = send(study.client, Post(post.path, post.body, {**post.headers, "Content-Encoding": "gzip"}))
    assert answer.status_code == 415
