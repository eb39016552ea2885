"""A word typed into an entry is found nowhere but where its readers open it."""

import logging
import socket
import threading
from contextlib import contextmanager

import requests

from monitoring.records import Author
from sync.client import StudyClient
from tests.support.study import NOON, message, texts

CANARY = "kanariepiet-7f3a"


def test_a_canary_is_on_no_disk_in_no_log_and_not_on_the_wire(study, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    team = study.team()
    phone = study.join("phone", study.invite(team, name=f"{CANARY} de Wit"))
    with overheard(study.server) as (address, wire):
        study.server = address
        phone.set_note("server", address)
        team.set_note("server", address)
        phone.set_note("draft", {"text": CANARY})
        phone.add(phone.me, [message(CANARY)], NOON)
        study.session = requests.Session()
        for store in (phone, team, phone):
            study.sync(store)
        team.add(phone.me, [message(f"{CANARY}-team", author=Author.CLINICIAN)], NOON)
        for store in (team, phone):
            study.sync(store)

    printed = "".join(capfd.readouterr())
    places = {path.name: path.read_bytes() for path in study.home.rglob("*") if path.is_file()}
    places |= {"wire": bytes(wire), "log": caplog.text.encode(), "printed": printed.encode()}

    assert {name for name, data in places.items() if CANARY.encode() in data} == set()
    assert {"phone.db", "team.db", "server.db", "wire"} <= set(places)
    assert len(places["wire"]) > 4_000
    # The control: its readers do see it, on both sides, and the wire did carry the entries.
    assert f"tekst {CANARY}" in texts(phone, phone.me)
    assert f"tekst {CANARY}-team" in texts(phone, phone.me)
    assert f"tekst {CANARY}" in texts(team, phone.me)
    entry = phone._vault.db.execute("select raw from items where kind = 4 order by number").fetchone()[0]
    assert entry in places["wire"]
    assert entry in places["server.db"] + places.get("server.db-wal", b"")


def test_a_secret_is_in_no_error(study):
    phone = study.join("phone", study.invite(study.team()))
    client = StudyClient(phone.device, study.clock.now, study.session)

    shown = repr((phone.device, phone.owner, client.__dict__))

    assert phone.device.keys.seeds.hex()[:12] not in shown


@contextmanager
def overheard(server: str):
    """Stand between a device and the server and keep every byte, both ways."""
    host, port = server.removeprefix("http://").split(":")
    kept = bytearray()
    listener = socket.create_server(("127.0.0.1", 0))

    def pump(source, target):
        try:
            while data := source.recv(65536):
                kept.extend(data)
                target.sendall(data)
        except OSError:
            pass  # one side hung up
        finally:
            target.close()

    def accept():
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            upstream = socket.create_connection((host, int(port)))
            for pair in ((client, upstream), (upstream, client)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", kept
    finally:
        listener.close()
