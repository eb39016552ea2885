"""The bytes of what trust hangs on: a team's card, certificates, grants, and how a dossier begins."""

import hashlib
import struct
from dataclasses import dataclass, field

from sync.errors import MalformedError
from sync.protocol import (
    CARD,
    ID,
    KEM_KEY,
    MAC,
    SIGN_KEY,
    SIGNATURE,
    SUITE,
    VERSION,
    WRAPPED,
    check_stream,
    check_version,
)

_GRANT = struct.Struct(f">BB16sBIQ16s16s32s{WRAPPED}s")
_CERTIFICATE = struct.Struct(f">BB16s16sBQ32s{KEM_KEY}s")
_ENROLMENT = struct.Struct(f">B16s32s32s{_CERTIFICATE.size + SIGNATURE}s")
_GRANT_NAME = struct.Struct(">BI16s16s")


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
    check_version(version, suite)
    check_stream(fields[1])
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
    check_version(version, suite)
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
    check_version(version, SUITE)
    return Enrolment(participant, root_key, fingerprint, read_certificate(certificate), body, signature, mac)


def read_team_card(raw: bytes) -> TeamCard:
    """Read a team's card; MalformedError when it is not one."""
    if len(raw) != CARD:
        raise MalformedError("a team's card of another length")
    check_version(raw[0], raw[1])
    return TeamCard(raw[2 : 2 + SIGN_KEY], raw[2 + SIGN_KEY :])


def grant_name(grant: Grant) -> bytes:
    """Name a grant."""
    return _GRANT_NAME.pack(grant.stream, grant.epoch, grant.reader, grant.device)


def _signed(raw: bytes, layout: struct.Struct, what: str) -> tuple[bytes, bytes]:
    if len(raw) != layout.size + SIGNATURE:
        raise MalformedError(f"{what} of another length")
    return raw[: layout.size], raw[layout.size :]
