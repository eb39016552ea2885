from datetime import timedelta

import pytest
from fhir.resources.R4B.communication import Communication as R4Communication
from fhir.resources.R4B.task import Task as R4Task

from monitoring import fhir
from monitoring.history import standing
from monitoring.records import Author, MessageTopic
from monitoring.team_questions import DONE, SEEN, Outcome, Status, conversation, handled, team_questions
from tests.monitoring.factories import NOON, day, origin

TWO_DAYS = day(2)
MASK = MessageTopic("mask", "breathing")
HELP = MessageTopic("", "housing-aids")


def asked(name="q", at=NOON, author=Author.PATIENT, topic=MASK):
    return fhir.message("Mijn masker knelt.", "Jan", origin(name, at, author=author), topic)


def reply(name="a", at=TWO_DAYS, to="q", by="Marieke", **more):
    about = origin(name, at, **({"author": Author.CLINICIAN} | more))
    return fhir.message("Kom langs.", by, about, answers=to)


def done(
    name,
    at,
    status=SEEN,
    *,
    by="Marieke",
    topic=MASK,
    route="als-team",
    outcome=Outcome.ANSWERED,
    to="q",
    **more,
):
    about = origin(name, at, **({"author": Author.CLINICIAN} | more))
    [question] = team_questions([asked(to)])
    return handled(question, about, by, status, topic=topic, route=route, outcome=outcome)


def changed(record, **fields):
    """The same record with other fields; None takes a field away."""
    return fhir.from_fhir({k: v for k, v in (record.document | fields).items() if v is not None})


# What the team wrote | on this device only | status | seen by, after days | answered by, after days, how
STATUSES = {
    "nothing, not sent yet": ([], True, "saved", None, None),
    "nothing": ([], False, "sent", None, None),
    "seen": ([done("t", day(1))], False, "seen", ("Marieke", 1), None),
    "seen, and the server lost the question": ([done("t", day(1))], True, "seen", ("Marieke", 1), None),
    "seen twice: the first counts": (
        [done("t", day(2)), done("u", day(1), by="Joris")], False, "seen", ("Joris", 1), None,
    ),
    "a reply": ([reply()], False, "answered", ("Marieke", 2), ("Marieke", 2, "answered")),
    "seen, then a reply": (
        [done("t", day(1), by="Joris"), reply()], False, "answered", ("Joris", 1), ("Marieke", 2, "answered"),
    ),
    "by phone": (
        [done("t", day(1), DONE, outcome=Outcome.BY_PHONE)],
        False, "answered", ("Marieke", 1), ("Marieke", 1, "by-phone"),
    ),
    "no answer needed": (
        [done("t", day(1), DONE, outcome=Outcome.NO_ANSWER)],
        False, "answered", ("Marieke", 1), ("Marieke", 1, "no-answer"),
    ),
    "an outcome of another making": (
        [changed(done("t", day(1), DONE), businessStatus={"coding": [{"system": "x", "code": "no-answer"}]})],
        False, "answered", ("Marieke", 1), ("Marieke", 1, "answered"),
    ),
    "by phone, then a reply": (
        [done("t", day(1), DONE, outcome=Outcome.BY_PHONE), reply()],
        False, "answered", ("Marieke", 1), ("Marieke", 1, "by-phone"),
    ),
    "answered, then seen by somebody else": (
        [reply(at=day(1)), done("t", day(2), by="Joris")],
        False, "answered", ("Marieke", 1), ("Marieke", 1, "answered"),
    ),
    "without a name": ([done("t", day(1), by="")], False, "seen", ("", 1), None),
    "a message that answers nothing": ([reply(to="")], False, "sent", None, None),
    "a reply to something else": ([reply(to="other")], False, "sent", None, None),
    "seen was taken back": (
        [done("t", day(1)), changed(done("u", day(2), replaces="t"), status="entered-in-error")],
        False, "sent", None, None,
    ),
    "the person says that it is seen": (
        [done("t", day(1), author=Author.PATIENT)], False, "sent", None, None,
    ),
    "the person answers themselves": ([reply(author=Author.CARER)], False, "sent", None, None),
    "a task of another status": ([changed(done("t", day(1)), status="requested")], False, "sent", None, None),
    "a task without a status": ([changed(done("t", day(1)), status=None)], False, "sent", None, None),
    "a task with an odd status": (
        [changed(done("t", day(1)), status=["received"])], False, "sent", None, None,
    ),
    "a task about nothing": ([changed(done("t", day(1)), focus=None)], False, "sent", None, None),
    "a task about something else": (
        [changed(done("t", day(1)), focus={"reference": "Observation/q"})], False, "sent", None, None,
    ),
    "a task with an odd focus": ([changed(done("t", day(1)), focus="q")], False, "sent", None, None),
    "a task with an odd maker": (
        [changed(done("t", day(1)), requester="Marieke")], False, "sent", None, None,
    ),
    "a task with an odd owner": (
        [changed(done("t", day(1)), owner={"identifier": {"value": 7}})], False, "sent", None, None,
    ),
    "a task with an odd outcome": (
        [changed(done("t", day(1)), businessStatus={"coding": "phone"})], False, "sent", None, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "waits", "status", "seen", "answered"), STATUSES.values(), ids=STATUSES)
