import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from sync import keys
from sync.credentials import read_certificate
from sync.errors import CapabilityError, RefusedError
from sync.keys import (
    Device,
    KeyPair,
    certify,
    check_certificate,
    check_signature,
    sign,
    team_card,
    wrapping_key,
)
from sync.protocol import Role

SCOPE = bytes(range(16))


def test_a_certificate_holds_only_under_the_authority_that_signed_it():
    root, other, device = KeyPair.generate(), KeyPair.generate(), Device.generate()

    certificate = certify(device, SCOPE, Role.PARTICIPANT, 1_763_726_400, root)

    check_certificate(read_certificate(certificate.raw), root.sign_key)
    with pytest.raises(RefusedError, match="did not sign"):
        check_certificate(certificate, other.sign_key)


def test_every_altered_byte_of_a_certificate_is_refused():
    root = KeyPair.generate()
    raw = certify(Device.generate(), SCOPE, Role.TEAM, 1, root).raw

    for at in range(2, len(raw)):
        altered = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        with pytest.raises(RefusedError):
            check_certificate(read_certificate(altered), root.sign_key)


def test_a_signature_for_one_purpose_does_not_serve_another():
    pair = KeyPair.generate()
    signature = sign(pair, b"head", b"body")

    check_signature(pair.sign_key, b"head", b"body", signature)
    with pytest.raises(RefusedError):
        check_signature(pair.sign_key, b"grant", b"body", signature)


def test_keys_come_back_from_their_seeds_and_never_show_them():
    pair = KeyPair.generate()

    again = KeyPair(pair.seeds)

    assert (again.sign_key, again.kem_key) == (pair.sign_key, pair.kem_key)
    assert (len(pair.sign_key), len(pair.kem_key)) == (32, 1216)
    assert pair.seeds.hex() not in repr(pair)
    assert str(pair.seeds) not in repr(pair)


def test_a_team_is_known_by_the_first_half_of_its_fingerprint():
    card = team_card(KeyPair.generate())

    assert card.team == card.fingerprint[:16]
    assert len(card.raw) == 1250


def test_a_key_that_is_none_is_refused():
    with pytest.raises(RefusedError, match="key that is none"):
        wrapping_key(b"too short")


def test_a_machine_without_the_suite_is_told_so_and_nothing_weaker_is_used(monkeypatch):
    class NoSuite:  # an OpenSSL without ML-KEM is the world's edge: it cannot be installed beside this one
        def __new__(cls, *_):
            raise UnsupportedAlgorithm("ML-KEM")

    monkeypatch.setattr(keys, "Suite", NoSuite)

    with pytest.raises(CapabilityError, match="no ML-KEM"):
        keys.hpke()
