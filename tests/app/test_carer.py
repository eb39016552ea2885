"""A carer on a phone of their own, without a dossier: first screen, own weeks, relief, after a death."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from flet.components.public_utils import unwrap_component

from app import content, guide
from app.actions import notebook
from app.state.session import open_session
from monitoring import fhir
from monitoring.records import Author, Origin
from tests.app.phones import INSTRUMENTS, joined_phone, new_phone
from tests.app.test_joining import Network, join
from tests.support.study import NOON

GUIDE = guide.load(content.assets())
LIGHT = {
    "carer-well-being": 7, "carer-sleep": "carer-sleep-0", "carer-body": "carer-body-0",
    "carer-time": "carer-time-1", "carer-worry": "carer-worry-1", "carer-support": "carer-support-0",
    "too-much": False,
}  # fmt: skip
RELIEF = {
    "nothing hard": ({}, set()),
    "hard on the body": ({"carer-body": "carer-body-2"}, {"respite"}),
    "little time": ({"carer-time": "carer-time-2"}, {"respite"}),
    "almost no time": ({"carer-time": "carer-time-3"}, {"respite", "work-and-care"}),
    "bad nights": ({"carer-sleep": "carer-sleep-2"}, {"nights-carer"}),
    "worries": ({"carer-worry": "carer-worry-2"}, {"own-talk-carer"}),
    "little support": ({"carer-support": "carer-support-2"}, {"own-talk-carer", "carer-support-point"}),
    "too much": ({"too-much": True}, {"own-talk-carer", "carer-support-point", "respite"}),
}


@contextmanager
def carers_phone(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        phone.services = replace(phone.services, guide=GUIDE)
        phone.session.prefer(phone.services, replace(phone.session.preferences, audience="carer"))
        yield phone, link


def week(phone, days_ago=0, **answers):
    """A week that the carer filled in, so many days ago."""
    at = NOON - timedelta(days=days_ago)
    origin = Origin(f"week-{days_ago}", at, at, Author.CARER)
    given = LIGHT | {name.replace("_", "-"): each for name, each in answers.items()}
    notebook.write(phone.services, fhir.response(INSTRUMENTS["carer-week"], given, origin))
    phone.session.read(phone.services)


def test_who_said_to_be_a_carer_is_not_asked_again(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        phone.services = replace(phone.services, guide=GUIDE)

        async def first(app):
            await app.tap("who-carer")
            await app.tap("next")
            assert app.has("own-week")

        async def later(app):
            assert app.has("own-week")
            assert not app.has("who-carer")
            assert not app.has("back")  # there is nothing before it

        phone.use(first)
        phone.session = open_session(phone.services)
        phone.use(later)


def test_the_first_question_can_be_answered_anew_from_the_settings(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.tap("settings")
            await app.tap("welcome")
            assert app.by_key("who-carer")
            await app.tap("who-wayfinder")
            await app.tap("next")
            assert not app.has("own-week")
            await app.tap("back")
            assert app.has("who-self")

        phone.use(story)

        assert phone.session.preferences.audience == "person"


def test_somebody_who_is_ill_is_asked_and_sees_nothing_of_a_carer(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.services = replace(phone.services, guide=GUIDE)

        async def story(app):
            await app.open("/wayfinder")
            assert not app.has("own-week")
            assert not app.has("occasion-after-death")
            await app.open("/settings")
            assert not app.has("welcome")

        phone.use(story)


@pytest.mark.parametrize(("address", "views"), [("/", 1), ("/wayfinder", 1), ("/own-week", 2)])
def test_going_back_from_the_first_screen_leaves_the_app(tmp_path, address, views):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.open(address)
            assert len(unwrap_component(app.page.views)) == views

        phone.use(story)


def test_who_comes_back_from_a_question_finds_the_path_again(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.type("search", "ik ben moe van het zorgen")
            assert not app.has("own-week")
            await app.tap("question-too-much-for-me")
            await app.tap("back")
            assert app.has("own-week")
            assert not app.by_key("search").value

        phone.use(story)


def test_danger_and_settings_are_in_reach_at_once(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.tap("emergency")
            assert app.page.route == "/acute"
            await app.tap("back")
            await app.tap("settings")
            await app.tap("back")
            assert app.has("own-week")

        phone.use(story)


def test_the_first_week_is_filled_in_and_told(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            assert app.label("own-week") == "Hoe gaat het met u? Kort invullen, alleen voor uzelf"
            await app.tap("own-week")
            assert "nergens heen gestuurd" in app.text("private")
            assert not app.has("week-0")
            await app.tap("fill")
            assert app.page.route == "/fill/carer-week"

        phone.use(story)


def test_the_last_weeks_are_told_in_plain_words(tmp_path):
    with carers_phone(tmp_path) as (phone, _):
        for days, number in ((40, 8), (21, 7), (14, 6), (7, 6)):
            week(phone, days, carer_well_being=number)
        week(phone, 1, carer_well_being=4, carer_sleep="carer-sleep-2")

        async def story(app):
            assert app.label("own-week") == "Hoe gaat het met u? Ingevuld gisteren"
            await app.tap("own-week")
            assert [app.text(f"week-{place}") for place in range(4)] == [
                "Gisteren: een 4",
                "14 november: een 6",
                "7 november: een 6",
                "31 oktober: een 7",
            ]
            assert not app.has("week-4")
            said = app.texts()
            assert {"Slaapt u genoeg?", "Vaak niet"} <= set(said)
            assert "Eerst: Ja" in said

        phone.use(story)


@pytest.mark.parametrize(("answers", "forward"), RELIEF.values(), ids=RELIEF)
def test_what_brings_relief_forward_without_a_dossier(tmp_path, answers, forward):
    with carers_phone(tmp_path) as (phone, _):
        week(phone, 1, **{name.replace("-", "_"): each for name, each in answers.items()})

        async def story(app):
            await app.open("/own-week")
            shown = {str(each.key).removeprefix("step-") for each in app.controls() if _is_step(each)}
            assert shown == forward
            await app.open("/")
            if forward:
                [reason] = [each for each in app.controls() if str(each.key).startswith("reason-")]
                assert str(reason.key).removeprefix("reason-") in forward
                assert reason.value.startswith("U gaf aan dat")

        phone.use(story)


def _is_step(control):
    return str(control.key).startswith("step-")


def test_own_weeks_stay_on_the_device_when_somebody_joins(tmp_path):
    with carers_phone(tmp_path) as (phone, link):
        week(phone, 1)
        Network(phone)

        async def story(app):
            await join(app, link)

        phone.use(story)

        assert phone.responses() == []  # of the dossier
        assert [each["id"] for each in phone.services.store.note(notebook.NOTE)] == ["week-1"]


def test_after_a_death_nobody_is_led_there_and_it_is_one_tap_away(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.open("/phase/last-phase")
            assert app.has("step-last-days-carer")
            assert not app.has("step-bereavement")
            await app.open("/")
            await app.tap("occasion-after-death")
            assert "Bel de huisarts." in app.text("occasion-long")
            steps = [str(each.key).removeprefix("step-") for each in app.controls() if _is_step(each)]
            assert steps == [
                "after-death", "aids-back", "stop-deliveries", "talk-afterwards", "children-grief",
                "bereavement",
            ]  # fmt: skip
            assert app.has("question-grief-help")
            await app.tap("step-talk-afterwards")
            assert app.text("for-whom") == "Dit is voor u als naaste."
            assert app.text("why-shown") == "Dit is er als u het nodig hebt. Niemand herinnert u eraan."

        phone.use(story)


def test_an_occasion_that_is_none_says_so(tmp_path):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.open("/occasion/party")
            assert "Dit staat niet op dit apparaat." in app.texts()
            await app.tap("back")
            assert app.has("own-week")

        phone.use(story)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/step/respite", "Dit is voor u als naaste."),
        ("/step/sharing-help", "Dit is voor wie ziek is en voor naasten."),
        ("/question/nights", "Dit is voor u als naaste."),
        ("/question/tell-children", "Dit is voor wie ziek is en voor naasten."),
    ],
)
def test_a_text_says_for_whom_it_is(tmp_path, address, said):
    with carers_phone(tmp_path) as (phone, _):

        async def story(app):
            await app.open(address)
            assert app.text("for-whom") == said

        phone.use(story)


def test_a_text_for_whoever_is_ill_needs_no_such_line(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.services = replace(phone.services, guide=GUIDE)

        async def story(app):
            await app.open("/step/euthanasia-talk")
            assert not app.has("for-whom")

        phone.use(story)
