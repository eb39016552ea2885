import os
import runpy
import sys
from pathlib import Path

import pytest

from sync import keys
from sync.chains import Tip
from sync.credentials import enrolment_body
from sync.dossier import Dossier, Epoch, Trust
from sync.envelope import Cipher, grant, seal, sign_head
from sync.errors import CapabilityError, DeviceFullError, RefusedError
from sync.items import read_item
from sync.keys import Device, KeyPair, certify, sign, team_card
from sync.protocol import Kind, Role, Stream
from sync.wire import FeedItem
from tests.support.study import NOON, message, texts

PERSON, OTHER = bytes(16), bytes([1] * 16)
ROOT, TEAM = KeyPair.generate(), KeyPair.generate()
CARD = team_card(TEAM)
PHONE, DESK = Device.generate(), Device.generate()
FIRST = certify(PHONE, PERSON, Role.PARTICIPANT, 1, ROOT)
KEY = os.urandom(32)


@pytest.fixture
def dossier():
    """What the team's workstation holds when a phone has joined and given a key."""
    dossier = Dossier(PERSON, Trust(ROOT.sign_key, CARD, FIRST), DESK.id, {CARD.team: TEAM})
    dossier.accept(enrolment())
    dossier.accept(item(Kind.CERTIFICATE, certify(DESK, CARD.team, Role.TEAM, 1, TEAM)))
    dossier.accept(granted())
    return dossier


def item(kind, thing):
    return read_item(kind, PERSON, thing.raw)


def enrolment(root=ROOT, fingerprint=CARD.fingerprint, scope=PERSON):
    body = enrolment_body(
        PERSON, root.sign_key, fingerprint, certify(PHONE, scope, Role.PARTICIPANT, 1, root)
    )
    return read_item(Kind.ENROLMENT, PERSON, body + sign(root, b"enrolment", body) + bytes(32))


def granted(by=PHONE, reader=CARD.team, kem_key=CARD.kem_key, epoch=1, key=KEY):
    return item(Kind.GRANT, grant(key, PERSON, Stream.CARE, epoch, 1_763_726_400, reader, kem_key, by))


def chain(device, count, start=None):
    tip, entries = start, []
    for number in range(count):
        where = PERSON, Stream.CARE, 1, device.id
        entries.append(seal(b"%d" % number, Cipher(KEY), *where, tip))
        tip = Tip(device.id, entries[-1].seq, entries[-1].hash)
    return entries, tip


def head(device, tip, seen=()):
    return item(Kind.HEAD, sign_head(device, PERSON, Stream.CARE, tip, seen))


def accept(dossier, *entries):
    for entry in entries:
        dossier.accept(item(Kind.ENTRY, entry))


def test_records_are_shown_up_to_the_signed_head_and_once(dossier):
    entries, _ = chain(PHONE, 3)
    accept(dossier, *entries)

    dossier.accept(head(PHONE, Tip(PHONE.id, 2, entries[1].hash)))

    assert [o.payload for o in dossier.news()] == [b"0", b"1"]
    assert list(dossier.news()) == []
    dossier.accept(head(PHONE, Tip(PHONE.id, 3, entries[2].hash)))
    assert [o.payload for o in dossier.news()] == [b"2"]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: enrolment(root=KeyPair.generate()), "another root"),
        (lambda: enrolment(fingerprint=bytes(32)), "another team"),
        (lambda: enrolment(scope=OTHER), "another dossier or team"),
        (lambda: item(Kind.CERTIFICATE, certify(DESK, OTHER, Role.TEAM, 1, TEAM)), "another dossier or team"),
        (lambda: item(Kind.CERTIFICATE, certify(PHONE, CARD.team, Role.TEAM, 1, TEAM)), "second certificate"),
        (lambda: granted(key=bytes(32)), "another key for an epoch"),
        (
            lambda: item(Kind.CERTIFICATE, certify(DESK, CARD.team, Role.TEAM, 1, KeyPair.generate())),
            "not sign",
        ),
        (lambda: item(Kind.CERTIFICATE, certify(DESK, PERSON, Role.PARTICIPANT, 1, TEAM)), "did not sign"),
        (lambda: granted(by=DESK), "other than the participant"),
        (lambda: granted(by=Device.generate()), "nobody certified"),
        (lambda: granted(by=Device(PHONE.id, DESK.keys)), "did not sign"),
        (lambda: granted(kem_key=KeyPair.generate().kem_key, epoch=2), "not made for this reader"),
        (lambda: item(Kind.ENTRY, chain(Device.generate(), 1)[0][0]), "nobody certified"),
        (lambda: item(Kind.ENTRY, chain(PHONE, 2)[0][1]), "does not follow"),
        (lambda: head(Device.generate(), Tip(PHONE.id, 1, bytes(32))), "did not sign"),
        (lambda: head(PHONE, Tip(PHONE.id, 1, bytes(32))), "were not shown"),
    ],
)
def test_what_does_not_chain_to_the_root_or_the_team_is_refused(dossier, made, said):
    with pytest.raises(RefusedError, match=said):
        dossier.accept(made())


