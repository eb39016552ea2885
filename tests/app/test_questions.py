"""A question to the team on the phone: what it is about, where it stands, and the reply beside it."""

from datetime import timedelta

from app.actions import notebook, reading, sharing, writing
from app.actions.writers import Writer
from monitoring import fhir
from monitoring.records import Author, Communication, MessageTopic, Origin
from monitoring.team_questions import DONE, SEEN, Outcome, handled, team_questions
from tests.app.phones import joined_phone, new_phone
from tests.app.test_wayfinder import guided
from tests.support.study import NOON


def travel(phone):
    """Let everything reach the other side, both ways."""
    for store in (phone.services.store, phone.team, phone.services.store):
        phone.study.sync(store)
    phone.session.read(phone.services)


def team_says(phone, *records):
    phone.team.add(phone.services.store.me, records, NOON)
    for store in (phone.team, phone.services.store):
        phone.study.sync(store)
    phone.session.read(phone.services)


def by_team(record_id, minutes=0):
    at = NOON + timedelta(minutes=minutes)
    return Origin(record_id, at, at, Author.CLINICIAN)


def marked(phone, record_id, status, by="Marieke Visser", **more):
    [question] = team_questions(phone.team.records(phone.services.store.me))
    topic = question.topic
    return handled(question, by_team(record_id), by, status, topic=topic, route="als-team", **more)


def ask(phone, text="Mijn masker knelt.", topic=None):
    more = [topic] if topic else []
    asked = writing.write_message(phone.services, text, "Jan", Writer(), *more)
    phone.session.read(phone.services)
    return asked


def test_a_question_that_began_at_the_wayfinder_says_what_it_is_about(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/question/mask")
            await app.tap("ask-team")
            await app.tap("ask")
            await app.tap("done")
            await app.open("/contact")
            await app.tap("ask")

        phone.use(story)

        me = phone.services.store.me
        asked = [r for r in phone.services.store.records(me) if isinstance(r, Communication)]
        theme = phone.services.guide.questions["mask"].theme
        assert [each.topic for each in asked] == [MessageTopic("mask", theme), MessageTopic()]


def test_a_question_says_where_it_stands_from_saved_to_answered(tmp_path):
    with joined_phone(tmp_path) as phone:
        asked = ask(phone)

        async def story(app):
            await app.open("/team")
            assert app.text(f"stands-{asked}") == "Bewaard op dit apparaat. Nog niet verstuurd."
            phone.study.sync(phone.services.store)
            phone.session.shared(phone.services, sharing.Outcome())  # nothing came in
            await app.settle()
            assert app.text(f"stands-{asked}") == "Verstuurd naar uw team."
            travel(phone)
            team_says(phone, marked(phone, "seen", SEEN))
            await app.settle()
            seen = "Uw team heeft dit gezien: Marieke Visser, vandaag om 12:00."
            assert app.text(f"stands-{asked}") == seen
            reply = fhir.message("Kom maandag langs.", "Joris Bos", by_team("reply", 5), answers=asked)
            team_says(phone, reply)
            await app.settle()
            answered = "Uw team heeft geantwoord: Joris Bos, vandaag om 12:05."
            assert app.text(f"stands-{asked}") == answered
            said = app.texts()
            at = said.index("Mijn masker knelt.")
            assert said[at - 1 : at + 5] == [
                "U, vandaag",
                "Mijn masker knelt.",
                answered,
                "JB",
                "Joris Bos, vandaag",
                "Kom maandag langs.",
            ]

        phone.use(story)


def test_what_was_discussed_by_phone_says_so_whoever_wrote_it_down(tmp_path):
    with joined_phone(tmp_path) as phone:
        asked = ask(phone)
        travel(phone)
        team_says(phone, marked(phone, "done", DONE, by="", outcome=Outcome.BY_PHONE))

        async def story(app):
            await app.open("/team")
            assert app.text(f"stands-{asked}") == "Telefonisch besproken: vandaag om 12:00."

        phone.use(story)


def test_what_needed_no_answer_says_who_read_it(tmp_path):
    with joined_phone(tmp_path) as phone:
        asked = ask(phone, "Dank u wel.")
        travel(phone)
        team_says(phone, marked(phone, "done", DONE, outcome=Outcome.NO_ANSWER))

        async def story(app):
            await app.open("/team")
            read = "Uw team heeft dit gelezen. Een antwoord was niet nodig: Marieke Visser, vandaag om 12:00."
            assert app.text(f"stands-{asked}") == read

        phone.use(story)


def test_an_answer_is_on_today_until_it_was_opened(tmp_path):
    with joined_phone(tmp_path) as phone:
        asked = ask(phone)
        travel(phone)
        team_says(phone, fhir.message("Kom langs.", "Joris Bos", by_team("reply"), answers=asked))

        async def story(app):
            assert "Antwoord van uw team" in app.texts()
            assert app.label("message") == "JB Joris Bos, vandaag Kom langs."
            await app.tap("message")
            await app.tap("place-today")
            assert not app.has("message")
            team_says(phone, fhir.message("Tot maandag.", "Joris Bos", by_team("later", 9)))
            await app.settle()
            assert "Bericht van uw team" in app.texts()
            assert app.label("message") == "JB Joris Bos, vandaag Tot maandag."

        phone.use(story)

        assert reading.overview(phone.services).news.text == "Tot maandag."  # the other one was opened


def test_what_is_said_last_stands_first_and_a_reply_stays_with_its_question(tmp_path):
    with joined_phone(tmp_path) as phone:
        first = ask(phone, "De eerste vraag.")
        phone.study.clock.pass_days(0.01)
        ask(phone, "De tweede vraag.")
        travel(phone)
        team_says(phone, fhir.message("Welkom.", "Joris Bos", by_team("hello", -60)))

        async def story(app):
            await app.open("/team")
            assert order(app) == ["De tweede vraag.", "De eerste vraag.", "Welkom."]
            team_says(phone, fhir.message("Ja.", "Joris Bos", by_team("reply", 60), answers=first))
            await app.settle()
            assert order(app) == ["De eerste vraag.", "Ja.", "De tweede vraag.", "Welkom."]

        phone.use(story)


def order(app):
    said = {"De eerste vraag.", "De tweede vraag.", "Welkom.", "Ja."}
    return [text for text in app.texts() if text in said]


def test_what_was_written_before_joining_waits_on_this_device(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        asked = ask(phone)

        assert notebook.waiting(phone.services) == {asked}


def test_large_text_puts_the_face_above_a_reply(tmp_path):
    with joined_phone(tmp_path) as phone:
        asked = ask(phone)
        travel(phone)
        team_says(phone, fhir.message("Kom langs.", "Joris Bos", by_team("reply"), answers=asked))
        phone.session.text_size = 2.0

        async def story(app):
            await app.open("/team")
            assert "Kom langs." in app.texts()

        phone.use(story)
