from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, text

from sync.server.api import create_api
from sync.server.problems import CODES
from sync.server.settings import Settings
from tests.support.wire import code_of, make_entries, post_entries, post_feed, send
from tests.sync.server.conftest import Clock, Study, found, serving


def test_a_problem_says_what_it_is_and_nothing_else(study: Study) -> None:
    answer = study.client.get("/v1/teams/00000000000000000000000000000000")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "https://nabij.nl/problems/not-found",
        "title": "There is nothing here for you.",
        "status": 404,
        "detail": "There is nothing here for you.",
    }


def test_every_code_has_a_status_and_a_sentence() -> None:
    assert all(400 <= status <= 599 and title.endswith(".") for status, title in CODES.values())


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/health/", "/docs", "/openapi.json", "/v1/dossiers/00/items/1"]
)
def test_an_unknown_address_is_not_found(study: Study, path: str) -> None:
    answer = study.client.get(path)
    assert answer.status_code == 404
    assert code_of(answer) == "not-found"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_refused(study: Study, method: str) -> None:
    answer = study.client.request(method, "/v1/feed")
    assert answer.status_code == 405
    assert code_of(answer) == "wrong-method"


def test_a_failure_of_our_own_tells_nothing(database_url: str, clock: Clock) -> None:
    api = create_api(Settings(database_url, clock))

    def fail() -> None:
        raise RuntimeError("canary")

    api.add_api_route("/fail", fail)
    with serving(api) as client:
        answer = client.get("/fail")
    assert answer.status_code == 500
    assert code_of(answer) == "failed"
    assert "canary" not in answer.text


def test_a_database_that_fails_halfway_stores_nothing(database_url: str, clock: Clock, rng: Random) -> None:
    with serving(create_api(Settings(database_url, clock))) as client:
        study = Study(client, database_url, clock, rng, *found(client, database_url, rng))
        phone = study.join()
        engine = create_engine(database_url)
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE chains RENAME COLUMN hash TO other"))
            connection.execute(text("ALTER TABLE chains ADD COLUMN hash BLOB CHECK (hash IS NULL)"))

        entries = make_entries(rng, phone.owner, phone.device, 3)
        answer = send(client, post_entries(phone, phone.owner, entries))

        assert answer.status_code == 503
        assert code_of(answer) == "out-of-service"
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM items")).scalar() == 1
            assert connection.execute(text("SELECT position FROM dossiers")).scalar() == 1


def test_a_database_that_is_away_is_out_of_service_even_for_a_signature(
    database_url: str, clock: Clock, rng: Random
) -> None:
    with serving(create_api(Settings(database_url, clock))) as client:
        _, nurse = found(client, database_url, rng)
        with create_engine(database_url).begin() as connection:
            connection.execute(text("DROP TABLE devices"))
        answer = send(client, post_feed(nurse))
    assert answer.status_code == 503
    assert code_of(answer) == "out-of-service"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/study.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()
