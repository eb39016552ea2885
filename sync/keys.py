"""Keys: who a device, a participant or a team is, and what they sign and unwrap with."""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.credentials import Certificate, TeamCard, certificate_body, read_certificate
from sync.errors import CapabilityError, RefusedError
from sync.protocol import ID, SIGN_KEY, Role

try:
    from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hpke import (
        AEAD,
        KDF,
        KEM,
        MLKEM768X25519PrivateKey,
        MLKEM768X25519PublicKey,
        Suite,
    )
except ImportError as error:  # cryptography before 48 knows no X-Wing, and nothing weaker takes its place
    raise CapabilityError("this machine's cryptography has no X-Wing") from error

_ML_KEM_SEED, _ML_KEM_KEY, _X25519 = 64, 1184, 32  # bytes; FIPS 203 and RFC 7748


def hpke() -> Suite:
    """The one suite for wrapping keys: RFC 9180 base mode with KEM 0x647A (X-Wing).

    Raises:
        CapabilityError: the OpenSSL underneath has no ML-KEM.
    """
    try:
        return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    except UnsupportedAlgorithm as error:
        raise CapabilityError("this machine's OpenSSL has no ML-KEM") from error


@dataclass(frozen=True, slots=True)
class KeyPair:
    """An Ed25519 key to sign with and an X-Wing key to be granted keys with, kept as their seeds."""

    seeds: bytes = field(repr=False)  # 128 bytes: Ed25519, ML-KEM-768, X25519

    @classmethod
    def generate(cls) -> "KeyPair":
        """Make new keys from the operating system's chance."""
        return cls(os.urandom(SIGN_KEY + _ML_KEM_SEED + _X25519))

    @property
    def signing(self) -> Ed25519PrivateKey:
        """The key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seeds[:SIGN_KEY])

    @property
    def unwrapping(self) -> MLKEM768X25519PrivateKey:
        """The key that opens grants."""
        return MLKEM768X25519PrivateKey(self._ml_kem, self._x25519)

    @property
    def sign_key(self) -> bytes:
        """The public half of `signing`, 32 bytes."""
        return self.signing.public_key().public_bytes_raw()

    @property
    def kem_key(self) -> bytes:
        """The public half of `unwrapping`, 1,216 bytes."""
        return self._ml_kem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()

    @property
    def _ml_kem(self) -> MLKEM768PrivateKey:
        return MLKEM768PrivateKey.from_seed_bytes(self.seeds[SIGN_KEY : SIGN_KEY + _ML_KEM_SEED])

    @property
    def _x25519(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self.seeds[SIGN_KEY + _ML_KEM_SEED :])


@dataclass(frozen=True, slots=True)
class Device:
    """This device: its identifier and its keys."""

    id: bytes
    keys: KeyPair

    @classmethod
    def generate(cls) -> "Device":
        """Make a new device."""
        return cls(os.urandom(ID), KeyPair.generate())


@dataclass(frozen=True, slots=True)
class PublishingKey:
    """The study office's Ed25519 key for what it publishes, kept as its seed; it opens nothing."""

    seed: bytes = field(repr=False)  # 32 bytes

    @classmethod
    def generate(cls) -> "PublishingKey":
        """Make a new key from the operating system's chance."""
        return cls(os.urandom(SIGN_KEY))

    @property
    def signing(self) -> Ed25519PrivateKey:
        """The key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def sign_key(self) -> bytes:
        """The public half, 32 bytes, which the app pins."""
        return self.signing.public_key().public_bytes_raw()


def team_card(keys: KeyPair) -> TeamCard:
    """The public side of a team's keys."""
    return TeamCard(keys.sign_key, keys.kem_key)


def wrapping_key(kem_key: bytes) -> MLKEM768X25519PublicKey:
    """Read a reader's X-Wing public key; RefusedError when it is none."""
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(kem_key[:_ML_KEM_KEY]),
            X25519PublicKey.from_public_bytes(kem_key[_ML_KEM_KEY:]),
        )
    except ValueError as error:
        raise RefusedError("a reader's key that is none") from error


def sign(keys: KeyPair | PublishingKey, purpose: bytes, body: bytes) -> bytes:
    """Sign a structure for one purpose: 64 bytes."""
    return keys.signing.sign(b"nabij/" + purpose + b"/v1" + body)


def check_signature(sign_key: bytes, purpose: bytes, body: bytes, signature: bytes) -> None:
    """Raise RefusedError unless the key signed this body for this purpose."""
    try:
        Ed25519PublicKey.from_public_bytes(sign_key).verify(signature, b"nabij/" + purpose + b"/v1" + body)
    except (InvalidSignature, ValueError) as error:
        raise RefusedError(f"a {purpose.decode()} that its signer did not sign") from error


def certify(device: Device, scope: bytes, role: Role, issued: int, authority: KeyPair) -> Certificate:
    """Certify a device: the participant's root or the team's key says that it writes for them.

    Args:
        scope: the participant or the team, 16 bytes.
        issued: Unix seconds.
    """
    body = certificate_body(scope, device.id, role, issued, device.keys.sign_key, device.keys.kem_key)
    return read_certificate(body + sign(authority, b"certificate", body))


def check_certificate(certificate: Certificate, authority: bytes) -> None:
    """Raise RefusedError unless this authority's key signed the certificate."""
    check_signature(authority, b"certificate", certificate.signed, certificate.signature)
