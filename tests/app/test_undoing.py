"""Undo: one tap on the saved screen takes back what was saved, by a record of its own."""

import asyncio
from decimal import Decimal

import flet as ft
import pytest

from app.actions import undoing
from app.actions.preferences import Hands
from app.actions.writers import Writer
from app.main import comes_or_goes
from app.state import session as sessions
from monitoring.history import is_void, standing
from monitoring.records import Author
from tests.app.phones import ADVANCE_S, INSTRUMENTS, joined_phone
from tests.app.test_filling_in import fill_up, make_room

CHECK_IN = {"well-being": 7}


def test_what_is_undone_does_not_count_and_stands_ready_as_a_draft(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            await app.tap("undo")
            assert app.text("undone") == "Ongedaan gemaakt"
            assert app.text("undone-what") == "Het telt niet mee. Uw antwoorden staan nog klaar."
            assert standing(phone.responses()) == []
            await app.tap("again")
            await app.tap("resume")
            assert app.label("review-well-being").startswith("7")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        first, taken_back, second = phone.responses()
        assert taken_back.origin.replaces == first.origin.record_id
        assert (is_void(taken_back), taken_back.answers) == (True, {})
        assert taken_back.questionnaire == first.questionnaire
        assert [each.answers for each in standing(phone.responses())] == [CHECK_IN]
        assert second.origin.replaces is None


def test_a_second_tap_on_undo_does_nothing(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", CHECK_IN, days_ago=0, record_id="first")

        undoing.undo(phone.services, "first", Writer())
        undoing.undo(phone.services, "first", Writer())
        undoing.attribute(phone.services, "first", Writer(helped=True))

        assert len(phone.responses()) == 2


def test_undoing_what_is_not_here_does_nothing(tmp_path):
    with joined_phone(tmp_path) as phone:
        undoing.undo(phone.services, "nothing", Writer())
        undoing.attribute(phone.services, "nothing", Writer())

        assert phone.responses() == []


def test_undoing_a_correction_brings_back_what_was_there_before(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", CHECK_IN, days_ago=1, record_id="first")

        async def story(app):
            await app.open("/change/first")
            await app.tap("number-2")
            await app.tap("undo")
            assert app.text("undone-what") == "Wat er eerst stond, geldt weer."
            assert not app.has("again")

        phone.use(story)

        (now,) = standing(phone.responses())
        first = phone.responses()[0]
        assert (now.answers, now.origin.about) == (first.answers, first.origin.about)
        assert now.document["status"] == "amended"


def test_an_undone_list_is_looked_at_again_without_typing(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("aside-wheelchair")
            for number in ("98,6", "27,4"):
                await app.type("number-typed", number)
                await app.tap("save")
                await app.wait(ADVANCE_S)
            await app.tap("save")
            await app.tap("undo")
            await app.tap("again")
            await app.tap("resume")
            assert app.text("value-net-weight") == "Uw gewicht zonder de rolstoel: 71,2 kg"
            await app.tap("save")

        phone.use(story)

        assert standing(phone.responses())[-1].answers["net-weight"] == Decimal("71.2")


def test_a_full_device_is_told_and_what_was_saved_stands(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", CHECK_IN, days_ago=0, record_id="first")
        fill_up(phone)

        async def story(app):
            await app.open("/saved/first")
            await app.tap("undo")
            assert "dit apparaat is vol" in app.text("trouble")
            assert app.text("saved") == "Bewaard"
            make_room(phone)
            await app.tap("undo")
            assert app.text("undone") == "Ongedaan gemaakt"

        phone.use(story)


def test_the_draft_of_an_undone_answer_is_gone_once_it_is_saved_again(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", CHECK_IN, days_ago=0, record_id="first")
        undoing.undo(phone.services, "first", Writer())

        async def story(app):
            await app.open("/fill/weekly-check-in")
            await app.tap("restart")
            await app.tap("number-5")
            await app.tap("done")
            await app.open("/fill/weekly-check-in")
            assert not app.has("resume")

        phone.use(story)


def waited(phone, monkeypatch, *acts, undo_s=0.2):
    """How long an answer waits before it travels, in a share of the time to undo it."""
    monkeypatch.setattr(sessions, "UNDO_S", undo_s)

    async def run():
        loop = asyncio.get_running_loop()
        begin = loop.time()
        phone.session.answered(phone.services)
        settling = loop.create_task(phone.session.settle(phone.services))
        for act in acts:
            await asyncio.sleep(undo_s / 2)
            act()
        await settling
        return (loop.time() - begin) / undo_s

    return asyncio.run(run())


def test_an_answer_travels_when_it_can_no_longer_be_undone(tmp_path, monkeypatch):
    with joined_phone(tmp_path) as phone:
        assert waited(phone, monkeypatch) >= 1


def test_another_answer_makes_both_wait(tmp_path, monkeypatch):
    with joined_phone(tmp_path) as phone:
        assert waited(phone, monkeypatch, lambda: phone.session.answered(phone.services)) >= 1.5


@pytest.mark.parametrize(
    "act",
    [
        lambda phone: phone.session.settled.set(),  # the screen is left
        lambda phone: phone.session.saved(phone.services),  # a message to the team
        lambda phone: comes_or_goes(phone.session, ft.AppLifecycleState.HIDE),  # the app is put away
    ],
)
def test_an_answer_that_is_left_behind_waits_no_longer(tmp_path, monkeypatch, act):
    with joined_phone(tmp_path) as phone:
        assert waited(phone, monkeypatch, lambda: act(phone)) < 1


def test_an_app_that_comes_back_lets_no_answer_go(tmp_path, monkeypatch):
    with joined_phone(tmp_path) as phone:
        assert (
            waited(phone, monkeypatch, lambda: comes_or_goes(phone.session, ft.AppLifecycleState.RESUME)) >= 1
        )


def test_leaving_the_saved_screen_lets_the_answer_go(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            assert not phone.session.settled.is_set()
            await app.tap("done")
            assert phone.session.settled.is_set()

        phone.use(story)


@pytest.mark.parametrize(
    ("chosen", "author", "helped", "said"),
    [
        (Hands.HELPED, Author.PATIENT, True, "U gaf deze week een 7. U kreeg hulp bij het invullen."),
        (Hands.CARER, Author.CARER, False, "U gaf deze week een 7. Een naaste vulde het in."),
    ],
)
def test_one_tap_on_the_saved_screen_says_whose_hands_it_was(tmp_path, chosen, author, helped, said):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            await app.tap(f"who-{chosen}")
            assert app.text("saved-what") == f"Dank u wel, Jan.\n{said}"
            await app.tap(f"who-{chosen}")

        phone.use(story)

        (now,) = standing(phone.responses())
        assert (now.origin.author, now.origin.helped, now.answers) == (author, helped, CHECK_IN)
        assert len(phone.responses()) == 2
        assert phone.session.preferences.hands is Hands.OWN


def test_undo_after_saying_who_takes_the_whole_answer_back(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            await app.tap("who-carer")
            await app.tap("undo")
            assert app.text("undone") == "Ongedaan gemaakt"

        phone.use(story)

        assert standing(phone.responses()) == []


@pytest.mark.parametrize(
    ("hands", "author", "helped"),
    [
        (Hands.OWN, Author.PATIENT, False),
        (Hands.HELPED, Author.PATIENT, True),
        (Hands.CARER, Author.CARER, False),
    ],
)
def test_who_fills_in_is_chosen_on_the_first_question(tmp_path, hands, author, helped):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/quality-of-life")
            await app.tap(f"who-{hands}")
            await app.tap("number-6")

        phone.use(story)

        origin = phone.responses()[0].origin
        assert (origin.author, origin.helped) == (author, helped)


def test_who_filled_in_is_kept_with_half_filled_work(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def begin(app):
            await app.open("/fill/eating-drinking")
            await app.tap("who-carer")
            await app.tap("skip")
            assert not app.has("who-carer")

        async def later(app):
            await app.open("/fill/eating-drinking")
            await app.tap("resume")
            for _ in range(3):
                await app.tap("skip")
            await app.tap("answer-no")
            await app.wait(ADVANCE_S)
            await app.tap("save")

        phone.use(begin)
        phone.use(later)

        assert phone.responses()[0].origin.author is Author.CARER


def test_the_carers_own_week_is_of_the_carer_and_about_the_carer(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("others")
            await app.tap("other-carer-week")
            assert not app.has("who-own")
            await app.tap("number-6")
            await app.wait(ADVANCE_S)
            for _ in range(5):
                await app.tap("skip")
            await app.tap("answer-no")
            await app.wait(ADVANCE_S)
            await app.tap("save")
            assert not app.has("who-own")

        phone.use(story)

        response = phone.responses()[0]
        assert response.origin.author is Author.CARER
        assert [response.document[name]["type"] for name in ("subject", "source", "author")] == (
            ["RelatedPerson"] * 3
        )


def test_whatever_can_be_filled_in_is_found_from_today(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("others")
            texts = app.texts()
            for instrument in (each for each in INSTRUMENTS.values() if not each.is_card):
                assert instrument.title["nl"] in texts
                assert instrument.description["nl"] in texts
            await app.tap("other-diary")
            await app.type("text", "Een goede dag.")
            await app.tap("next")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[0].answers == {"text": "Een goede dag."}
