"""Make the worked examples of docs/protocol.md with `python -m tests.support.vectors`; released ones stay."""

import json
from pathlib import Path

from sync import enrolment
from sync.chains import Tip
from sync.credentials import enrolment_body, read_certificate
from sync.envelope import Cipher, commitment, grant, seal, sign_head
from sync.items import read_item
from sync.keys import Device, KeyPair, certify, sign, team_card
from sync.protocol import Kind, Role, Stream
from sync.wire import ChainTip, FeedItem, FeedPage, pack_batch, pack_feed_page, pack_feed_request

VECTORS = Path(__file__).parents[1] / "vectors" / "protocol.json"
PAYLOADS = ('{"resourceType":"Observation","id":"een"}', '{"resourceType":"Observation","id":"twee"}')


def make() -> dict:
    """Every structure of the protocol, from keys that are written down beside them."""
    seeds = {
        who: bytes((at + salt) % 256 for at in range(128))
        for salt, who in enumerate(("root", "team", "phone", "desk"))
    }
    root, team = KeyPair(seeds["root"]), KeyPair(seeds["team"])
    participant, epoch_key = bytes(range(0x10, 0x20)), bytes(range(0x40, 0x60))
    phone = Device(bytes(range(0x20, 0x30)), KeyPair(seeds["phone"]))
    desk = Device(bytes(range(0x30, 0x40)), KeyPair(seeds["desk"]))
    card = team_card(team)
    invitation = enrolment.Invitation(
        "https://study.example", participant, bytes(range(16)), 1_763_985_600, card.fingerprint
    )
    certificate = certify(phone, participant, Role.PARTICIPANT, 1_763_726_400, root)
    body = enrolment_body(participant, root.sign_key, card.fingerprint, certificate)
    statement = body + sign(root, b"enrolment", body)
    enrolled = statement + invitation.mac(statement)
    where = participant, Stream.CARE, 1
    given = grant(epoch_key, *where, 1_763_726_400, card.team, card.kem_key, phone)
    first = seal(PAYLOADS[0].encode(), Cipher(epoch_key), *where, phone.id, None)
    second = seal(PAYLOADS[1].encode(), Cipher(epoch_key), *where, phone.id, Tip(phone.id, 1, first.hash))
    desk_tip = Tip(desk.id, 1, bytes(range(32)))
    head = sign_head(phone, participant, Stream.CARE, Tip(phone.id, 2, second.hash), (desk_tip,))
    items = [
        (Kind.ENROLMENT, enrolled),
        (Kind.GRANT, given.raw),
        (Kind.ENTRY, first.raw),
        (Kind.HEAD, head.raw),
    ]
    feed = FeedPage(
        tuple(FeedItem(participant, at, kind, raw) for at, (kind, raw) in enumerate(items[1:3], start=2)),
        {participant: 4},
        (ChainTip(participant, Stream.CARE, 2, second.hash),),
        done=True,
    )
    return {
        "source": "made by tests/support/vectors.py with cryptography; fixed from the first release on",
        "seeds": {who: seed.hex() for who, seed in seeds.items()},
        "participant": participant.hex(),
        "devices": {"phone": phone.id.hex(), "desk": desk.id.hex()},
        "epoch_key": epoch_key.hex(),
        "commitment": commitment(epoch_key, *where).hex(),
        "invitation": {
            "server": invitation.server,
            "secret": invitation.secret.hex(),
            "expires": invitation.expires,
            "token": invitation.token.hex(),
            "link": enrolment.write_link(invitation),
        },
        "team_card": {"raw": card.raw.hex(), "fingerprint": card.fingerprint.hex(), "team": card.team.hex()},
        "desk_certificate": certify(desk, card.team, Role.TEAM, 1_763_726_400, team).raw.hex(),
        "items": [
            {"kind": kind.name, "name": read_item(kind, participant, raw).name.hex(), "raw": raw.hex()}
            for kind, raw in [*items, (Kind.ENTRY, second.raw), (Kind.CERTIFICATE, certificate.raw)]
        ],
        "payloads": list(PAYLOADS),
        "hashes": [first.hash.hex(), second.hash.hex()],
        "messages": {
            "batch": pack_batch(items[1:3]).hex(),
            "feed_request": pack_feed_request({participant: 1}).hex(),
            "feed_page": pack_feed_page(feed).hex(),
        },
        "refused": _refused(first.raw, head.raw, given.raw, read_certificate(certificate.raw).raw),
    }


def _refused(entry: bytes, head: bytes, given: bytes, certificate: bytes) -> list[dict]:
    def flipped(raw: bytes, at: int) -> str:
        return (raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]).hex()

    return [
        {
            "what": "entry, a bit of its nonce",
            "kind": "ENTRY",
            "outcome": "does not open",
            "raw": flipped(entry, 80),
        },
        {
            "what": "entry, a bit of its header",
            "kind": "ENTRY",
            "outcome": "does not open",
            "raw": flipped(entry, 30),
        },
        {
            "what": "entry, its last byte",
            "kind": "ENTRY",
            "outcome": "does not open",
            "raw": flipped(entry, len(entry) - 1),
        },
        {"what": "entry, another version", "kind": "ENTRY", "outcome": "malformed", "raw": flipped(entry, 0)},
        {"what": "entry, cut short", "kind": "ENTRY", "outcome": "malformed", "raw": entry[:-1].hex()},
        {
            "what": "head, a bit of its hash",
            "kind": "HEAD",
            "outcome": "not signed",
            "raw": flipped(head, 50),
        },
        {"what": "head, one byte more", "kind": "HEAD", "outcome": "malformed", "raw": head.hex() + "00"},
        {
            "what": "grant, a bit of the wrapped key",
            "kind": "GRANT",
            "outcome": "not signed",
            "raw": flipped(given, 200),
        },
        {"what": "grant, another suite", "kind": "GRANT", "outcome": "malformed", "raw": flipped(given, 1)},
        {
            "what": "certificate, a bit of a key",
            "kind": "CERTIFICATE",
            "outcome": "not signed",
            "raw": flipped(certificate, 60),
        },
    ]


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(make(), indent=1) + "\n")
