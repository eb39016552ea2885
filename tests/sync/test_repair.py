"""What is damaged, doubled or strange on a device: named, mended where it can be, never in the way."""

import json
import os
import sqlite3

import pytest

from monitoring import fhir
from sync import enrolment, exchange
from sync.chains import chain_name
from sync.errors import MalformedError, ServerFailedError, SyncError, VaultError
from sync.keys import Device
from sync.protocol import Kind, Stream
from tests.support.study import NOON, message, texts


@pytest.fixture
def team(study):
    return study.team()


@pytest.fixture
def phone(study, team):
    phone = study.join("phone", study.invite(team, ""))
    study.sync(phone)
    return phone


def tampered(study, store, name, statement, *values):
    store.close()
    with sqlite3.connect(study.home / f"{name}.db") as db:
        db.execute(statement, values)
    db.close()
    return study.open(name)


def shown(study, team, phone):
    phone.add(phone.me, [message(number) for number in (1, 2, 3)], NOON)
    study.sync(phone)
    study.sync(team)


def test_an_entry_damaged_at_the_workstation_is_fetched_again(study, team, phone):
    shown(study, team, phone)
    name = chain_name(2, phone.device.id, 2)
    team = tampered(
        study, team, "team", "update items set raw = zeroblob(300) where kind = 4 and name = ?", name
    )
    assert texts(team, phone.me) == ["tekst 1", "tekst 3"]

    study.sync(team)

    assert texts(team, phone.me) == ["tekst 1", "tekst 2", "tekst 3"]
    assert team.damage(phone.me) == []


def test_a_damaged_entry_does_not_stop_what_is_new(study, team, phone):
    shown(study, team, phone)
    name = chain_name(2, phone.device.id, 3)
    team = tampered(study, team, "team", "delete from items where kind = 4 and name = ?", name)
    phone.add(phone.me, [message(4)], NOON)
    study.sync(phone)

    study.sync(team)

    assert texts(team, phone.me) == ["tekst 1", "tekst 2", "tekst 3", "tekst 4"]


def test_a_damaged_head_is_fetched_again_and_loses_nothing(study, team, phone):
    shown(study, team, phone)
    team = tampered(study, team, "team", "update items set raw = zeroblob(139) where kind = 5")
    phone.add(phone.me, [message(4)], NOON)
    study.sync(phone)

    study.sync(team)

    assert texts(team, phone.me) == ["tekst 1", "tekst 2", "tekst 3", "tekst 4"]


def test_what_fills_a_hole_has_to_be_what_was_there(study, team, phone):
    shown(study, team, phone)
    dossier = team._shelf.dossier(phone.me)
    raw = team._ledger.find(phone.me, Kind.ENTRY, chain_name(2, phone.device.id, 2))
    entry = dossier._named(Kind.ENTRY, chain_name(2, phone.device.id, 2), raw)

    with pytest.raises(SyncError, match="does not follow"):
        dossier.accept(entry)  # it is there


def test_a_phone_with_a_damaged_head_or_beginning_shows_and_saves_as_before(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    phone = tampered(study, phone, "phone", "update items set raw = x'0102' where kind in (1, 5)")

    assert texts(phone, phone.me) == ["tekst 1"]
    phone.add(phone.me, [message(2)], NOON)
    assert texts(phone, phone.me) == ["tekst 1", "tekst 2"]


def corrupt(path, table):
    with sqlite3.connect(path) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        (root,) = db.execute("select rootpage from sqlite_master where name = ?", [table]).fetchone()
        (size,) = db.execute("pragma page_size").fetchone()
    db.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 200] = b"\x77" + os.urandom(199)
    path.write_bytes(data)


@pytest.mark.parametrize("table", ["sealed", "items", "positions"])
def test_a_page_that_no_longer_reads_is_said_plainly(study, phone, table):
    phone.add(phone.me, [message(1)], NOON)
    phone.close()
    corrupt(study.home / "phone.db", table)

    with pytest.raises(VaultError):
        use_all_of(study, study.open("phone"))


def use_all_of(study, store):
    store.records(store.me)
    store.unsent()
    study.sync(store)


