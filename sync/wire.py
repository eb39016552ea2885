"""The messages between a device and the study backend: control calls in JSON, items as bytes in MessagePack.

Limits hold on both sides, before anything is parsed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgpack

from sync.errors import MalformedError

MAX_BODY = 4 * 1024 * 1024  # bytes of one request or answer
MAX_BATCH = 4000  # items in one request
MAX_PAGE = 4000  # items in one answer
PAGE_BYTES = 3 * 1024 * 1024  # of items in one answer; one entry more at the most
LAST_POSITION = 2**53  # more than any log has, and less than any database holds
MSGPACK = "application/msgpack"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a dossier at its place in the dossier's log."""

    participant: bytes
    position: int  # from 1, rising; what was replaced leaves a gap
    kind: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class ChainTip:
    """How far the server says it holds the asking device's own chain."""

    participant: bytes
    stream: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What a reader has not seen, oldest first per dossier."""

    items: tuple[FeedItem, ...]
    positions: Mapping[bytes, int]  # participant -> the last position the server has
    chains: tuple[ChainTip, ...]  # of the asking device
    done: bool  # whether nothing is left after this page


def pack_batch(items: Sequence[tuple[int, bytes]]) -> bytes:
    """Write items to upload, as (kind, bytes)."""
    return _pack([[kind, raw] for kind, raw in items])


def read_batch(body: bytes) -> list[tuple[int, bytes]]:
    """Read items to upload; MalformedError when it is no batch or too long a one."""
    batch = _unpack(body)
    if not isinstance(batch, list) or len(batch) > MAX_BATCH:
        raise MalformedError("not a batch")
    for item in batch:
        if not (isinstance(item, list) and len(item) == 2 and _are(item, int, bytes)):
            raise MalformedError("not a batch")
    return [(kind, raw) for kind, raw in batch]


def pack_feed_request(after: Mapping[bytes, int]) -> bytes:
    """Write what a reader has: participant -> the last position it holds."""
    return _pack({"after": dict(after)})


def read_feed_request(body: bytes) -> dict[bytes, int]:
    """Read what a reader has; MalformedError when it is no such thing."""
    request = _unpack(body)
    after = request.get("after") if isinstance(request, dict) else None
    if not isinstance(after, dict) or not all(_are(pair, bytes, int) for pair in after.items()):
        raise MalformedError("not a question for the feed")
    return after


def pack_feed_page(page: FeedPage) -> bytes:
    """Write a page of the feed."""
    return _pack(
        {
            "items": [[i.participant, i.position, i.kind, i.raw] for i in page.items],
            "positions": dict(page.positions),
            "chains": [[c.participant, c.stream, c.seq, c.hash] for c in page.chains],
            "done": page.done,
        }
    )


def read_feed_page(body: bytes) -> FeedPage:
    """Read a page of the feed; MalformedError when it is none."""
    page = _unpack(body)
    try:
        items, positions, chains, done = (page[key] for key in ("items", "positions", "chains", "done"))
        if not (
            all(_are(item, bytes, int, int, bytes) for item in items)
            and all(_are(pair, bytes, int) and 0 <= pair[1] <= LAST_POSITION for pair in positions.items())
            and all(_are(chain, bytes, int, int, bytes) for chain in chains)
            and isinstance(done, bool)
        ):
            raise MalformedError("not a page of the feed")
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise MalformedError("not a page of the feed") from error
    return FeedPage(
        tuple(FeedItem(*item) for item in items), positions, tuple(ChainTip(*chain) for chain in chains), done
    )


def _are(values: Any, *types: type) -> bool:
    return len(values) == len(types) and all(
        isinstance(v, t) and not isinstance(v, bool) for v, t in zip(values, types, strict=True)
    )


def _pack(value: Any) -> bytes:
    packed: bytes = msgpack.packb(value)
    return packed


def _unpack(body: bytes) -> Any:
    if len(body) > MAX_BODY:
        raise MalformedError("longer than any message may be")
    try:
        return msgpack.unpackb(body, strict_map_key=False)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException, RecursionError) as error:
        raise MalformedError("not MessagePack") from error
