"""One participant's dossier as this reader can vouch for it: whose writers, keys and chains hold.

An item is believed because its signature chains to the participant's root or the team's key, never because a
server sent it or a disk held it: what comes from either passes through `accept`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sync import envelope
from sync.chains import Entry, Head, Tip, chain_name, read_chain_name
from sync.credentials import Certificate, Enrolment, Grant, TeamCard
from sync.errors import MalformedError, RefusedError
from sync.items import Item, read_item
from sync.keys import KeyPair, check_certificate
from sync.protocol import NO_HASH, Kind, Role, Stream

Chain = tuple[int, bytes]  # stream, device
_LOST = b""  # the hash of an entry that was damaged here; the next entry tells it


@dataclass(frozen=True, slots=True)
class Trust:
    """What was pinned when the person joined; everything else has to chain to it."""

    root_key: bytes  # the participant's root, Ed25519
    team: TeamCard
    first: Certificate  # of the participant's first device


@dataclass(frozen=True, slots=True)
class Epoch:
    """A period in which one key seals a stream."""

    number: int  # from 1
    opened: int  # Unix seconds
    cipher: envelope.Cipher = field(repr=False)
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, number: int, opened: int, key: bytes) -> "Epoch":
        """Make the epoch of a key, its cipher ready."""
        return cls(number, opened, envelope.Cipher(key), key)

    def lasts(self, now: datetime) -> bool:
        """Whether this is still the month, in UTC, in which the epoch began."""
        began, today = datetime.fromtimestamp(self.opened, UTC), now.astimezone(UTC)
        return (today.year, today.month) == (began.year, began.month)


@dataclass(frozen=True, slots=True)
class Opened:
    """A record's bytes, and where they stood."""

    stream: int
    device: bytes
    seq: int
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Damage:
    """An item on this device that no longer holds; the others are unharmed."""

    kind: str
    name: str  # an entry's: stream/device/number
    reason: str


_TOLD = Opened(0, b"", 0, b"")  # in place of a payload that became a record


