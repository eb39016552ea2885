"""The messages between a device and the study backend: written, read back, and refused when they are none."""

from typing import Any

import msgpack
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync import wire
from sync.errors import MalformedError
from sync.wire import MAX_BATCH, MAX_BODY, ChainTip, FeedItem, FeedPage

PARTICIPANT = bytes(range(16))

numbers = st.integers(0, 2**64 - 1)
places = st.integers(0, wire.LAST_POSITION)
ids = st.binary(min_size=16, max_size=16)
# Everything that MessagePack can say.
anything = st.recursive(
    st.none() | st.booleans() | numbers | st.floats() | st.binary() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.binary() | numbers, inner),
    max_leaves=20,
)
pages = st.builds(
    FeedPage,
    st.lists(st.builds(FeedItem, ids, numbers, numbers, st.binary())).map(tuple),
    st.dictionaries(ids, places),
    st.lists(st.builds(ChainTip, ids, numbers, numbers, st.binary())).map(tuple),
    st.booleans(),
)


def test_a_batch_is_a_list_of_kinds_and_bytes() -> None:
    assert wire.pack_batch([(4, b"\x01\x02"), (5, b"")]).hex() == "929204c40201029205c400"


def test_a_question_names_what_the_reader_has() -> None:
    expected = "81a5616674657281c410" + PARTICIPANT.hex() + "07"
    assert wire.pack_feed_request({PARTICIPANT: 7}).hex() == expected


def test_a_page_is_a_map_of_four() -> None:
    page = FeedPage((FeedItem(b"p", 1, 4, b"r"),), {b"p": 2}, (ChainTip(b"p", 2, 1, b"h"),), done=True)
    assert msgpack.unpackb(wire.pack_feed_page(page), strict_map_key=False) == {
        "items": [[b"p", 1, 4, b"r"]],
        "positions": {b"p": 2},
        "chains": [[b"p", 2, 1, b"h"]],
        "done": True,
    }


@given(st.lists(st.tuples(numbers, st.binary())))
def test_a_batch_is_read_as_it_was_written(batch: list[tuple[int, bytes]]) -> None:
    assert wire.read_batch(wire.pack_batch(batch)) == batch


@given(st.dictionaries(ids, numbers))
def test_a_question_is_read_as_it_was_written(after: dict[bytes, int]) -> None:
    assert wire.read_feed_request(wire.pack_feed_request(after)) == after


@given(pages)
def test_a_page_is_read_as_it_was_written(page: FeedPage) -> None:
    assert wire.read_feed_page(wire.pack_feed_page(page)) == page


def test_a_batch_has_its_limit() -> None:
    most = [(4, b"")] * MAX_BATCH
    assert wire.read_batch(wire.pack_batch(most)) == most
    with pytest.raises(MalformedError, match="not a batch"):
        wire.read_batch(wire.pack_batch([*most, (4, b"")]))


def test_a_message_has_its_limit() -> None:
    with pytest.raises(MalformedError, match="longer than any message"):
        wire.read_batch(bytes(MAX_BODY + 1))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc1",  # never used
        b"\x91",  # ends too early
        b"\x90\x90",  # goes on
        b"\xdd\xff\xff\xff\xff",  # says it is long
        b"\xc6\xff\xff\xff\xff",
        b"\x91" * 100_000,  # deep
        b"\x81\x90\x01",  # a list as a key
        b"\x81\x81\x01\x02\x03",
        b"\xa1\xff",  # text that is none
        b"\xc7\x0c\xff" + b"\xff" * 12,  # a time that is none
        b"\xd4\x05\x00",  # an extension
    ],
)
def test_what_is_no_message_is_refused(body: bytes) -> None:
    for read in (wire.read_batch, wire.read_feed_request, wire.read_feed_page):
        with pytest.raises(MalformedError):
            read(body)


@pytest.mark.parametrize(
    "batch",
    [
        None,
        {},
        "x",
        [1],
        [[]],
        [[4]],
        [[4, b"", b""]],
        [[b"", 4]],
        [["4", b""]],
        [[True, b""]],
        [[4, "x"]],
        [{4: b""}],
    ],
)
def test_what_is_no_batch_is_refused(batch: Any) -> None:
    with pytest.raises(MalformedError, match="not a batch"):
        wire.read_batch(msgpack.packb(batch))


@pytest.mark.parametrize(
    "question",
    [
        None,
        [],
        {},
        {"after": None},
        {"after": []},
        {"after": {"x": 1}},
        {"after": {b"x": True}},
        {"after": {b"x": "1"}},
    ],
)
def test_what_is_no_question_is_refused(question: Any) -> None:
    with pytest.raises(MalformedError, match="not a question"):
        wire.read_feed_request(msgpack.packb(question))


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": None},
        {"items": 1},
        {"items": [1]},
        {"items": [[b"p", 1, 4]]},
        {"items": [[b"p", 1, 4, "r"]]},
        {"positions": []},
        {"positions": {"p": 1}},
        {"chains": [[b"p", 1, 1, 1]]},
        {"done": 1},
    ],
)
def test_a_page_with_a_wrong_part_is_refused(wrong: dict[str, Any]) -> None:
    page: dict[str, Any] = {"items": [], "positions": {}, "chains": [], "done": True}
    with pytest.raises(MalformedError, match="not a page"):
        wire.read_feed_page(msgpack.packb(page | wrong))


@pytest.mark.parametrize("missing", ["items", "positions", "chains", "done"])
def test_a_page_without_a_part_is_refused(missing: str) -> None:
    page = {"items": [], "positions": {}, "chains": [], "done": True}
    del page[missing]
    with pytest.raises(MalformedError, match="not a page"):
        wire.read_feed_page(msgpack.packb(page))


@given(st.binary() | anything.map(msgpack.packb))
@example(msgpack.packb({"items": "", "positions": {}, "chains": {}, "done": False}))
def test_whatever_comes_is_read_or_refused_and_nothing_else_happens(body: bytes) -> None:
    for read in (wire.read_batch, wire.read_feed_request, wire.read_feed_page):
        try:
            read(body)
        except MalformedError:
            continue
