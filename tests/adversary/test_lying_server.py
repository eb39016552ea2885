"""A server that lies: what it says is refused or noticed, ends, and costs no acknowledged entry."""

import os
from dataclasses import replace
from io import BytesIO

import pytest
import requests

from sync import exchange, wire
from sync.client import Call, StudyClient
from sync.envelope import grant
from sync.errors import ForkError, GapError, NotAdmittedError, ServerFailedError, SyncError
from sync.keys import Device, KeyPair, certify, team_card
from sync.protocol import Kind, Role
from sync.wire import FeedItem, pack_feed_page, read_feed_page
from tests.support.study import NOON, Author, message, texts


@pytest.fixture
def team(study):
    return study.team()


@pytest.fixture
def phone(study, team):
    phone = study.join("phone", study.invite(team, ""))
    study.sync(phone)
    return phone


class TooMany(BaseException):
    """The client asks again and again."""


def lie(study, store, change, most=60):
    """Exchange with a server whose pages are changed on the way."""
    count = 0

    def send(call):
        nonlocal count
        count += 1
        if count > most:
            raise TooMany
        answer = study.send(store, call)
        return pack_feed_page(change(read_feed_page(answer))) if call.url.endswith("/feed") else answer

    return exchange.run(exchange.exchange(store, NOON), send)


def without_grants(page):
    return replace(page, items=tuple(i for i in page.items if i.kind != Kind.GRANT))


def comes_right(study, team, phone, *expected):
    """An honest server from here on: nothing acknowledged was lost."""
    study.sync(team)
    assert texts(team, phone.me) == list(expected)


def test_a_dropped_grant_is_noticed_and_read_again(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)

    report = lie(study, team, without_grants)

    assert report.problems == {phone.me: "1 entries came without their key"}
    comes_right(study, team, phone, "tekst 1")


def test_the_dropped_grant_of_a_later_month_is_noticed_and_read_again(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)
    study.clock.pass_days(20)
    phone.add(phone.me, [message(2, study.clock.now())], study.clock.now())
    study.sync(phone)
    study.clock.at = NOON

    report = lie(study, team, without_grants)

    assert report.problems == {phone.me: "1 entries came without their key"}
    comes_right(study, team, phone, "tekst 1", "tekst 2")


def same_page_for_ever():
    first = []

    def change(page):
        first.append(page)
        return replace(first[0], done=False)

    return change


def strangers(page):
    items = [FeedItem(os.urandom(16), 1, 9, b"x") for _ in range(100)]
    return replace(page, items=tuple(items), positions={i.participant: 1 for i in items}, done=False)


@pytest.mark.parametrize(
    "change",
    [
        same_page_for_ever(),
        strangers,
        lambda page: replace(page, items=(), done=False),
        lambda page: replace(page, items=page.items[::-1]),
        lambda page: replace(page, items=(*page.items, page.items[-1])),
        lambda page: replace(page, positions={}),
        lambda page: replace(page, positions=dict.fromkeys(page.positions, 2**60)),
        lambda page: replace(page, items=tuple(replace(i, position=2**63 - 1) for i in page.items)),
    ],
    ids=["for ever", "strangers", "nothing", "backwards", "twice", "no end", "huge end", "huge position"],
)  # fmt: skip
def test_pages_that_lead_nowhere_end(study, team, phone, change, monkeypatch):
    monkeypatch.setattr(exchange, "MOST_PAGES", 40)
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)

    with pytest.raises(ServerFailedError):
        lie(study, team, change)

    comes_right(study, team, phone, "tekst 1")


def test_a_grant_for_a_stream_that_there_is_not_stops_no_other_dossier(study, team, phone):
    other = study.join("other", study.invite(team, ""))
    other.add(other.me, [message(1)], NOON)
    study.sync(other)
    card = team_card(team.team)
    given = grant(os.urandom(32), phone.me, 2, 9, 1, card.team, card.kem_key, phone.device)
    odd = given.raw[:18] + b"\x07" + given.raw[19:]

    def change(page):
        at = page.positions[phone.me]
        mine = [i for i in page.items if i.participant == phone.me]
        rest = [i for i in page.items if i.participant != phone.me]
        items = (*mine[:-1], FeedItem(phone.me, at, Kind.GRANT, odd), *rest)
        return replace(page, items=items)

    report = lie(study, team, change)

    assert report.problems == {phone.me: "a stream that there is not"}
    assert texts(team, other.me) == ["tekst 1"]


