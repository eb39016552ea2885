"""The sizes, numbers and names of the protocol; docs/protocol.md says what each byte means.

What lies on a disk or goes over the wire is laid out in `chains`, `credentials`, `items` and `wire`.
The server reads these structures to file them; it cannot check a signature nor open an entry.
"""

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


_STREAMS = frozenset(Stream)


def check_version(version: int, suite: int) -> None:
    """Raise MalformedError for a version or suite that this Nabij does not know."""
    if version != VERSION or suite != SUITE:
        raise MalformedError("another version or suite than this Nabij knows")


def check_stream(stream: int) -> None:
    """Raise MalformedError for a stream that there is not."""
    if stream not in _STREAMS:
        raise MalformedError("a stream that there is not")
