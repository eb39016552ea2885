import json
import sqlite3

import pytest

from monitoring import fhir
from monitoring.records import Author, Origin
from sync import envelope
from sync.errors import DeviceFullError, NotGrantedError, NotJoinedError
from sync.protocol import Kind, Stream
from tests.support.study import NOON, message, texts


@pytest.fixture
def phone(study):
    return study.join("phone", study.invite(study.team()))


def test_what_is_saved_is_there_after_a_restart(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    phone.close()

    again = study.open("phone")

    assert texts(again, again.me) == ["tekst 1"]
    assert again.damage(again.me) == []
    assert again.unsent() == 1


def test_saving_the_same_record_twice_saves_it_once(phone):
    assert phone.add(phone.me, [message(1), message(1)], NOON) == 1
    assert phone.add(phone.me, [message(1)], NOON) == 0
    assert texts(phone, phone.me) == ["tekst 1"]


def test_no_word_of_it_is_on_the_disk(study, phone):
    phone.add(phone.me, [message("kanarie")], NOON)
    phone.set_note("draft", {"speech": "kanarie"})

    on_disk = b"".join(p.read_bytes() for p in study.home.iterdir())

    assert b"kanarie" not in on_disk
    assert texts(phone, phone.me) == ["tekst kanarie"]  # the control


def test_a_full_disk_saves_none_of_it_and_loses_nothing_from_before(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    phone.close()
    phone = study.open("phone")
    pages = phone._vault.db.execute("pragma page_count").fetchone()[0]
    phone._vault.db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(DeviceFullError):
        phone.add(phone.me, [message(number) for number in range(2, 200)], NOON)

    assert texts(phone, phone.me) == ["tekst 1"]
    phone._vault.db.execute("pragma max_page_count = 1000000")
    phone.add(phone.me, [message(2)], NOON)
    assert texts(phone, phone.me) == ["tekst 1", "tekst 2"]


def test_notes_keep_json_and_can_be_forgotten(phone):
    phone.set_note("draft", {"answers": {"speech": "4"}})
    assert phone.note("draft") == {"answers": {"speech": "4"}}

    phone.set_note("draft", None)
    assert phone.note("draft") is None


def test_a_device_that_joined_nothing_says_so(study):
    store = study.open("new")

    assert store.me is None
    assert store.team is None
    assert store.participants() == []
    with pytest.raises(NotJoinedError):
        _ = store.owner
    with pytest.raises(NotJoinedError):
        store.records(bytes(16))


def epochs(study, store):
    return sorted(
        fhir_epoch
        for (fhir_epoch,) in {
            (int.from_bytes(raw[19:23]),)
            for (raw,) in store._vault.db.execute("select raw from items where kind = ?", [Kind.ENTRY])
        }
    )


def test_a_new_month_opens_a_new_epoch_and_a_clock_that_jumps_loses_nothing(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.clock.pass_days(20)
    phone.add(phone.me, [message(2, study.clock.now())], study.clock.now())
    phone.add(phone.me, [message(3)], NOON)

    assert epochs(study, phone) == [1, 2, 3]
    grants = phone._vault.db.execute("select count(*) from items where kind = ?", [Kind.GRANT]).fetchone()
    assert grants == (3,)
    assert texts(phone, phone.me) == ["tekst 1", "tekst 2", "tekst 3"]


def test_a_team_without_a_key_cannot_write_and_says_so(study):
    team = study.team()
    phone = study.join("phone", study.invite(team, name=""))
    study.sync(team)

    with pytest.raises(NotGrantedError):
        team.add(phone.me, [message(1, author=Author.CLINICIAN)], NOON)


def test_only_the_team_can_say_that_a_clinician_wrote_it(phone):
    phone.add(phone.me, [message(1, author=Author.CLINICIAN)], NOON)

    assert texts(phone, phone.me) == []
    assert [(d.kind, d.reason) for d in phone.damage(phone.me)] == [
        ("record", "author: not the one whose device wrote it")
    ]


def test_a_sealed_thing_that_is_no_record_is_named_and_the_rest_stays(phone):
    dossier = phone._shelf.dossier(phone.me)
    epoch, opening = phone._writing(dossier, Stream.CARE, NOON)
    phone._commit(dossier, epoch, [*opening, *phone._sealed(dossier, Stream.CARE, epoch, [b"not json"])])
    phone.add(phone.me, [message(1)], NOON)

    assert texts(phone, phone.me) == ["tekst 1"]
    assert [d.reason for d in phone.damage(phone.me)] == ["not JSON"]


def test_unknown_fields_and_unknown_resources_survive(study, phone):
    device = {"resourceType": "Device", "id": "d1", "date": "2026-11-21", "x-new": {"a": [1, None]}}
    phone.add(phone.me, [fhir.from_fhir(device | {"authoredOn": NOON.isoformat()})], NOON)
    phone.close()

    again = study.open("phone")

    (record,) = again.records(again.me)
    assert json.loads(json.dumps(fhir.to_fhir(record)))["x-new"] == {"a": [1, None]}


def tampered(study, phone, statement, *values):
    """Change the phone's file behind its back, and open it again."""
    phone.close()
    with sqlite3.connect(study.home / "phone.db") as db:
        db.execute(statement, values)
    db.close()
    return study.open("phone")


def filled(phone, count=5):
    phone.add(phone.me, [message(number) for number in range(1, count + 1)], NOON)
    names = phone._vault.db.execute("select name from items where kind = ? order by name", [Kind.ENTRY])
    return [name for (name,) in names]


def test_a_damaged_entry_is_named_and_the_others_stay(study, phone):
    names = filled(phone)
    raw = phone._ledger.find(phone.me, Kind.ENTRY, names[2])
    altered = raw[:200] + bytes([raw[200] ^ 1]) + raw[201:]

    again = tampered(study, phone, "update items set raw = ? where name = ? and kind = 4", altered, names[2])

    assert texts(again, again.me) == ["tekst 1", "tekst 2", "tekst 4", "tekst 5"]
    assert [(d.kind, d.name, d.reason) for d in again.damage(again.me)] == [
        ("entry", f"2/{again.device.id.hex()}/3", "an entry that its key does not open")
    ]
    again.add(again.me, [message(6)], NOON)
    assert texts(again, again.me)[-1] == "tekst 6"


@pytest.mark.parametrize("index", [0, 2, 4])
def test_an_entry_that_is_gone_is_named_and_the_others_stay(study, phone, index):
    names = filled(phone)

    again = tampered(study, phone, "delete from items where name = ? and kind = 4", names[index])

    left = [f"tekst {n}" for n in range(1, 6) if n != index + 1]
    assert texts(again, again.me) == left
    assert [d.reason for d in again.damage(again.me)][:1] in (
        ["it is gone from this device"],
        ["a head of entries that were not shown"],
    )


def test_the_last_entry_damaged_is_named_and_writing_goes_on(study, phone):
    names = filled(phone)

    again = tampered(study, phone, "update items set raw = x'00' where name = ? and kind = 4", names[4])
    again.add(again.me, [message(6)], NOON)

    assert texts(again, again.me) == ["tekst 1", "tekst 2", "tekst 3", "tekst 4", "tekst 6"]
    assert len(again.damage(again.me)) == 1


def test_an_entry_under_another_name_is_named(study, phone):
    names = filled(phone)
    swap = phone._ledger.find(phone.me, Kind.ENTRY, names[0])

    again = tampered(study, phone, "update items set raw = ? where name = ? and kind = 4", swap, names[3])

    assert texts(again, again.me) == ["tekst 1", "tekst 2", "tekst 3", "tekst 5"]
    assert "another name" in again.damage(again.me)[0].reason


@pytest.mark.parametrize("kind", [Kind.ENROLMENT, Kind.GRANT])
def test_a_damaged_beginning_is_named(study, phone, kind):
    filled(phone)

    again = tampered(study, phone, "update items set raw = x'0102' where kind = ?", int(kind))

    assert again.damage(again.me)[0].kind == kind.name.lower()


def test_a_forged_continuation_by_another_key_holder_is_refused(phone):
    filled(phone, 2)
    dossier = phone._shelf.dossier(phone.me)
    epoch = dossier.epoch(Stream.CARE)
    forged = envelope.seal(b"{}", epoch.cipher, phone.me, Stream.CARE, 1, phone.device.id, None)

    again = phone
    again._ledger.add(phone.me, [], mine=False)
    with pytest.raises(Exception, match="does not follow"):
        dossier._append(forged)


def test_the_record_of_a_correction_names_what_it_replaces(phone):
    origin = Origin("r2", NOON, NOON, replaces="record-1")
    phone.add(phone.me, [message(1), fhir.message("beter", "Jan", origin)], NOON)

    assert [r.origin.replaces for r in phone.records(phone.me)] == [None, "record-1"]


def test_an_entry_moved_to_an_epoch_without_a_key_is_told_by_the_next(study, phone):
    names = filled(phone)
    for index in (2, 4):  # one in the middle, and the last
        raw = phone._ledger.find(phone.me, Kind.ENTRY, names[index])
        altered = raw[:22] + b"\x09" + raw[23:]
        phone = tampered(
            study, phone, "update items set raw = ? where name = ? and kind = 4", altered, names[index]
        )

    assert texts(phone, phone.me) == ["tekst 1", "tekst 2", "tekst 4"]
    assert [d.reason for d in phone.damage(phone.me)] == [
        "it is not the entry that the next one follows",
        "it is not the entry that the next one follows",
    ]
