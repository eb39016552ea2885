from app.cli.homes import open_home
from app.clock import new_id, now
from monitoring import path_changes
from monitoring.records import Author, Origin, StepMark
from tests.support.command_line import run, succeed


def test_a_phone_tells_its_own_path_and_a_workstation_that_of_everybody(phone, team):
    succeed("sync", "--home", phone)
    succeed("sync", "--home", team)
    with open_home(phone) as store:
        me, origin = store.me, Origin(new_id(), now(), now(), Author.PATIENT)
        mark = StepMark("on-hold", None, "Een eigen stap")
        store.add(me, [path_changes.write(origin, {"own-1": mark})], now())
    succeed("sync", "--home", phone)
    succeed("sync", "--home", team)

    [mine] = succeed("path", "--home", phone, "--json").json["participants"]
    [theirs] = succeed("path", "--home", team, "--participant", me.hex()[:8], "--json").json["participants"]

    assert mine == theirs
    assert (mine["name"], mine["phase"]) == ("Jan de Vries", "rehabilitation")
    own = {"id": "own-1", "title": "Een eigen stap", "place": "not-now", "reason": "person"}
    assert own in mine["steps"]
    lines = succeed("path", "--home", phone).out.splitlines()
    assert lines[0] == f"{me.hex()}  Jan de Vries  rehabilitation"
    assert "  not-now  person  own-1  Een eigen stap" in lines


def test_a_phone_that_has_not_joined_has_a_path_too(tmp_path):
    home = tmp_path / "phone"
    with open_home(home, new=True):
        pass

    [mine] = succeed("path", "--home", home, "--json").json["participants"]

    assert (mine["participant"], mine["name"]) == ("", "")
    assert mine["steps"][0]["place"] == "now"


def test_somebody_who_is_not_here_is_refused(team, phone):
    done = run("path", "--home", team, "--participant", "zz")

    assert done.code == 1
    assert done.err
