"""What the study office publishes: which file is believed, a line a case."""

import json
from datetime import date

import pytest

from sync.errors import (
    ExpiredPublicationError,
    ForgedPublicationError,
    NoPublicationError,
    OlderPublicationError,
)
from sync.keys import PublishingKey
from sync.publication import STUDIES, Signed, newest, publish

KEY, ANOTHER = PublishingKey(bytes(range(32))), PublishingKey(bytes(range(1, 33)))
TODAY = date(2026, 11, 21)


def file(version=3, valid_until="2026-11-21", **more):
    return json.dumps({"version": version, "valid_until": valid_until} | more).encode()


def signed(data=None, key=KEY, purpose=STUDIES, **more):
    return publish(file(**more) if data is None else data, key, purpose)


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


GOOD = signed()


def read(*found, seen=0, today=TODAY, key=KEY):
    return newest(found, key.sign_key, STUDIES, today, seen)


def test_a_file_is_believed_up_to_and_on_its_last_day():
    found = read(GOOD)

    assert (found.version, found.valid_until) == (3, TODAY)
    assert found.document == {"version": 3, "valid_until": "2026-11-21"}


def test_every_flipped_byte_of_the_file_or_the_signature_is_noticed():
    for place in range(len(GOOD.data)):
        with pytest.raises(ForgedPublicationError):
            read(Signed(flipped(GOOD.data, place), GOOD.signature))
    for place in range(len(GOOD.signature)):
        with pytest.raises(ForgedPublicationError):
            read(Signed(GOOD.data, flipped(GOOD.signature, place)))


@pytest.mark.parametrize(
    ("why", "found", "seen", "error"),
    [
        ("there is none", [], 0, NoPublicationError),
        ("no signature beside it", [Signed(GOOD.data, b"")], 0, ForgedPublicationError),
        ("half a signature", [Signed(GOOD.data, GOOD.signature[:32])], 0, ForgedPublicationError),
        ("something behind the file", [Signed(GOOD.data + b" ", GOOD.signature)], 0, ForgedPublicationError),
        ("another key", [signed(key=ANOTHER)], 0, ForgedPublicationError),
        ("signed for something else", [signed(purpose=b"rules")], 0, ForgedPublicationError),
        ("the day after its last", [signed(valid_until="2026-11-20")], 0, ExpiredPublicationError),
        ("older than one seen before", [GOOD], 4, OlderPublicationError),
        ("older and expired", [signed(valid_until="2020-01-01")], 4, OlderPublicationError),
        ("not JSON", [signed(b"studies")], 0, ForgedPublicationError),
        ("bytes that are no text", [signed(b"\xff\xfe\xfd")], 0, ForgedPublicationError),
        ("deeper than anybody reads", [signed(b"[" * 200_000)], 0, ForgedPublicationError),
        ("a list", [signed(b"[]")], 0, ForgedPublicationError),
        ("no version", [signed(b'{"valid_until": "2027-01-01"}')], 0, ForgedPublicationError),
        ("a version in words", [signed(version="3")], 0, ForgedPublicationError),
        ("yes as a version", [signed(version=True)], 0, ForgedPublicationError),
        ("version nought", [signed(version=0)], 0, ForgedPublicationError),
        ("no last day", [signed(b'{"version": 3}')], 0, ForgedPublicationError),
        ("a last day that is none", [signed(valid_until="never")], 0, ForgedPublicationError),
        ("a sound one beside a forgery", [GOOD, signed(key=ANOTHER, version=4)], 0, ForgedPublicationError),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_not_believed(why, found, seen, error):
    with pytest.raises(error):
        read(*found, seen=seen)


def test_of_two_sound_files_the_newer_is_taken_wherever_it_lies():
    newer = signed(version=4)

    assert read(GOOD, newer).version == read(newer, GOOD).version == 4


def test_an_older_file_that_expired_does_not_stand_in_the_way_of_a_newer_one():
    assert read(signed(version=2, valid_until="2026-01-01"), GOOD).version == 3


def test_the_same_version_may_be_seen_again():
    assert read(GOOD, seen=3).version == 3


def test_without_a_pinned_key_nothing_is_believed():
    with pytest.raises(ForgedPublicationError):
        newest([GOOD], b"", STUDIES, TODAY, 0)


def test_the_signature_is_fixed_so_that_others_can_check_it():
    assert KEY.sign_key.hex() == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
    assert publish(b"nabij", KEY, STUDIES).signature.hex() == (
        "95fafec0b10bb361844eee23fe38c599f6b64d88dbb7b4c58280bee82e77141b"
        "2d1a63a01651895b242c2ffd985f3918eba0e3e4499231587d0634a245ba0802"
    )
    assert repr(KEY) == "PublishingKey()"
    assert PublishingKey.generate() != PublishingKey.generate()
