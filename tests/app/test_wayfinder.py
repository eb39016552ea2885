"""The wayfinder: where to go with a question, and what is good to do now."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from app.actions import contacting, notebook, wayfinding
from app.actions.writers import Writer
from app.guide import Guide
from monitoring import path_changes
from monitoring.care import Contact
from monitoring.path_changes import PLANNED
from monitoring.question_routes import parse, parse_contacts
from monitoring.records import Author, Communication, Origin, PathChange, StepMark
from monitoring.steps import parse as parse_theme
from monitoring.word_list import parse as parse_words
from tests.app.phones import joined_phone, new_phone
from tests.app.test_joining import Network, join
from tests.monitoring.wayfinder_files import CITED, contact, question, step, text, theme
from tests.support.study import NOON

STEPS = (
    step(
        "voice",
        sooner={"first": {"item": "alsfrs-r/speech", "at-most": 3}},
        sooner_because=text("Speech is less."),
    ),
    step(
        "visit", next=["house", "relief"], more=[text("More of it")], prepare=[text("A list")], every_months=3
    ),
    step("house"),
    step("check", diagnoses=["als"]),
    step("work"),
    step("old", review_by="2026-10-01"),
    step("hear", phase="diagnostic"),
    step("relief", **{"for": ["carer"]}),
)
QUESTIONS = (
    question(
        "mask",
        "Mijn masker lekt",
        "beademing",
        contact="ctb",
        urgent_contact="emergency",
        ready=[text("Its name")],
    ),
    question("fall", "Ik ben gevallen", "vallen"),
    question("tired", "Ik ben moe van het zorgen", "zorgen", **{"for": ["carer"]}),
)
CONTACTS = (
    contact("als-team"),
    contact("ctb", phone="088 000 00 34", own=False, site="https://example.org", mail="ctb@example.org"),
    contact("emergency", phone="112", own=False),
)
WORD = {
    "id": "team", "word": text("Team"), "also": {"nl": [], "en": []}, "means": text("Who help you."),
    "sources": CITED["sources"],
}  # fmt: skip
TOPIC = {"theme": "breathing", "title": text("Breathing"), "questions": list(QUESTIONS)}
GUIDE = Guide(
    (parse_theme(theme(*STEPS)),),
    (parse(TOPIC),),
    {each.id: each for each in parse_contacts({"contacts": list(CONTACTS)})},
    parse_words({"words": [WORD]}),
)


@contextmanager
def guided(tmp_path, opened=joined_phone):
    with opened(tmp_path) as found:
        phone = found if opened is joined_phone else found[0]
        phone.services = replace(phone.services, guide=GUIDE)
        yield phone


def changes(phone):
    records = phone.services.store.records(phone.services.store.me)
    return [record for record in records if isinstance(record, PathChange)]


def test_the_first_step_says_why_and_with_whom_and_the_others_follow(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            assert app.text("step-voice") == "voice title"
            assert {"voice why", "voice with"} <= set(app.texts())
            assert [key for key in ("step-visit", "step-house", "step-check") if app.has(key)]
            assert app.label("more-steps") == "Nog 2 stappen"
            assert not app.has("step-relief")  # for carers
            await app.tap("more-steps")
            assert app.has("step-work")

        phone.use(story)


def test_not_now_is_an_answer_and_can_be_taken_back(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("not-now-voice")
            assert app.text("step-visit") == "visit title"  # the next one leads
            assert not app.has("step-voice")
            await app.tap("more")
            await app.tap("put-away")
            assert app.label("step-voice") == "voice title U koos eerder vandaag voor niet nu."
            await app.tap("step-voice")
            assert app.text("why-shown") == "U koos eerder vandaag voor niet nu."
            await app.tap("bring-forward")
            assert app.text("why-shown") == "U wilde dit eerder vandaag zien."

        phone.use(story)

        first, second = changes(phone)
        assert first.marks == {"voice": StepMark("on-hold", (NOON + timedelta(days=91)).date())}
        assert second.marks == {"voice": StepMark("scheduled")}


def test_a_step_tells_all_it_has_and_is_ticked_off(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/step/visit")
            said = app.texts()
            assert {"visit what", "visit when Elke 3 maanden.", "A list", "Bij u in de buurt"} <= set(said)
            assert app.text("why-shown") == "Dit hoort bij de fase van nu."
            assert app.text("reviewed") == "Nagekeken op 1 maart 2026. Bron: ours"
            assert "More of it" not in said
            await app.tap("read-more")
            assert "More of it" in app.texts()
            await app.tap("done")
            assert app.text("why-shown") == "U zette dit eerder vandaag op gedaan."
            assert not app.has("step-relief")  # for carers
            await app.tap("step-house")
            assert app.page.route == "/step/house"

        phone.use(story)


def test_a_text_that_was_not_reviewed_in_time_says_so(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/step/old")
            assert app.text("reviewed").startswith("Deze tekst is lang niet nagekeken.")

        phone.use(story)


def test_what_was_filled_in_brings_a_step_forward_and_shows_the_values(tmp_path):
    with guided(tmp_path) as phone:
        phone.filled("alsfrs-r", {"speech": "speech-3"}, days_ago=1)

        async def story(app):
            await app.open("/wayfinder")
            assert app.text("reason-voice") == "Speech is less."
            await app.tap("more-voice")
            said = app.text("why-shown")
            assert said.startswith("Speech is less.")
            assert "gisteren" in said

        phone.use(story)


def test_the_teams_own_step_arrives_and_is_visible_as_theirs(tmp_path):
    with guided(tmp_path) as phone:
        origin = Origin("own", NOON - timedelta(days=1), NOON - timedelta(days=1), Author.CLINICIAN)
        mark = StepMark(PLANNED, None, "Bel de thuiszorg", "Vraag naar Anna.")
        change = path_changes.write(origin, {"own-1": mark}, writer="Marieke Visser")
        phone.study.sync(phone.services.store)
        phone.study.sync(phone.team)
        phone.team.add(phone.services.store.me, [change], NOON)
        phone.study.sync(phone.team)
        phone.study.sync(phone.services.store)
        phone.session.read(phone.services)

        async def story(app):
            await app.open("/wayfinder")
            assert app.text("step-own-1") == "Bel de thuiszorg"
            assert app.text("reason-own-1") == "Marieke Visser zette dit gisteren voor u klaar."
            await app.tap("more-own-1")
            assert "Vraag naar Anna." in app.texts()
            assert "Marieke Visser, gisteren" in app.texts()
            await app.tap("done")
            await app.tap("back")
            assert app.text("step-voice") == "voice title"

        phone.use(story)

        assert changes(phone)[-1].marks["own-1"] == StepMark(
            "completed", None, "Bel de thuiszorg", "Vraag naar Anna."
        )


def test_a_phase_that_the_team_chose_says_so_until_the_person_chooses(tmp_path):
    with guided(tmp_path) as phone:
        origin = Origin("own", NOON - timedelta(days=1), NOON - timedelta(days=1), Author.CLINICIAN)
        phone.study.sync(phone.services.store)
        phone.study.sync(phone.team)
        chosen = path_changes.write(origin, {}, "last-phase", "Marieke Visser")
        phone.team.add(phone.services.store.me, [chosen], NOON)
        phone.study.sync(phone.team)
        phone.study.sync(phone.services.store)
        phone.session.read(phone.services)
        said = "Marieke Visser koos deze fase gisteren. U mag altijd een andere kiezen."

        async def story(app):
            await app.open("/wayfinder")
            assert app.text("whose-phase") == said
            await app.tap("phase-last-phase")
            assert app.text("is-now") == f"Dit is nu uw fase. {said}"
            await app.open("/phase/rehabilitation")
            await app.tap("choose")
            await app.tap("back")
            assert not app.has("whose-phase")

        phone.use(story)


def test_another_phase_is_looked_at_and_chosen(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("phase-diagnostic")
            assert app.has("step-hear")
            await app.tap("choose")
            assert app.text("is-now") == "Dit is nu uw fase."
            await app.tap("back")
            assert app.text("step-hear") == "hear title"
            await app.open("/phase/last-phase")
            assert not any(str(control.key).startswith("step-") for control in app.controls())

        phone.use(story)


def test_typing_finds_a_question_and_where_it_can_be_taken(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.type("search", "maskr")
            assert not app.has("step-voice")
            await app.tap("question-mask")
            assert app.text("answer") == "Ask your team."
            assert app.text("contact-ctb") == "ctb"
            assert app.label("call-ctb") == "Bel 088 000 00 34"
            assert app.label("mail-ctb") == "Mail ctb@example.org"
            assert "Its name" in app.texts()
            assert app.text("urgent") == "Call your gp."
            await app.tap("call-ctb")
            await app.tap("site-ctb")
            assert [args["url"] for _, args in app.connection.calls if "url" in args] == [
                "tel:0880000034",
                "https://example.org",
            ]
            await app.tap("ask-team")
            assert app.by_key("question").value == "Ik heb een vraag over “Mijn masker lekt”."
            await app.tap("ask")

        phone.use(story)

        [message] = [
            r for r in phone.services.store.records(phone.services.store.me) if isinstance(r, Communication)
        ]
        assert message.text == "Ik heb een vraag over “Mijn masker lekt”."


def test_a_difficult_word_is_explained_with_one_tap(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/question/mask")
            assert app.label("word-team") == "Wat betekent “Team”?"
            await app.tap("word-team")
            assert app.text("means-team") == "Team: Who help you."
            await app.open("/step/visit")
            assert not app.has("word-team")

        phone.use(story)


def test_what_cannot_wait_leads_to_112(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/question/mask")
            await app.tap("call-emergency")
            assert app.page.route == "/acute"

        phone.use(story)


def test_nothing_found_says_so_and_leads_to_the_team(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.type("search", "xylofoon")
            assert app.text("nothing").startswith("Hier vinden wij niets bij.")
            await app.tap("ask-team")
            assert app.page.route == "/contact"

        phone.use(story)


def test_questions_by_subject_and_whom_to_turn_to(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("subjects")
            assert app.has("question-fall")
            assert not app.has("question-tired")  # for carers
            await app.tap("back")
            await app.tap("contacts")
            assert app.has("contact-als-team")
            assert "Dit nummer kent Nabij niet. Uw team of huisarts geeft het u." in app.texts()

        phone.use(story)


def test_the_illness_decides_which_steps_there_are(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("more")
            await app.tap("about")
            await app.tap("diagnosis-pls")
            await app.tap("back")
            await app.tap("back")
            await app.tap("more-steps")
            assert not app.has("step-check")

        phone.use(story)


def test_a_carer_begins_with_the_wayfinder_and_needs_no_link(tmp_path):
    with guided(tmp_path, new_phone) as phone:

        async def story(app):
            await app.tap("who-carer")
            await app.tap("next")
            assert app.page.route == "/"
            assert app.text("step-relief") == "relief title"
            assert not app.has("step-voice")
            await app.type("search", "zorgen")
            await app.tap("question-tired")
            assert not app.has("ask-team")  # nobody to ask yet

        phone.use(story)


def test_what_was_said_before_joining_goes_along_into_the_dossier(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        phone.services = replace(phone.services, guide=GUIDE)
        Network(phone)

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("not-now-voice")
            assert app.text("step-visit") == "visit title"
            await join(app, link)
            await app.open("/wayfinder")
            assert app.text("step-visit") == "visit title"

        phone.use(story)

        assert [set(change.marks) for change in changes(phone)] == [{"voice"}]
        assert phone.services.store.note(notebook.NOTE) is None


def test_a_name_and_number_of_ones_own_stand_where_they_belong_and_are_called(tmp_path):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open("/contacts")
            assert app.label("number-als-team") == "Zet naam en nummer erbij"
            assert not app.has("number-ctb")  # one for everybody, with its own number
            await app.tap("number-als-team")
            await app.type("name", "Marieke Visser")
            await app.type("phone", "(088) 000-00 12")
            await app.tap("save")
            assert app.text("person-als-team") == "Marieke Visser"
            await app.tap("call-als-team")
            assert app.connection.calls[-1][1]["url"] == "tel:0880000012"
            await app.open("/question/fall")
            assert app.text("person-als-team") == "Marieke Visser"
            await app.open("/contacts/als-team")
            for key in ("name", "phone"):
                await app.type(key, "")
            await app.tap("save")
            assert not app.has("person-als-team")

        phone.use(story)


def test_the_one_person_to_turn_to_stands_first_by_name(tmp_path):
    with guided(tmp_path) as phone:
        nurse = Contact("Marieke Visser", "Verpleegkundig specialist", "088 1", "", "contact-person")
        for each in (nurse, Contact("", "Huisarts", "030 2", "", "gp")):
            contacting.write_down(phone.services, each, Writer())

        async def story(app):
            await app.open("/team")
            assert app.text("named") == "Marieke Visser"
            assert app.label("call-named") == "Bel Marieke"
            await app.tap("call-named")
            assert app.label("call-0") == "Huisarts"
            await app.tap("call-0")
            assert [args["url"] for _, args in app.connection.calls if "url" in args] == [
                "tel:0881",
                "tel:0302",
            ]
            await app.tap("contacts")
            assert app.page.route == "/contacts"

        phone.use(story)


def test_a_number_without_figures_is_shown_and_not_dialled(tmp_path):
    with guided(tmp_path) as phone:
        contacting.write_down(phone.services, Contact("Anna", "", "via de balie", "", "als-team"), Writer())

        async def story(app):
            await app.open("/contacts")
            assert app.text("person-als-team") == "Anna"
            assert not app.has("call-als-team")

        phone.use(story)


def test_numbers_of_before_joining_go_along(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        phone.services = replace(phone.services, guide=GUIDE)
        Network(phone)
        contacting.write_down(phone.services, Contact("Anna", "", "1", "", "als-team"), Writer())
        assert [each.name for each in contacting.people(phone.services)] == ["Anna"]

        async def story(app):
            await join(app, link)

        phone.use(story)

        assert [each.name for each in contacting.people(phone.services)] == ["Anna"]
        assert phone.services.store.note(notebook.NOTE) is None


@pytest.mark.parametrize("route", ["/step/none", "/phase/none", "/question/none"])
def test_an_address_of_nothing_says_so(tmp_path, route):
    with guided(tmp_path) as phone:

        async def story(app):
            await app.open(route)
            assert "Dit staat niet op dit apparaat." in app.texts()
            await app.tap("back")
            assert app.page.route == "/wayfinder"

        phone.use(story)


def test_two_changes_of_one_moment_keep_their_order(tmp_path):
    with guided(tmp_path) as phone:
        wayfinding.put_off(phone.services, "voice", Writer())
        wayfinding.bring_forward(phone.services, "voice", Writer())
        wayfinding.tick_off(phone.services, "voice", Writer())

        said = sorted(changes(phone), key=lambda change: change.origin.about)
        assert [each.marks["voice"].status for each in said] == ["on-hold", "scheduled", "completed"]
