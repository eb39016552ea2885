"""Looking ahead: asked only of who wants it, a quiet card when it is time, and never in a bad week."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from app.actions import notebook, planning, reading, talking, visiting
from app.actions.preferences import Preferences
from app.actions.writers import Writer
from app.guide import Guide
from monitoring import fhir, questionnaires
from monitoring.plan import Pause
from monitoring.records import Origin
from monitoring.steps import parse as parse_theme
from monitoring.talk_offers import OFFERED, Verdict
from monitoring.talks import parse
from monitoring.visits import Preparation
from tests.app.phones import INSTRUMENTS, joined_phone, new_phone
from tests.app.test_calendar_file import named
from tests.app.test_filling_in import fill_up, make_room
from tests.monitoring.test_talks import subject
from tests.monitoring.wayfinder_files import step, theme
from tests.support.study import NOON

GUIDE = Guide(
    (parse_theme(theme(step("look-ahead-talk"), step("house"))),),
    talks=parse({"subjects": [subject(), subject(id="worries")]}),
)
HALF_A_YEAR_AGO = (NOON - timedelta(days=190)).date().isoformat()
OFFER = "Zullen we weer eens stilstaan bij wat u belangrijk vindt?"
WISHES = questionnaires.parse(
    {
        "resourceType": "Questionnaire",
        "url": "https://nabij.nl/fhir/Questionnaire/wishes-card",
        "version": "1.0.0",
        "status": "active",
        "language": "nl",
        "title": "Mijn wensen",
        "item": [{"linkId": "wish", "text": "Wat wilt u?", "type": "string"}],
    }
)


@contextmanager
def looking_ahead(tmp_path, opened=joined_phone, since=HALF_A_YEAR_AGO, **more):
    """A phone on which somebody asked for this half a year ago."""
    with opened(tmp_path) as found:
        phone = found if opened is joined_phone else found[0]
        phone.services = replace(phone.services, guide=GUIDE)
        if since:
            phone.services.store.set_note(talking.NOTE, {"months": 6, "since": since} | more)
        yield phone


def with_wishes_card(phone):
    phone.services = replace(phone.services, instruments=INSTRUMENTS | {"wishes-card": WISHES})


def test_nothing_is_asked_until_somebody_wants_it(tmp_path):
    with looking_ahead(tmp_path, since=None) as phone:

        async def story(app):
            for address in ("/", "/wayfinder"):
                await app.open(address)
                assert not app.has("talk-offer")

        phone.use(story)


def test_when_it_is_time_one_card_offers_it_and_leads_to_the_subjects(tmp_path):
    with looking_ahead(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=1)

        async def story(app):
            await app.open("/wayfinder")
            assert app.text("talk-offer") == OFFER
            await app.open("/")
            assert app.text("talk-offer") == OFFER
            assert "Het hoeft niet nu, en niet alles in één keer." in app.texts()
            await app.tap("talk-open")
            assert app.page.route == "/talks"
            assert app.label("subject-place") == "place title place brief"
            await app.tap("talk-done")
            assert app.text("marked").startswith("Goed om te weten.")
            assert not app.has("talk-done")
            await app.open("/")
            assert not app.has("talk-offer")

        phone.use(story)

        assert talking.wish(phone.services).since == NOON.date()


def test_who_was_not_heard_of_for_long_is_asked_softly(tmp_path):
    with looking_ahead(tmp_path) as phone:

        async def story(app):
            assert app.has("talk-offer")
            assert "Alleen als het u nu goed uitkomt. Later kan ook." in app.texts()

        phone.use(story)


def test_in_a_month_and_never_again_are_answers(tmp_path):
    with looking_ahead(tmp_path) as phone:

        async def story(app):
            await app.tap("talk-later")
            assert app.text("talk-answered") == "Goed. Over een maand vragen wij het weer."
            assert not app.has("talk-offer")

        phone.use(story)

        held = talking.wish(phone.services)
        assert (held.months, held.later.isoformat()) == (6, "2026-12-21")
        for days, verdict in ((29, Verdict.LATER), (1, Verdict.SOFTLY)):
            phone.study.clock.pass_days(days)
            now = reading.overview(phone.services)
            assert talking.judged(phone.services, now) is verdict


def test_never_again_is_one_tap_and_says_how_it_comes_back(tmp_path):
    with looking_ahead(tmp_path, later="2026-11-21") as phone:

        async def story(app):
            await app.tap("talk-stop")
            assert app.text("talk-answered").startswith("Goed. Wij vragen dit niet meer.")
            await app.open("/wayfinder")
            assert not app.has("talk-offer")

        phone.use(story)

        assert phone.services.store.note(talking.NOTE) is None


def test_a_full_disk_says_that_the_choice_would_be_lost(tmp_path):
    with looking_ahead(tmp_path, since=None) as phone:

        async def story(app):
            await app.open("/talks")
            fill_up(phone)
            await app.tap("talks-6")
            assert app.text("trouble").startswith("Bewaren lukt niet")
            assert talking.wish(phone.services).months is None
            make_room(phone)
            await app.tap("talks-6")
            assert not app.has("trouble")
            assert app.has("talk-done")

        phone.use(story)


@pytest.mark.parametrize(("number", "days_ago", "offered"), [(4, 2, False), (4, 9, True), (7, 2, True)])
def test_never_in_the_week_of_a_bad_check_in(tmp_path, number, days_ago, offered):
    with looking_ahead(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": number}, days_ago)

        async def story(app):
            assert app.has("talk-offer") is offered
            await app.open("/wayfinder")
            assert app.has("talk-offer") is offered

        phone.use(story)


def test_not_during_a_pause(tmp_path):
    with looking_ahead(tmp_path) as phone:
        planning.pause(phone.services, Pause(NOON.date()), Writer())
        phone.session.read(phone.services)

        async def story(app):
            assert not app.has("talk-offer")

        phone.use(story)


def test_it_is_asked_of_who_measures_nothing_too_when_they_wanted_it(tmp_path):
    with looking_ahead(tmp_path, new_phone) as phone:
        planning.measure(phone.services, Writer(), is_on=False)
        phone.session.read(phone.services)

        async def story(app):
            await app.open("/wayfinder")
            assert app.has("talk-offer")

        phone.use(story)


def test_somebody_close_is_not_asked_on_their_own_phone(tmp_path):
    with looking_ahead(tmp_path) as phone:
        phone.session.prefer(phone.services, Preferences(audience="carer"))

        async def story(app):
            assert not app.has("talk-offer")
            await app.open("/settings")
            assert not app.has("talks-6")
            await app.open("/step/look-ahead-talk")
            assert not app.has("to-talks")

        phone.use(story)


def test_it_is_switched_on_and_off_in_the_settings_with_one_tap(tmp_path):
    with looking_ahead(tmp_path, since=None) as phone:

        async def story(app):
            await app.open("/settings")
            assert "Deze keuze blijft op dit apparaat. Uw team ziet hem niet." in app.texts()
            await app.tap("talks-9")
            assert talking.wish(phone.services).months == 9
            assert talking.wish(phone.services).since == NOON.date()
            await app.tap("talks-off")
            assert talking.wish(phone.services).months is None

        phone.use(story)

        assert [each.document["resourceType"] for each in notebook.records(phone.services)] == ["Patient"]


def test_another_interval_counts_from_the_same_day(tmp_path):
    with looking_ahead(tmp_path) as phone:
        talking.choose(phone.services, 12)

        assert talking.wish(phone.services).since.isoformat() == HALF_A_YEAR_AGO


def test_the_step_of_the_care_path_leads_there(tmp_path):
    with looking_ahead(tmp_path, since=None) as phone:

        async def story(app):
            await app.open("/step/house")
            assert not app.has("to-talks")
            await app.open("/step/look-ahead-talk")
            await app.tap("to-talks")
            assert app.page.route == "/talks"
            assert app.has("talks-6")
            assert not app.has("talk-done")  # nothing counts from it

        phone.use(story)


def test_a_subject_has_a_question_to_take_along(tmp_path):
    with looking_ahead(tmp_path) as phone:

        async def story(app):
            await app.open("/talks/place")
            assert {"place text", "Where?", "place with"} <= set(app.texts())
            assert app.text("take-question") == "place take"
            await app.tap("take")
            assert app.text("taken") == "Deze vraag staat bij de vragen voor uw afspraak."
            await app.tap("to-visit")
            assert app.text("question-1") == "1. place take"
            await app.open("/talks/nothing")
            await app.tap("back")
            assert app.page.route == "/talks"

        phone.use(story)


def test_with_three_questions_there_is_no_place_for_another(tmp_path):
    with looking_ahead(tmp_path) as phone:
        visiting.keep(phone.services, Preparation("", NOON, ("a", "b", "c")), Writer())

        async def story(app):
            await app.open("/talks/place")
            assert app.has("full")
            assert not app.has("take")

        phone.use(story)


def test_the_card_for_wishes_is_shown_only_where_there_is_one(tmp_path):
    with looking_ahead(tmp_path) as phone:
        phone.services = replace(
            phone.services, instruments={k: v for k, v in INSTRUMENTS.items() if k != "wishes-card"}
        )

        async def without(app):
            await app.open("/talks")
            assert not app.has("to-wishes")
            await app.tap("to-visit")
            assert app.page.route == "/visit"

        phone.use(without)


def test_who_wrote_wishes_down_has_stood_still_by_it(tmp_path):
    with looking_ahead(tmp_path) as phone:
        with_wishes_card(phone)
        at = NOON - timedelta(days=20)
        notebook.write(phone.services, fhir.response(WISHES, {"wish": "Rust"}, Origin("wish", at, at)))
        phone.session.read(phone.services)

        async def story(app):
            assert not app.has("talk-offer")
            await app.open("/talks")
            assert app.has("to-wishes")

        phone.use(story)


def test_it_never_comes_into_the_calendar(tmp_path):
    with looking_ahead(tmp_path, since=None) as phone:
        before = named(phone).keys()
        phone.services.store.set_note(talking.NOTE, {"months": 6, "since": HALF_A_YEAR_AGO})
        phone.session.read(phone.services)

        assert talking.judged(phone.services, phone.session.overview) in OFFERED
        assert named(phone).keys() == before
        assert not [each for each in before if "afspraak" in each.lower()]
