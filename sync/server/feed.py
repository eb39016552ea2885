"""What a device has not seen yet of the dossiers that it may read, a page at a time."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, select

from sync.protocol import Role
from sync.server.auth import Device
from sync.server.database import Database
from sync.server.tables import chains, dossiers, items
from sync.wire import MAX_PAGE, PAGE_BYTES, ChainTip, FeedItem, FeedPage

_CHUNK = 100  # rows fetched at a time: a page may be full long before its last row


def read_page(database: Database, asking: Device, after: Mapping[bytes, int]) -> FeedPage:
    """Read the next page; every dossier gets an equal share, and leaves to others what it does not use."""
    page: list[FeedItem] = []
    size, done = 0, True
    with database.reading() as connection:
        positions = _read_positions(connection, asking)
        waiting = _least_first(positions, after)
        for left, participant in zip(range(len(waiting), 0, -1), waiting, strict=True):
            found, is_all = _read_news(
                connection,
                asking,
                participant,
                after.get(participant, 0),
                count=-((len(page) - MAX_PAGE) // left),  # rounded up
                room=-((size - PAGE_BYTES) // left),
            )
            page += found
            size += sum(len(item.raw) for item in found)
            done = done and is_all
        return FeedPage(tuple(page), positions, _read_tips(connection, asking), done)


def _least_first(positions: Mapping[bytes, int], after: Mapping[bytes, int]) -> list[bytes]:
    waiting = {p: position - after.get(p, 0) for p, position in positions.items()}
    return sorted((p for p, news in waiting.items() if news > 0), key=lambda p: (waiting[p], p))


def _read_news(
    connection: Connection, asking: Device, participant: bytes, after: int, count: int, room: int
) -> tuple[list[FeedItem], bool]:
    """Read at most so many items, and so many bytes and the rest of one item; say whether that was all."""
    rows = connection.execute(
        select(items.c.position, items.c.kind, items.c.raw)
        .where(
            items.c.participant == participant,
            items.c.position > max(0, after),
            items.c.device != asking.device,
        )
        .order_by(items.c.position)
        .limit(count + 1),
        execution_options={"yield_per": _CHUNK},
    )
    found: list[FeedItem] = []
    size = 0
    for row in rows:
        if len(found) >= count or size >= room:
            rows.close()
            return found, False
        found.append(FeedItem(participant, row.position, row.kind, row.raw))
        size += len(row.raw)
    return found, True


def _read_positions(connection: Connection, asking: Device) -> dict[bytes, int]:
    rows = connection.execute(select(dossiers.c.participant, dossiers.c.position).where(_is_readable(asking)))
    return {row.participant: row.position for row in rows}


def _read_tips(connection: Connection, asking: Device) -> tuple[ChainTip, ...]:
    rows = connection.execute(
        select(chains.c.participant, chains.c.stream, chains.c.seq, chains.c.hash)
        .join(dossiers, dossiers.c.participant == chains.c.participant)
        .where(_is_readable(asking), chains.c.device == asking.device)
        .order_by(chains.c.participant, chains.c.stream)
    )
    return tuple(ChainTip(row.participant, row.stream, row.seq, row.hash) for row in rows)


def _is_readable(asking: Device) -> ColumnElement[bool]:
    owner = dossiers.c.participant if asking.role == Role.PARTICIPANT else dossiers.c.team
    return owner == asking.owner
