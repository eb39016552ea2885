"""The bytes of every structure: written, read back, and refused when they are not what they claim to be."""

import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync import chains, credentials, protocol
from sync.chains import Tip
from sync.credentials import Certificate, TeamCard
from sync.errors import MalformedError
from sync.items import read_item
from sync.protocol import Kind, Stream

PARTICIPANT = bytes(range(16))
DEVICE = bytes(range(16, 32))
READER = bytes(range(32, 48))

ids = st.binary(min_size=16, max_size=16)
hashes = st.binary(min_size=32, max_size=32)
bytes_ = st.integers(0, 255)
u32 = st.integers(0, 2**32 - 1)
u64 = st.integers(0, 2**64 - 1)
streams = st.sampled_from(Stream)
tips = st.builds(Tip, ids, u64, hashes)


def exactly(size: int) -> st.SearchStrategy[bytes]:
    """Bytes of a length, repetitive when they are many."""
    return st.binary(min_size=4, max_size=4).map(lambda four: (four * size)[:size])


def certificate(*fields: object) -> Certificate:
    *signed, signature = fields
    return credentials.read_certificate(credentials.certificate_body(*signed) + signature)


certificates = st.builds(
    certificate, ids, ids, bytes_, u64, hashes, exactly(protocol.KEM_KEY), exactly(protocol.SIGNATURE)
)


def test_an_entry_lies_on_the_wire_byte_for_byte() -> None:
    header = chains.entry_header(PARTICIPANT, Stream.CARE, 3, DEVICE, 7, b"\xaa" * 32, 0)
    assert header.hex() == (
        "0101" + PARTICIPANT.hex() + "0200000003" + DEVICE.hex() + "0000000000000007" + "aa" * 32 + "00"
    )
    assert len(header) == 80


def test_an_entry_s_hash_is_over_its_header_and_the_hash_of_the_rest() -> None:
    header = chains.entry_header(PARTICIPANT, Stream.CARE, 1, DEVICE, 1, protocol.NO_HASH, 0)
    rest = bytes(12 + 256 + 16)
    expected = hashlib.sha256(b"nabij/entry/v1" + header + hashlib.sha256(rest).digest()).digest()
    assert chains.entry_hash(header + rest) == expected
    assert chains.read_entry(header + rest).hash == expected


@pytest.mark.parametrize(("size_class", "length"), [(0, 364), (1, 620), (2, 1132), (4, 4204), (8, 65_644)])
def test_an_entry_is_as_long_as_its_size_class_says(size_class: int, length: int) -> None:
    raw = _entry(size_class=size_class)
    assert len(raw) == length
    assert chains.read_entry(raw).size_class == size_class
    for wrong in (raw[:-1], raw + b"\x00"):
        with pytest.raises(MalformedError):
            chains.read_entry(wrong)


@given(streams, u32, st.integers(1, 2**64 - 1), hashes, st.integers(0, 8), st.data())
def test_an_entry_is_read_as_it_was_written(
    stream: Stream, epoch: int, seq: int, previous: bytes, size_class: int, data: st.DataObject
) -> None:
    header = chains.entry_header(PARTICIPANT, stream, epoch, DEVICE, seq, previous, size_class)
    nonce = data.draw(exactly(12))
    ciphertext = bytes((256 << size_class) + 16)

    entry = chains.read_entry(header + nonce + ciphertext)

    assert (entry.participant, entry.device) == (PARTICIPANT, DEVICE)
    assert (entry.stream, entry.epoch, entry.seq, entry.previous) == (stream, epoch, seq, previous)
    assert (entry.header, entry.nonce, entry.ciphertext) == (header, nonce, ciphertext)


@pytest.mark.parametrize(
    ("at", "value"),
    [(0, 0), (0, 2), (1, 0), (1, 2), (18, 0), (18, 4), (79, 1), (79, 9), (79, 255)],
)
def test_an_entry_with_another_version_suite_stream_or_size_is_refused(at: int, value: int) -> None:
    raw = bytearray(_entry())
    raw[at] = value
    with pytest.raises(MalformedError):
        chains.read_entry(bytes(raw))


def test_entries_are_numbered_from_one() -> None:
    header = chains.entry_header(PARTICIPANT, Stream.CARE, 1, DEVICE, 0, protocol.NO_HASH, 0)
    with pytest.raises(MalformedError):
        chains.read_entry(header + bytes(284))


