import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from sync.errors import DamagedDatabaseError, NewerDatabaseError
from sync.server.database import open_database
from sync.server.tables import metadata


def test_a_new_database_gets_the_tables_of_this_version(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/study.db").reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_database_is_opened_again_with_what_was_in_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/100%/study.db"
    (tmp_path / "100%").mkdir()
    database = open_database(url)
    with database.writing() as connection:
        connection.execute(text("INSERT INTO teams VALUES (x'01', x'02')"))
    database.close()
    with open_database(url).reading() as connection:
        assert connection.execute(text("SELECT card FROM teams")).scalar() == b"\x02"


def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/study.db"
    open_database(url).close()
    with create_engine(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabaseError, match="newer version of Nabij"):
        open_database(url)

    with create_engine(url).connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "study.db"
    path.write_bytes(b"no database at all\n" * 100)
    with pytest.raises(DamagedDatabaseError, match="cannot be opened"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes() == b"no database at all\n" * 100


@pytest.mark.parametrize(
    "url", ["sqlite:////nowhere/at/all/study.db", "no url", "nosql://x", "postgresql+nodriver://x/y"]
)
def test_a_database_that_cannot_be_reached_is_refused(url: str) -> None:
    with pytest.raises(DamagedDatabaseError, match="cannot be opened"):
        open_database(url)


def test_what_is_written_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path) -> None:
    with open_database(f"sqlite:///{tmp_path}/study.db").reading() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_moment(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/study.db")
    with database.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM teams")).scalar() == 0
        with database.writing() as writer:
            writer.execute(text("INSERT INTO teams VALUES (x'01', x'02')"))
        assert reader.execute(text("SELECT count(*) FROM teams")).scalar() == 0


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/study.db")

    def fail_halfway() -> None:
        with database.writing() as writer:
            writer.execute(text("INSERT INTO teams VALUES (x'01', x'02')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with database.reading() as reader:
        assert reader.execute(text("SELECT count(*) FROM teams")).scalar() == 0


def test_a_second_writer_is_kept_waiting(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/study.db")
    other = sqlite3.connect(tmp_path / "study.db", timeout=0, isolation_level=None)
    with database.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")


def test_every_key_begins_with_the_one_whose_it_is() -> None:
    owners = {"team_codes": "code_hash", "teams": "team", "devices": "owner"}
    for table in metadata.sorted_tables:
        first = owners.get(table.name, "participant")
        unique = [index.columns[0].name for index in inspect(table).indexes if index.unique]
        assert [next(iter(table.primary_key)).name, *unique] == [first] * (1 + len(unique))
