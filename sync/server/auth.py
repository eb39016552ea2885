"""Who asks: the device whose signature a request carries (RFC 9421, with the digest of RFC 9530)."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures.algorithms import ED25519
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request

from sync.credentials import Certificate
from sync.protocol import ID
from sync.server.database import Database
from sync.server.problems import Problem
from sync.server.tables import devices

MAX_SKEW = 300  # seconds between the clocks of a device and the server
LABEL = TAG = "nabij"
COVERED = ("@method", "@authority", "@path", "content-digest", "content-type")

_KEY_ID = re.compile(rf"[0-9a-f]{{{2 * ID}}}/[0-9a-f]{{{2 * ID}}}")  # owner and device
_SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")  # of an Ed25519 public key, RFC 8410


@dataclass(frozen=True, slots=True)
class Device:
    """A device that may ask."""

    owner: bytes  # the participant or the team that it writes for
    device: bytes
    role: int
    sign_key: bytes


Find = Callable[[bytes, bytes], Device | None]  # by owner and device


def known_to(database: Database) -> Find:
    """Find devices that were enrolled before."""

    def find(owner: bytes, device: bytes) -> Device | None:
        with database.reading() as connection:
            row = connection.execute(
                select(devices.c.role, devices.c.sign_key).where(
                    devices.c.owner == owner, devices.c.device == device
                )
            ).one_or_none()
        return Device(owner, device, row.role, row.sign_key) if row else None

    return find


def named_in(certificate: Certificate) -> Find:
    """Find only the device of a certificate that comes with the request itself."""
    described = Device(certificate.scope, certificate.device, certificate.role, certificate.sign_key)
    return lambda owner, device: described if (owner, device) == (described.owner, described.device) else None


def check_signature(request: Request, body: bytes, now: int, find: Find) -> Device:
    """Return the device that signed a request within the last minutes; Problem when none did."""
    keys = _Keys(find)
    verifier = _Verifier(now, keys)
    try:
        verifier.verify(
            request, max_age=None, expect_tag=TAG, expect_label=LABEL, require_components=COVERED, body=body
        )
    except HTTPMessageSignaturesException as error:
        if isinstance(error.__cause__, Problem | SQLAlchemyError):  # raised by our own _Keys
            raise error.__cause__ from None
        raise Problem("bad-signature") from error
    return keys.found[0]


class _Keys(HTTPSignatureKeyResolver):
    """Finds the public key that a request names."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self.found: list[Device] = []

    def resolve_public_key(self, key_id: str) -> bytes:
        """Return the key in the form that the library reads."""
        device = None
        if _KEY_ID.fullmatch(key_id):
            owner, _, name = key_id.partition("/")
            device = self._find(bytes.fromhex(owner), bytes.fromhex(name))
        if device is None:
            raise Problem("unknown-device")
        self.found.append(device)
        return _pem(device.sign_key)


class _Verifier(HTTPMessageVerifier):
    """Holds signatures against the server's clock."""

    def __init__(self, now: int, keys: HTTPSignatureKeyResolver) -> None:
        super().__init__(signature_algorithm=ED25519, key_resolver=keys)
        self._now = now

    def validate_created_and_expires(self, sig_input: Any, max_age: timedelta | None = None) -> None:
        """Refuse what is not from now; the answer tells what time it is here."""
        created, expires = (sig_input.params.get(name) for name in ("created", "expires"))
        if created is None or expires is None:
            raise InvalidSignature("created or expires is missing")
        if abs(self._now - created) > MAX_SKEW or expires < self._now:
            raise Problem("clock", now=self._now)


def _pem(sign_key: bytes) -> bytes:
    return (
        b"-----BEGIN PUBLIC KEY-----\n" + b64encode(_SPKI_PREFIX + sign_key) + b"\n-----END PUBLIC KEY-----\n"
    )
