"""One bit flipped in each of many stored entries: all refused, each named, and no other touched."""

import random
import sqlite3

import pytest

from sync.protocol import Kind
from tests.support.study import NOON, message, texts


@pytest.mark.campaign
def test_every_flipped_bit_is_refused_and_named(study, is_full):
    count = 10_000 if is_full else 1_000
    rng = random.Random(20261121)
    phone = study.join("phone", study.invite(study.team()))
    phone.add(phone.me, [message(number) for number in range(1, 2 * count + 1)], NOON)
    phone.close()

    flipped = set(range(1, 2 * count + 1, 2))  # every other one, so that each has an unharmed neighbour
    with sqlite3.connect(study.home / "phone.db") as db:
        rows = db.execute(
            "select number, raw from items where kind = ? order by name", [Kind.ENTRY]
        ).fetchall()
        for seq, (number, raw) in enumerate(rows, start=1):
            if seq in flipped:
                db.execute("update items set raw = ? where number = ?", [flip(raw, rng), number])
    db.close()
    again = study.open("phone")

    left = texts(again, again.me)
    named = {d.name for d in again.damage(again.me)}

    assert left == [f"tekst {n}" for n in range(1, 2 * count + 1) if n not in flipped]
    assert named == {f"2/{again.device.id.hex()}/{seq}" for seq in flipped}
    print(f"{count} entries with one bit flipped: {count} refused and named, {count} others unharmed")


def flip(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << rng.randrange(8))]) + raw[at + 1 :]
