"""Open the database, bring its tables up to date, and lend connections to read and to write."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from sync.errors import DamagedDatabaseError, NewerDatabaseError

BUSY_TIMEOUT = 10_000  # milliseconds that a writer waits for the one before

_MIGRATIONS = Path(__file__).parent / "migrations"
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {"is_reading": True},
    "postgresql": {"isolation_level": "REPEATABLE READ"},  # one moment for all tables, as in SQLite
}


class Database:
    """The database of one study backend."""

    def __init__(self, engine: Engine) -> None:
        self._writers = engine
        self._readers = engine.execution_options(**_READING[engine.dialect.name])

    def writing(self) -> AbstractContextManager[Connection]:
        """Lend a connection in a transaction: all of it is stored, or nothing."""
        return self._writers.begin()

    def reading(self) -> AbstractContextManager[Connection]:
        """Lend a connection that sees one moment and never waits for a writer."""
        return self._readers.begin()

    def close(self) -> None:
        """Close every connection."""
        self._writers.dispose()


def open_database(url: str) -> Database:
    """Open a database and migrate it; NewerDatabaseError, DamagedDatabaseError."""
    try:
        # Parameters never reach an exception: they hold what patients sent.
        engine = create_engine(url, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        database = Database(engine)
        with database.writing() as connection:
            _migrate(connection)
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise DamagedDatabaseError("The database of the study backend cannot be opened.") from error
    return database


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if not known.issuperset(MigrationContext.configure(connection).get_current_heads()):
        raise NewerDatabaseError(
            "The database of the study backend was written by a newer version of Nabij; use that version."
        )
    command.upgrade(config, "head")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin a transaction of its own, and too late
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock at once: two that read first and then write would refuse each other.
    is_reading = connection.get_execution_options().get("is_reading", False)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
