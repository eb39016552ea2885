import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import envelope
from sync.chains import Tip, entry_hash, read_entry
from sync.envelope import (
    LARGEST_PAYLOAD,
    Cipher,
    check_grant,
    check_head,
    grant,
    open_grant,
    seal,
    sign_head,
    unseal,
)
from sync.errors import MalformedError, RefusedError
from sync.keys import Device, KeyPair
from sync.protocol import NO_HASH

PERSON, DEVICE_ID = bytes(16), bytes(range(16))
KEY = bytes(range(32))
CIPHER = Cipher(KEY)
DEVICE = Device.generate()


def sealed(payload: bytes = b"hoi", after: Tip | None = None):
    return seal(payload, CIPHER, PERSON, 2, 1, DEVICE_ID, after)


@given(st.binary(max_size=4000))
def test_what_is_sealed_opens_to_the_same_bytes(payload):
    assert unseal(read_entry(sealed(payload).raw), CIPHER) == payload


@pytest.mark.parametrize(
    ("length", "size_class"),
    [(0, 0), (252, 0), (253, 1), (508, 1), (509, 2), (1020, 2), (LARGEST_PAYLOAD, 8)],
)
def test_a_payload_is_padded_to_the_next_size_class(length, size_class):
    entry = sealed(bytes(length))

    assert entry.size_class == size_class
    assert len(entry.raw) == 80 + 12 + (256 << size_class) + 16
    assert unseal(entry, CIPHER) == bytes(length)


def test_a_payload_longer_than_any_entry_is_refused():
    with pytest.raises(MalformedError, match="longer than an entry"):
        sealed(bytes(LARGEST_PAYLOAD + 1))


def test_entries_of_a_chain_name_the_one_before():
    first = sealed()
    second = sealed(after=Tip(DEVICE_ID, first.seq, first.hash))

    assert (first.seq, first.previous) == (1, NO_HASH)
    assert (second.seq, second.previous) == (2, entry_hash(first.raw))


def test_a_flipped_bit_anywhere_is_refused():
    raw = sealed(b"een gewicht").raw

    for at in range(len(raw)):
        altered = raw[:at] + bytes([raw[at] ^ (1 << (at % 8))]) + raw[at + 1 :]
        with pytest.raises((RefusedError, MalformedError)):
            unseal(read_entry(altered), CIPHER)


def test_an_entry_does_not_open_under_another_key():
    with pytest.raises(RefusedError, match="does not open"):
        unseal(sealed(), Cipher(bytes(32)))


def test_an_entry_that_lies_about_its_length_is_refused():
    entry = sealed()
    padded = (253).to_bytes(4) + bytes(252)
    raw = entry.header + entry.nonce + CIPHER.encrypt(entry.nonce, padded, entry.header)

    with pytest.raises(RefusedError, match="longer than it is"):
        unseal(read_entry(raw), CIPHER)


def test_a_head_holds_only_under_its_own_device():
    tip, other = Tip(DEVICE.id, 3, os.urandom(32)), Tip(bytes(16), 9, os.urandom(32))

    head = sign_head(DEVICE, PERSON, 2, tip, (other,))

    check_head(head, DEVICE.keys.sign_key)
    assert (head.tip, head.seen) == (tip, (other,))
    with pytest.raises(RefusedError, match="head that its signer did not sign"):
        check_head(head, KeyPair.generate().sign_key)


def granted(reader: KeyPair):
    return grant(KEY, PERSON, 2, 1, 1_763_726_400, bytes(16), reader.kem_key, DEVICE)


def test_a_grant_opens_for_its_reader_and_for_nobody_else():
    reader = KeyPair.generate()
    given_ = granted(reader)

    check_grant(given_, DEVICE.keys.sign_key)
    assert open_grant(given_, reader) == KEY
    with pytest.raises(RefusedError, match="not made for this reader"):
        open_grant(given_, KeyPair.generate())


def test_an_unsigned_grant_is_refused():
    with pytest.raises(RefusedError, match="grant that its signer did not sign"):
        check_grant(granted(KeyPair.generate()), KeyPair.generate().sign_key)


def test_a_grant_of_another_key_than_it_commits_to_is_refused(monkeypatch):
    reader = KeyPair.generate()
    honest = envelope.commitment
    monkeypatch.setattr(envelope, "commitment", lambda key, *where: honest(bytes(32), *where))
    lying = granted(reader)  # made by somebody who commits to one key and wraps another
    monkeypatch.setattr(envelope, "commitment", honest)

    with pytest.raises(RefusedError, match="another key than it commits to"):
        open_grant(lying, reader)
