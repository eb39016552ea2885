"""Seal and open: a record in an entry, an epoch key in a grant, a tip in a head. Bytes in, bytes out."""

import hashlib
import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.chains import Entry, Head, Tip, entry_header, head_body, read_entry, read_head
from sync.credentials import Grant, grant_body, read_grant
from sync.errors import MalformedError, RefusedError
from sync.keys import Device, KeyPair, check_signature, hpke, sign, wrapping_key
from sync.protocol import LARGEST_CLASS, NONCE, SMALLEST

Cipher = AESGCM  # what an epoch key makes: AES-256-GCM
EPOCH_KEY = 32  # bytes
_LENGTH = struct.Struct(">I")
LARGEST_PAYLOAD = (SMALLEST << LARGEST_CLASS) - _LENGTH.size  # bytes


def new_epoch_key() -> bytes:
    """Make an epoch key: 32 random bytes, derived from nothing."""
    return os.urandom(EPOCH_KEY)


def seal(
    payload: bytes,
    cipher: Cipher,
    participant: bytes,
    stream: int,
    epoch: int,
    device: bytes,
    after: Tip | None,
) -> Entry:
    """Seal one record as the next entry of a device's chain.

    Args:
        payload: up to 65,532 bytes; padded to the next size class, so that its length tells little.
        cipher: AES-256-GCM under the epoch key.
        after: the chain's tip, None for its first entry.

    Raises:
        MalformedError: the payload is too long.
    """
    size_class = max(0, (_LENGTH.size + len(payload) - 1).bit_length() - SMALLEST.bit_length() + 1)
    if size_class > LARGEST_CLASS:
        raise MalformedError("a record longer than an entry can hold")
    seq, previous = (after.seq + 1, after.hash) if after else (1, bytes(32))
    header = entry_header(participant, stream, epoch, device, seq, previous, size_class)
    padded = (_LENGTH.pack(len(payload)) + payload).ljust(SMALLEST << size_class, b"\0")
    nonce = os.urandom(NONCE)
    return read_entry(header + nonce + cipher.encrypt(nonce, padded, header))


def unseal(entry: Entry, cipher: Cipher) -> bytes:
    """Open an entry with the cipher of its epoch; RefusedError when a single bit is not as it was sealed."""
    try:
        padded = cipher.decrypt(entry.nonce, entry.ciphertext, entry.header)
    except InvalidTag as error:
        raise RefusedError("an entry that its key does not open") from error
    (length,) = _LENGTH.unpack_from(padded)
    if length > len(padded) - _LENGTH.size:
        raise RefusedError("an entry that says it is longer than it is")
    return padded[_LENGTH.size : _LENGTH.size + length]


def sign_head(device: Device, participant: bytes, stream: int, tip: Tip, seen: tuple[Tip, ...]) -> Head:
    """Sign how far this device's chain reaches, and what it has seen of the others."""
    body = head_body(participant, stream, tip, seen)
    return read_head(body + sign(device.keys, b"head", body))


def check_head(head: Head, sign_key: bytes) -> None:
    """Raise RefusedError unless the device's own key signed the head."""
    check_signature(sign_key, b"head", head.signed, head.signature)


def commitment(key: bytes, participant: bytes, stream: int, epoch: int) -> bytes:
    """Commit to an epoch key, so that every reader can tell that it was given the same one."""
    return hashlib.sha256(
        b"nabij/commitment/v1" + participant + struct.pack(">BI", stream, epoch) + key
    ).digest()


def grant(
    key: bytes,
    participant: bytes,
    stream: int,
    epoch: int,
    opened: int,
    reader: bytes,
    kem_key: bytes,
    device: Device,
) -> Grant:
    """Wrap an epoch key for one reader, signed by the granting device.

    Args:
        opened: Unix seconds at which the epoch began.
        reader: a device's or a team's identifier, with its X-Wing key `kem_key`.
    """
    committed = commitment(key, participant, stream, epoch)
    info = _grant_info(participant, stream, epoch, reader, kem_key, committed)
    wrapped = hpke().encrypt(key, wrapping_key(kem_key), info)
    body = grant_body(participant, stream, epoch, opened, reader, device.id, committed, wrapped)
    return read_grant(body + sign(device.keys, b"grant", body))


def check_grant(grant_: Grant, sign_key: bytes) -> None:
    """Raise RefusedError unless the granting device signed it: HPKE's base mode authenticates nobody."""
    check_signature(sign_key, b"grant", grant_.signed, grant_.signature)


def open_grant(grant_: Grant, reader: KeyPair) -> bytes:
    """Unwrap the epoch key; RefusedError when it is not for this reader, or not the committed key."""
    where = grant_.participant, grant_.stream, grant_.epoch
    info = _grant_info(*where, grant_.reader, reader.kem_key, grant_.commitment)
    try:
        key: bytes = hpke().decrypt(grant_.wrapped, reader.unwrapping, info)
    except InvalidTag as error:
        raise RefusedError("a grant that was not made for this reader") from error
    if len(key) != EPOCH_KEY or commitment(key, *where) != grant_.commitment:
        raise RefusedError("a grant of another key than it commits to")
    return key


def _grant_info(
    participant: bytes, stream: int, epoch: int, reader: bytes, kem_key: bytes, committed: bytes
) -> bytes:
    reader_key = hashlib.sha256(kem_key).digest()
    return (
        b"nabij/grant/v1" + participant + struct.pack(">BI", stream, epoch) + reader + reader_key + committed
    )
