"""Getting ready for an appointment: questions, looking back, showing, printing, sending, putting away."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as Valid

from app.actions import exporting, notebook, visiting, writing
from app.actions.writers import Writer
from app.guide import Guide
from app.report.contents import page
from app.visit_questions import suggestions
from monitoring import fhir
from monitoring.measures import Measure
from monitoring.recent import Recent, recent
from monitoring.records import Communication
from monitoring.steps import parse as parse_theme
from monitoring.visits import Preparation
from tests.app.phones import INSTRUMENTS, WORDS, joined_phone, new_phone
from tests.app.test_filling_in import fill_up, make_room
from tests.app.test_places import alsfrs_r
from tests.monitoring.test_changes import trend
from tests.monitoring.wayfinder_files import step, text, theme
from tests.support.pdf import read
from tests.support.study import NOON

SAY = WORDS["nl"]
GUIDE = Guide((parse_theme(theme(step("voice", title=text("Uw stem opnemen")), step("house"), step("aid"))),))
FROM_WAYFINDER = "“Uw stem opnemen”: is dat nu iets voor mij?"
APPOINTMENT = {
    "resourceType": "Appointment",
    "id": "before",
    "status": "booked",
    "start": (NOON - timedelta(days=50)).isoformat(),
    "participant": [{"status": "accepted", "actor": {"display": "Marieke Visser"}}],
    "meta": {"lastUpdated": (NOON - timedelta(days=60)).isoformat()},
}


@contextmanager
def phone_with_guide(tmp_path, opened=joined_phone):
    with opened(tmp_path) as found:
        phone = found if opened is joined_phone else found[0]
        phone.services = replace(phone.services, guide=GUIDE)
        yield phone


@contextmanager
def courses(tmp_path):
    """Somebody whose arms and hands needed more help for three months."""
    with phone_with_guide(tmp_path) as phone:
        phone.filled("alsfrs-r", alsfrs_r(), 120)
        for days_ago in (100, 60, 1):
            phone.filled("alsfrs-r", alsfrs_r(cutting=2, dressing=2), days_ago)
        yield phone


def wrote(phone, *questions, **more):
    visiting.keep(phone.services, Preparation("", NOON, questions, **more), Writer())
    phone.session.read(phone.services)


def prepared(phone):
    return visiting.current(phone.services)


def test_three_questions_are_written_down_in_one_go_and_are_there_again(tmp_path):
    with phone_with_guide(tmp_path) as phone:

        async def story(app):
            await app.open("/team")
            await app.tap("visit")
            assert app.text("none").startswith("Nog geen vragen.")
            assert not app.has("discussed")
            await app.tap("write")
            await app.type("question-1", " Waarom ben ik zo moe? ")
            await app.type("question-3", "Is er een studie?")
            await app.type("companion", "Ans")
            await app.tap("keep")
            assert app.page.route == "/visit"
            assert app.text("question-1") == "1. Waarom ben ik zo moe?"
            assert app.text("question-2") == "2. Is er een studie?"
            assert app.text("companion") == "Ans"
            await app.tap("write-more")
            assert app.by_key("question-2").value == "Is er een studie?"
            await app.type("question-2", "")
            await app.tap("keep")
            assert not app.has("question-2")

        phone.use(story)

        first, second = phone.responses()
        assert second.origin.replaces == first.origin.record_id
        assert prepared(phone).questions == ("Waarom ben ik zo moe?",)
        assert all(Valid.model_validate(fhir.to_fhir(each)) for each in phone.responses())


def test_nothing_written_is_nothing_kept(tmp_path):
    with phone_with_guide(tmp_path) as phone:

        async def story(app):
            await app.open("/visit/write")
            await app.type("question-1", "  ")
            await app.tap("keep")
            assert app.has("none")

        phone.use(story)

        assert phone.responses() == []


def test_what_is_too_long_stays_on_the_screen_and_says_so(tmp_path):
    with phone_with_guide(tmp_path) as phone:

        async def story(app):
            await app.open("/visit/write")
            await app.type("question-2", "x" * 181)
            await app.tap("keep")
            assert app.text("question-1-error") == "Dit is te lang voor één blad. Tot 180 letters past het."
            assert app.by_key("question-2").value == "x" * 181

        phone.use(story)

        assert phone.responses() == []


def test_a_full_disk_loses_nothing_that_was_typed(tmp_path):
    with phone_with_guide(tmp_path) as phone:

        async def story(app):
            await app.open("/visit/write")
            await app.type("question-1", "Waarom?")
            fill_up(phone)
            await app.tap("keep")
            assert app.text("trouble").startswith("Bewaren lukt niet")
            assert app.by_key("question-1").value == "Waarom?"
            make_room(phone)
            await app.tap("keep")
            assert app.text("question-1") == "1. Waarom?"

        phone.use(story)


def test_a_question_is_taken_over_with_one_tap_until_there_are_three(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        phone.filled("alsfrs-r", alsfrs_r(), 120)
        phone.filled("alsfrs-r", alsfrs_r(cutting=1, dressing=1), 1)

        async def story(app):
            await app.open("/visit")
            assert app.label("take-0") == "Mijn armen en handen vragen meer hulp. Wat kan helpen?"
            assert app.label("take-1") == FROM_WAYFINDER
            await app.tap("take-1")
            assert app.text("question-1") == f"1. {FROM_WAYFINDER}"
            assert app.label("take-1") != FROM_WAYFINDER
            await app.tap("take-0")
            await app.tap("take-0")
            assert app.has("question-3")
            assert not app.has("take-0")

        phone.use(story)

        visiting.take_over(phone.services, "Een vierde?", Writer())
        assert len(prepared(phone).questions) == 3


def test_looking_back_goes_three_months_back_when_no_appointment_is_known(tmp_path):
    with courses(tmp_path) as phone:

        async def story(app):
            await app.open("/visit")
            assert all(app.has(f"period-{each}") for each in ("1", "3", "6", "12"))
            assert "Sinds augustus" in app.texts()
            assert app.text("changed-0").startswith("Er is weinig veranderd")
            await app.tap("period-6")
            assert "Sinds mei" in app.texts()
            assert app.text("changed-0") == "Uw armen en handen vragen meer hulp dan in juli."

        phone.use(story)


def test_looking_back_begins_at_the_last_appointment_when_it_is_known(tmp_path):
    with courses(tmp_path) as phone:

        async def story(app):
            await app.open("/visit")
            assert not app.has("period-12")
            assert "Sinds 2 oktober" in app.texts()
            assert app.text("changed-0").startswith("Er is weinig veranderd")
            await app.tap("period-6")
            assert app.text("changed-0") == "Uw armen en handen vragen meer hulp dan in juli."
            await app.tap("show")
            assert app.page.route == "/visit/show/6"
            assert "Uw armen en handen vragen meer hulp dan in juli." in app.texts()

        notebook.write(phone.services, fhir.from_fhir(APPOINTMENT))
        wrote(phone, "Waarom?")
        phone.use(story)


def test_it_is_shown_large_with_whose_questions_these_are(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom ben ik zo moe?", remember="De brief", companion="Ans")

        async def story(app):
            await app.open("/visit")
            await app.tap("show")
            said = app.texts()
            assert said[1:3] == ["Vragen van Jan de Wit", "1. Waarom ben ik zo moe?"]
            assert {"De brief", "Gaat mee: Ans", "Hier is nog niets te vergelijken."} <= set(said)
            assert app.by_key("question-1").style.size == 34
            await app.open("/visit/show/for-ever")
            assert "Sinds augustus" in app.texts()
            await app.tap("back")
            assert app.page.route == "/visit"

        phone.use(story)


def test_the_questions_go_to_the_team_once_and_a_change_can_go_again(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom ben ik zo moe?", remember="De brief")

        async def story(app):
            await app.open("/visit")
            await app.tap("send")
            assert app.text("sent") == "U stuurde deze vragen eerder vandaag naar uw team."
            assert not app.has("send")
            await app.open("/visit/write")
            await app.type("question-2", "Is er een studie?")
            await app.tap("keep")
            assert app.has("send")

        phone.use(story)

        [message] = [r for r in notebook.records(phone.services) if isinstance(r, Communication)]
        assert message.text.splitlines() == [
            "Dit wil ik graag bespreken bij mijn afspraak.",
            "1. Waarom ben ik zo moe?",
            "Wat niet mag ontbreken: De brief",
        ]


def test_what_was_discussed_is_put_away_stays_readable_and_can_come_back(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom ben ik zo moe?", companion="Ans")

        async def story(app):
            await app.open("/visit")
            assert not app.has("before")
            await app.tap("discussed")
            assert app.has("none")
            await app.tap("before")
            said = app.texts()
            assert {"Besproken op 21 november 2026", "1. Waarom ben ik zo moe?", "Ans"} <= set(said)
            await app.tap("bring-back")
            assert app.text("question-1") == "1. Waarom ben ik zo moe?"
            await app.tap("discussed")
            await app.tap("write")
            await app.type("question-1", "Iets nieuws?")
            await app.tap("keep")
            await app.tap("before")
            assert app.has("question-1")
            assert not app.has("bring-back")  # something else is being prepared

        phone.use(story)

        assert [each.questions for each in visiting.preparations(phone.services)] == [
            ("Iets nieuws?",), ("Waarom ben ik zo moe?",),
        ]  # fmt: skip


def test_nothing_was_asked_before(tmp_path):
    with phone_with_guide(tmp_path) as phone:

        async def story(app):
            await app.open("/visit/before")
            assert "Hier komen uw vragen als ze besproken zijn." in app.texts()

        phone.use(story)


def test_before_joining_it_is_there_too_without_a_team_to_send_to(tmp_path):
    with phone_with_guide(tmp_path, new_phone) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("visit")
            await app.tap("write")
            assert "Dit blijft op dit apparaat." in app.texts()
            await app.type("question-1", "Waarom?")
            await app.tap("keep")
            assert app.text("question-1") == "1. Waarom?"
            assert app.has("print")
            assert not app.has("send")

        phone.use(story)


def test_the_page_for_a_visit_begins_with_the_questions(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom ben ik zo moe?", "Is er een studie?", remember="De brief", companion="Ans")

        async def story(app):
            app.page.web = True
            await app.open("/visit")
            await app.tap("print")
            [(_, asked)] = [call for call in app.connection.calls if call[0] == "save_file"]
            assert asked["file_name"] == "nabij-afspraak-2026-11-21.pdf"
            assert "Waarom ben ik zo moe?" in read(asked["src_bytes"]).text
            assert app.text("outcome").startswith("Het blad is bewaard als bestand.")

        phone.use(story)

        pdf = read(exporting.appointment(phone.services, SAY, "visit").data)
        assert pdf.pages == 1
        lines = [each.text for each in pdf.written]
        first = lines.index("Mijn vragen")
        assert lines[first + 1 : first + 6] == [
            "1. Waarom ben ik zo moe?",
            "2. Is er een studie?",
            "Wat niet mag ontbreken: De brief",
            "Gaat mee: Ans",
            "In het kort",
        ]
        assert "Mijn vragen" not in read(exporting.appointment(phone.services, SAY, "gp").data).text


def test_what_was_put_away_is_not_on_the_page(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom?")
        visiting.put_away(phone.services, Writer())

        made = page(SAY, notebook.records(phone.services), INSTRUMENTS, "visit", NOON)

        assert made.questions is None
        assert made.about.endswith("Er zijn nog geen vragen beantwoord.")  # one's own count for nothing


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_can_become_less_has_a_question_of_its_own(language):
    measures = [trend(Measure(name), (28, 12), (0, 2)) for name in Measure if name.startswith("alsfrs-r-")]
    found = recent({each.measure: each for each in measures}, (), NOON + timedelta())
    offered = suggestions(WORDS[language], found or Recent(), (), ())

    assert all(each.endswith("?") for each in offered)


def test_a_message_to_the_team_is_not_taken_for_these_questions(tmp_path):
    with phone_with_guide(tmp_path) as phone:
        wrote(phone, "Waarom?")
        writing.write_message(phone.services, "Dag", "Jan", Writer())
        phone.session.read(phone.services)

        assert visiting.sent(phone.session.overview, visiting.as_message(SAY, prepared(phone))) is None
