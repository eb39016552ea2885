import shutil

from app.cli.homes import open_home, take_home
from tests.support.command_line import run, succeed, three_instruments, values


def test_what_is_logged_travels_and_the_team_sees_it(phone, team, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))

    sent = succeed("sync", "--home", phone, "--json").json
    received = succeed("sync", "--home", team, "--json").json

    assert sent == {"sent": 3, "received": 0, "pending": 0, "lost": [], "problems": {}}
    assert received["received"] >= 3
    own = succeed("show", "--home", phone, "--json").json["participants"][0]
    seen = succeed("show", "--home", team, "--participant", own["participant"], "--json").json
    assert seen["participants"][0]["name"] == "Jan de Vries"
    assert values(seen, "weight") == [72.5]


def test_syncing_again_changes_nothing(phone, tmp_path):
    succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"))
    succeed("sync", "--home", phone)

    again = succeed("sync", "--home", phone)

    assert again.out == "Verstuurd: 0. Nieuw opgehaald: 0.\n"


def test_an_invitation_is_made_without_closing_the_workstation(team):
    with take_home(team):
        made = succeed("invite", "--home", team, "--name", "Piet", "--json").json

    assert made["link"].startswith("http://127.0.0.1:")
    assert made["expires"] > 1_790_000_000


def test_what_was_refused_is_named_and_the_exit_code_says_so(phone, team, tmp_path):
    """A team that lost its invitations does not believe who comes with one."""
    other = tmp_path / "forgetful"
    shutil.copytree(team, other)
    participant = succeed("show", "--home", phone, "--json").json["participants"][0]["participant"]
    with open_home(other) as store:
        store.set_note(f"invitation/{participant}", None)

    done = run("sync", "--home", other)

    assert done.code == 1
    assert f"{participant}: an enrolment that nobody here invited" in done.err
    assert done.err.splitlines()[-1].startswith("Niet alles klopt: van ")
