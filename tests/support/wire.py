"""A small client of the study backend, written from docs/protocol.md alone.

It signs requests by hand, and fills what only readers can check with random bytes: the server cannot tell.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync import chains, credentials, protocol, wire
from sync.protocol import Kind, Role, Stream

NOW = 1_790_000_000  # Unix seconds on the tests' clock
AUTHORITY = "server.test"
COVERED = '("@method" "@authority" "@path" "content-digest" "content-type")'


@dataclass(frozen=True)
class TestDevice:
    """A device with a real signing key and nothing else."""

    __test__ = False

    owner: bytes
    device: bytes
    role: int
    key: Ed25519PrivateKey = field(repr=False)

    @property
    def sign_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def certificate(self, rng: Random) -> bytes:
        """A certificate under a made-up signature."""
        body = credentials.certificate_body(
            self.owner, self.device, self.role, NOW, self.sign_key, rng.randbytes(protocol.KEM_KEY)
        )
        return body + rng.randbytes(protocol.SIGNATURE)


def make_device(rng: Random, owner: bytes, role: int = Role.PARTICIPANT) -> TestDevice:
    return TestDevice(
        owner,
        rng.randbytes(protocol.ID),
        role,
        Ed25519PrivateKey.from_private_bytes(rng.randbytes(protocol.SIGN_KEY)),
    )


def make_card(rng: Random) -> credentials.TeamCard:
    return credentials.TeamCard(rng.randbytes(protocol.SIGN_KEY), rng.randbytes(protocol.KEM_KEY))


def make_enrolment(rng: Random, device: TestDevice, card: credentials.TeamCard) -> bytes:
    certificate = credentials.read_certificate(device.certificate(rng))
    body = credentials.enrolment_body(device.owner, rng.randbytes(32), card.fingerprint, certificate)
    return body + rng.randbytes(protocol.SIGNATURE + protocol.MAC)


def make_entries(
    rng: Random,
    participant: bytes,
    device: bytes,
    count: int,
    after: chains.Entry | None = None,
    stream: int = Stream.CARE,
    size_class: int = 0,
) -> list[bytes]:
    """A chain of entries with made-up ciphertext, each naming the one before."""
    seq = after.seq if after else 0
    previous = after.hash if after else protocol.NO_HASH
    entries = []
    for number in range(seq + 1, seq + 1 + count):
        header = chains.entry_header(participant, stream, 1, device, number, previous, size_class)
        sealed = protocol.NONCE + (protocol.SMALLEST << size_class) + protocol.TAG
        raw = header + rng.randbytes(sealed)
        previous = chains.entry_hash(raw)
        entries.append(raw)
    return entries


def make_head(
    rng: Random, participant: bytes, last: bytes, seen: Sequence[chains.Tip] = (), stream: int = Stream.CARE
) -> bytes:
    """A head over a chain that ends in the entry `last`."""
    entry = chains.read_entry(last)
    tip = chains.Tip(entry.device, entry.seq, entry.hash)
    return chains.head_body(participant, stream, tip, tuple(seen)) + rng.randbytes(protocol.SIGNATURE)


def make_grant(rng: Random, participant: bytes, device: bytes, reader: bytes, epoch: int = 1) -> bytes:
    body = credentials.grant_body(
        participant,
        Stream.CARE,
        epoch,
        NOW,
        reader,
        device,
        rng.randbytes(32),
        rng.randbytes(protocol.WRAPPED),
    )
    return body + rng.randbytes(protocol.SIGNATURE)


def sign(
    device: TestDevice,
    path: str,
    body: bytes,
    content_type: str,
    authority: str = AUTHORITY,
    created: int = NOW,
    params: str | None = None,
    covered: str = COVERED,
) -> dict[str, str]:
    """The header fields of a signed POST, by RFC 9421 section 2.5 and RFC 9530."""
    digest = f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"
    key_id = f"{device.owner.hex()}/{device.device.hex()}"
    params = params or (
        f';created={created};expires={created + 120};keyid="{key_id}";alg="ed25519";tag="nabij"'
    )
    values = {
        '"@method"': "POST",
        '"@authority"': authority,
        '"@path"': path,
        '"content-digest"': digest,
        '"content-type"': content_type,
    }
    lines = [f"{name}: {values[name]}" for name in covered.strip("()").split()]
    base = "\n".join([*lines, f'"@signature-params": {covered}{params}'])
    return {
        "Content-Type": content_type,
        "Content-Digest": digest,
        "Signature-Input": f"nabij={covered}{params}",
        "Signature": f"nabij=:{b64encode(device.key.sign(base.encode())).decode()}:",
    }


@dataclass(frozen=True)
class Post:
    """A signed request, ready to be sent, sent again or damaged."""

    path: str
    body: bytes
    headers: dict[str, str]


def post_json(device: TestDevice, path: str, fields: object, **signing: Any) -> Post:
    body = json.dumps(fields).encode()
    return Post(path, body, sign(device, path, body, "application/json", **signing))


def post_items(
    device: TestDevice, participant: bytes, items: Iterable[tuple[int, bytes]], **signing: Any
) -> Post:
    path = f"/v1/dossiers/{participant.hex()}/items"
    body = wire.pack_batch(list(items))
    return Post(path, body, sign(device, path, body, wire.MSGPACK, **signing))


def post_entries(device: TestDevice, participant: bytes, entries: Iterable[bytes], **signing: Any) -> Post:
    return post_items(device, participant, [(Kind.ENTRY, raw) for raw in entries], **signing)


def post_feed(device: TestDevice, after: dict[bytes, int] | None = None, **signing: Any) -> Post:
    body = wire.pack_feed_request(after or {})
    return Post("/v1/feed", body, sign(device, "/v1/feed", body, wire.MSGPACK, **signing))


def post_team(
    device: TestDevice, card: credentials.TeamCard, code: str, certificate: bytes, **signing: Any
) -> Post:
    fields = {
        "code": code,
        "card": b64encode(card.raw).decode(),
        "certificate": b64encode(certificate).decode(),
    }
    return post_json(device, "/v1/teams", fields, **signing)


def post_invitation(
    device: TestDevice, participant: bytes, token: bytes, expires: int = NOW + 86_400, **signing: Any
) -> Post:
    fields = {
        "participant": participant.hex(),
        "token_hash": hashlib.sha256(token).hexdigest(),
        "expires": expires,
    }
    return post_json(device, "/v1/invitations", fields, **signing)


def post_enrolment(device: TestDevice, token: bytes, enrolment: bytes, **signing: Any) -> Post:
    fields = {
        "participant": device.owner.hex(),
        "token": token.hex(),
        "enrolment": b64encode(enrolment).decode(),
    }
    return post_json(device, "/v1/enrolments", fields, **signing)


def send(client: httpx.Client, post: Post) -> httpx.Response:
    return client.post(post.path, content=post.body, headers=post.headers)


def code_of(response: httpx.Response) -> str:
    """The code of a problem."""
    return str(response.json()["type"]).removeprefix("https://nabij.nl/problems/")
