"""The same as last time, and answers that are asked about once more."""

from decimal import Decimal

import pytest

from monitoring.history import standing
from tests.app.phones import ADVANCE_S, INSTRUMENTS, joined_phone

ALSFRS_R = (
    "speech", "salivation", "swallowing", "handwriting", "cutting", "dressing",
    "turning", "walking", "stairs", "dyspnea", "orthopnea", "ventilation",
)  # fmt: skip


def all_of(points, **other):
    answers = {link_id: f"{link_id}-{points}" for link_id in ALSFRS_R} | {"gastrostomy": False}
    return answers | {link_id: f"{link_id}-{value}" for link_id, value in other.items()}


def test_the_same_as_last_time_is_two_taps_and_a_new_answer(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", all_of(3, walking=1), days_ago=28, record_id="last")

        async def story(app):
            await app.open("/fill/alsfrs-r")
            assert app.label("again") == "Net als vorige keer (24 oktober)"
            await app.tap("again")
            assert app.text("copied") == "Dit zijn uw antwoorden van de vorige keer. Klopt alles nog?"
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        first, second = phone.responses()
        assert second.answers == first.answers
        assert (second.origin.copies, second.origin.replaces) == ("last", None)
        assert second.origin.about > first.origin.about
        assert len(standing(phone.responses())) == 2


def test_the_same_as_last_time_but_for_one_answer(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", all_of(3), days_ago=28, record_id="last")

        async def begin(app):
            await app.open("/fill/alsfrs-r")
            await app.tap("again")
            await app.tap("review-stairs")
            await app.tap("answer-stairs-2")
            await app.wait(ADVANCE_S)
            await app.tap("pause")

        async def later(app):
            await app.open("/fill/alsfrs-r")
            assert "Alles is ingevuld. Nu bewaren?" in app.texts()
            await app.tap("resume")
            await app.tap("save")

        phone.use(begin)
        phone.use(later)

        assert phone.responses()[-1].answers == all_of(3, stairs=2)
        assert phone.responses()[-1].origin.copies == "last"


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("weight", {"weight": Decimal("71.4")}),  # one question
        ("alsfrs-r", {}),  # nothing that could be given again
        ("alsfrs-r", all_of(3) | {"speech": "speech-9"}),  # an answer that is not offered any more
    ],
)
def test_nothing_is_offered_to_copy_where_there_is_nothing_to_copy(tmp_path, name, answers):
    with joined_phone(tmp_path) as phone:
        if answers:
            phone.filled(name, answers, days_ago=28)

        async def story(app):
            await app.open(f"/fill/{name}")
            assert not app.has("again")

        phone.use(story)


def test_the_offer_stands_on_the_first_question_only(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", all_of(3), days_ago=28)

        async def story(app):
            await app.open("/fill/alsfrs-r")
            await app.tap("answer-speech-3")
            await app.wait(ADVANCE_S)
            assert not app.has("again")

        phone.use(story)


def test_an_answer_that_rises_is_asked_about_on_the_review_and_takes_no_tap(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", all_of(3, walking=1), days_ago=28)

        async def story(app):
            await app.open("/fill/alsfrs-r")
            for link_id in ALSFRS_R:
                await app.tap(f"answer-{link_id}-3")
                await app.wait(ADVANCE_S)
            option = INSTRUMENTS["alsfrs-r"].item("walking").option("walking-1").text["nl"]
            assert app.text("review-walking-doubt") == f"Vorige keer, 24 oktober: {option}. Klopt dit?"
            assert not app.has("review-speech-doubt")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)


def test_a_correction_is_compared_with_what_came_before_it(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", all_of(3), days_ago=28)
        phone.filled("alsfrs-r", all_of(1), days_ago=1, record_id="today")

        async def story(app):
            await app.open("/change/today")
            await app.tap("review-speech")
            await app.tap("answer-speech-3")
            await app.wait(ADVANCE_S)
            assert not app.has("review-speech-doubt")

        phone.use(story)


def test_the_weight_without_the_wheelchair_is_shown_and_asked_about(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=7)

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("aside-wheelchair")
            await app.type("number-typed", "118,6")
            await app.tap("save")
            await app.wait(ADVANCE_S)
            await app.type("number-typed", "27,4")
            await app.tap("save")
            await app.wait(ADVANCE_S)
            assert app.text("value-net-weight") == (
                "Uw gewicht zonder de rolstoel: 91,2 kg\nVorige keer, 14 november: 71,4 kg. Klopt dit?"
            )
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)
