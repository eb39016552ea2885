from dataclasses import replace
from random import Random

import httpx
import pytest
from sqlalchemy import create_engine, text

from sync import chains, protocol, wire
from sync.chains import Tip
from sync.protocol import ID, NO_HASH, Kind, Stream
from tests.support.wire import (
    Post,
    TestDevice,
    code_of,
    make_device,
    make_enrolment,
    make_entries,
    make_grant,
    make_head,
    post_entries,
    post_feed,
    post_items,
    send,
    sign,
)
from tests.sync.server.conftest import Study, found


def test_entries_are_stored_and_counted(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    answer = send(study.client, post_entries(phone, phone.owner, entries))
    assert answer.status_code == 200
    assert answer.json() == {"position": 4, "stored": 3}
    assert [item.raw for item in _seen_by_team(study)[1:]] == entries


def test_every_kind_of_item_is_kept_as_it_came(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 2)
    items = [
        (Kind.CERTIFICATE, phone.certificate(rng)),
        (Kind.GRANT, make_grant(rng, phone.owner, phone.device, study.card.team)),
        (Kind.ENTRY, entries[0]),
        (Kind.ENTRY, entries[1]),
        (Kind.HEAD, make_head(rng, phone.owner, entries[1])),
    ]
    assert send(study.client, post_items(phone, phone.owner, items)).json() == {"position": 6, "stored": 5}
    assert [(item.kind, item.raw) for item in _seen_by_team(study)[1:]] == items


def test_an_empty_batch_changes_nothing(study: Study, phone: TestDevice) -> None:
    assert send(study.client, post_entries(phone, phone.owner, [])).json() == {"position": 1, "stored": 0}


def test_200_uploads_sent_again_byte_for_byte_change_nothing(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 200)
    posts = [
        post_items(phone, phone.owner, [(Kind.ENTRY, raw), (Kind.HEAD, make_head(rng, phone.owner, raw))])
        for raw in entries
    ]
    for post in posts:
        assert send(study.client, post).json()["stored"] == 2
    before = _stored(study)

    for post in posts:
        answer = send(study.client, post)
        assert answer.status_code == 200
        # The heads of long ago are gone and not wanted back.
        assert answer.json() == {"position": 401, "stored": 0}

    assert _stored(study) == before


def test_a_batch_may_overlap_what_is_there(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 10)
    send(study.client, post_entries(phone, phone.owner, entries[:6]))
    answer = send(study.client, post_entries(phone, phone.owner, entries[3:]))
    assert answer.json() == {"position": 11, "stored": 4}
    assert [item.raw for item in _seen_by_team(study)[1:]] == entries


def test_a_batch_may_repeat_itself(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    answer = send(study.client, post_entries(phone, phone.owner, [*entries, *entries]))
    assert answer.json() == {"position": 4, "stored": 3}


def test_streams_have_chains_of_their_own(study: Study, phone: TestDevice, rng: Random) -> None:
    care = make_entries(rng, phone.owner, phone.device, 2)
    private = make_entries(rng, phone.owner, phone.device, 2, stream=Stream.PRIVATE)
    mixed = [care[0], private[0], care[1], private[1]]
    assert send(study.client, post_entries(phone, phone.owner, mixed)).json()["stored"] == 4


@pytest.mark.parametrize("number", [1, 3])
def test_other_bytes_under_a_known_number_are_a_fork(
    study: Study, phone: TestDevice, rng: Random, number: int
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    send(study.client, post_entries(phone, phone.owner, entries))
    before = _stored(study)

    forged = bytearray(entries[number - 1])
    forged[-1] ^= 1
    after = make_entries(rng, phone.owner, phone.device, 1, chains.read_entry(entries[2]))
    answer = send(study.client, post_entries(phone, phone.owner, [*after, bytes(forged)]))

    _is_refused(study, answer, 409, "fork", before)


def test_an_entry_that_follows_another_past_is_a_fork(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    elsewhere = make_entries(rng, phone.owner, phone.device, 4)
    send(study.client, post_entries(phone, phone.owner, entries))
    before = _stored(study)
    answer = send(study.client, post_entries(phone, phone.owner, elsewhere[3:]))
    _is_refused(study, answer, 409, "fork", before)


def test_a_first_entry_names_no_other(study: Study, phone: TestDevice, rng: Random) -> None:
    header = chains.entry_header(phone.owner, 2, 1, phone.device, 1, rng.randbytes(32), 0)
    answer = send(study.client, post_entries(phone, phone.owner, [header + bytes(284)]))
    assert code_of(answer) == "fork"


def test_a_gap_is_refused_with_what_is_there(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 6)
    send(study.client, post_entries(phone, phone.owner, entries[:2]))
    before = _stored(study)

    answer = send(study.client, post_entries(phone, phone.owner, [entries[2], entries[4]]))

    _is_refused(study, answer, 409, "gap", before)
    assert answer.json()["stream"] == 2
    assert answer.json()["have"] == 2  # the entry of this very batch was not stored either


def test_a_chain_that_does_not_begin_at_one_is_a_gap(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 2)
    answer = send(study.client, post_entries(phone, phone.owner, entries[1:]))
    assert code_of(answer) == "gap"
    assert answer.json()["have"] == 0


def test_a_head_takes_the_place_of_the_older_one(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    heads = [make_head(rng, phone.owner, raw) for raw in entries]
    send(study.client, post_items(phone, phone.owner, [(4, entries[0]), (5, heads[0])]))

    answer = send(
        study.client,
        post_items(phone, phone.owner, [(4, entries[1]), (5, heads[1]), (4, entries[2]), (5, heads[2])]),
    )

    assert answer.json() == {"position": 6, "stored": 3}
    assert [(item.position, item.raw) for item in _seen_by_team(study)[1:]] == [
        (2, entries[0]),
        (4, entries[1]),
        (5, entries[2]),
        (6, heads[2]),
    ]


def test_heads_of_other_streams_stay(study: Study, phone: TestDevice, rng: Random) -> None:
    care = make_entries(rng, phone.owner, phone.device, 1)[0]
    study_entry = make_entries(rng, phone.owner, phone.device, 1, stream=Stream.STUDY)[0]
    first = make_head(rng, phone.owner, care)
    second = make_head(rng, phone.owner, study_entry, stream=Stream.STUDY)
    send(study.client, post_items(phone, phone.owner, [(4, care), (5, first)]))
    send(study.client, post_items(phone, phone.owner, [(4, study_entry), (5, second)]))
    assert [item.raw for item in _seen_by_team(study) if item.kind == Kind.HEAD] == [first, second]


def test_an_older_head_is_passed_over(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    newest = make_head(rng, phone.owner, entries[2])
    send(study.client, post_items(phone, phone.owner, [*((4, raw) for raw in entries), (5, newest)]))

    older = make_head(rng, phone.owner, entries[1])
    answer = send(study.client, post_items(phone, phone.owner, [(5, older)]))

    assert answer.json() == {"position": 5, "stored": 0}
    assert _seen_by_team(study)[-1].raw == newest


def test_a_head_may_come_later_than_entries_after_it(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    send(study.client, post_entries(phone, phone.owner, entries))
    answer = send(
        study.client, post_items(phone, phone.owner, [(5, make_head(rng, phone.owner, entries[0]))])
    )
    assert answer.json()["stored"] == 1


def test_a_head_may_stand_before_the_first_entry(study: Study, phone: TestDevice, rng: Random) -> None:
    seen = (Tip(rng.randbytes(ID), 7, rng.randbytes(32)),)
    body = chains.head_body(phone.owner, Stream.CARE, Tip(phone.device, 0, NO_HASH), seen)
    head = body + rng.randbytes(protocol.SIGNATURE)
    post = post_items(phone, phone.owner, [(5, head)])
    assert send(study.client, post).json()["stored"] == 1

    entries = make_entries(rng, phone.owner, phone.device, 1)
    items = [(4, entries[0]), (5, make_head(rng, phone.owner, entries[0]))]
    send(study.client, post_items(phone, phone.owner, items))
    assert send(study.client, post).json() == {"position": 4, "stored": 0}


def test_a_head_beyond_the_chain_is_a_gap(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 2)
    before = _stored(study)
    items = [(4, entries[0]), (5, make_head(rng, phone.owner, entries[1]))]
    _is_refused(study, send(study.client, post_items(phone, phone.owner, items)), 409, "gap", before)


@pytest.mark.parametrize("number", [1, 2])
def test_a_head_over_another_past_is_a_fork(
    study: Study, phone: TestDevice, rng: Random, number: int
) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 2)
    elsewhere = make_entries(rng, phone.owner, phone.device, 2)
    send(study.client, post_entries(phone, phone.owner, entries))
    before = _stored(study)
    head = make_head(rng, phone.owner, elsewhere[number - 1])
    answer = send(study.client, post_items(phone, phone.owner, [(5, head)]))
    _is_refused(study, answer, 409, "fork", before)


def test_another_head_at_the_same_number_is_a_fork(study: Study, phone: TestDevice, rng: Random) -> None:
    entry = make_entries(rng, phone.owner, phone.device, 1)[0]
    one, other = make_head(rng, phone.owner, entry), make_head(rng, phone.owner, entry)
    send(study.client, post_items(phone, phone.owner, [(4, entry), (5, one)]))
    before = _stored(study)
    answer = send(study.client, post_items(phone, phone.owner, [(5, other)]))
    _is_refused(study, answer, 409, "fork", before)


def test_another_grant_under_the_same_name_is_a_fork(study: Study, phone: TestDevice, rng: Random) -> None:
    one, other = (make_grant(rng, phone.owner, phone.device, study.card.team) for _ in range(2))
    send(study.client, post_items(phone, phone.owner, [(3, one)]))
    answer = send(study.client, post_items(phone, phone.owner, [(3, other)]))
    assert code_of(answer) == "fork"


def test_the_team_writes_in_the_dossiers_of_its_participants(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    entries = make_entries(rng, phone.owner, study.nurse.device, 2)
    items = [(Kind.CERTIFICATE, study.nurse.certificate(rng)), *((Kind.ENTRY, raw) for raw in entries)]
    assert send(study.client, post_items(study.nurse, phone.owner, items)).json() == {
        "position": 4,
        "stored": 3,
    }
    page = wire.read_feed_page(send(study.client, post_feed(phone)).content)
    assert [item.raw for item in page.items] == [raw for _, raw in items]


def test_the_dossier_of_somebody_else_is_not_there(study: Study, phone: TestDevice, rng: Random) -> None:
    other = study.join()
    for participant in (other.owner, rng.randbytes(ID)):
        entries = make_entries(rng, participant, phone.device, 1)
        answer = send(study.client, post_entries(phone, participant, entries))
        assert answer.status_code == 404
        assert code_of(answer) == "not-found"


def test_the_dossier_of_another_team_is_not_there(study: Study, phone: TestDevice, rng: Random) -> None:
    _, stranger = found(study.client, study.database_url, rng)
    entries = make_entries(rng, phone.owner, stranger.device, 1)
    assert code_of(send(study.client, post_entries(stranger, phone.owner, entries))) == "not-found"


def test_an_address_that_is_no_participant_is_not_there(study: Study, phone: TestDevice) -> None:
    post = post_entries(phone, phone.owner[:-1], [])
    answer = send(study.client, post)
    assert answer.status_code == 404


def test_what_another_device_wrote_is_refused(study: Study, phone: TestDevice, rng: Random) -> None:
    device = rng.randbytes(ID)
    stranger = make_device(rng, phone.owner)
    entry = make_entries(rng, phone.owner, device, 1)[0]
    before = _stored(study)
    for item in (
        (Kind.ENTRY, entry),
        (Kind.HEAD, make_head(rng, phone.owner, entry)),
        (Kind.GRANT, make_grant(rng, phone.owner, device, study.card.team)),
        (Kind.CERTIFICATE, stranger.certificate(rng)),
        (Kind.CERTIFICATE, replace(phone, owner=study.card.team).certificate(rng)),
        (Kind.ENROLMENT, make_enrolment(rng, phone, study.card)),
    ):
        own = make_entries(rng, phone.owner, phone.device, 1)[0]
        answer = send(study.client, post_items(phone, phone.owner, [(Kind.ENTRY, own), item]))
        _is_refused(study, answer, 403, "not-yours", before)


def test_what_is_no_item_is_malformed(study: Study, phone: TestDevice, rng: Random) -> None:
    entry = make_entries(rng, phone.owner, phone.device, 1)[0]
    elsewhere = make_entries(rng, rng.randbytes(ID), phone.device, 1)[0]
    before = _stored(study)
    for kind, raw in (
        (Kind.ENTRY, b""),
        (Kind.ENTRY, entry[:-1]),
        (Kind.ENTRY, b"\x02" + entry[1:]),
        (Kind.ENTRY, elsewhere),
        (Kind.HEAD, entry),
        (0, entry),
        (6, entry),
        (2**64 - 1, entry),
    ):
        answer = send(study.client, post_items(phone, phone.owner, [(Kind.ENTRY, entry), (kind, raw)]))
        _is_refused(study, answer, 400, "malformed", before)


def test_what_is_no_batch_is_malformed(study: Study, phone: TestDevice) -> None:
    path = f"/v1/dossiers/{phone.owner.hex()}/items"
    for body in (b"", b"\xc1", b"\x91" * 5000, b"\x81\x90\x01", b"\xdd\xff\xff\xff\xff", b"\x91\xc0", b"{}"):
        answer = send(study.client, Post(path, body, sign(phone, path, body, wire.MSGPACK)))
        assert answer.status_code == 400
        assert code_of(answer) == "malformed"


def test_the_largest_entries_travel(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 60, size_class=8)
    assert send(study.client, post_entries(phone, phone.owner, entries)).json()["stored"] == 60


def _seen_by_team(study: Study) -> list[wire.FeedItem]:
    return list(wire.read_feed_page(send(study.client, post_feed(study.nurse)).content).items)


def _stored(study: Study) -> list[tuple[object, ...]]:
    """Everything in the database, but the devices and invitations."""
    rows: list[tuple[object, ...]] = []
    with create_engine(study.database_url).connect() as connection:
        for table in ("dossiers", "items", "chains"):
            rows += [
                tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))
            ]
    return rows


def _is_refused(
    study: Study, answer: httpx.Response, status: int, code: str, before: list[tuple[object, ...]]
) -> None:
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert _stored(study) == before
