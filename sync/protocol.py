"""The bytes of every structure that lies on a disk or goes over the wire, and nothing that can open them.

Every layout is fixed, big-endian and described byte by byte in docs/protocol.md. The server reads these
structures to file them; it cannot check a signature nor open an entry.
"""

import hashlib
import struct
from dataclasses import dataclass, field
from enum import IntEnum

from sync.errors import MalformedError

VERSION = 1
SUITE = 1  # X-Wing, HKDF-SHA256, AES-256-GCM, Ed25519; there is no other

ID = 16  # bytes of a participant, device or team
HASH = 32  # bytes of a SHA-256
SIGN_KEY, SIGNATURE = 32, 64  # bytes; Ed25519, RFC 8032
KEM_KEY = 1216  # bytes; X-Wing public key: ML-KEM-768 (1184), then X25519 (32)
CARD = 2 + SIGN_KEY + KEM_KEY  # bytes of a team's card
WRAPPED = 1168  # bytes; HPKE X-Wing encapsulation (1120), then 32 sealed bytes and their tag
MAC = 32  # bytes; HMAC-SHA256
NONCE, TAG = 12, 16  # bytes; AES-256-GCM
SMALLEST = 256  # bytes of a padded payload in size class 0; each class doubles it
LARGEST_CLASS = 8  # 65,536 bytes
NO_HASH = bytes(HASH)  # what the first entry of a chain names as its previous


class Kind(IntEnum):
    """What an item of a dossier is."""

    ENROLMENT = 1
    CERTIFICATE = 2
    GRANT = 3
    ENTRY = 4
    HEAD = 5


class Stream(IntEnum):
    """Who may read: one key per stream and epoch."""

    PRIVATE = 1
    CARE = 2
    STUDY = 3


class Role(IntEnum):
    """On whose authority a device writes."""

    PARTICIPANT = 1
    TEAM = 2


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


@dataclass(frozen=True, slots=True)
class Grant:
    """An epoch key wrapped for one reader."""

    participant: bytes
    stream: int
    epoch: int
    opened: int  # Unix seconds at which the epoch began
    reader: bytes  # a device or a team
    device: bytes  # who granted
    commitment: bytes
    wrapped: bytes = field(repr=False)
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The grant as it lies and travels."""
        return self.signed + self.signature


@dataclass(frozen=True, slots=True)
class Certificate:
    """A device's public keys, signed by the participant's root or the team's key."""

    scope: bytes  # the participant or the team that the device writes for
    device: bytes
    role: int
    issued: int  # Unix seconds
    sign_key: bytes
    kem_key: bytes = field(repr=False)
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The certificate as it lies and travels."""
        return self.signed + self.signature


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How a dossier begins: its root key, the team it trusts and its first device."""

    participant: bytes
    root_key: bytes
    team_fingerprint: bytes
    certificate: Certificate
    signed: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    mac: bytes = field(repr=False)  # shows that whoever enrolled held the invitation's secret

    @property
    def raw(self) -> bytes:
        """The enrolment as it lies and travels."""
        return self.signed + self.signature + self.mac


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team's public keys; whoever knows the fingerprint can check it."""

    sign_key: bytes
    kem_key: bytes = field(repr=False)

    @property
    def raw(self) -> bytes:
        """The card as it travels."""
        return bytes([VERSION, SUITE]) + self.sign_key + self.kem_key

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 of the card."""
        return hashlib.sha256(b"nabij/team/v1" + self.raw).digest()

    @property
    def team(self) -> bytes:
        """The team's identifier: the first 16 bytes of its fingerprint."""
        return self.fingerprint[:ID]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a dossier's log. Its name is unique within the dossier and kind."""

    kind: Kind
    name: bytes
    device: bytes  # who wrote it
    raw: bytes = field(repr=False)
    content: Entry | Head | Grant | Certificate | Enrolment = field(repr=False, compare=False)


_HEADER = struct.Struct(">BB16sBI16sQ32sB")
_TIP = struct.Struct(">16sQ32s")
_HEAD = struct.Struct(">B16sB16sQ32sB")
_GRANT = struct.Struct(f">BB16sBIQ16s16s32s{WRAPPED}s")
_CERTIFICATE = struct.Struct(f">BB16s16sBQ32s{KEM_KEY}s")
_ENROLMENT = struct.Struct(f">B16s32s32s{_CERTIFICATE.size + SIGNATURE}s")
_CHAIN_NAME = struct.Struct(">B16sQ")
_GRANT_NAME = struct.Struct(">BI16s16s")


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
    _check_version(version, suite)
    if size_class > LARGEST_CLASS or len(raw) != _HEADER.size + NONCE + (SMALLEST << size_class) + TAG:
        raise MalformedError("an entry of another length than its size class")
    _check_stream(stream)
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
    _check_version(version, SUITE)
    _check_stream(stream)
    end = _HEAD.size + count * _TIP.size
    if len(raw) != end + SIGNATURE:
        raise MalformedError("a head of another length than it says")
    seen = tuple(Tip(*_TIP.unpack_from(raw, at)) for at in range(_HEAD.size, end, _TIP.size))
    return Head(participant, stream, Tip(device, seq, hash_), seen, raw[:end], raw[end:])


