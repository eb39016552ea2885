import os
import sqlite3
import stat

import pytest

from sync.errors import (
    DamagedDatabaseError,
    DeviceFailedError,
    DeviceFullError,
    NewerDatabaseError,
    WrongKeyError,
)
from sync.vault import Vault

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "nabij.db"


def kept(path, name="note", value=b"geheim"):
    vault = Vault(path, KEY)
    with vault.transaction():
        vault.write(name, value)
    return vault


def test_a_value_is_there_after_closing_and_in_nobody_elses_sight(path):
    kept(path).close()

    assert Vault(path, KEY).read("note") == b"geheim"
    assert b"geheim" not in b"".join(p.read_bytes() for p in path.parent.iterdir())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_value_can_be_replaced_listed_and_forgotten(path):
    vault = kept(path, "note/a")
    with vault.transaction():
        vault.write("note/a", b"nieuw")
        vault.write("note/b", b"ook")

    assert vault.read("note/a") == b"nieuw"
    assert vault.names("note/") == ["note/a", "note/b"]
    with vault.transaction():
        vault.forget("note/a")
    assert vault.read("note/a") is None


def test_a_transaction_that_breaks_off_leaves_nothing(path):
    vault = kept(path)

    def break_off():
        with vault.transaction():
            vault.write("note", b"half")
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert vault.read("note") == b"geheim"


@pytest.mark.parametrize("wrong", [bytes(32), b"short"])
def test_another_key_opens_nothing_and_changes_nothing(path, wrong):
    kept(path).close()
    before = path.read_bytes()

    with pytest.raises(WrongKeyError):
        Vault(path, wrong)
    assert path.read_bytes() == before


def test_a_value_moved_to_another_name_does_not_open(path):
    vault = kept(path)
    with vault.transaction():
        vault.db.execute("update sealed set name = 'other' where name = 'note'")

    with pytest.raises(WrongKeyError):
        vault.read("other")


def test_a_database_of_a_newer_nabij_is_left_alone(path):
    vault = kept(path)
    with vault.transaction():
        vault.db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('nabij-device', 'create_future', '2030-01-01')"
        )
    vault.close()

    with pytest.raises(NewerDatabaseError):
        Vault(path, KEY)


def test_a_file_that_is_no_database_is_left_alone(path):
    path.write_bytes(b"this is not a database, but it may be somebody's" * 100)

    with pytest.raises(DamagedDatabaseError):
        Vault(path, KEY)
    assert path.read_bytes().startswith(b"this is not")


def test_a_database_without_its_check_is_damaged(path):
    vault = kept(path)
    with vault.transaction():
        vault.forget("check")
    vault.close()

    with pytest.raises(DamagedDatabaseError, match="lost what shows"):
        Vault(path, KEY)


def test_a_full_disk_is_said_and_loses_nothing(path):
    vault = kept(path)
    vault.db.execute(f"pragma max_page_count = {vault.db.execute('pragma page_count').fetchone()[0]}")

    with pytest.raises(DeviceFullError), vault.transaction():
        vault.write("big", os.urandom(100_000))
    assert vault.read("note") == b"geheim"


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(DeviceFailedError):
        Vault(tmp_path / "no such folder" / "nabij.db", KEY)


def test_a_database_held_by_another_program_is_said(path):
    vault = kept(path)
    vault.db.execute("pragma busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    with pytest.raises(DeviceFailedError), vault.transaction():
        vault.write("note", b"nieuw")
    other.close()


def test_saving_is_durable_by_its_settings(path):
    vault = kept(path)

    settings = {p: vault.db.execute(f"pragma {p}").fetchone()[0] for p in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}
