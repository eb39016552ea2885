"""The tables of one device, a function per change, never edited after release."""

from sqlite_utils import Database, Migrations

device = Migrations("nabij-device")


@device()
def create_sealed(db: Database) -> None:
    """Named values, sealed by the device key: keys, drafts, preferences."""
    db.execute("create table sealed (name text primary key, value blob not null) strict, without rowid")


@device()
def create_items(db: Database) -> None:
    """Items of dossiers, the same bytes as at the server.

    A number is never given twice, so that what is sent under one cannot be taken for what replaced it.
    """
    db.execute(
        "create table items (number integer primary key autoincrement, participant blob not null,"
        " kind integer not null, name blob not null, raw blob not null, mine integer not null,"
        " sent integer not null, unique (participant, kind, name)) strict"
    )
    db.execute("create index items_owed on items (participant) where mine and not sent")


@device()
def create_positions(db: Database) -> None:
    """How far each dossier's log was read at the server."""
    db.execute(
        "create table positions (participant blob primary key, position integer not null)"
        " strict, without rowid"
    )