def test_a_certificate_for_a_taken_device_makes_nothing_disappear(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)
    phone.add(phone.me, [message(2)], NOON)
    study.sync(phone)
    thief = Device(phone.device.id, KeyPair.generate())
    certificate = certify(thief, team_card(team.team).team, Role.TEAM, 1, team.team)

    def change(page):
        last = page.items[-1]
        return replace(
            page, items=(*page.items[:-1], replace(last, kind=Kind.CERTIFICATE, raw=certificate.raw))
        )

    report = lie(study, team, change)

    assert report.problems == {phone.me: "a second certificate for a device"}
    team.close()
    comes_right(study, study.open("team"), phone, "tekst 1", "tekst 2")


@pytest.mark.parametrize("error", [GapError, NotAdmittedError, ForkError])
def test_a_push_refused_for_one_dossier_does_not_stop_the_others(study, team, phone, error):
    other = study.join("other", study.invite(team, ""))
    for store in (other, phone, team):
        study.sync(store)
    for number, store in enumerate((phone, other)):
        team.add(store.me, [message(f"team-{number}", author=Author.CLINICIAN)], NOON)
    first = team.inbox.owing()[0]

    def send(call):
        if first.hex() in call.url:
            raise error("the server refused")
        return study.send(team, call)

    report = exchange.run(exchange.exchange(team, NOON), send)

    assert report.problems == {first: "the server refused"}
    assert team.inbox.owing() == [first]


def test_a_fork_found_while_sending_again_is_said(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    answers = iter([GapError("gap"), ForkError("fork")])

    def send(call):
        if call.url.endswith("/items"):
            raise next(answers)
        return study.send(phone, call)

    report = exchange.run(exchange.exchange(phone, NOON), send)

    assert report.problems == {phone.me: "fork"}


class Answering:
    """A session that gives one refusal, whatever is asked."""

    def __init__(self, body):
        self.body = body
        self.prepare_request = requests.Session().prepare_request

    def send(self, *_, **__):
        answer = requests.Response()
        answer.status_code, answer.raw = 401, BytesIO(self.body)
        return answer


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "x/clock", "now": 1e999}',
        b'{"type": "x/clock", "now": 1000000000000000}',
        b'{"type": "x/clock", "now": 253402300790}',
        b'{"type": "x/\\ud800"}',
        b"[" * 200_000,
    ],
    ids=["endless", "far", "year 9999", "no letter", "deep"],
)
def test_a_silly_refusal_is_a_plain_error(body):
    client = StudyClient(Device.generate(), lambda: NOON, Answering(body))

    with pytest.raises(SyncError) as raised:
        client.send(Call("POST", "http://127.0.0.1/v1/feed", bytes(16)))
    assert str(raised.value).encode()


def test_what_is_polled_again_is_only_what_is_new(study, phone):
    phone.add(phone.me, [message(number) for number in range(50)], NOON)
    study.sync(phone)
    asked = []

    exchange.run(
        exchange.exchange(phone, NOON),
        lambda call: (asked.append(wire.read_feed_request(call.body)), study.send(phone, call))[1],
    )

    assert asked == [{phone.me: 53}]  # enrolment, grant, 50 entries and a head


def test_a_server_that_leaves_a_new_dossier_out_crashes_nobody(study, team):
    phone = study.join("new phone", study.invite(team, ""))

    report = lie(study, phone, lambda page: replace(page, items=(), positions={}, chains=(), done=True))

    assert (report.lost, report.problems) == ([], {})
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    comes_right(study, team, phone, "tekst 1")


def test_a_poll_that_brings_nothing_writes_nothing(study, phone):
    study.sync(phone)
    said = []
    phone._vault.db.conn.set_trace_callback(said.append)

    study.sync(phone)

    assert [
        statement for statement in said if statement.lower().startswith(("insert", "update", "delete"))
    ] == []
