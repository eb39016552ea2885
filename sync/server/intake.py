"""Which items of a batch are new to a dossier, and which may not be: rules without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.chains import Entry, Head, Tip, chain_name, entry_hash
from sync.credentials import Certificate
from sync.items import Item, read_item
from sync.protocol import NO_HASH, Kind
from sync.server.auth import Device
from sync.server.problems import Problem

Name = tuple[int, bytes]  # of an item within its dossier: kind and name


@dataclass(frozen=True, slots=True)
class Held:
    """What a dossier holds of the asking device, as far as a batch touches it; it grows with the batch."""

    device: bytes
    stored: Mapping[int, Tip]  # by stream, before the batch
    tips: dict[int, Tip]  # by stream, with the batch
    heads: dict[int, bytes]  # stream -> name of the newest head
    raws: dict[Name, bytes]

    def tip(self, stream: int) -> Tip:
        """How far the chain in a stream reaches."""
        return self.tips.get(stream) or Tip(self.device, 0, NO_HASH)

    def gap(self, stream: int) -> Problem:
        """Say from where a chain must be sent again."""
        return Problem("gap", stream=stream, have=self.stored[stream].seq if stream in self.stored else 0)


def read_items(asking: Device, participant: bytes, batch: Sequence[tuple[int, bytes]]) -> list[Item]:
    """Read a batch, of which every item must be the asking device's own."""
    items = [read_item(kind, participant, raw) for kind, raw in batch]
    for item in items:
        if item.device != asking.device or item.kind == Kind.ENROLMENT:
            raise Problem("not-yours")
        if isinstance(item.content, Certificate) and item.content.scope != asking.owner:
            raise Problem("not-yours")
    return items


def may_be_held(items: Sequence[Item], held: Held) -> list[Name]:
    """Name what must be looked up to judge a batch; entries that continue their chain need nothing."""
    names: list[Name] = []
    for item in items:
        match item.content:
            case Entry() as entry if entry.seq > held.tip(entry.stream).seq:
                continue
            case Head():
                names.append((Kind.ENTRY, item.name))  # the entry that it signs
        names.append((item.kind, item.name))
    return names


def take(items: Sequence[Item], held: Held) -> list[Item]:
    """Return the items that are new, in order; Problem when one of a batch may not be stored."""
    new = []
    for item in items:
        known = held.raws.get((item.kind, item.name))
        if known is not None:
            if known != item.raw:
                raise Problem("fork")
            continue
        match item.content:
            case Entry() as entry:
                _continue_chain(entry, held)
            case Head() as head:
                _check_reached(head, held)
                held.heads[head.stream] = max(item.name, held.heads.get(head.stream, b""))
        held.raws[item.kind, item.name] = item.raw
        new.append(item)
    newest = set(held.heads.values())
    return [item for item in new if item.kind != Kind.HEAD or item.name in newest]


def _continue_chain(entry: Entry, held: Held) -> None:
    tip = held.tip(entry.stream)
    if entry.seq > tip.seq + 1:
        raise held.gap(entry.stream)
    if entry.seq <= tip.seq or entry.previous != tip.hash:
        raise Problem("fork")
    held.tips[entry.stream] = Tip(entry.device, entry.seq, entry.hash)


def _check_reached(head: Head, held: Held) -> None:
    tip = held.tip(head.stream)
    if head.tip.seq > tip.seq:
        raise held.gap(head.stream)
    if head.tip.seq == tip.seq:
        reached = tip.hash
    else:
        signed = held.raws.get((Kind.ENTRY, chain_name(head.stream, head.tip.device, head.tip.seq)))
        reached = entry_hash(signed) if signed else NO_HASH  # a head may stand before the first entry
    if head.tip.hash != reached:
        raise Problem("fork")
