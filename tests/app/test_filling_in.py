from decimal import Decimal

import flet as ft
import pytest

from app.actions import drafts
from app.state import draft
from app.state.draft import STEADY_S
from monitoring import fhir
from monitoring.measures import Measure
from monitoring.records import Origin
from sync.errors import DeviceFullError
from tests.app.phones import ADVANCE_S, INSTRUMENTS, joined_phone
from tests.support.study import NOON

ALL_FOUR = (
    "speech", "salivation", "swallowing", "handwriting", "cutting", "dressing",
    "turning", "walking", "stairs", "dyspnea", "orthopnea", "ventilation",
)  # fmt: skip


def test_the_weekly_check_in_takes_two_taps(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            assert app.text("saved") == "Bewaard"
            assert app.text("saved-what") == "Dank u wel, Jan.\nU gaf deze week een 7."

        phone.use(story)

        assert [response.answers for response in phone.responses()] == [{"well-being": 7}]


def test_asking_for_contact_rides_along_with_the_number(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("aside-contact")
            await app.tap("number-4")

        phone.use(story)

        assert phone.responses()[0].answers == {"well-being": 4, "contact": True}


def test_a_weight_takes_three_taps(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.8")}, days_ago=7)

        async def story(app):
            await app.tap("task-weight")
            assert app.text("number") == "71,8 kg"
            await app.tap("less-1")
            assert app.text("number") == "71,7 kg"
            assert app.text("change") == "0,1 kg minder dan op 14 november"
            assert app.label("save") == "Bewaar 71,7 kg"
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[-1].answers == {"weight": Decimal("71.7")}


def test_a_weight_can_be_typed_with_a_comma_or_a_point_and_a_slip_is_told(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.type("number-typed", "720")
            await app.tap("save")
            assert app.text("doubt") == "Dit getal past hier niet. Vul een getal in van 20 tot en met 300."
            await app.type("number-typed", "veel")
            await app.tap("save")
            assert app.text("doubt") == "Wij lezen hier geen getal. Schrijf het bijvoorbeeld als 71,4."
            assert phone.responses() == []
            await app.type("number-typed", "72.5")
            assert app.label("save") == "Bewaar 72,5 kg"
            await app.type("number-typed", "72,5")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[0].answers == {"weight": Decimal("72.5")}


def test_a_large_change_is_asked_about_and_never_refused(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=7)

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("typing")
            await app.type("number-typed", "79,4")
            await app.tap("save")
            assert app.text("doubt") == "79,4 kg is 8,0 kg meer dan op 14 november. Klopt dit?"
            assert len(phone.responses()) == 1
            assert app.label("save") == "Ja, bewaar 79,4 kg"
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[-1].answers == {"weight": Decimal("79.4")}


def test_who_cannot_be_weighed_says_so_with_one_tap_and_is_not_asked_again(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("aside-cannot-weigh")
            assert app.text("saved") == "Bewaard"
            await app.tap("done")

        phone.use(story)

        assert phone.responses()[0].answers == {"cannot-weigh": True}
        weight = next(t for t in phone.session.overview.tasks if t.instrument.name == "weight")
        assert not weight.is_due


def test_who_is_weighed_with_the_wheelchair_gives_two_numbers(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("aside-wheelchair")
            assert app.text("question") == "Wat wegen u en de rolstoel samen?"
            assert app.text("progress") == "1 van 2"
            await app.type("number-typed", "98,6")
            await app.tap("save")
            await app.wait(ADVANCE_S)
            assert app.text("question") == "Wat weegt de rolstoel zonder u?"
            assert not app.has("aside-wheelchair")
            await app.type("number-typed", "27,4")
            await app.tap("save")
            await app.wait(ADVANCE_S)
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[0].answers == {
            "wheelchair": True,
            "gross-weight": Decimal("98.6"),
            "tare": Decimal("27.4"),
            "net-weight": Decimal("71.2"),
        }
        assert phone.session.overview.trends[Measure.WEIGHT].latest.value == Decimal("71.2")


def test_a_wheelchair_that_was_chosen_by_mistake_is_taken_back(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("aside-wheelchair")
            await app.tap("aside-wheelchair")
            assert app.text("question") == "Wat weegt u?"
            await app.type("number-typed", "71,2")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[0].answers == {"weight": Decimal("71.2"), "wheelchair": False}


async def answer_all(app, links):
    for link_id in links:
        await app.tap(f"answer-{link_id}-4")
        await app.wait(ADVANCE_S)


def test_the_alsfrs_r_takes_twelve_answers_and_save(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-alsfrs-r")
            assert app.text("progress") == "1 van 12"
            await answer_all(app, ALL_FOUR)
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        answers = phone.responses()[0].answers
        assert answers == {"gastrostomy": False} | {link_id: f"{link_id}-4" for link_id in ALL_FOUR}
        assert drafts.kept_draft(phone.services, INSTRUMENTS["alsfrs-r"]) is None


def test_the_gastrostomy_is_known_from_the_last_time_and_can_be_changed_on_its_question(tmp_path):
    with_tube = [link_id if link_id != "cutting" else "cutting-gastrostomy" for link_id in ALL_FOUR]
    before = {link_id: f"{link_id}-2" for link_id in with_tube} | {"gastrostomy": True}
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", before, days_ago=28)

        async def story(app):
            await app.open("/fill/alsfrs-r")
            await answer_all(app, ALL_FOUR[:4])
            assert app.has("answer-cutting-gastrostomy-4")
            assert app.text("gastrostomy-said") == "Hebt u een voedingssonde door uw buik? Ja."
            await app.tap("gate-gastrostomy")
            assert app.has("answer-cutting-4")
            assert app.text("gastrostomy-said") == "Hebt u een voedingssonde door uw buik? Nee."
            assert app.text("progress") == "5 van 12"

        phone.use(story)


def test_half_filled_work_is_kept_and_offered_again(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def first(app):
            await app.open("/fill/alsfrs-r")
            await answer_all(app, ALL_FOUR[:6])
            await app.tap("pause")
            assert "U was bij vraag 7. Verder gaan?" in app.label("task-alsfrs-r")

        async def second(app):
            await app.tap("task-alsfrs-r")
            assert "U was bij vraag 7. Verder gaan?" in app.texts()
            await app.tap("resume")
            assert app.text("progress") == "7 van 12"
            await answer_all(app, ALL_FOUR[6:])
            await app.tap("save")

        phone.use(first)
        phone.use(second)

        assert len(phone.responses()[0].answers) == 13


def test_beginning_anew_forgets_what_was_half_filled(tmp_path):
    with joined_phone(tmp_path) as phone:
        drafts.keep_draft(
            phone.services, INSTRUMENTS["alsfrs-r"], drafts.KeptDraft({"speech": "speech-1"}, 1)
        )

        async def story(app):
            await app.open("/fill/alsfrs-r")
            await app.tap("restart")
            assert app.text("progress") == "1 van 12"

        phone.use(story)

        assert drafts.kept_draft(phone.services, INSTRUMENTS["alsfrs-r"]) is None


def test_going_back_shows_the_answer_and_the_way_on(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/alsfrs-r")
            assert not app.has("next")
            await answer_all(app, ALL_FOUR[:2])
            await app.tap("back")
            assert app.text("progress") == "2 van 12"
            await app.tap("next")
            assert app.text("progress") == "3 van 12"

        phone.use(story)


def test_a_second_tap_on_a_screen_that_was_left_skips_no_question(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/alsfrs-r")
            await app.tap("answer-speech-4")
            await app.tap("answer-speech-3")
            await app.wait(ADVANCE_S)
            assert app.text("progress") == "2 van 12"

        phone.use(story)


@pytest.mark.parametrize("key", ["answer-cramps-0", "skip", "back"])
def test_a_tap_that_was_begun_before_the_next_question_came_does_nothing_there(tmp_path, monkeypatch, key):
    monkeypatch.setattr(draft, "STEADY_S", STEADY_S)
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/symptoms")
            await app.wait(STEADY_S)
            await app.tap("skip")
            assert app.text("progress").startswith("2 van")
            await app.tap(key)
            assert drafts.kept_draft(phone.services, INSTRUMENTS["symptoms"]).answers == {}
            await app.wait(ADVANCE_S + STEADY_S)
            assert app.text("progress").startswith("2 van")
            await app.tap(key)
            await app.wait(ADVANCE_S)
            assert not app.text("progress").startswith("2 van")

        phone.use(story)


def test_a_hand_that_taps_twice_on_the_way_in_answers_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(draft, "STEADY_S", STEADY_S)
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            assert phone.responses() == []
            await app.wait(STEADY_S)
            await app.tap("number-6")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[0].answers == {"well-being": 6}


def test_the_next_question_begins_at_its_beginning_and_is_read_aloud(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/alsfrs-r")
            app.connection.calls.clear()
            await app.tap("answer-speech-4")
            await app.wait(ADVANCE_S)
            assert [(name, args["offset"]) for name, args in app.connection.calls] == [("scroll_to", 0)]
            heading = next(each for each in app.controls() if isinstance(each, ft.Semantics) and each.header)
            assert (heading.content.key, heading.live_region) == ("question", True)

        phone.use(story)


def test_a_correction_is_a_new_record_that_replaces(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            await app.tap("change")
            await app.tap("number-6")
            assert app.text("saved-what") == "Dank u wel, Jan.\nU gaf deze week een 6."

        phone.use(story)

        first, second = phone.responses()
        assert (first.answers["well-being"], second.answers["well-being"]) == (7, 6)
        assert second.origin.replaces == first.origin.record_id
        assert second.origin.about == first.origin.about


def test_an_answer_of_a_list_is_corrected_from_its_review(tmp_path):
    with joined_phone(tmp_path) as phone:
        answers = {link_id: f"{link_id}-4" for link_id in ALL_FOUR} | {"gastrostomy": False}
        phone.filled("alsfrs-r", answers, days_ago=1, record_id="list")

        async def story(app):
            await app.open("/change/list")
            await app.tap("review-walking")
            await app.tap("answer-walking-3")
            await app.wait(ADVANCE_S)
            assert "Zelf, met meer moeite" in app.label("review-walking")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[-1].answers["walking"] == "walking-3"
        assert phone.responses()[-1].origin.replaces == "list"


def test_a_full_device_is_told_and_the_answer_stays_on_the_screen(tmp_path):
    with joined_phone(tmp_path) as phone:
        fill_up(phone)

        async def story(app):
            await app.open("/fill/weight")
            await app.type("number-typed", "72,5")
            await app.tap("save")
            assert not app.has("saved")
            assert app.text("trouble") == (
                "Bewaren lukt niet, dit apparaat is vol. Uw antwoord staat nog op het scherm."
                " Maak ruimte vrij en probeer het opnieuw."
            )
            assert app.by_key("number-typed").value == "72,5"
            make_room(phone)
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)


def test_a_full_device_stops_nobody_half_way(tmp_path):
    with joined_phone(tmp_path) as phone:
        fill_up(phone)

        async def story(app):
            await app.open("/fill/alsfrs-r")
            await app.tap("answer-speech-4")
            await app.wait(ADVANCE_S)
            assert app.text("progress") == "2 van 12"
            assert "dit apparaat is vol" in app.text("trouble")
            make_room(phone)
            await app.tap("answer-salivation-4")
            await app.wait(ADVANCE_S)
            assert not app.has("trouble")

        phone.use(story)


def fill_up(phone):
    """Leave the real database no room at all, as a full disk does."""
    db = phone.services.store._vault.db
    db.execute(f"pragma max_page_count = {db.execute('pragma page_count').fetchone()[0]}")
    with pytest.raises(DeviceFullError):
        use_what_is_left(phone)
    with pytest.raises(DeviceFullError):
        note_everything(phone)


def use_what_is_left(phone):
    for number in range(1000):
        shortest = fhir.message("", "", Origin(f"filler-{number}", NOON, NOON))
        phone.services.store.add(phone.services.store.me, [shortest], NOON)


def note_everything(phone):
    for number in range(1000):
        phone.services.store.set_note(f"filler/{number}", "")


def make_room(phone):
    phone.services.store._vault.db.execute("pragma max_page_count = 1000000")