@given(streams, tips, st.lists(tips, max_size=5), exactly(64))
@example(2, Tip(DEVICE, 1, bytes(32)), [Tip(READER, 1, bytes(32))] * 255, bytes(64))
def test_a_head_is_read_as_it_was_written(stream: int, tip: Tip, seen: list[Tip], signature: bytes) -> None:
    body = chains.head_body(PARTICIPANT, stream, tip, tuple(seen))

    head = chains.read_head(body + signature)

    assert len(body) == 75 + 56 * len(seen)
    assert (head.participant, head.stream, head.tip, head.seen) == (PARTICIPANT, stream, tip, tuple(seen))
    assert (head.signed, head.signature) == (body, signature)


@given(streams, u32, u64, ids, hashes, exactly(protocol.WRAPPED), exactly(64))
def test_a_grant_is_read_as_it_was_written(
    stream: int, epoch: int, opened: int, reader: bytes, commitment: bytes, wrapped: bytes, signature: bytes
) -> None:
    body = credentials.grant_body(PARTICIPANT, stream, epoch, opened, reader, DEVICE, commitment, wrapped)

    grant = credentials.read_grant(body + signature)

    assert (grant.participant, grant.stream, grant.epoch, grant.opened) == (
        PARTICIPANT,
        stream,
        epoch,
        opened,
    )
    assert (grant.reader, grant.device, grant.commitment) == (reader, DEVICE, commitment)
    assert (grant.wrapped, grant.signed, grant.signature) == (wrapped, body, signature)


@given(ids, ids, bytes_, u64, hashes, exactly(protocol.KEM_KEY), exactly(64))
def test_a_certificate_is_read_as_it_was_written(
    scope: bytes, device: bytes, role: int, issued: int, sign_key: bytes, kem_key: bytes, signature: bytes
) -> None:
    body = credentials.certificate_body(scope, device, role, issued, sign_key, kem_key)
    assert credentials.read_certificate(body + signature) == Certificate(
        scope, device, role, issued, sign_key, kem_key, body, signature
    )


@given(hashes, hashes, certificates, exactly(64), hashes)
def test_an_enrolment_is_read_as_it_was_written(
    root_key: bytes, fingerprint: bytes, certificate: Certificate, signature: bytes, mac: bytes
) -> None:
    body = credentials.enrolment_body(PARTICIPANT, root_key, fingerprint, certificate)

    enrolment = credentials.read_enrolment(body + signature + mac)

    assert (enrolment.participant, enrolment.root_key) == (PARTICIPANT, root_key)
    assert (enrolment.team_fingerprint, enrolment.certificate) == (fingerprint, certificate)
    assert (enrolment.signed, enrolment.signature, enrolment.mac) == (body, signature, mac)


@given(hashes, exactly(protocol.KEM_KEY))
def test_a_team_s_card_is_read_as_it_was_written(sign_key: bytes, kem_key: bytes) -> None:
    card = TeamCard(sign_key, kem_key)
    assert credentials.read_team_card(card.raw) == card


def test_a_team_is_named_by_its_fingerprint() -> None:
    card = TeamCard(bytes(32), bytes(1216))
    assert card.fingerprint == hashlib.sha256(b"nabij/team/v1" + b"\x01\x01" + bytes(1248)).digest()
    assert card.team == card.fingerprint[:16]


def test_the_names_of_a_chain_sort_by_number() -> None:
    numbers = [1, 2, 255, 256, 65_536, 2**40]
    names = [chains.chain_name(Stream.CARE, DEVICE, number) for number in numbers]
    assert names == sorted(names)
    assert names[2].hex() == "02" + DEVICE.hex() + "00000000000000ff"


def test_a_name_says_which_chain_and_number() -> None:
    name = chains.chain_name(Stream.STUDY, DEVICE, 9)
    assert chains.read_chain_name(name) == (3, DEVICE, 9)


def test_what_was_read_travels_on_as_it_came() -> None:
    raws = _raws()
    assert chains.read_head(raws[Kind.HEAD]).raw == raws[Kind.HEAD]
    assert credentials.read_grant(raws[Kind.GRANT]).raw == raws[Kind.GRANT]
    assert credentials.read_certificate(raws[Kind.CERTIFICATE]).raw == raws[Kind.CERTIFICATE]
    assert credentials.read_enrolment(raws[Kind.ENROLMENT]).raw == raws[Kind.ENROLMENT]