class Dossier:
    """The verified state of one dossier, in memory.

    Args:
        own: this device; its own chain needs no head to be shown.
        readers: the identifiers under which this device may be granted keys, with their keys.
    """

    def __init__(
        self, participant: bytes, trust: Trust, own: bytes, readers: Mapping[bytes, KeyPair]
    ) -> None:
        self.participant = participant
        self.trust = trust
        self.writers: dict[bytes, Certificate] = {}
        self.epochs: dict[int, list[Epoch]] = {stream: [] for stream in Stream}
        self.heads: dict[Chain, Head] = {}
        self.damage: dict[str, Damage] = {}
        self.broken: list[tuple[int, bytes]] = []  # kind and name of what is damaged on the disk
        self.is_stale = False  # a key or an entry came for what was passed over: read the disk again
        self._own, self._readers = own, readers
        self._closed: set[tuple[int, bytes, int]] = set()  # entries without a key: stream, device, number
        self._hashes: dict[Chain, list[bytes]] = {}
        self._opened: dict[Chain, list[Opened | None]] = {}
        self._told: dict[Chain, int] = {}
        self._certify(trust.first)

    def accept(self, item: Item) -> None:
        """Believe one item, or raise RefusedError with what does not hold and change nothing."""
        match item.content:
            case Enrolment() as enrolment:
                self._enrol(enrolment)
            case Certificate() as certificate:
                self._certify(certificate)
            case Grant() as grant:
                self._grant(grant)
            case Entry() as entry:
                self._append(entry)
            case Head() as head:
                self._confirm(head)

    def tip(self, stream: int, device: bytes) -> Tip | None:
        """How far a device's chain reaches here."""
        hashes = self._hashes.get((stream, device))
        return Tip(device, len(hashes), hashes[-1]) if hashes else None

    def seen(self, stream: int, besides: bytes) -> tuple[Tip, ...]:
        """The signed tips of the other devices in a stream, to be committed to in a head."""
        return tuple(h.tip for (s, d), h in sorted(self.heads.items()) if s == stream and d != besides)

    def epoch(self, stream: int) -> Epoch | None:
        """The newest epoch that this reader holds."""
        return max(self.epochs[stream], key=lambda e: e.number, default=None)

    def open_epoch(self, stream: int, epoch: Epoch) -> None:
        """Hold an epoch's key; once is enough."""
        if self._cipher(stream, epoch.number) is None:
            self.epochs[stream].append(epoch)

    def has(self, stream: int, device: bytes, seq: int, hash_: bytes) -> bool:
        """Whether the device's chain has this very entry here, or had it before it was damaged."""
        hashes = self._hashes.get((stream, device), [])
        return 0 < seq <= len(hashes) and hashes[seq - 1] in (hash_, _LOST)

    def news(self) -> Iterator[Opened]:
        """What was confirmed since the last call, each once; a signed head vouches for it, or this device."""
        for chain, opened in self._opened.items():
            head = self.heads.get(chain)
            upto = len(opened) if chain[1] == self._own else head.tip.seq if head else 0
            for at in range(self._told.get(chain, 0), upto):
                self._told[chain] = at + 1
                if (each := opened[at]) is not None:
                    opened[at] = _TOLD
                    yield each

    def note(self, damage: Damage) -> None:
        """Name what does not hold; the first reason stays."""
        self.damage.setdefault(damage.name, damage)

    def withheld(self) -> list[str]:
        """What the devices saw of one another, or wrote for this reader, and was not shown: for a report."""
        unseen = [
            f"{head.tip.device.hex()[:8]} saw {tip.seq} of {tip.device.hex()[:8]}, {len(here)} came"
            for (stream, _), head in self.heads.items()
            for tip in head.seen
            if len(here := self._hashes.get((stream, tip.device), [])) < tip.seq
            or here[tip.seq - 1] not in (tip.hash, _LOST)
        ]
        closed = sum(stream == Stream.CARE for stream, _, _ in self._closed)
        return [*unseen, *([f"{closed} entries came without their key"] if closed else [])]

    def restore(self, rows: Iterable[tuple[int, bytes, bytes]]) -> None:
        """Take back what lies on this device's disk: what no longer holds is named, the rest stays.

        Args:
            rows: (kind, name, raw), chains in their order, heads last.
        """
        for kind, name, raw in rows:
            try:
                item = self._named(kind, name, raw)
                if kind in (Kind.ENTRY, Kind.HEAD):
                    self._compare_with_before(item)
                self.accept(item)
            except (MalformedError, RefusedError) as error:
                self._note_damage(kind, name, str(error))

    def _named(self, kind: int, name: bytes, raw: bytes) -> Item:
        item = read_item(kind, self.participant, raw)
        if item.name != name:
            raise RefusedError("it lies under another name than its own")
        return item

    def _enrol(self, enrolment: Enrolment) -> None:
        if enrolment.root_key != self.trust.root_key:
            raise RefusedError("an enrolment under another root than the one that joined")
        if enrolment.team_fingerprint != self.trust.team.fingerprint:
            raise RefusedError("an enrolment with another team")
        self._certify(enrolment.certificate)

    def _certify(self, certificate: Certificate) -> None:
        if certificate.role == Role.PARTICIPANT and certificate.scope == self.participant:
            check_certificate(certificate, self.trust.root_key)
        elif certificate.role == Role.TEAM and certificate.scope == self.trust.team.team:
            check_certificate(certificate, self.trust.team.sign_key)
        else:
            raise RefusedError("a certificate for another dossier or team")
        if self.writers.setdefault(certificate.device, certificate).raw != certificate.raw:
            raise RefusedError("a second certificate for a device")

    def _writer(self, device: bytes) -> Certificate:
        if device not in self.writers:
            raise RefusedError("an item of a device that nobody certified")
        return self.writers[device]

    def _grant(self, grant: Grant) -> None:
        writer = self._writer(grant.device)
        if writer.role != Role.PARTICIPANT:
            raise RefusedError("a grant by somebody other than the participant")
        envelope.check_grant(grant, writer.sign_key)
        if (reader := self._readers.get(grant.reader)) is None:
            return
        held = next((e for e in self.epochs[grant.stream] if e.number == grant.epoch), None)
        if held is None:
            key = envelope.open_grant(grant, reader)
            self.open_epoch(grant.stream, Epoch.of(grant.epoch, grant.opened, key))
            self.is_stale = True
        elif envelope.commitment(held.key, self.participant, grant.stream, grant.epoch) != grant.commitment:
            raise RefusedError("a grant of another key for an epoch that has one")

    def _append(self, entry: Entry) -> None:
        chain = entry.stream, entry.device
        payload = self._open(entry)
        opened = None if payload is None else Opened(entry.stream, entry.device, entry.seq, payload)
        hashes = self._hashes.setdefault(chain, [])
        if opened and entry.seq <= len(hashes):
            self._fill(chain, entry, opened)
            return
        previous = hashes[-1] if hashes else NO_HASH
        if entry.seq != len(hashes) + 1 or previous not in (entry.previous, _LOST):
            raise RefusedError("an entry that does not follow the one before it")
        if previous is _LOST:
            hashes[-1] = entry.previous
        hashes.append(entry.hash)
        self._opened.setdefault(chain, []).append(opened)
        if opened is None:
            self._closed.add((*chain, entry.seq))

    def _fill(self, chain: Chain, entry: Entry, opened: Opened) -> None:
        """Take back an entry that was damaged or gone on this device."""
        hashes, at = self._hashes[chain], entry.seq - 1
        before = hashes[at - 1] if at else NO_HASH
        lost = self._opened[chain][at] is None
        if not lost or hashes[at] not in (entry.hash, _LOST) or before not in (entry.previous, _LOST):
            raise RefusedError("an entry that does not follow the one before it")
        hashes[at] = entry.hash
        self._opened[chain][at] = opened
        self.is_stale = True

    def _open(self, entry: Entry) -> bytes | None:
        """Open an entry; None when its epoch was not granted to this reader."""
        self._writer(entry.device)
        cipher = self._cipher(entry.stream, entry.epoch)
        return envelope.unseal(entry, cipher) if cipher else None

    def _confirm(self, head: Head) -> None:
        envelope.check_head(head, self._writer(head.tip.device).sign_key)
        chain = head.stream, head.tip.device
        hashes = self._hashes.get(chain, [])
        if not 0 < head.tip.seq <= len(hashes):
            raise RefusedError("a head of entries that were not shown")
        if hashes[head.tip.seq - 1] is _LOST:
            hashes[head.tip.seq - 1] = head.tip.hash
        if hashes[head.tip.seq - 1] != head.tip.hash:
            raise RefusedError("a head of other entries than these")
        pinned = self.heads.get(chain)
        if pinned is None or pinned.tip.seq < head.tip.seq:
            self.heads[chain] = head

    def _cipher(self, stream: int, number: int) -> envelope.Cipher | None:
        return next((e.cipher for e in reversed(self.epochs[stream]) if e.number == number), None)

    def _compare_with_before(self, item: Item) -> None:
        """Name what should stand before this item and does not; its own seal or signature vouches for it."""
        stream, device, seq = read_chain_name(item.name)
        hashes = self._hashes.setdefault((stream, device), [])
        match item.content:
            case Head() as head:
                envelope.check_head(head, self._writer(device).sign_key)
                before, expected = seq, head.tip.hash
            case Entry() as entry if seq != len(hashes) + 1 or (hashes and hashes[-1] != entry.previous):
                if self._open(entry) is None:
                    return
                before, expected = seq - 1, entry.previous
            case _:
                return
        for missing in range(len(hashes) + 1, before + 1):
            self._note_damage(Kind.ENTRY, chain_name(stream, device, missing), "it is gone from this device")
        # An entry that this reader holds no key for can only be judged by what follows it.
        if (
            before
            and hashes[before - 1] not in (_LOST, expected)
            and not self._opened[stream, device][before - 1]
        ):
            hashes[before - 1] = expected
            self._closed.discard((stream, device, before))
            name = chain_name(stream, device, before)
            self._note_damage(Kind.ENTRY, name, "it is not the entry that the next one follows")

    def _note_damage(self, kind: int, name: bytes, reason: str) -> None:
        if self._own not in name and kind != Kind.ENROLMENT:
            self.broken.append((kind, name))  # the server has it, and shows this reader what others wrote
        if kind not in (Kind.ENTRY, Kind.HEAD):
            self.note(Damage(Kind(kind).name.lower(), name.hex(), reason))
            return
        stream, device, seq = read_chain_name(name)
        self.note(Damage(Kind(kind).name.lower(), f"{stream}/{device.hex()}/{seq}", reason))
        hashes = self._hashes.setdefault((stream, device), [])
        if kind == Kind.ENTRY and seq == len(hashes) + 1:
            hashes.append(_LOST)
            self._opened.setdefault((stream, device), []).append(None)
