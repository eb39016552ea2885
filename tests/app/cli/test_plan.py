from icalendar import Calendar

from tests.support.command_line import run, succeed


def test_the_plan_is_told_and_its_reminders_are_written(phone, tmp_path):
    file = tmp_path / "plan.ics"

    told = succeed("plan", "--home", phone, "--ics", file)

    assert "Gewicht: elke week" in told.out.splitlines()
    assert f"De herinneringen staan in {file}." in told.out
    assert {str(event["SUMMARY"]) for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")} == {
        "Nabij"
    }


def test_a_program_reads_the_plan_as_data(phone):
    answer = succeed("plan", "--home", phone, "--json").json

    assert answer["asking"] == "yes"
    assert answer["every"]["weight"] == "7"
    assert "weight" in answer["due"]


def test_a_workstation_has_no_plan_of_its_own(team):
    done = run("plan", "--home", team)

    assert done.code == 1
    assert done.err
