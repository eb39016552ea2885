"""`nabij study make-key` and `publish-studies`, and the sheet about one study on the command line."""

import json
import shutil
import stat
from datetime import date

import pytest

from app import content
from app.cli.demo_studies import invented_studies
from monitoring import studies
from sync.keys import PublishingKey
from sync.publication import STUDIES, newest
from tests.monitoring.study_files import study, study_list
from tests.support import pdf
from tests.support.command_line import AT, run, succeed, three_instruments


@pytest.fixture
def key(tmp_path):
    """The private half; the app of this test pins the public one."""
    file = tmp_path / "office.key"
    succeed("study", "make-key", file)
    return file


@pytest.fixture
def pinned(tmp_path, monkeypatch, key):
    """An app whose content pins the key of this test."""
    assets = tmp_path / "assets"
    shutil.copytree(content.CHECKOUT, assets)
    for name in ("studies.json", "studies.json.sig"):
        (assets / name).unlink()
    (assets / "studies.key").write_text(public_half(bytes.fromhex(key.read_text())))
    monkeypatch.setenv("FLET_ASSETS_DIR", str(assets))
    return assets


def public_half(seed):
    return PublishingKey(seed).sign_key.hex()


def written(tmp_path, version=3, *studies):
    file = tmp_path / f"list-{version}.json"
    listed = study_list(*(studies or (study("lamp"),)), version=version, valid_until="2099-01-01")
    file.write_text(json.dumps(listed))
    return file


def test_a_key_is_for_its_owner_only_and_never_written_over(tmp_path):
    file = tmp_path / "office.key"
    made = succeed("study", "make-key", file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made.out.strip() == public_half(bytes.fromhex(file.read_text()))
    assert file.read_text().strip() not in made.out + made.err
    assert run("study", "make-key", file).code == 1


def test_a_published_list_is_believed_where_it_was_put(tmp_path, key, pinned, phone):
    done = succeed("study", "publish-studies", written(tmp_path), "--key", key, "--home", phone, "--json")

    assert (done.json["version"], done.json["studies"]) == (3, 1)
    found = newest(content.study_lists(phone), content.publisher(), STUDIES, date(2026, 12, 1), 0)
    assert found.version == 3


def test_without_a_home_the_signature_lies_beside_the_file(tmp_path, key):
    file = written(tmp_path)

    succeed("study", "publish-studies", file, "--key", key)

    assert len(content.signed_file(file).signature) == 64


def test_a_list_with_a_lower_number_or_another_text_under_the_same_is_refused(tmp_path, key, pinned, phone):
    place = ("--key", key, "--home", phone)
    succeed("study", "publish-studies", written(tmp_path, 3), *place)

    succeed("study", "publish-studies", written(tmp_path, 3), *place)  # the same again
    older = run("study", "publish-studies", written(tmp_path, 2), *place)
    other = run("study", "publish-studies", written(tmp_path, 3, study("lantern")), *place)

    assert older.code == other.code == 1
    assert older.err.strip() == "Hier staat al versie 3. Geef de lijst een hoger nummer."


def test_a_key_that_the_app_does_not_pin_puts_nothing_in_a_home(tmp_path, key, phone):
    done = run("study", "publish-studies", written(tmp_path), "--key", key, "--home", phone)

    assert (done.code, done.err.strip()) == (
        1,
        "Deze app vertrouwt een andere sleutel. De lijst zou niet te zien zijn.",
    )
    assert not (phone / content.STUDIES).exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1}', "[" * 100_000])
def test_what_is_no_list_is_not_signed(tmp_path, key, text):
    file = tmp_path / "broken.json"
    file.write_text(text)

    done = run("study", "publish-studies", file, "--key", key)

    assert done.code == 1
    assert done.err.startswith(f"{file} is geen lijst met studies: ")
    assert not file.with_name("broken.json.sig").exists()


@pytest.mark.parametrize("text", ["", "00ff", "no key at all", "é"])
def test_what_is_no_key_signs_nothing(tmp_path, text):
    key = tmp_path / "office.key"
    key.write_text(text)

    done = run("study", "publish-studies", written(tmp_path), "--key", key)

    assert (done.code, "geen sleutel" in done.err) == (1, True)


def test_a_home_that_is_not_there_is_named(tmp_path, key, pinned):
    done = run("study", "publish-studies", written(tmp_path), "--key", key, "--home", tmp_path / "away")

    assert done.code == 1


def test_the_sheet_about_a_study_is_made_here_too(tmp_path, key, pinned, phone):
    succeed("study", "publish-studies", written(tmp_path), "--key", key, "--home", phone)
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))
    out = tmp_path / "sheet.pdf"

    succeed("report", "--home", phone, "--study", "lamp", "--question", "Kan dit thuis?", "--out", out)

    said = pdf.read(out.read_bytes()).text
    assert "Kan dit thuis?" in said
    assert "lamp title" in said
    gone = run("report", "--home", phone, "--study", "nothing", "--out", tmp_path / "other.pdf")
    assert (gone.code, gone.err.strip()) == (1, "In de lijst staat geen lopende studie nothing.")


def test_a_list_that_is_not_believed_makes_no_sheet(tmp_path, key, pinned, phone):
    succeed("study", "publish-studies", written(tmp_path), "--key", key, "--home", phone)
    (phone / content.STUDIES).write_bytes((phone / content.STUDIES).read_bytes() + b" ")

    done = run("report", "--home", phone, "--study", "lamp", "--out", tmp_path / "sheet.pdf")

    assert done.code == 1
    assert "handtekening onder de lijst met studies klopt niet" in done.err


def test_a_demonstration_shows_invented_studies_only_and_ships_none_of_them():
    key, found = invented_studies(AT)
    shown = studies.parse(newest(found, key, STUDIES, AT.date(), 1).document).studies

    assert key != content.publisher()
    assert {each.status for each in shown} == {"recruiting", "not-yet", "stopped"}
    for each in shown:
        assert each.title["nl"].startswith("Verzonnen")
        assert each.title["en"].startswith("Invented")
        assert each.id not in (content.assets() / content.STUDIES).read_text("utf-8")
