"""Every bad input of which Nabij promises one clear sentence, and that nothing saved before is lost."""

import json
import shutil
import sqlite3
from dataclasses import replace

import pytest

from app.cli import homes
from sync import client
from sync.enrolment import read_link, write_link
from sync.store import LocalStore
from tests.support.command_line import (
    Done,
    backend,
    response,
    run,
    succeed,
    three_instruments,
    values,
    weight,
    write,
)
from tests.support.lying_server import (
    babbles,
    fails,
    hangs_up,
    lectures,
    lying,
    nobody,
    redirects,
    sleeps,
)

AWAY = "Geen internet, of de server is even weg. Probeer het straks opnieuw."
FAILED = "Verbinden lukt nu niet. Probeer het straks opnieuw."
UNKNOWN_INVITATION = "Deze uitnodiging is hier niet bekend. Vraag uw team om een nieuwe."


@pytest.fixture
def full_phone(phone, tmp_path):
    """A phone on which something was saved that must not get lost."""
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))
    yield phone
    for file in tmp_path.glob("aside/*"):
        shutil.copy(file, phone)  # what a test took away to provoke the sentence
    shown = succeed("show", "--home", phone, "--json").json
    assert (values(shown, "well-being"), values(shown, "weight"), values(shown, "alsfrs-r")) == (
        [7],
        [72.5],
        [36],
    )


@pytest.fixture
def aside(tmp_path):
    """Where what is put here is put back at the end."""
    (tmp_path / "aside").mkdir()
    return tmp_path / "aside"


def says(done: Done, sentence: str) -> bool:
    """One sentence on stderr, nothing on stdout, and an exit code that is not 0."""
    assert (done.code, done.out, done.err) == (1, "", sentence + "\n")
    return True


# Invitations


def test_an_invitation_that_was_used(link, phone, tmp_path):
    done = run("enrol", "--home", tmp_path / "second", link)

    said = done.err.splitlines()
    assert (done.code, said[-1]) == (1, "Deze uitnodiging is al gebruikt. Vraag uw team om een nieuwe.")


INVITATIONS = [
    (lambda link: link[:-3], "Deze link is niet compleet. Kopieer hem opnieuw, van begin tot eind."),
    (
        lambda link: link.replace("#", "#A"),
        "Deze link is niet compleet. Kopieer hem opnieuw, van begin tot eind.",
    ),
    (lambda _: "dit is geen link", "Deze link is niet compleet. Kopieer hem opnieuw, van begin tot eind."),
    (lambda link: write_link(replace(read_link(link), participant=bytes(16))), UNKNOWN_INVITATION),
    (lambda link: write_link(replace(read_link(link), server=nobody())), AWAY),
]


@pytest.mark.parametrize(("spoil", "sentence"), INVITATIONS)
def test_an_invitation_that_lets_nobody_in(link, tmp_path, spoil, sentence):
    home = tmp_path / "phone"

    done = run("enrol", "--home", home, spoil(link))

    assert (done.code, done.out, done.err.splitlines()[-1]) == (1, "", sentence)
    succeed("enrol", "--home", home, link)  # the right link still works on the same phone


def test_an_invitation_that_is_too_old_by_the_servers_clock(server, link, tmp_path):
    participant = read_link(link).participant
    with sqlite3.connect(server.database.removeprefix("sqlite:///")) as db:
        db.execute("update invitations set expires = 1 where participant = ?", [participant])
    db.close()

    done = run("enrol", "--home", tmp_path / "phone", link)

    sentence = "Deze uitnodiging is te oud. Vraag uw team om een nieuwe."
    assert (done.code, done.err.splitlines()[-1]) == (1, sentence)


def test_an_invitation_with_a_secret_that_somebody_guessed(link, tmp_path):
    guessed = write_link(replace(read_link(link), secret=bytes(16)))

    done = run("enrol", "--home", tmp_path / "phone", guessed)

    assert (done.code, done.err.splitlines()[-1]) == (1, UNKNOWN_INVITATION)


def test_an_invitation_for_another_server(link, tmp_path):
    with backend(tmp_path / "elsewhere") as other:
        elsewhere = write_link(replace(read_link(link), server=other.url))
        done = run("enrol", "--home", tmp_path / "phone", elsewhere)

    assert (done.code, done.err.splitlines()[-1]) == (1, UNKNOWN_INVITATION)


