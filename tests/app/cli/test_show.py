import sqlite3

from monitoring.measures import Measure
from tests.support.command_line import run, succeed, three_instruments, values


def test_series_hold_every_measure_with_its_points(phone, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))

    shown = succeed("show", "--home", phone, "--series", "--json").json

    assert "records" not in shown["participants"][0]
    series = shown["participants"][0]["series"]
    assert series.keys() == {measure.value for measure in Measure}
    assert {name: values(shown, name) for name in series if values(shown, name)} == {
        "alsfrs-r": [36],
        "alsfrs-r-bulbar": [9],
        "alsfrs-r-fine-motor": [9],
        "alsfrs-r-gross-motor": [9],
        "alsfrs-r-respiratory": [9],
        "weight": [72.5],
        "well-being": [7],
    }
    assert series["weight"] == {
        "unit": "kg",
        "least": None,
        "most": None,
        "points": [{"at": "2026-11-02T09:30:00+00:00", "value": 72.5, "record": "weight-1"}],
    }


def test_records_and_latest_values_are_listed_for_people(phone, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))

    lines = succeed("show", "--home", phone).out.splitlines()

    assert lines[1:4] == [
        "  2026-11-02 09:30  QuestionnaireResponse weekly-check-in|1.0.0",
        "  2026-11-02 09:30  QuestionnaireResponse weight|1.1.0",
        "  2026-11-02 09:30  QuestionnaireResponse alsfrs-r|1.0.0",
    ]
    assert "  weight: 2026-11-02 72.5" in lines


def test_only_the_participant_that_was_asked_for_is_shown(phone):
    whole = succeed("show", "--home", phone, "--json").json["participants"][0]["participant"]

    assert succeed("show", "--home", phone, "--participant", whole[:8], "--json").json["participants"]
    done = run("show", "--home", phone, "--participant", "ffffffffffff")
    assert (done.code, done.err) == (1, "Hier is geen dossier dat met ffffffffffff begint.\n")


def test_damage_is_named_and_the_rest_is_shown(phone, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))
    flip_a_bit_of_entry(phone / "nabij.db", number=2)

    shown = succeed("show", "--home", phone, "--json").json["participants"][0]

    assert [record["id"] for record in shown["records"]] == ["check-in-1", "alsfrs-r-1"]
    assert [damage["kind"] for damage in shown["damage"]] == ["entry"]
    assert shown["damage"][0]["name"].endswith("/2")
    assert "  beschadigd: entry " in succeed("show", "--home", phone).out


def flip_a_bit_of_entry(database, number):
    with sqlite3.connect(database) as db:
        rows = db.execute("select rowid, raw from items where kind = 4 order by name").fetchall()
        rowid, raw = rows[number - 1]
        spoiled = raw[:-1] + bytes([raw[-1] ^ 1])
        db.execute("update items set raw = ? where rowid = ?", [spoiled, rowid])
    db.close()
