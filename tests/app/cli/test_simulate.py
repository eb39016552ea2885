import json

from tests.support.command_line import run, succeed


def simulate(out, *more):
    arguments = ["--people", 3, "--months", 4, "--seed", 7, "--end", "2026-11-01", "--out", out]
    return run("simulate", *arguments, *more)


def test_each_person_is_a_file_and_people_json_lists_them(tmp_path):
    done = simulate(tmp_path / "out", "--json")

    index = json.loads((tmp_path / "out" / "people.json").read_text())
    assert done.json == index
    assert [each["file"] for each in index] == [
        "person-001.ndjson",
        "person-002.ndjson",
        "person-003.ndjson",
    ]
    for each in index:
        lines = (tmp_path / "out" / each["file"]).read_text().splitlines()
        assert len(lines) == each["records"] > 20
        assert max(json.loads(line).get("authored", "") for line in lines) < "2026-11-01T12"


def test_the_same_seed_makes_the_same_people(tmp_path):
    simulate(tmp_path / "one")
    simulate(tmp_path / "two")

    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert len(names) == 4
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    out = tmp_path / "out"
    simulate(out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}

    done = simulate(out)

    assert (done.code, done.err) == (
        1,
        f"{out} is niet leeg; kies een nieuwe of lege map, dan wordt niets overschreven.\n",
    )
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_what_was_invented_can_be_logged_and_scored(tmp_path, phone):
    simulate(tmp_path / "out")
    file = tmp_path / "out" / "person-001.ndjson"

    logged = succeed("log", "--home", phone, "--skip-others", file, "--json").json

    assert logged["saved"] > 20
    assert logged["skipped"] >= 3  # the clinic's: who it is, the diagnosis, a first weight
    assert len(succeed("score", file, "--json").json["responses"]) == logged["saved"]
