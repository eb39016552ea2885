from decimal import Decimal

import pytest

from app.actions import sharing
from app.actions.preferences import Hands, Preferences, read_preferences
from monitoring.records import Communication
from tests.app.phones import joined_phone
from tests.app.test_joining import Network

WELL = {
    "speech": 4, "salivation": 4, "swallowing": 4, "handwriting": 4, "cutting": 4, "dressing": 4,
    "turning": 4, "walking": 4, "stairs": 4, "dyspnea": 4, "orthopnea": 4, "ventilation": 4,
}  # fmt: skip

EVERY_ROUTE = (
    "/", "/course", "/course/weight", "/course/alsfrs-r", "/course/alsfrs-r-bulbar", "/course/symptoms",
    "/course/bmi", "/course/nothing", "/wayfinder", "/team",
    "/contact", "/share", "/my-data", "/settings", "/join",
    "/plan", "/plan/rhythm/weight", "/plan/pause", "/plan/holiday", "/plan/reminders", "/later/weight",
    "/fill/weekly-check-in", "/fill/weight", "/fill/alsfrs-r", "/fill/nothing",
    "/studies", "/studies/adore", "/studies/nothing", "/studies/adore/take-along",
    "/change/old", "/change/weight", "/saved/old", "/saved/nothing", "/nothing",
)  # fmt: skip


def alsfrs_r(**points):
    answers = {link_id: f"{link_id}-{value}" for link_id, value in (WELL | points).items()}
    return answers | {"gastrostomy": False}


def test_today_greets_by_name_and_lights_the_first_task(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            texts = app.texts()
            assert texts[1:3] == ["Zaterdag 21 november", "Goedemiddag, Jan"]
            assert app.label("task-weekly-check-in") == "Hoe gaat het deze week? 2 tikken"
            assert app.label("task-alsfrs-r") == "Dagelijks leven (ALSFRS-R) 12 vragen, ongeveer 4 minuten"

        phone.use(story)


def test_what_was_done_this_week_is_not_asked_and_can_be_filled_in_all_the_same(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=2)
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=2)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=2)
        phone.filled("background", {}, days_ago=200)  # asked once

        async def story(app):
            assert "Alles gedaan" in app.texts()
            assert app.label("task-weight") == "Gewicht Vorige keer 71,4 kg"

        phone.use(story)


def test_the_status_says_what_must_still_travel_and_then_that_all_is_sent(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=0)

        async def story(app):
            assert app.text("status") == "Alles bewaard op dit apparaat"
            assert app.text("status-under") == "1 nog te versturen"
            phone.study.sync(phone.services.store)
            phone.session.read(phone.services)
            await app.settle()
            assert app.text("status-under") == "Alles is ook verstuurd"

        phone.use(story)


def test_without_a_network_the_status_says_that_it_is_fine(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=0)
        phone.session.trouble = "error.unreachable"

        async def story(app):
            assert app.text("status") == "Geen internet. Dat is niet erg."
            assert app.text("status-under") == "Alles is bewaard. 1 nog te versturen."

        phone.use(story)


def test_a_message_of_the_team_is_on_the_first_screen_and_in_its_place(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=0)
        phone.write_from_team("Ik bel u maandag.")

        async def story(app):
            assert app.label("message") == "MV Marieke Visser, gisteren Ik bel u maandag."
            await app.tap("message")
            assert app.page.route == "/team"
            assert "Ik bel u maandag." in app.texts()

        phone.use(story)


def test_asking_for_contact_takes_two_taps_and_reaches_the_team(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("contact")
            await app.tap("ask")
            assert app.text("contact-saved") == "Uw vraag is bewaard"
            await app.tap("done")

        phone.use(story)

        phone.study.sync(phone.services.store)
        phone.study.sync(phone.team)
        records = phone.team.records(phone.services.store.me)
        assert [r.text for r in records if isinstance(r, Communication)] == ["Ik wil graag contact."]


def test_own_words_go_along_with_the_request(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/contact")
            await app.type("question", "  Mijn masker knelt. ")
            await app.tap("ask")
            await app.open("/team")
            assert "U, vandaag" in app.texts()
            assert "Mijn masker knelt." in app.texts()

        phone.use(story)


def test_the_course_is_empty_until_there_is_something_to_see(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("place-course")
            assert "Hier komt uw verloop" in app.texts()
            await app.tap("begin")
            assert app.page.route == "/"

        phone.use(story)


def test_settings_work_at_once_and_are_kept(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/settings")
            await app.tap("language-en")
            assert "Settings" in app.texts()
            await app.tap("size-2.0")
            await app.tap("look-contrast")
            await app.tap("who-helped")
            await app.tap("back")
            assert app.page.route == "/team"
            await app.open("/fill/weekly-check-in")
            await app.tap("number-8")

        phone.use(story)

        assert read_preferences(phone.services) == Preferences("en", 2.0, "contrast", Hands.HELPED)
        assert phone.responses()[0].origin.helped


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_screen_draws_in_every_look_language_and_size(tmp_path, language, look, scale):
    with joined_phone(tmp_path) as phone:
        phone.session.preferences = Preferences(language, scale, look)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=150, record_id="old")
        phone.filled("weight", {"weight": Decimal(75)}, days_ago=8, record_id="weight")
        phone.write_from_team("Hallo")

        async def story(app):
            for route in EVERY_ROUTE:
                await app.open(route)
                assert app.texts()

        phone.use(story)


def test_what_is_saved_travels_by_itself_when_the_network_is_back(tmp_path):
    with joined_phone(tmp_path) as phone:
        network = Network(phone)
        network.is_away = True

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            assert phone.session.wake.is_set()
            phone.session.shared(phone.services, await sharing.share(phone.services))
            assert phone.session.trouble == "error.unreachable"
            assert phone.services.store.unsent() == 1
            network.is_away = False
            phone.session.shared(phone.services, await sharing.share(phone.services))
            assert phone.session.trouble is None
            await app.tap("done")
            assert app.text("status-under") == "Alles is ook verstuurd"
            assert phone.services.store.unsent() == 0

        phone.use(story)

        phone.study.sync(phone.team)
        assert len(phone.team.records(phone.services.store.me)) == 2  # the name and the answer