def grant_body(
    participant: bytes,
    stream: int,
    epoch: int,
    opened: int,
    reader: bytes,
    device: bytes,
    commitment: bytes,
    wrapped: bytes,
) -> bytes:
    """Write what a grant's signature covers."""
    return _GRANT.pack(
        VERSION, SUITE, participant, stream, epoch, opened, reader, device, commitment, wrapped
    )


def read_grant(raw: bytes) -> Grant:
    """Read a grant; MalformedError when it is not one."""
    body, signature = _signed(raw, _GRANT, "a grant")
    version, suite, *fields = _GRANT.unpack(body)
    _check_version(version, suite)
    _check_stream(fields[1])
    return Grant(*(*fields, body, signature))


def certificate_body(
    scope: bytes, device: bytes, role: int, issued: int, sign_key: bytes, kem_key: bytes
) -> bytes:
    """Write what a certificate's signature covers."""
    return _CERTIFICATE.pack(VERSION, SUITE, scope, device, role, issued, sign_key, kem_key)


def read_certificate(raw: bytes) -> Certificate:
    """Read a certificate; MalformedError when it is not one."""
    body, signature = _signed(raw, _CERTIFICATE, "a certificate")
    version, suite, *fields = _CERTIFICATE.unpack(body)
    _check_version(version, suite)
    return Certificate(*(*fields, body, signature))


def enrolment_body(
    participant: bytes, root_key: bytes, team_fingerprint: bytes, certificate: Certificate
) -> bytes:
    """Write what the root's signature and the invitation's code cover."""
    return _ENROLMENT.pack(VERSION, participant, root_key, team_fingerprint, certificate.raw)


def read_enrolment(raw: bytes) -> Enrolment:
    """Read an enrolment; MalformedError when it is not one."""
    rest, mac = raw[:-MAC], raw[-MAC:]
    body, signature = _signed(rest, _ENROLMENT, "an enrolment")
    version, participant, root_key, fingerprint, certificate = _ENROLMENT.unpack(body)
    _check_version(version, SUITE)
    return Enrolment(participant, root_key, fingerprint, read_certificate(certificate), body, signature, mac)


def read_team_card(raw: bytes) -> TeamCard:
    """Read a team's card; MalformedError when it is not one."""
    if len(raw) != CARD:
        raise MalformedError("a team's card of another length")
    _check_version(raw[0], raw[1])
    return TeamCard(raw[2 : 2 + SIGN_KEY], raw[2 + SIGN_KEY :])


def chain_name(stream: int, device: bytes, seq: int) -> bytes:
    """Name an entry or a head; names of one chain sort by number."""
    return _CHAIN_NAME.pack(stream, device, seq)


def read_chain_name(name: bytes) -> tuple[int, bytes, int]:
    """Read the name of an entry or a head: stream, device, number."""
    stream, device, seq = _CHAIN_NAME.unpack(name)
    return stream, device, seq


def read_item(kind: int, participant: bytes, raw: bytes) -> Item:
    """Read one item of a dossier's log; MalformedError when it is none, or of another dossier."""
    content: Entry | Head | Grant | Certificate | Enrolment
    match kind:
        case Kind.ENTRY:
            content = entry = read_entry(raw)
            owner, device = entry.participant, entry.device
            name = chain_name(entry.stream, device, entry.seq)
        case Kind.HEAD:
            content = head = read_head(raw)
            owner, device = head.participant, head.tip.device
            name = chain_name(head.stream, device, head.tip.seq)
        case Kind.GRANT:
            content = grant = read_grant(raw)
            owner, device = grant.participant, grant.device
            name = _GRANT_NAME.pack(grant.stream, grant.epoch, grant.reader, grant.device)
        case Kind.CERTIFICATE:
            content = certificate = read_certificate(raw)
            owner, device, name = participant, certificate.device, certificate.device
        case Kind.ENROLMENT:
            content = enrolment = read_enrolment(raw)
            owner, device, name = enrolment.participant, enrolment.certificate.device, b""
        case _:
            raise MalformedError("an item of an unknown kind")
    if owner != participant:
        raise MalformedError("an item of another dossier")
    return Item(Kind(kind), name, device, raw, content)


_STREAMS = frozenset(Stream)


def _check_version(version: int, suite: int) -> None:
    if version != VERSION or suite != SUITE:
        raise MalformedError("another version or suite than this Nabij knows")


def _check_stream(stream: int) -> None:
    if stream not in _STREAMS:
        raise MalformedError("a stream that there is not")


def _signed(raw: bytes, layout: struct.Struct, what: str) -> tuple[bytes, bytes]:
    if len(raw) != layout.size + SIGNATURE:
        raise MalformedError(f"{what} of another length")
    return raw[: layout.size], raw[layout.size :]