def test_a_phone_that_has_joined_already(full_phone, link):
    assert says(run("enrol", "--home", full_phone, link), "Dit apparaat doet al mee. U hoeft niets te doen.")


def test_a_phone_that_has_not_joined(tmp_path, link):
    home = tmp_path / "phone"
    run("enrol", "--home", home, link[:-1])

    not_joined = "Dit apparaat doet nog niet mee. Vraag uw team om een uitnodiging."
    assert says(run("log", "--home", home, write(tmp_path / "one.json", weight(72))), not_joined)
    assert says(run("sync", "--home", home), not_joined)
    assert says(run("show", "--home", home), not_joined)
    assert says(run("invite", "--home", home, "--name", "Jan"), not_joined)


# Files


FILES = [
    ("geen FHIR", 1, "dit is geen FHIR R4 die Nabij kan lezen (not JSON)."),
    ("[1, 2]", 1, "dit is geen FHIR R4 die Nabij kan lezen (not a FHIR resource)."),
    ("", 1, "dit is geen FHIR R4 die Nabij kan lezen (the file is empty)."),
    ('{"resourceType": "Observation",\n "id": }', 2, "dit is geen FHIR R4 die Nabij kan lezen (not JSON)."),
    (
        json.dumps({**weight(72), "id": "x" * 65}),
        1,
        "dit is geen FHIR R4 die Nabij kan lezen (Observation.id is not a FHIR id).",
    ),
    (
        json.dumps({"resourceType": "MedicationStatement", "id": "m"}),
        1,
        "dit is geen FHIR R4 die Nabij kan lezen (MedicationStatement has no date).",
    ),
    (
        json.dumps({"resourceType": "Immunization", "id": "i", "date": "2026-11-02"}),
        1,
        "een Immunization bewaart Nabij niet; wel QuestionnaireResponse, Observation, Communication, "
        "Patient, Condition en Procedure.",
    ),
    (
        json.dumps(
            {**response("weight", {"weight": 70}, "one"), "questionnaire": "http://other.example/Q|2"}
        ),
        1,
        "de vragenlijst http://other.example/Q|2 is hier niet bekend.",
    ),
    (json.dumps(weight(720)), 1, "'weight' ligt niet tussen 20 en 300."),
    (
        json.dumps(response("weekly-check-in", {"well-being": 11}, "one")),
        1,
        "'well-being' ligt niet tussen 0 en 10.",
    ),
    (
        json.dumps(response("weekly-check-in", {"contact": True}, "one")),
        1,
        "het antwoord op 'well-being' ontbreekt.",
    ),
    (
        json.dumps({**weight(72), "note": [{"text": "x" * 70_000}]}),
        1,
        "dit is langer dan Nabij in één keer kan bewaren.",
    ),
]


@pytest.mark.parametrize(("text", "line", "sentence"), FILES)
def test_a_file_that_cannot_be_kept(full_phone, tmp_path, text, line, sentence):
    file = tmp_path / "bad.json"
    file.write_text(text)

    assert says(run("log", "--home", full_phone, file), f"{file}, regel {line}: {sentence}")


def test_a_file_that_is_not_there_or_not_text(full_phone, tmp_path):
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00\x01")

    gone = run("log", "--home", full_phone, tmp_path / "nowhere.json")
    binary = run("log", "--home", full_phone, tmp_path / "binary.json")

    why = "kan niet worden gelezen of geschreven: No such file or directory."
    assert says(gone, f"{tmp_path}/nowhere.json {why}")
    why = "dit is geen FHIR R4 die Nabij kan lezen (the file is not UTF-8 text)."
    assert says(binary, f"{tmp_path}/binary.json, regel 1: {why}")


# The device


def test_a_home_where_nobody_lives(tmp_path):
    nothing = (
        f"In {tmp_path}/none is nog geen Nabij: doe eerst mee met `nabij enrol`, of richt een team op met "
        "`nabij team`."
    )

    for command in (["sync"], ["show"], ["invite", "--name", "Jan"], ["log", "x.json"]):
        assert says(run(command[0], "--home", tmp_path / "none", *command[1:]), nothing)
    assert not (tmp_path / "none").exists()


def test_a_database_of_a_newer_version(full_phone, aside):
    database = full_phone / "nabij.db"
    shutil.copy(database, aside)
    with sqlite3.connect(database) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('nabij-device', 'create_wonders', '2027-01-01')"
        )
    db.close()

    assert says(
        run("show", "--home", full_phone),
        "Deze gegevens zijn van een nieuwere Nabij. Er is niets gewist. Werk de app bij.",
    )


