"""The items of dossiers on this device's disk: the same bytes as at the server, and which it still lacks."""

from collections.abc import Iterable, Mapping, Sequence

from sync.chains import chain_name, read_chain_name
from sync.items import Item
from sync.protocol import Kind
from sync.vault import Vault
from sync.wire import MAX_BATCH

BATCH_BYTES = 2 * 1024 * 1024  # of items sent in one request

_ADD = "insert into items (participant, kind, name, raw, mine, sent) values (?, ?, ?, ?, ?, not ?)"


class Ledger:
    """The tables `items` and `positions`; the caller holds the transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault, self._db = vault, vault.db

    def add(self, participant: bytes, items: Iterable[Item], *, mine: bool) -> None:
        """Append items; what is mine is owed to the server, and a head takes the place of the older ones."""
        rows = [(participant, item.kind, item.name, item.raw, mine, mine) for item in items]
        for _, kind, name, *_ in rows:
            first = name[:-8] + bytes(8) if kind == Kind.HEAD else name
            if kind == Kind.HEAD or (mine and kind == Kind.CERTIFICATE):
                self._db.execute(
                    "delete from items where participant = ? and kind = ? and name between ? and ?",
                    [participant, kind, first, name],
                )
        self._db.conn.executemany(_ADD, rows)

    def find(self, participant: bytes, kind: Kind, name: bytes) -> bytes | None:
        """The bytes held under a name, if any."""
        query = "select raw from items where participant = ? and kind = ? and name = ?"
        rows = self._vault.query(query, [participant, kind, name])
        return rows[0][0] if rows else None

    def items(self, participant: bytes) -> list[tuple[int, bytes, bytes]]:
        """Every item of a dossier as (kind, name, raw): by kind, chains in their order."""
        query = "select kind, name, raw from items where participant = ? order by kind, name"
        return self._vault.query(query, [participant])

    def forget(self, participant: bytes, names: Iterable[tuple[int, bytes]]) -> None:
        """Forget items by kind and name."""
        self._db.conn.executemany(
            "delete from items where participant = ? and kind = ? and name = ?",
            [(participant, kind, name) for kind, name in names],
        )

    def forget_unconfirmed(self, participant: bytes, confirmed: Mapping[tuple[int, bytes], int]) -> None:
        """Forget the entries of others that no head vouches for.

        Args:
            confirmed: (stream, device) -> the number of the last entry that a head vouches for.
        """
        query = "select number, name from items where participant = ? and kind = ? and not mine"
        rows = self._vault.query(query, [participant, Kind.ENTRY])
        for number, name in rows:
            stream, device, seq = read_chain_name(name)
            if seq > confirmed.get((stream, device), 0):
                self._db.execute("delete from items where number = ?", [number])

    def unsent(self) -> int:
        """How many entries the server still lacks."""
        query = "select count(*) from items where mine and not sent and kind = ?"
        return int(self._vault.query(query, [Kind.ENTRY])[0][0])

    def unsent_names(self, participant: bytes) -> list[bytes]:
        """The names of a dossier's entries that the server still lacks."""
        query = "select name from items where participant = ? and mine and not sent and kind = ?"
        return [name for (name,) in self._vault.query(query, [participant, Kind.ENTRY])]

    def owing(self) -> list[bytes]:
        """Whose dossiers have something that the server lacks."""
        query = "select distinct participant from items where mine and not sent"
        return [p for (p,) in self._vault.query(query)]

    def batch(self, participant: bytes) -> list[tuple[int, int, bytes]]:
        """The oldest items that the server lacks, as (number here, kind, raw): one request's worth."""
        query = (
            "select number, kind, raw from items where participant = ? and mine and not sent"
            " order by number limit ?"
        )
        taken: list[tuple[int, int, bytes]] = []
        size = 0
        for row in self._vault.query(query, [participant, MAX_BATCH]):
            size += len(row[2])
            if taken and size > BATCH_BYTES:
                break
            taken.append(row)
        return taken

    def mark_sent(self, numbers: Sequence[int]) -> None:
        """Mark exactly these as held by the server; what was saved meanwhile stays owed."""
        self._db.conn.executemany("update items set sent = 1 where number = ?", [(n,) for n in numbers])

    def owe_again(self, participant: bytes) -> None:
        """Owe everything of ours in a dossier again: the server takes what it lost and skips what it has."""
        self._db.execute("update items set sent = 0 where participant = ? and mine", [participant])

    def last_sent(self, participant: bytes, stream: int, device: bytes) -> int:
        """The number of the last entry of a chain that the server acknowledged; 0 when none."""
        first, last = chain_name(stream, device, 0), chain_name(stream, device, 2**64 - 1)
        query = (
            "select name from items where participant = ? and kind = ? and name between ? and ? and sent"
            " order by name desc limit 1"
        )
        rows = self._vault.query(query, [participant, Kind.ENTRY, first, last])
        return read_chain_name(rows[0][0])[2] if rows else 0

    def position(self, participant: bytes) -> int:
        """How far the dossier's log was read at the server."""
        rows = self._vault.query("select position from positions where participant = ?", [participant])
        return int(rows[0][0]) if rows else 0

    def positions(self) -> dict[bytes, int]:
        """How far each dossier's log was read at the server."""
        return dict(self._vault.query("select participant, position from positions"))

    def set_position(self, participant: bytes, position: int) -> None:
        """Remember how far the dossier's log was read."""
        self._db.execute("insert or replace into positions values (?, ?)", [participant, position])