def test_a_head_of_other_entries_is_refused(dossier):
    entries, _ = chain(PHONE, 1)
    accept(dossier, *entries)

    with pytest.raises(RefusedError, match="other entries than these"):
        dossier.accept(head(PHONE, Tip(PHONE.id, 1, bytes(32))))


def test_an_older_head_takes_nothing_back(dossier):
    entries, tip = chain(PHONE, 2)
    accept(dossier, *entries)
    dossier.accept(head(PHONE, tip))

    dossier.accept(head(PHONE, Tip(PHONE.id, 1, entries[0].hash)))

    assert len(list(dossier.news())) == 2


def test_a_grant_for_somebody_else_is_kept_and_not_opened(dossier):
    dossier.accept(granted(reader=OTHER, epoch=2))

    assert [e.number for e in dossier.epochs[Stream.CARE]] == [1]


def test_an_entry_without_its_key_keeps_its_place_and_stays_closed(dossier):
    entry = seal(b"x", Cipher(bytes(32)), PERSON, Stream.PRIVATE, 1, PHONE.id, None)

    dossier.accept(item(Kind.ENTRY, entry))

    assert dossier.tip(Stream.PRIVATE, PHONE.id) == Tip(PHONE.id, 1, entry.hash)


def test_a_month_has_one_epoch_in_the_time_of_greenwich():
    epoch = Epoch.of(1, int(NOON.timestamp()), KEY)

    assert epoch.lasts(NOON.replace(day=30, hour=23))
    assert not epoch.lasts(NOON.replace(month=12, day=1, hour=0))
    assert not epoch.lasts(NOON.replace(year=2020))  # a clock that jumped costs a grant and loses nothing
    assert KEY.hex() not in repr(epoch)


def test_what_the_disk_could_not_take_is_not_believed_either(study):
    team = study.team()
    phone = study.join("phone", study.invite(team))
    study.sync(phone)
    study.sync(team)
    given = [FeedItem(phone.me, 99, kind, raw) for _, kind, raw in saved(phone)]
    pages = team._vault.db.execute("pragma page_count").fetchone()[0]
    team._vault.db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(DeviceFullError), team.inbox.together():
        team.inbox.receive(phone.me, given)

    team._vault.db.execute("pragma max_page_count = 1000000")
    assert texts(team, phone.me) == []
    assert team.inbox.receive(phone.me, given) == 100
    assert len(texts(team, phone.me)) == 100


def saved(phone):
    phone.add(phone.me, [message(number) for number in range(100)], NOON)
    return phone.inbox.batch(phone.me)


def test_without_x_wing_nothing_starts(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.hpke", None)

    with pytest.raises(CapabilityError, match="no X-Wing"):
        runpy.run_path(str(Path(keys.__file__)))


def test_entries_without_a_key_are_named_only_by_how_many_they_are(dossier):
    entries, tip = chain(PHONE, 1)
    accept(dossier, *entries)
    closed = seal(b"x", Cipher(bytes(32)), PERSON, Stream.CARE, 5, PHONE.id, tip)

    accept(dossier, closed)

    assert dossier.withheld() == ["1 entries came without their key"]
    fresh = Dossier(PERSON, dossier.trust, DESK.id, {})
    fresh.restore([(Kind.ENTRY, item(Kind.ENTRY, closed).name, closed.raw)])  # the one before is gone
    assert [d.reason for d in fresh.damage.values()] == ["an entry that does not follow the one before it"]