def test_an_item_has_the_name_of_what_it_is() -> None:
    tip = chains.chain_name(2, DEVICE, 1)
    assert _items() == {
        Kind.ENROLMENT: (b"", DEVICE),
        Kind.CERTIFICATE: (DEVICE, DEVICE),
        Kind.GRANT: (b"\x02" + b"\x00\x00\x00\x05" + READER + DEVICE, DEVICE),
        Kind.ENTRY: (tip, DEVICE),
        Kind.HEAD: (tip, DEVICE),
    }


@pytest.mark.parametrize("kind", [Kind.ENROLMENT, Kind.GRANT, Kind.ENTRY, Kind.HEAD])
def test_an_item_of_another_dossier_is_refused(kind: Kind) -> None:
    with pytest.raises(MalformedError, match="another dossier"):
        read_item(kind, READER, _raws()[kind])


@pytest.mark.parametrize("kind", [-1, 0, 6, 2**64])
def test_an_item_of_an_unknown_kind_is_refused(kind: int) -> None:
    with pytest.raises(MalformedError, match="unknown kind"):
        read_item(kind, PARTICIPANT, _entry())


@pytest.mark.parametrize("kind", list(Kind))
def test_an_item_that_is_longer_shorter_or_of_another_version_is_refused(kind: Kind) -> None:
    raw = _raws()[kind]
    for wrong in (b"", raw[:1], raw[:-1], raw + b"\x00", b"\x02" + raw[1:]):
        with pytest.raises(MalformedError):
            read_item(kind, PARTICIPANT, wrong)


def test_a_card_that_is_longer_or_of_another_version_is_refused() -> None:
    raw = TeamCard(bytes(32), bytes(1216)).raw
    for wrong in (b"", raw[:-1], raw + b"\x00", b"\x02" + raw[1:], b"\x01\x02" + raw[2:]):
        with pytest.raises(MalformedError):
            credentials.read_team_card(wrong)


@given(st.integers(), st.binary(max_size=100))
def test_random_bytes_are_refused_and_nothing_else_happens(kind: int, raw: bytes) -> None:
    with pytest.raises(MalformedError):
        read_item(kind, PARTICIPANT, raw)


@given(st.sampled_from(Kind), st.data())
def test_damaged_bytes_are_read_or_refused_and_nothing_else_happens(kind: Kind, data: st.DataObject) -> None:
    raw = bytearray(_raws()[kind])
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=4)):
        raw[at] = data.draw(bytes_)
    cut = data.draw(st.integers(0, len(raw)))
    for damaged in (bytes(raw), bytes(raw[:cut]), bytes(raw[cut:])):
        try:
            read_item(kind, PARTICIPANT, damaged)
        except MalformedError:
            continue


def test_what_is_long_or_secret_is_not_shown() -> None:
    for kind, raw in _raws().items():
        item = read_item(kind, PARTICIPANT, raw)
        assert repr(raw[-20:])[2:-1] not in repr(item)


def _entry(size_class: int = 0) -> bytes:
    header = chains.entry_header(PARTICIPANT, Stream.CARE, 1, DEVICE, 1, protocol.NO_HASH, size_class)
    return header + bytes(12 + (256 << size_class) + 16)


def _raws() -> dict[Kind, bytes]:
    body = credentials.certificate_body(PARTICIPANT, DEVICE, 1, 0, bytes(32), bytes(1216))
    certificate = credentials.read_certificate(body + bytes(64))
    return {
        Kind.ENROLMENT: credentials.enrolment_body(PARTICIPANT, bytes(32), bytes(32), certificate)
        + bytes(96),
        Kind.CERTIFICATE: certificate.signed + certificate.signature,
        Kind.GRANT: credentials.grant_body(PARTICIPANT, 2, 5, 0, READER, DEVICE, bytes(32), bytes(1168))
        + bytes(64),
        Kind.ENTRY: _entry(),
        Kind.HEAD: chains.head_body(PARTICIPANT, 2, Tip(DEVICE, 1, bytes(32)), ()) + bytes(64),
    }


def _items() -> dict[Kind, tuple[bytes, bytes]]:
    items = [read_item(kind, PARTICIPANT, raw) for kind, raw in _raws().items()]
    return {item.kind: (item.name, item.device) for item in items}
