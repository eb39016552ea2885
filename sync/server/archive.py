"""The log of each dossier: items are appended once, in order, whole batches or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from sync.chains import Tip
from sync.items import Item
from sync.protocol import Kind, Role
from sync.server import tables
from sync.server.auth import Device
from sync.server.database import Database
from sync.server.intake import Held, Name, may_be_held, read_items, take
from sync.server.problems import Problem
from sync.server.tables import chains, dossiers


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of a batch."""

    position: int  # of the dossier's last item
    stored: int  # items that were new


def append(
    database: Database, asking: Device, participant: bytes, batch: Sequence[tuple[int, bytes]]
) -> Appended:
    """Store what is new in a batch; Problem, and nothing stored, when an item may not be."""
    items = read_items(asking, participant, batch)
    with database.writing() as connection:
        position = _lock(connection, asking, participant)
        held = _read_held(connection, participant, asking.device)
        held.raws.update(_read_raws(connection, participant, may_be_held(items, held)))
        heads = set(held.heads.values())
        new = take(items, held)
        _remove_heads(connection, participant, heads.difference(held.heads.values()))
        _insert(connection, participant, position, new)
        _move_tips(connection, participant, held)
    return Appended(position + len(new), len(new))


def _lock(connection: Connection, asking: Device, participant: bytes) -> int:
    """Lock the dossier's row, so that positions are committed in their order, and return the last one."""
    dossier = connection.execute(
        select(dossiers).where(dossiers.c.participant == participant).with_for_update()
    ).one_or_none()
    writer = participant if asking.role == Role.PARTICIPANT else dossier and dossier.team
    if dossier is None or asking.owner != writer:
        raise Problem("not-found")
    return int(dossier.position)


def _read_held(connection: Connection, participant: bytes, device: bytes) -> Held:
    rows = connection.execute(
        select(chains.c.stream, chains.c.seq, chains.c.hash).where(
            chains.c.participant == participant, chains.c.device == device
        )
    )
    heads = connection.execute(
        select(tables.items.c.name).where(
            tables.items.c.participant == participant,
            tables.items.c.kind == Kind.HEAD,
            tables.items.c.device == device,
        )
    ).scalars()
    tips = {row.stream: Tip(device, row.seq, row.hash) for row in rows}
    return Held(device, tips, dict(tips), {name[0]: name for name in heads}, {})


def _read_raws(connection: Connection, participant: bytes, names: Sequence[Name]) -> dict[Name, bytes]:
    if not names:
        return {}
    found = connection.execute(
        select(tables.items.c.kind, tables.items.c.name, tables.items.c.raw).where(
            tables.items.c.participant == participant,
            tables.items.c.kind.in_({kind for kind, _ in names}),
            tables.items.c.name.in_({name for _, name in names}),
        )
    )
    return {(row.kind, row.name): row.raw for row in found}


def _remove_heads(connection: Connection, participant: bytes, names: Iterable[bytes]) -> None:
    connection.execute(
        delete(tables.items).where(
            tables.items.c.participant == participant,
            tables.items.c.kind == Kind.HEAD,
            tables.items.c.name.in_(names),
        )
    )


def _insert(connection: Connection, participant: bytes, position: int, new: Sequence[Item]) -> None:
    if not new:
        return
    rows = [
        {
            "participant": participant,
            "position": place,
            "kind": item.kind,
            "name": item.name,
            "device": item.device,
            "raw": item.raw,
        }
        for place, item in enumerate(new, position + 1)
    ]
    connection.execute(insert(tables.items), rows)
    connection.execute(
        update(dossiers).where(dossiers.c.participant == participant).values(position=position + len(new))
    )


def _move_tips(connection: Connection, participant: bytes, held: Held) -> None:
    for stream, tip in held.tips.items():
        key = {"participant": participant, "stream": stream, "device": tip.device}
        if stream not in held.stored:
            connection.execute(insert(chains).values(**key, seq=tip.seq, hash=tip.hash))
        elif tip != held.stored[stream]:
            connection.execute(update(chains).filter_by(**key).values(seq=tip.seq, hash=tip.hash))
