"""The questions of people at the workstation: what the nurse sees of them and does with them."""

from datetime import timedelta

from app.workstation.actions import writing
from app.workstation.actions.people import people
from monitoring import fhir
from monitoring.records import NO_TOPIC, MessageTopic, Origin
from monitoring.team_questions import Outcome, Status
from tests.app.workstation.test_screens import _see

# A question of the wayfinder that leads to the team, and one that leads to somebody else.
FOOD, WORK = MessageTopic("choking", "nutrition"), MessageTopic("work", "work-money")


def asks(office, name, text, topic=NO_TOPIC, days_ago=0, record_id="q"):
    phone, at = office.phones[name], office.study.clock.now() - timedelta(days=days_ago)
    phone.add(phone.me, [fhir.message(text, name, Origin(record_id, at, at), topic)], at)


def jan_asks(office, text="Kan ik blijven werken?", topic=WORK, **more):
    jan = office.welcome("Jan de Wit")
    asks(office, "Jan de Wit", text, topic, **more)
    office.send_all()
    office.fetch()
    return jan


def only_question(office):
    [person] = people(office.services, {})
    [question] = person.questions
    return question


def test_an_open_question_stands_out_and_is_marked_as_seen_with_its_presets(office):
    jan = jan_asks(office)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        assert "Open vraag, vandaag" in app.texts()
        assert {"Werk, geld en papieren", "Nog niet gezien"} <= set(app.texts())
        assert not app.has("question-by")  # her name is known
        await app.tap("seen")
        assert "Gezien door Marieke Visser, vandaag" in app.texts()
        assert not app.has("seen")
        assert app.has("answer")

    _see(office, story)

    question = only_question(office)
    assert (question.status, question.topic, question.route) == (Status.SEEN, WORK, "employer-uwv")


def test_topic_and_route_are_changed_with_one_click_before_it_is_marked(office):
    jan = jan_asks(office)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("route-als-team")
        await app.tap("topic-more")
        await app.tap("topic-energy")
        await app.tap("by-phone")
        assert not app.has("answer")
        assert "Telefonisch besproken door Marieke Visser, vandaag" in app.texts()

    _see(office, story)

    question = only_question(office)
    assert (question.topic, question.route) == (MessageTopic("", "energy"), "als-team")
    assert question.answered.outcome is Outcome.BY_PHONE


def test_a_question_that_needs_no_answer_is_closed_and_can_be_opened_again(office):
    jan = jan_asks(office, "Dank u wel voor alles.", NO_TOPIC)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("seen")
        await app.tap("no-answer")
        assert "Geen antwoord nodig, zegt Marieke Visser, vandaag" in app.texts()
        await app.tap("reopen")
        assert "Gezien door Marieke Visser, vandaag" in app.texts()
        await app.tap("not-seen")
        assert "Nog niet gezien" in app.texts()
        assert not app.has("reopen")

    _see(office, story)

    assert only_question(office).status is Status.SENT


def test_an_answer_that_was_sent_cannot_be_taken_back(office):
    jan = jan_asks(office)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("answer")
        await app.type("reply", "Ja, vaak wel.")
        await app.tap("send-reply")
        assert not app.has("reopen")

    _see(office, story)


def test_a_question_without_a_topic_has_none_and_what_it_looks_like_is_offered(office):
    jan = jan_asks(office, "Mijn beademing maakt lawaai", MessageTopic())
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        assert "Nog niet gezien" in app.texts()
        await app.tap("topic-breathing")
        await app.tap("seen")

    _see(office, story)

    question = only_question(office)
    assert (question.topic, question.route) == (MessageTopic("", "breathing"), "als-team")


def test_a_wish_for_contact_without_words_is_like_no_topic(office):
    jan = jan_asks(office, "Ik wil graag contact.", NO_TOPIC)

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        assert app.has("topic-more")
        assert not app.has("topic-communication")
        await app.tap("topic-more")
        assert app.has("topic-communication")

    _see(office, story)