def test_where_a_question_stands(written, waits, status, seen, answered):
    found, *_ = team_questions([asked(), *written], {"q"} if waits else ())

    assert found.status == status
    assert found.is_open is (status != "answered")
    assert (found.seen and (found.seen.by, (found.seen.at - NOON).days)) == seen
    said = found.answered
    assert (said and (said.by, (said.at - NOON).days, said.outcome)) == answered


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ([], []),
        ([done("t", day(1))], ["t"]),
        ([done("t", day(1)), done("u", day(2), by="Joris")], ["t", "u"]),
        ([done("t", day(1)), done("u", day(2), DONE, outcome=Outcome.BY_PHONE)], ["u"]),
        ([done("t", day(1), DONE, outcome=Outcome.NO_ANSWER)], ["t"]),
        ([done("t", day(1)), reply()], []),
        ([reply(), done("t", day(2), DONE)], []),
    ],
)
def test_what_made_it_seen_or_closed_can_be_taken_back_unless_a_reply_was_sent(written, marks):
    [found] = team_questions([asked(), *written])

    assert [each.origin.record_id for each in found.marks] == marks


@pytest.mark.parametrize(
    ("written", "topic", "route"),
    [
        ([], MASK, ""),
        ([done("t", day(1), topic=HELP, route="gp")], HELP, "gp"),
        ([done("t", day(1), topic=HELP, route="gp"), done("u", day(2))], MASK, "als-team"),
        ([done("t", day(1), topic=HELP, route="gp"), reply()], HELP, "gp"),
        ([done("t", day(1), topic=MessageTopic(), route="")], MASK, ""),
        ([changed(done("t", day(1)), code="mask")], MASK, "als-team"),
        ([changed(done("t", day(1)), code={"coding": [{"system": "urn:x", "code": "y"}]})], MASK, "als-team"),
        ([changed(done("t", day(1)), owner={"display": "de huisarts"})], MASK, ""),
    ],
)
def test_the_teams_last_word_on_topic_and_route_counts(written, topic, route):
    [found] = team_questions([asked(), *written])

    assert (found.topic, found.route) == (topic, route)


def test_a_status_that_is_no_text_voids_nothing():
    assert len(standing([changed(asked(), status=["entered-in-error"])])) == 1


def test_each_question_stands_by_itself_the_oldest_first_with_its_replies():
    records = [
        asked("later", day(3), Author.CARER, MessageTopic()),
        reply("b", day(5)),
        reply("a", day(4)),
        asked(),
        asked("team", day(1), Author.CLINICIAN),
    ]

    first, second = team_questions(records)

    assert [each.origin.record_id for each in first.replies] == ["a", "b"]
    assert (second.message.origin.record_id, second.status) == ("later", Status.SENT)
    assert second.replies == ()


def test_in_a_conversation_a_reply_stays_with_its_question_and_what_was_said_last_is_first():
    hello = asked("hello", day(1), Author.CLINICIAN)
    records = [asked(), hello, asked("later", day(2)), reply(at=day(3)), done("t", day(9))]

    first, second, third = conversation(records, {"later"})

    assert (first.message.origin.record_id, [each.origin.record_id for each in first.replies]) == ("q", ["a"])
    assert (second.message.origin.record_id, second.status) == ("later", Status.SAVED)
    assert third == hello


def test_a_message_says_what_it_is_about_and_which_one_it_answers():
    question, answer = asked(), reply()

    assert question.document["topic"] == {
        "coding": [
            {"system": "https://nabij.nl/fhir/CodeSystem/wayfinder-question", "code": "mask"},
            {"system": "https://nabij.nl/fhir/CodeSystem/wayfinder-theme", "code": "breathing"},
        ]
    }
    assert answer.document["inResponseTo"] == [{"reference": "Communication/q"}]
    assert "topic" not in asked(topic=MessageTopic()).document
    assert fhir.from_fhir(question.document) == question
    assert fhir.from_fhir(answer.document) == answer
    for each in (question, answer):
        R4Communication.model_validate(each.document)


@pytest.mark.parametrize(
    ("fields", "topic", "answers"),
    [
        ({"topic": "mask"}, MessageTopic(), ()),
        ({"topic": {"text": "Mijn masker"}}, MessageTopic(), ()),
        ({"topic": {"coding": ["mask"]}}, MessageTopic(), ()),
        ({"topic": {"coding": [{"system": 7}, {"code": 7}]}}, MessageTopic(), ()),
        ({"inResponseTo": "Communication/a"}, MASK, ()),
        ({"inResponseTo": [{"reference": "Task/a"}, {"reference": 7}, {}, 7]}, MASK, ()),
        ({"inResponseTo": [{"reference": "Communication/a"}] * 2}, MASK, ("a",)),
    ],
)
def test_what_is_odd_in_a_message_says_nothing_and_the_message_is_read(fields, topic, answers):
    found = changed(asked(), **fields)

    assert (found.text, found.topic, found.answers) == ("Mijn masker knelt.", topic, answers)


def test_what_the_team_did_is_a_valid_task_that_a_clinician_made():
    task = done("t", NOON + timedelta(hours=1), DONE, outcome=Outcome.BY_PHONE)

    R4Task.model_validate(task.document)
    R4Task.model_validate(done("u", NOON, by="", topic=MessageTopic(), route="").document)
    assert fhir.from_fhir(task.document).origin == task.origin
    assert task.document["focus"] == {"type": "Communication", "reference": "Communication/q"}
    assert task.document["requester"] == {"type": "Practitioner", "display": "Marieke"}
    assert task.document["owner"]["identifier"]["value"] == "als-team"


def test_a_task_of_another_making_is_a_clinicians_when_its_maker_is_one():
    task = {"resourceType": "Task", "id": "t", "meta": {"lastUpdated": "2026-03-02T12:00:00Z"}}

    assert fhir.from_fhir(task | {"requester": {"type": "Practitioner"}}).origin.author is Author.CLINICIAN
    assert fhir.from_fhir(task | {"requester": {"type": "Patient"}}).origin.author is Author.PATIENT