def test_two_first_starts_at_once_agree_on_the_device(study, monkeypatch):
    make, others = Device.generate, []

    def meanwhile():
        monkeypatch.setattr(Device, "generate", make)
        others.append(study.open("phone").device.id)
        return make()

    monkeypatch.setattr(Device, "generate", meanwhile)
    first = study.open("phone")

    assert [first.device.id] == others


def test_a_second_process_keeps_the_first_from_saving_once_at_most(study, phone):
    other = study.open("phone")
    phone.records(phone.me)
    other.add(other.me, [message(1)], NOON)

    with pytest.raises(VaultError):
        phone.add(phone.me, [message(2)], NOON)
    phone.add(phone.me, [message(2)], NOON)

    assert texts(phone, phone.me) == ["tekst 1", "tekst 2"]


def put(store, payload):
    """Seal something that is no record, as another implementation's fault would."""
    dossier = store._shelf.dossier(store.me)
    epoch, opening = store._writing(dossier, Stream.CARE, NOON)
    store._commit(dossier, epoch, [*opening, *store._sealed(dossier, Stream.CARE, epoch, [payload])])


@pytest.mark.parametrize(
    "payload",
    [
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b"[]",
        b"1",
        b'{"resourceType":"Patient","id":"x","meta":{"lastUpdated":"2026-01-01T00:00:00Z"},"name":[{"text":1}]}',
        b'{"resourceType":"Observation","id":"x","effectiveDateTime":"2026-01-01T00:00:00Z","code":{},'
        b'"valueQuantity":{"value":1e999}}',
        b'{"resourceType":"Communication","id":"x","sent":"0001-01-01T00:00:00+14:00"}',
        b'{"resourceType":["x"],"id":"x"}',
        '{"a":1}'.encode("utf-16"),
        b"\xff\xfe\x00",
    ],
    ids=range(10),
)
def test_a_strange_record_is_named_and_the_rest_stays(study, team, phone, payload):
    put(phone, payload)
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)

    assert texts(phone, phone.me) == texts(team, phone.me) == ["tekst 1"]
    assert [d.kind for d in team.damage(phone.me)] == ["record"]


def test_letters_that_there_are_not_are_refused_before_anything_is_saved(phone):
    odd = fhir.from_fhir(json.loads(json.dumps(fhir.to_fhir(message(1))).replace("tekst", "\\ud800")))

    with pytest.raises(MalformedError):
        phone.add(phone.me, [message(2), odd], NOON)
    assert (phone.unsent(), texts(phone, phone.me)) == (0, [])


@pytest.mark.parametrize("name", ["\ud800", "x" * 201, "Jan\nPiet"])
def test_a_name_that_cannot_be_kept_is_refused(study, team, name):
    with pytest.raises(MalformedError):
        study.invite(team, name)


@pytest.mark.parametrize(
    "server",
    ["nonsense", "http://", "http://[", "ftp://x", "http://x:99999999", "http://a b", "http://x\u0000"],
)
def test_a_link_with_an_address_that_is_none_is_refused(study, server):
    link = enrolment.write_link(enrolment.Invitation(server, bytes(16), bytes(16), 2**40, bytes(32)))

    with pytest.raises(SyncError):
        study.join("phone", link)


def test_an_address_that_only_the_network_refuses_cannot_be_reached(study):
    link = enrolment.write_link(enrolment.Invitation("http://.x", bytes(16), bytes(16), 2**40, bytes(32)))

    with pytest.raises(SyncError, match=r"address is none|cannot be reached"):
        study.join("phone", link)


def test_a_guest_network_is_not_an_unknown_invitation(study, team):
    store = study.open("phone")

    with pytest.raises(ServerFailedError):
        exchange.run(enrolment.join(store, study.invite(team), NOON), lambda _: b"<html>sign in</html>")


def test_what_became_a_record_is_not_kept_twice(phone):
    phone.add(phone.me, [message(number) for number in range(10)], NOON)
    phone.records(phone.me)

    dossier = phone._shelf.dossier(phone.me)

    assert not any(o and o.payload for opened in dossier._opened.values() for o in opened)


def test_names_are_looked_up_by_their_beginning(phone):
    said = []
    phone._vault.db.conn.set_trace_callback(said.append)
    phone._vault.names("trust/")
    phone._vault.db.conn.set_trace_callback(None)

    plan = phone._vault.db.execute("explain query plan " + said[0]).fetchall()

    assert "SEARCH" in str(plan)
