"""`kill -9` at random moments while saving: what was acknowledged is there, what is there holds."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.support.study import NOON, message, texts

SAVER = """
import sys
from pathlib import Path
from sync.store import LocalStore
from tests.support.study import NOON, message
store = LocalStore(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
number = int(sys.argv[3])
store.records(store.me)  # what is there is read before the clock runs
print("ready", flush=True)
while True:
    store.add(store.me, [message(number)], NOON)
    print(number, flush=True)  # the acknowledgement
    number += 1
"""


@pytest.mark.campaign
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(study, is_full):
    kills, wanted = (100, 10_000) if is_full else (8, 200)
    rng = random.Random(os.environ.get("NABIJ_SEED", "20261121"))
    phone = study.join("phone", study.invite(study.team()))
    participant = phone.me
    phone.close()
    path = study.home / "phone.db"
    acknowledged: list[int] = []

    killed = 0
    while killed < kills or len(acknowledged) < wanted:
        start = acknowledged[-1] + 2 if acknowledged else 0  # +2: one may be saved and not yet told
        told = save_until_killed(path, study.keys[path], start, rng.uniform(0, 0.25))
        acknowledged += told
        killed += 1
        store = study.open("phone")
        here = set(texts(store, participant))
        assert store.damage(participant) == []
        store.close()
        lost = [n for n in acknowledged if f"tekst {n}" not in here]
        assert lost == [], f"lost after kill {killed}"
    print(f"{killed} kills, {len(acknowledged)} acknowledged saves, 0 lost")


def save_until_killed(path, key, start, after_s):
    saver = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(path), key.hex(), str(start)], stdout=subprocess.PIPE, text=True
    )
    assert saver.stdout.readline() == "ready\n"
    time.sleep(after_s)
    saver.send_signal(signal.SIGKILL)
    rest = saver.stdout.read().split("\n")[:-1]  # a line that was cut off was not acknowledged
    saver.wait()
    saver.stdout.close()
    return [int(line) for line in rest]


def test_a_store_with_weaker_settings_is_not_what_is_tested_here(study):
    """The control: a save that is rolled back, as a crash before the commit does, is indeed gone."""
    phone = study.join("phone", study.invite(study.team()))
    phone.add(phone.me, [message(1)], NOON)
    dossier = phone._shelf.dossier(phone.me)
    with pytest.raises(RuntimeError):
        _save_and_crash(phone, dossier)
    phone.close()

    again = study.open("phone")

    assert texts(again, again.me) == ["tekst 1"]


def _save_and_crash(phone, dossier):
    with phone._vault.transaction():
        phone._ledger.add(dossier.participant, [], mine=True)
        phone._vault.db.execute("delete from items where kind = 4")
        raise RuntimeError
