from collections import Counter
from collections.abc import Iterator
from random import Random
from threading import Thread

import pytest

from sync import wire
from sync.chains import entry_hash
from sync.protocol import Kind
from sync.wire import MAX_PAGE, PAGE_BYTES, ChainTip, FeedPage
from tests.support.wire import (
    Post,
    TestDevice,
    code_of,
    make_entries,
    make_grant,
    post_entries,
    post_feed,
    post_items,
    send,
    sign,
)
from tests.sync.server.conftest import Study, found


def test_a_reader_gets_what_others_wrote_and_not_what_it_wrote(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    own = make_entries(rng, phone.owner, phone.device, 2)
    theirs = make_entries(rng, phone.owner, study.nurse.device, 2)
    send(study.client, post_entries(phone, phone.owner, own[:1]))
    send(study.client, post_entries(study.nurse, phone.owner, theirs))
    send(study.client, post_entries(phone, phone.owner, own[1:]))

    page = _read(study, phone)

    assert [(item.position, item.raw) for item in page.items] == [(3, theirs[0]), (4, theirs[1])]
    assert page.positions == {phone.owner: 5}
    assert page.done


def test_a_reader_gets_only_what_came_after(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    send(study.client, post_entries(phone, phone.owner, entries))
    assert [item.position for item in _read(study, study.nurse, {phone.owner: 2}).items] == [3, 4]
    assert [item.position for item in _read(study, study.nurse, {phone.owner: -5}).items] == [1, 2, 3, 4]
    assert _read(study, study.nurse, {phone.owner: 4}).items == ()
    assert _read(study, study.nurse, {phone.owner: 2**63}).items == ()


def test_a_reader_that_is_ahead_of_the_server_sees_how_far_it_is(study: Study, phone: TestDevice) -> None:
    page = _read(study, study.nurse, {phone.owner: 1000})
    assert page == FeedPage((), {phone.owner: 1}, (), done=True)


def test_a_reader_learns_how_far_its_own_chains_reach(study: Study, phone: TestDevice, rng: Random) -> None:
    other = study.join()
    entries = make_entries(rng, phone.owner, study.nurse.device, 2)
    send(study.client, post_entries(study.nurse, phone.owner, entries))
    send(study.client, post_entries(other, other.owner, make_entries(rng, other.owner, other.device, 1)))

    expected = ChainTip(phone.owner, 2, 2, entry_hash(entries[1]))
    assert _read(study, study.nurse).chains == (expected,)
    assert _read(study, phone).chains == ()


def test_nobody_reads_the_dossier_of_somebody_else(study: Study, phone: TestDevice, rng: Random) -> None:
    other = study.join()
    _, stranger = found(study.client, study.database_url, rng)
    assert _read(study, other, {phone.owner: 0}) == FeedPage((), {other.owner: 1}, (), done=True)
    assert _read(study, stranger, {phone.owner: 0}) == FeedPage((), {}, (), done=True)


def test_a_page_holds_so_many_items_and_says_that_more_is_left(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, MAX_PAGE)
    for at in range(0, MAX_PAGE, 2000):
        send(study.client, post_entries(phone, phone.owner, entries[at : at + 2000]))

    first = _read(study, study.nurse)
    second = _read(study, study.nurse, {phone.owner: first.items[-1].position})

    assert (len(first.items), first.done) == (MAX_PAGE, False)
    assert ([item.raw for item in second.items], second.done) == ([entries[-1]], True)


def test_a_page_that_is_just_full_is_the_last(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, MAX_PAGE - 1)
    for at in range(0, MAX_PAGE, 2000):
        send(study.client, post_entries(phone, phone.owner, entries[at : at + 2000]))
    page = _read(study, study.nurse)
    assert (len(page.items), page.done) == (MAX_PAGE, True)


def test_a_page_holds_so_many_bytes_and_the_rest_of_one_item(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 60, size_class=8)
    send(study.client, post_entries(phone, phone.owner, entries))

    pages = list(_pages(study, study.nurse))

    size = sum(len(item.raw) for item in pages[0].items)
    assert PAGE_BYTES <= size < PAGE_BYTES + len(entries[0])
    assert [item.raw for page in pages for item in page.items][1:] == entries


def test_every_dossier_has_its_share_of_a_page(study: Study, phone: TestDevice, rng: Random) -> None:
    some, few = study.join(), study.join()
    for device, count in ((phone, 6000), (some, 2500), (few, 3)):
        entries = make_entries(rng, device.owner, device.device, count)
        for at in range(0, count, 2000):
            send(study.client, post_entries(device, device.owner, entries[at : at + 2000]))

    first = Counter(item.participant for item in _read(study, study.nurse).items)
    everything = Counter(item.participant for page in _pages(study, study.nurse) for item in page.items)

    assert first == {few.owner: 4, some.owner: 1998, phone.owner: 1998}
    assert everything == {few.owner: 4, some.owner: 2501, phone.owner: 6001}


def test_large_entries_of_one_dossier_leave_room_for_another(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    other = study.join()
    for device in (phone, other):
        entries = make_entries(rng, device.owner, device.device, 60, size_class=8)
        send(study.client, post_entries(device, device.owner, entries))

    page = _read(study, study.nurse)

    assert Counter(item.participant for item in page.items) == {phone.owner: 25, other.owner: 25}
    assert sum(len(item.raw) for item in page.items) < PAGE_BYTES + 2**17
    assert not page.done


def test_a_dossier_in_which_only_the_reader_wrote_is_done(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3000)
    for at in (0, 1500):
        send(study.client, post_entries(phone, phone.owner, entries[at : at + 1500]))
    assert _read(study, phone) == FeedPage(
        (), {phone.owner: 3001}, (ChainTip(phone.owner, 2, 3000, entry_hash(entries[-1])),), done=True
    )


@pytest.mark.parametrize("body", [b"", b"\xc0", b"\x80", b"\x81\xa5after\xc0", b"\x81\xa5after\x81\xa1x\x01"])
def test_what_is_no_question_is_malformed(study: Study, phone: TestDevice, body: bytes) -> None:
    answer = send(study.client, Post("/v1/feed", body, sign(phone, "/v1/feed", body, wire.MSGPACK)))
    assert answer.status_code == 400
    assert code_of(answer) == "malformed"


def test_two_that_write_at_once_lose_nothing_and_their_readers_see_everything_once(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    written = {
        phone.device: make_entries(rng, phone.owner, phone.device, 300),
        study.nurse.device: make_entries(rng, phone.owner, study.nurse.device, 300),
    }
    seen: dict[bytes, list[wire.FeedItem]] = {}

    def write(device: TestDevice) -> None:
        for at in range(0, 300, 5):
            send(study.client, post_entries(device, phone.owner, written[device.device][at : at + 5]))

    def read(device: TestDevice, count: int) -> None:
        items: list[wire.FeedItem] = []
        while len(items) < count:
            after = items[-1].position if items else 0
            items += _read(study, device, {phone.owner: after}).items
        seen[device.device] = items

    threads = [
        Thread(target=write, args=(phone,), daemon=True),
        Thread(target=write, args=(study.nurse,), daemon=True),
        Thread(target=read, args=(phone, 300), daemon=True),
        Thread(target=read, args=(study.nurse, 301), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert [item.raw for item in seen[phone.device]] == written[study.nurse.device]
    assert [item.raw for item in seen[study.nurse.device]][1:] == written[phone.device]
    assert _read(study, phone).positions == {phone.owner: 601}


def test_one_batch_sent_by_many_at_once_is_stored_once(study: Study, phone: TestDevice, rng: Random) -> None:
    grant = make_grant(rng, phone.owner, phone.device, study.card.team)
    entries = make_entries(rng, phone.owner, phone.device, 50)
    post = post_items(phone, phone.owner, [(Kind.GRANT, grant), *((Kind.ENTRY, raw) for raw in entries)])
    stored: list[int] = []

    threads = [
        Thread(target=lambda: stored.append(send(study.client, post).json()["stored"])) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert sorted(stored) == [0, 0, 0, 0, 0, 0, 0, 51]
    assert _read(study, study.nurse).positions == {phone.owner: 52}


def _read(study: Study, device: TestDevice, after: dict[bytes, int] | None = None) -> FeedPage:
    answer = send(study.client, post_feed(device, after))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == wire.MSGPACK
    return wire.read_feed_page(answer.content)


def _pages(study: Study, device: TestDevice) -> Iterator[FeedPage]:
    after: dict[bytes, int] = {}
    done = False
    while not done:
        page = _read(study, device, after)
        after |= {item.participant: item.position for item in page.items}
        done = page.done
        yield page
