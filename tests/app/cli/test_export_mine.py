import csv
import json
import resource
import stat
from contextlib import contextmanager
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from fhir.resources.R4B.bundle import Bundle

from app.cli.errors import CommandError
from app.cli.leaving import write_all_new, write_new
from tests.app.cli.test_show import flip_a_bit_of_entry
from tests.support.command_line import run, succeed, three_instruments

FILES = ["bundle.json", "answers.csv", "measures.csv", "messages.csv", "events.csv"]


@pytest.fixture
def filled_phone(phone, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))
    return phone


def rows(data):
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@contextmanager
def full_disk(room):
    """No file can grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_folder_gets_a_bundle_that_others_accept_and_a_table_of_each_kind(filled_phone, tmp_path):
    out = tmp_path / "mine"

    told = succeed("export-mine", "--home", filled_phone, "--out", out, "--json")

    assert told.json == {"out": str(out), "files": FILES, "records": 3, "damaged": 0}
    assert sorted(file.name for file in out.iterdir()) == sorted(FILES)
    bundle = json.loads((out / "bundle.json").read_bytes())
    assert len(Bundle.model_validate(bundle).entry) == 3
    assert [row["value"] for row in rows((out / "measures.csv").read_bytes())][-2:] == ["72,5", "7"]
    assert len(rows((out / "answers.csv").read_bytes())) == 16


def test_the_bundle_is_what_another_phone_can_log(filled_phone, tmp_path):
    succeed("export-mine", "--home", filled_phone, "--out", tmp_path / "mine.json")

    again = succeed("log", "--home", filled_phone, tmp_path / "mine.json", "--json")

    assert again.json == {"saved": 0, "known": 3, "skipped": 0, "pending": 3}


def test_a_zip_holds_the_same(filled_phone, tmp_path):
    succeed("export-mine", "--home", filled_phone, "--out", tmp_path / "mine.zip")

    with ZipFile(BytesIO((tmp_path / "mine.zip").read_bytes())) as archive:
        assert archive.namelist() == FILES
        assert archive.testzip() is None


def test_whoever_exports_is_told_that_nothing_protects_the_file_any_more(filled_phone, tmp_path):
    done = succeed("export-mine", "--home", filled_phone, "--out", tmp_path / "mine.json")

    assert done.out == f"3 records geschreven naar {tmp_path / 'mine.json'}.\n"
    assert done.err == "Let op: Nabij beschermt dit bestand niet meer. Wie het heeft, kan het lezen.\n"
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["mine.json", "mine.zip"])
def test_nothing_is_ever_overwritten(filled_phone, tmp_path, name):
    (tmp_path / name).write_text("van iemand anders")

    done = run("export-mine", "--home", filled_phone, "--out", tmp_path / name)

    sentence = f"{tmp_path / name} is er al; kies een andere naam, dan wordt niets overschreven.\n"
    assert (done.code, done.out, done.err) == (1, "", sentence)
    assert (tmp_path / name).read_text() == "van iemand anders"


def test_a_folder_with_something_in_it_is_left_alone(filled_phone, tmp_path):
    done = run("export-mine", "--home", filled_phone, "--out", tmp_path)

    assert done.code == 1
    assert (
        done.err == f"{tmp_path} is niet leeg; kies een nieuwe of lege map, dan wordt niets overschreven.\n"
    )


def test_a_folder_that_is_not_there_is_named(filled_phone, tmp_path):
    done = run("export-mine", "--home", filled_phone, "--out", tmp_path / "nowhere" / "mine.json")

    assert done.code == 1
    assert done.err.startswith(f"{tmp_path / 'nowhere' / 'mine.json'} kan niet worden gelezen of geschreven")


def test_a_full_disk_leaves_no_half_file_behind(tmp_path):
    with full_disk(10_000), pytest.raises(OSError, match="mine"):
        write_new(tmp_path / "mine.json", b"x" * 20_000)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_folder_behind(tmp_path):
    with full_disk(10_000), pytest.raises(OSError, match="large"):
        write_all_new(tmp_path / "mine", {"small": b"x", "large": b"x" * 20_000})

    assert list((tmp_path / "mine").iterdir()) == []


def test_a_file_that_is_no_folder_is_refused(tmp_path):
    (tmp_path / "mine").write_text("")

    with pytest.raises(CommandError, match="not-empty"):
        write_all_new(tmp_path / "mine", {})


def test_a_workstation_has_no_data_of_its_own(team, tmp_path):
    done = run("export-mine", "--home", team, "--out", tmp_path / "mine.json")

    assert done.code == 1
    assert done.err == "Dit apparaat doet nog niet mee. Vraag uw team om een uitnodiging.\n"


def test_damage_is_named_and_the_rest_goes_along(filled_phone, tmp_path):
    flip_a_bit_of_entry(filled_phone / "nabij.db", number=2)

    done = succeed("export-mine", "--home", filled_phone, "--out", tmp_path / "mine.json")

    assert done.out.startswith("2 records geschreven")
    assert "1 record is beschadigd en staat er niet bij. Zie `nabij show`." in done.err


def test_the_page_for_an_appointment_is_a_pdf(filled_phone, tmp_path):
    done = succeed("report", "--home", filled_phone, "--for", "ctb", "--out", tmp_path / "page.pdf")

    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-1.4")
    assert done.out == f"Het blad staat in {tmp_path / 'page.pdf'}.\n"
    again = run("report", "--home", filled_phone, "--out", tmp_path / "page.pdf")
    assert (again.code, again.err.partition(";")[0]) == (1, f"{tmp_path / 'page.pdf'} is er al")
