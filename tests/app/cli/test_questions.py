from datetime import timedelta

from app import clock
from app.cli.homes import open_home
from monitoring import fhir
from monitoring.records import Author, MessageTopic, Origin
from monitoring.team_questions import DONE, Outcome, handled, team_questions
from tests.support.command_line import run, succeed


def ask(phone, name, days_ago, topic):
    at = clock.now() - timedelta(days=days_ago)
    with open_home(phone) as store:
        question = fhir.message("Mijn masker knelt.", "Jan de Vries", Origin(name, at, at), topic)
        store.add(store.me, [question], at)


def pass_on(team, route):
    """Answer every question that is open by phone."""
    now = clock.now()
    with open_home(team) as store:
        for participant in store.participants():
            for each in team_questions(store.records(participant)):
                if each.is_open:
                    origin = Origin(f"{each.message.origin.record_id}-done", now, now, Author.CLINICIAN)
                    done = handled(
                        each, origin, "Marieke", DONE, topic=each.topic, route=route, outcome=Outcome.BY_PHONE
                    )
                    store.add(participant, [done], now)


def test_questions_are_counted_without_texts_and_names(team, phone):
    masks, food = MessageTopic("mask", "breathing"), MessageTopic("", "nutrition")
    ask(phone, "q1", 200, masks)
    ask(phone, "q2", 20, masks)
    ask(phone, "q3", 10, food)
    for home in (phone, team):
        succeed("sync", "--home", home)
    pass_on(team, "gp")
    ask(phone, "q4", 0, MessageTopic())
    for home in (phone, team):
        succeed("sync", "--home", home)

    answer = succeed("questions", "--home", team, "--json")
    told = succeed("questions", "--home", team)

    assert answer.json["months"]["3"] == {
        "questions": 3,
        "people": 1,
        "open": 1,
        "topics": {"breathing": 1, "nutrition": 1, "": 1},
        "routes": {"gp": 2, "": 1},
        "counts": [
            {"topic": "", "route": "", "questions": 1},
            {"topic": "breathing", "route": "gp", "questions": 1},
            {"topic": "nutrition", "route": "gp", "questions": 1},
        ],
    }
    assert answer.json["months"]["12"]["topics"] == {"breathing": 2, "nutrition": 1, "": 1}
    lines = told.out.splitlines()
    assert lines[0] == "Laatste 3 maanden: 3 vragen van 1 persoon. Nog open: 1."
    assert lines[1:5] == [
        "  Onderwerp",
        "       1  breathing",
        "       1  nutrition",
        "       1  Geen onderwerp",
    ]
    assert "       3  gp" in lines
    for said in (answer.out, told.out):
        assert not any(word in said for word in ("masker", "Jan", "Marieke", "q1"))


def test_a_phone_has_no_questions_of_everybody(phone):
    done = run("questions", "--home", phone)

    assert done.code == 1
    assert done.err