@pytest.mark.parametrize("key", [b"ab" * 32, b"ab" * 31, b"geen sleutel", b"", b"\xff\x00"])
def test_a_key_file_that_does_not_fit(full_phone, aside, key):
    shutil.copy(full_phone / "device.key", aside)
    (full_phone / "device.key").write_bytes(key)

    done = run("show", "--home", full_phone)

    assert says(
        done,
        "De sleutel van dit apparaat past niet bij wat hier bewaard is. Er is niets gewist."
        " Vraag uw team om hulp.",
    )


def test_a_key_file_that_is_gone(full_phone, aside):
    shutil.move(full_phone / "device.key", aside)

    assert says(
        run("show", "--home", full_phone),
        "De sleutel van dit apparaat is weg. Wat bewaard was, is er nog. Vraag uw team om hulp.",
    )
    assert not (full_phone / "device.key").exists()  # a new key over a database would lose it


def test_a_file_that_is_no_database(full_phone, aside):
    shutil.copy(full_phone / "nabij.db", aside)
    (full_phone / "nabij.db").write_bytes(b"not a database, whatever its name says" * 100)

    assert says(
        run("show", "--home", full_phone),
        "Wat hier bewaard is, kan niet gelezen worden. Wat al verstuurd was, is niet weg."
        " Vraag uw team om hulp.",
    )


def test_a_full_disk(full_phone, tmp_path, monkeypatch):
    message = {
        "resourceType": "Communication",
        "sent": "2026-11-02",
        "payload": [{"contentString": "x" * 999}],
    }
    many = write(tmp_path / "many.ndjson", *({**message, "id": f"m-{number}"} for number in range(2000)))

    class SmallDisk(LocalStore):
        """A database that may not grow any more: SQLite refuses as on a disk that is full."""

        def __init__(self, *arguments):
            super().__init__(*arguments)
            pages = self._vault.db.execute("pragma page_count").fetchone()[0]
            self._vault.db.execute(f"pragma max_page_count = {pages + 2}")

    monkeypatch.setattr(homes, "LocalStore", SmallDisk)
    assert says(
        run("log", "--home", full_phone, many),
        "Bewaren lukt niet: de schijf is vol. Wat al bewaard was, is er nog.",
    )
    monkeypatch.undo()
    assert succeed("log", "--home", full_phone, many, "--json").json["saved"] == 2000


def test_a_home_that_another_nabij_uses(full_phone, tmp_path):
    with homes.take_home(full_phone):
        done = run("log", "--home", full_phone, write(tmp_path / "one.json", weight(72)))
        shown = succeed("show", "--home", full_phone)

    assert says(done, f"{full_phone} is in gebruik door een ander venster van Nabij: sluit dat eerst.")
    assert "weight: 2026-11-02 72.5" in shown.out


# The server


LIES = [
    (fails, FAILED),
    (babbles, FAILED),
    (lectures, FAILED),
    (hangs_up, FAILED),
    (redirects, FAILED),
    (sleeps, AWAY),
]


@pytest.mark.parametrize(("lie", "sentence"), LIES)
def test_a_server_that_is_not_what_it_should_be(full_phone, server, monkeypatch, lie, sentence):
    monkeypatch.setattr(client, "TIMEOUT_S", (0.5, 0.5))
    with lying(lie) as url:
        elsewhere(full_phone, url)
        assert says(run("sync", "--home", full_phone), sentence)
    elsewhere(full_phone, server.url)
    assert succeed("sync", "--home", full_phone, "--json").json["pending"] == 0


def test_a_server_that_is_away(full_phone, server):
    elsewhere(full_phone, nobody())

    assert says(run("sync", "--home", full_phone), AWAY)
    assert says(run("sync", "--home", full_phone, "--json"), AWAY)


def test_a_server_that_does_not_know_this_device(full_phone, tmp_path):
    with backend(tmp_path / "elsewhere") as other:
        elsewhere(full_phone, other.url)
        done = run("sync", "--home", full_phone)

    assert says(done, "De server herkent dit apparaat niet. Alles blijft hier bewaard. Bel uw team.")


def elsewhere(home, url):
    with homes.open_home(home) as store:
        store.set_note("server", url)
