"""The bytes of entries and heads: what a device writes one after another, and how far it says it got."""

import hashlib
import struct
from dataclasses import dataclass, field

from sync.errors import MalformedError
from sync.protocol import (
    LARGEST_CLASS,
    NONCE,
    SIGNATURE,
    SMALLEST,
    SUITE,
    TAG,
    VERSION,
    check_stream,
    check_version,
)

_HEADER = struct.Struct(">BB16sBI16sQ32sB")
_TIP = struct.Struct(">16sQ32s")
_HEAD = struct.Struct(">B16sB16sQ32sB")
_CHAIN_NAME = struct.Struct(">B16sQ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed record, and its place in the chain of its device."""

    participant: bytes
    stream: int
    epoch: int
    device: bytes
    seq: int  # from 1
    previous: bytes  # hash of the entry before, NO_HASH for the first
    size_class: int
    raw: bytes = field(repr=False)

    @property
    def header(self) -> bytes:
        """What the ciphertext is bound to."""
        return self.raw[: _HEADER.size]

    @property
    def nonce(self) -> bytes:
        """The 12 bytes after the header."""
        return self.raw[_HEADER.size : _HEADER.size + NONCE]

    @property
    def ciphertext(self) -> bytes:
        """The padded payload, sealed, with its tag."""
        return self.raw[_HEADER.size + NONCE :]

    @property
    def hash(self) -> bytes:
        """The link of the chain; it still verifies when the ciphertext was erased and its hash kept."""
        return entry_hash(self.raw)


@dataclass(frozen=True, slots=True)
class Tip:
    """How far a device's chain in one stream reaches."""

    device: bytes
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """A signed tip, with the tips of the other devices that its writer had seen."""

    participant: bytes
    stream: int
    tip: Tip
    seen: tuple[Tip, ...]
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The head as it lies and travels."""
        return self.signed + self.signature


def entry_header(
    participant: bytes, stream: int, epoch: int, device: bytes, seq: int, previous: bytes, size_class: int
) -> bytes:
    """Write the header of an entry: 80 bytes."""
    return _HEADER.pack(VERSION, SUITE, participant, stream, epoch, device, seq, previous, size_class)


def entry_hash(raw: bytes) -> bytes:
    """Hash an entry: the header, and the hash of what follows it."""
    sealed = hashlib.sha256(raw[_HEADER.size :]).digest()
    return hashlib.sha256(b"nabij/entry/v1" + raw[: _HEADER.size] + sealed).digest()


def read_entry(raw: bytes) -> Entry:
    """Read an entry; MalformedError when its length, version, suite or number is not as it must be."""
    if len(raw) < _HEADER.size:
        raise MalformedError("an entry shorter than its header")
    version, suite, participant, stream, epoch, device, seq, previous, size_class = _HEADER.unpack_from(raw)
    check_version(version, suite)
    if size_class > LARGEST_CLASS or len(raw) != _HEADER.size + NONCE + (SMALLEST << size_class) + TAG:
        raise MalformedError("an entry of another length than its size class")
    check_stream(stream)
    if seq == 0:
        raise MalformedError("an entry before the first")
    return Entry(participant, stream, epoch, device, seq, previous, size_class, raw)


def head_body(participant: bytes, stream: int, tip: Tip, seen: tuple[Tip, ...]) -> bytes:
    """Write what a head's signature covers: 75 bytes, and 56 for each other device seen."""
    body = _HEAD.pack(VERSION, participant, stream, tip.device, tip.seq, tip.hash, len(seen))
    return body + b"".join(_TIP.pack(t.device, t.seq, t.hash) for t in seen)


def read_head(raw: bytes) -> Head:
    """Read a head; MalformedError when it is not one."""
    if len(raw) < _HEAD.size:
        raise MalformedError("a head that is too short")
    version, participant, stream, device, seq, hash_, count = _HEAD.unpack_from(raw)
    check_version(version, SUITE)
    check_stream(stream)
    end = _HEAD.size + count * _TIP.size
    if len(raw) != end + SIGNATURE:
        raise MalformedError("a head of another length than it says")
    seen = tuple(Tip(*_TIP.unpack_from(raw, at)) for at in range(_HEAD.size, end, _TIP.size))
    return Head(participant, stream, Tip(device, seq, hash_), seen, raw[:end], raw[end:])


def chain_name(stream: int, device: bytes, seq: int) -> bytes:
    """Name an entry or a head; names of one chain sort by number."""
    return _CHAIN_NAME.pack(stream, device, seq)


def read_chain_name(name: bytes) -> tuple[int, bytes, int]:
    """Read the name of an entry or a head: stream, device, number."""
    stream, device, seq = _CHAIN_NAME.unpack(name)
    return stream, device, seq
