"""One device's database: a SQLite file, and the values in it that the device key seals.

The device key comes from the platform's keystore and is never written here.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlite_utils import Database

from sync.errors import (
    DamagedDatabaseError,
    DeviceFailedError,
    DeviceFullError,
    NewerDatabaseError,
    VaultError,
    WrongKeyError,
)
from sync.migrations import device
from sync.protocol import NONCE

DEVICE_KEY = 32  # bytes
_CHECK = "check"  # a value that only the right key opens


class Vault:
    """An open database. One connection: use it from the thread that opened it.

    Args:
        path: made with mode 0600 when it is not there.
        device_key: 32 bytes.

    Raises:
        WrongKeyError, NewerDatabaseError, DamagedDatabaseError, DeviceFullError, DeviceFailedError
    """

    def __init__(self, path: Path, device_key: bytes) -> None:
        if len(device_key) != DEVICE_KEY:
            raise WrongKeyError("a device key of another length")
        self._cipher = AESGCM(device_key)
        with _said_plainly():
            os.close(os.open(path, os.O_CREAT, 0o600))
            self.db = Database(sqlite3.connect(path))
            # What is acknowledged is on the disk; WAL with NORMAL loses it when the power goes.
            for pragma in ("journal_mode=wal", "synchronous=full", "fullfsync=1", "checkpoint_fullfsync=1"):
                self.db.execute(f"pragma {pragma}")
            self.db.execute("pragma secure_delete=on")
            self.db.execute("pragma temp_store=memory")
            self._migrate()
        if not self.query("select 1 from sealed limit 1"):
            with self.transaction():
                self.write_first(_CHECK, b"nabij")
        elif self.read(_CHECK) is None:
            raise DamagedDatabaseError("the database has lost what shows that a key fits it")

    def query(self, sql: str, values: Sequence[bytes | int | str] = ()) -> list[Any]:
        """Read rows; what the disk refuses is a VaultError."""
        with _said_plainly():
            return self.db.execute(sql, values).fetchall()

    def read(self, name: str) -> bytes | None:
        """Open a sealed value; None when there is none, WrongKeyError when the key does not fit."""
        rows = self.query("select value from sealed where name = ?", [name])
        return self._open(name, rows[0][0]) if rows else None

    def names(self, prefix: str) -> list[str]:
        """List the names that begin so, in order."""
        query = "select name from sealed where name >= ? and name < ? order by name"
        rows = self.query(query, [prefix, prefix + "\U0010ffff"])
        return [name for (name,) in rows]

    def write(self, name: str, value: bytes) -> None:
        """Seal a value under a name, in place of what was there; part of the running transaction."""
        self.db.execute("insert or replace into sealed values (?, ?)", [name, self._seal(name, value)])

    def write_first(self, name: str, value: bytes) -> None:
        """Seal a value under a name, unless another process was first; part of the running transaction."""
        self.db.execute("insert or ignore into sealed values (?, ?)", [name, self._seal(name, value)])

    def forget(self, name: str) -> None:
        """Take a value away; part of the running transaction."""
        self.db.execute("delete from sealed where name = ?", [name])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it durably or none of it; what the disk refuses is a VaultError."""
        with _said_plainly(), self.db.atomic():
            yield

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def _seal(self, name: str, value: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, value, name.encode())

    def _open(self, name: str, sealed: bytes) -> bytes:
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())
        except InvalidTag as error:
            raise WrongKeyError("the device key does not fit the database") from error

    def _migrate(self) -> None:
        known = {migration.name for migration in device.pending(Database(memory=True))}
        if {migration.name for migration in device.applied(self.db)} - known:
            raise NewerDatabaseError("the database was written by a newer version of Nabij")
        device.apply(self.db)


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error) from error
    except OSError as error:
        raise DeviceFailedError("the database file cannot be opened") from error


def _plain(error: sqlite3.Error) -> VaultError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the primary result code
    if code == sqlite3.SQLITE_FULL:
        return DeviceFullError("there is no room to save")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedDatabaseError("the database no longer reads")
    return DeviceFailedError("the database cannot be read or written now")
