"""The worked examples of docs/protocol.md: a second implementer's client must read them as this one does."""

import json

import pytest

from sync import enrolment, wire
from sync.chains import read_entry, read_head
from sync.credentials import read_certificate, read_enrolment, read_grant, read_team_card
from sync.envelope import Cipher, check_grant, check_head, commitment, open_grant, unseal
from sync.errors import MalformedError, RefusedError
from sync.items import read_item
from sync.keys import Device as KeyedDevice
from sync.keys import KeyPair, certify, check_certificate, check_signature, team_card
from sync.protocol import Kind, Role
from tests.support.vectors import VECTORS

GIVEN = json.loads(VECTORS.read_text())
PARTICIPANT = bytes.fromhex(GIVEN["participant"])
ROOT, TEAM, PHONE, DESK = (
    KeyPair(bytes.fromhex(GIVEN["seeds"][who])) for who in ("root", "team", "phone", "desk")
)
KEY = bytes.fromhex(GIVEN["epoch_key"])
RAW = {
    kind: [bytes.fromhex(item["raw"]) for item in GIVEN["items"] if item["kind"] == kind]
    for kind in ("ENROLMENT", "GRANT", "ENTRY", "HEAD", "CERTIFICATE")
}


def test_entries_open_and_follow_one_another():
    first, second = (read_entry(raw) for raw in RAW["ENTRY"])

    assert [unseal(e, Cipher(KEY)).decode() for e in (first, second)] == GIVEN["payloads"]
    assert [first.hash.hex(), second.hash.hex()] == GIVEN["hashes"]
    assert second.previous == first.hash
    assert (first.stream, first.epoch, first.seq, first.size_class) == (2, 1, 1, 0)


def test_the_head_vouches_for_the_second_entry_and_for_what_it_saw():
    head = read_head(RAW["HEAD"][0])

    check_head(head, PHONE.sign_key)
    assert (head.tip.seq, head.tip.hash.hex()) == (2, GIVEN["hashes"][1])
    assert [(t.device.hex(), t.seq) for t in head.seen] == [(GIVEN["devices"]["desk"], 1)]


def test_the_grant_opens_for_the_team():
    grant = read_grant(RAW["GRANT"][0])

    check_grant(grant, PHONE.sign_key)
    assert open_grant(grant, TEAM) == KEY
    assert grant.commitment.hex() == GIVEN["commitment"]
    assert commitment(KEY, PARTICIPANT, 2, 1).hex() == GIVEN["commitment"]
    with pytest.raises(RefusedError, match="not made for this reader"):
        open_grant(grant, DESK)


def test_the_enrolment_holds_by_its_root_and_by_the_secret_of_the_invitation():
    said = enrolment.read_link(GIVEN["invitation"]["link"])
    enrolled = read_enrolment(RAW["ENROLMENT"][0])

    check_signature(ROOT.sign_key, b"enrolment", enrolled.signed, enrolled.signature)
    check_certificate(enrolled.certificate, ROOT.sign_key)
    assert said.mac(enrolled.signed + enrolled.signature) == enrolled.mac
    assert said.token.hex() == GIVEN["invitation"]["token"]
    assert said.secret.hex() == GIVEN["invitation"]["secret"]
    assert said.server == GIVEN["invitation"]["server"]
    assert enrolment.write_link(said) == GIVEN["invitation"]["link"]


def test_the_team_is_known_by_its_card_and_certifies_its_workstation():
    card = read_team_card(bytes.fromhex(GIVEN["team_card"]["raw"]))
    certificate = read_certificate(bytes.fromhex(GIVEN["desk_certificate"]))

    assert card == team_card(TEAM)
    assert card.fingerprint.hex() == GIVEN["team_card"]["fingerprint"]
    check_certificate(certificate, card.sign_key)
    desk = KeyedDevice(bytes.fromhex(GIVEN["devices"]["desk"]), DESK)
    assert certify(desk, card.team, Role.TEAM, 1_763_726_400, TEAM).raw == certificate.raw


@pytest.mark.parametrize("item", GIVEN["items"], ids=lambda item: item["kind"])
def test_every_item_has_its_name(item):
    assert read_item(Kind[item["kind"]], PARTICIPANT, bytes.fromhex(item["raw"])).name.hex() == item["name"]


def test_the_messages_say_what_they_carry():
    messages = {name: bytes.fromhex(raw) for name, raw in GIVEN["messages"].items()}
    page = wire.read_feed_page(messages["feed_page"])

    assert wire.read_batch(messages["batch"]) == [(3, RAW["GRANT"][0]), (4, RAW["ENTRY"][0])]
    assert wire.read_feed_request(messages["feed_request"]) == {PARTICIPANT: 1}
    assert [(i.position, i.kind) for i in page.items] == [(2, 3), (3, 4)]
    assert page.positions == {PARTICIPANT: 4}
    assert (page.chains[0].seq, page.done) == (2, True)


def outcome(kind: str, raw: bytes) -> str:
    checks = {
        "ENTRY": lambda: unseal(read_entry(raw), Cipher(KEY)),
        "HEAD": lambda: check_head(read_head(raw), PHONE.sign_key),
        "GRANT": lambda: check_grant(read_grant(raw), PHONE.sign_key),
        "CERTIFICATE": lambda: check_certificate(read_certificate(raw), ROOT.sign_key),
    }
    try:
        checks[kind]()
    except MalformedError:
        return "malformed"
    except RefusedError as error:
        return "does not open" if "does not open" in str(error) else "not signed"
    return "holds"


@pytest.mark.parametrize("case", GIVEN["refused"], ids=lambda case: case["what"])
def test_what_was_altered_has_its_outcome(case):
    assert outcome(case["kind"], bytes.fromhex(case["raw"])) == case["outcome"]
    assert outcome(case["kind"], RAW[case["kind"]][0]) == "holds"  # the control
