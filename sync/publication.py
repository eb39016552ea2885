"""What the study office publishes: believed by its signature, in its time, and never older than before.

The file says itself which version it is and until when it holds. Its signature lies beside it. A directory of
the study (TUF) can carry both later without a change here: it says where they come from, not what they are.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitoring.records import Document
from sync.errors import (
    ExpiredPublicationError,
    ForgedPublicationError,
    NoPublicationError,
    OlderPublicationError,
    RefusedError,
)
from sync.keys import PublishingKey, check_signature, sign

STUDIES = b"studies"
"""The purpose of the signature under a list of studies."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A file and the signature beside it, as they were found."""

    data: bytes
    signature: bytes  # 64 bytes; anything else is no signature


@dataclass(frozen=True, slots=True)
class Publication:
    """A file whose signature holds."""

    version: int
    valid_until: date
    document: Document


def publish(data: bytes, key: PublishingKey, purpose: bytes) -> Signed:
    """Sign a file over its exact bytes."""
    return Signed(data, sign(key, purpose, data))


def newest(found: Iterable[Signed], sign_key: bytes, purpose: bytes, today: date, seen: int) -> Publication:
    """Return the newest of the files that were found; one forgery among them, and none is believed.

    Args:
        found: the file that ships with the app, and one that was put in its place.
        sign_key: the pinned public key, 32 bytes.
        purpose: of the signature.
        today: the day, where the person is.
        seen: the highest version that this device believed before.

    Raises:
        NoPublicationError: there is none.
        ForgedPublicationError: a signature does not bear out its file, or what was signed cannot be read.
        OlderPublicationError: this device saw a newer one.
        ExpiredPublicationError: it no longer holds.
    """
    opened = [_open(each, sign_key, purpose) for each in found]
    if not opened:
        raise NoPublicationError("nothing was published here")
    best = max(opened, key=lambda each: each.version)
    if best.version < seen:
        raise OlderPublicationError("a newer one was here before")
    if today > best.valid_until:
        raise ExpiredPublicationError("it held until a day that is past")
    return best


def _open(signed: Signed, sign_key: bytes, purpose: bytes) -> Publication:
    """Nothing of a file is read before its signature holds."""
    try:
        check_signature(sign_key, purpose, signed.data, signed.signature)
        document = json.loads(signed.data)
        version, valid_until = document["version"], date.fromisoformat(document["valid_until"])
    except (RefusedError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ForgedPublicationError("a publication that its signature does not bear out") from error
    if type(version) is not int or version < 1:
        raise ForgedPublicationError("a publication without its version")
    return Publication(version, valid_until, document)