def test_an_answer_names_its_question_and_reaches_the_phone(office):
    jan = jan_asks(office)

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("answer")
        await app.tap("send-reply")
        assert app.text("question-note") == "Schrijf eerst een bericht."
        await app.type("reply", "Ja, vaak wel.")
        await app.tap("send-reply")
        assert app.text("question-note").startswith("Schrijf eerst uw naam.")
        await app.type("question-by", " Marieke  Visser ")
        await app.tap("not-now")
        await app.tap("answer")
        assert app.by_key("reply").value == "Ja, vaak wel."
        await app.tap("send-reply")
        assert not app.has("answer")
        assert not app.has("sender")  # nor is the name asked for over a message
        said = app.texts()
        assert "Beantwoord door Marieke Visser, vandaag" in said
        assert said.index("Kan ik blijven werken?") < said.index("Ja, vaak wel.")

    _see(office, story)
    office.fetch()
    office.send_all()

    question = only_question(office)
    assert [each.text for each in question.replies] == ["Ja, vaak wel."]
    assert writing.sender(office.services) == "Marieke Visser"
    phone = office.phones["Jan de Wit"]
    replies = [r for r in phone.records(jan) if getattr(r, "answers", None) == ("q",)]
    assert [each.text for each in replies] == ["Ja, vaak wel."]


def test_a_name_is_asked_once_for_all_questions(office):
    jan = jan_asks(office)
    asks(office, "Jan de Wit", "Slikken gaat slecht.", FOOD, record_id="second")
    office.send_all()
    office.fetch()

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        assert len(app.find("question-by")) == len(app.find("seen")) == 2
        first = app.find("question-by")[0]
        app.session.apply_patch(first._i, {"value": "Marieke Visser"})
        await app.fire(first, "change", "Marieke Visser")
        for left in (1, 0):
            await app.fire(app.find("seen")[0], "click", None)
            assert len(app.find("seen")) == left
        assert not app.has("question-by")

    _see(office, story)

    [person] = people(office.services, {})
    assert [each.seen.by for each in person.questions] == ["Marieke Visser"] * 2


def test_an_answer_that_is_too_long_stays_on_the_screen(office):
    jan = jan_asks(office)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("answer")
        await app.type("reply", "x" * 2_000_000)
        await app.tap("send-reply")
        assert app.text("question-note") == "Dit bericht is te lang. Maak er twee van."
        assert app.has("reply")

    _see(office, story)

    assert only_question(office).status is Status.SENT


def test_a_message_that_answers_nothing_leaves_the_question_open(office):
    jan = jan_asks(office)
    writing.write_message(office.services, jan, "Welkom.", "Marieke")

    [person] = people(office.services, {})

    assert person.waits
    assert len(person.open_questions) == 1


def test_open_questions_of_everybody_are_listed_the_oldest_first(office):
    office.welcome("Ria Bos")
    asks(office, "Ria Bos", "Slikken gaat slecht.", FOOD, days_ago=3, record_id="old")
    jan = jan_asks(office, record_id="new")

    async def story(app):
        await app.tap("place-questions")
        assert "Vragen" in app.texts()
        assert app.text("questions-open").startswith("2 vragen staan open. Opgehaald vandaag")
        keys = [each.key for each in app.controls() if str(each.key) in ("question-old", "question-new")]
        assert list(dict.fromkeys(keys)) == ["question-old", "question-new"]
        assert app.label("question-old") == "Ria Bos Eten en drinken Nog niet gezien 3 dagen geleden"
        await app.tap("question-new")
        assert app.page.route == f"/person/{jan.hex()}"

    _see(office, story)


def test_questions_are_counted_by_topic_and_route_over_a_period(office):
    jan = jan_asks(office, record_id="new")
    asks(office, "Jan de Wit", "Slikken gaat slecht.", FOOD, days_ago=200, record_id="old")
    office.send_all()
    office.fetch()
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.open(f"/person/{jan.hex()}")
        await app.tap("place-questions")
        assert app.text("counts-short") == "1 vraag van 1 persoon. Nog open: 1."
        assert numbers(app) == [["Werk, geld en papieren", "1", "1"], ["Totaal", "1", "1"]]
        await app.tap("months-12")
        assert numbers(app) == [
            ["Eten en drinken", "1", "1"], ["Werk, geld en papieren", "1", "1"], ["Totaal", "2", "2"],
        ]  # fmt: skip
        assert any(text.startswith("Een getal onder de 5 zegt weinig") for text in app.texts())

    _see(office, story)


def numbers(app):
    return [[cell.content.value for cell in row.cells] for row in app.by_key("counts-table").rows]


def test_without_questions_there_is_nothing_to_count(office):
    office.welcome("Jan")
    office.fetch()

    async def story(app):
        await app.tap("place-questions")
        assert app.text("questions-open").startswith("Er staan geen vragen open. Opgehaald vandaag")
        assert app.text("counts-short") == "0 vragen van 0 mensen. Nog open: 0."
        assert not app.has("counts-table")

    _see(office, story)
