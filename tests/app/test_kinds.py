"""Every kind of question, in questionnaires that nobody here wrote."""

from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

import pytest

from monitoring.records import Other, Quantity
from tests.app import everything as q
from tests.app.phones import ADVANCE_S, INSTRUMENTS, joined_phone

END = q.item("end", "choice", "Last one?", answerOption=q.options("Sure"))


@contextmanager
def asked(tmp_path, *items, **more):
    """A phone that offers this questionnaire; a last question makes it more than one."""
    with joined_phone(tmp_path) as phone:
        made = q.instrument(*items, END, **more)
        phone.services = replace(phone.services, instruments={**INSTRUMENTS, made.name: made})
        yield phone


def saved(phone, story):
    """What is saved after a story that ends at the last question."""

    async def whole(app):
        await app.open("/fill/everything")
        await story(app)
        await app.wait(ADVANCE_S)
        await app.tap("answer-sure")
        await app.wait(ADVANCE_S)
        await app.tap("save")
        assert app.text("saved") == "Bewaard"

    phone.use(whole)
    answers = dict(phone.responses()[-1].answers)
    assert answers.pop("end") == "sure"
    return answers


def test_one_answer_is_one_tap(tmp_path):
    async def story(app):
        assert app.text("question") == "Where do you live?"
        assert not app.has("skip")
        await app.tap("answer-village")

    with asked(tmp_path, q.PLACE) as phone:
        assert saved(phone, story) == {"place": "village"}


def test_a_question_that_need_not_be_answered_is_left_open_with_one_tap(tmp_path):
    async def story(app):
        await app.tap("skip")

    with asked(tmp_path, q.SMOKES) as phone:
        assert saved(phone, story) == {}


def test_an_answer_is_taken_back_by_leaving_the_question_open(tmp_path):
    async def story(app):
        await app.tap("answer-yes")
        await app.wait(ADVANCE_S)
        await app.tap("back")  # from how many a day
        await app.tap("skip")

    with asked(tmp_path, q.SMOKES, q.PACKS) as phone:
        assert saved(phone, story) == {}


def test_something_else_is_written_in_own_words(tmp_path):
    async def story(app):
        await app.tap("answer-other")
        await app.tap("next")
        assert app.text("wrong") == "Hier is nog geen antwoord."
        await app.type("other", " A ring ")
        await app.tap("next")

    with asked(tmp_path, q.DEVICE) as phone:
        assert saved(phone, story) == {"device": Other("A ring")}


def test_an_option_of_an_open_list_is_one_tap_too(tmp_path):
    async def story(app):
        await app.tap("answer-tube")

    with asked(tmp_path, q.DEVICE) as phone:
        assert saved(phone, story) == {"device": "tube"}


def test_several_answers_are_marked_and_none_of_these_clears_them(tmp_path):
    async def story(app):
        await app.tap("answer-cough")
        await app.tap("answer-pain")
        await app.tap("answer-none")
        await app.tap("answer-cough")
        await app.tap("next")

    with asked(tmp_path, q.SIGNS) as phone:
        assert saved(phone, story) == {"signs": ("cough",)}


def test_nothing_marked_is_told_where_an_answer_is_needed(tmp_path):
    async def story(app):
        await app.tap("answer-pain")
        await app.tap("answer-pain")
        await app.tap("next")
        assert app.text("wrong") == "Hier is nog geen antwoord."
        await app.tap("answer-pain")
        assert not app.has("wrong")
        await app.tap("next")

    with asked(tmp_path, q.SIGNS | {"required": True}) as phone:
        assert saved(phone, story) == {"signs": ("pain",)}


def test_a_list_of_more_than_twelve_is_narrowed_by_typing(tmp_path):
    async def story(app):
        await app.type("narrow", "oct")
        assert app.has("answer-october")
        assert not app.has("answer-may")
        await app.tap("answer-october")

    with asked(tmp_path, q.MONTH) as phone:
        assert saved(phone, story) == {"month": "october"}


def test_a_yes_brings_the_next_question_and_a_no_takes_it_away(tmp_path):
    async def story(app):
        await app.tap("answer-yes")
        await app.wait(ADVANCE_S)
        assert app.text("question") == "How many a day?"
        await app.type("number-typed", "12")
        await app.tap("save")
        await app.wait(ADVANCE_S)

    with asked(tmp_path, q.SMOKES, q.PACKS) as phone:
        assert saved(phone, story) == {"smokes": True, "packs": 12}


def test_a_short_scale_is_a_pad(tmp_path):
    async def story(app):
        assert not app.has("number-0")
        await app.tap("number-5")

    with asked(tmp_path, q.SCALE) as phone:
        assert saved(phone, story) == {"scale": 5}


def test_a_number_says_what_it_may_be_and_how_exact(tmp_path):
    async def story(app):
        await app.tap("typing")
        assert "Typ het getal, in litres" in app.texts()
        await app.type("number-typed", "12")
        await app.tap("save")
        assert app.text("doubt") == "Dit getal past hier niet. Vul een getal in van 0 tot en met 9."
        await app.type("number-typed", "3,125")
        await app.tap("save")
        assert app.text("doubt") == "Dit getal heeft te veel cijfers achter de komma. 2 is genoeg."
        await app.type("number-typed", "3,12")
        await app.tap("save")

    with asked(tmp_path, q.LITRES) as phone:
        assert saved(phone, story) == {"litres": Decimal("3.12")}


def test_a_quantity_is_a_number_and_a_unit(tmp_path):
    async def story(app):
        await app.type("number-typed", "2,5")
        await app.tap("save")
        assert app.text("doubt") == "Kies ook de eenheid."
        await app.tap("unit-mL")
        await app.tap("save")

    with asked(tmp_path, q.DOSE) as phone:
        assert saved(phone, story) == {"dose": Quantity(Decimal("2.5"), "mL")}


@pytest.mark.parametrize(
    ("taps", "date", "read"),
    [
        (["today"], "21 november 2026", "2026-11-21"),
        (["yesterday"], "20 november 2026", "2026-11-20"),
        (["yesterday", "less-0", "less-1", "less-2"], "19 oktober 2025", "2025-10-19"),
        (["today", "know-less", "less-0"], "oktober 2026", "2026-10"),
        (["know-less", "know-less", "less-0"], "2025", "2025"),
    ],
)
def test_a_date_is_reached_with_large_steps(tmp_path, taps, date, read):
    async def story(app):
        for tap in taps:
            await app.tap(tap)
        assert app.text("number").strip() == date
        await app.tap("next")

    with asked(tmp_path, q.BEGAN) as phone:
        assert saved(phone, story) == {"began": read}


def test_a_date_is_typed_and_a_day_that_is_not_there_is_told(tmp_path):
    async def story(app):
        await app.tap("next")
        assert app.text("wrong") == "Hier is nog geen antwoord."
        await app.tap("typing")
        for typed in ("31-2-2026", "29 feb 2025", "gisteren"):
            await app.type("moment-typed", typed)
            await app.tap("next")
            assert app.text("wrong") == "Deze datum of tijd bestaat niet. Kijk het nog eens na."
        await app.type("moment-typed", "29 februari 2024")
        assert not app.has("wrong")
        await app.tap("next")

    with asked(tmp_path, q.BEGAN) as phone:
        assert saved(phone, story) == {"began": "2024-02-29"}


@pytest.mark.parametrize(
    ("limits", "typed", "said"),
    [
        (
            [("minValue", "2020-01-01"), ("maxValue", "2026-12-31")],
            "1-1-2019",
            "Kies een datum van 1 januari 2020 tot en met 31 december 2026.",
        ),
        ([("minValue", "2020-01-01")], "1-1-2019", "Kies een datum vanaf 1 januari 2020."),
        ([("maxValue", "2026-12-31")], "1-1-2027", "Kies een datum tot en met 31 december 2026."),
    ],
)
def test_a_date_outside_its_limits_says_which_there_are(tmp_path, limits, typed, said):
    began = q.BEGAN | {"extension": [q.extension(name, valueDate=value) for name, value in limits]}

    async def story(app):
        await app.tap("typing")
        await app.type("moment-typed", typed)
        await app.tap("next")
        assert app.text("wrong") == said
        await app.type("moment-typed", "1-6-2026")
        await app.tap("next")

    with asked(tmp_path, began) as phone:
        assert saved(phone, story) == {"began": "2026-06-01"}


def test_the_first_symptom_is_not_in_the_future(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/background")
            await app.tap("typing")
            await app.type("moment-typed", "3-2-2027")
            await app.tap("next")
            assert app.text("wrong") == "Deze datum is nog niet geweest. Kies een dag tot en met vandaag."
            await app.type("moment-typed", "2-2025")
            await app.tap("next")
            await app.wait(ADVANCE_S)
            assert app.text("question") == "Wanneer kreeg u de diagnose?"

        phone.use(story)


def test_a_moment_is_now_or_some_steps_from_it(tmp_path):
    async def story(app):
        await app.tap("now")
        await app.tap("less-0")
        await app.tap("less-1")
        await app.tap("more-2")
        assert app.text("number").strip() == "20 november 2026, 11:05"
        await app.tap("next")

    with asked(tmp_path, q.SEEN) as phone:
        assert saved(phone, story) == {"seen": "2026-11-20T11:05:00+00:00"}


def test_a_time_is_stepped_or_typed(tmp_path):
    async def story(app):
        await app.tap("typing")
        await app.type("moment-typed", "25:00")
        await app.tap("next")
        assert app.text("wrong") == "Deze datum of tijd bestaat niet. Kijk het nog eens na."
        await app.type("moment-typed", "23.30")
        await app.tap("next")
        await app.wait(ADVANCE_S)
        await app.tap("back")
        assert app.text("number").strip() == "23:30"
        await app.tap("more-0")
        await app.tap("next")

    with asked(tmp_path, q.SLEEPS) as phone:
        assert saved(phone, story) == {"sleeps": "00:30:00"}


def test_a_text_is_typed_and_may_be_too_long(tmp_path):
    async def story(app):
        await app.tap("next")
        assert "Hier is nog geen antwoord." in app.texts()
        await app.type("text", "a chair with a very long name")
        await app.tap("next")
        assert "Deze tekst is te lang. Er passen 12 tekens." in app.texts()
        await app.type("text", " Bluebird ")
        await app.tap("next")

    with asked(tmp_path, q.NAME) as phone:
        assert saved(phone, story) == {"name": "Bluebird"}


def test_a_web_address_is_one_word(tmp_path):
    async def story(app):
        await app.type("text", "no site")
        await app.tap("next")
        assert "Dit is geen webadres. Het begint vaak met https://." in app.texts()
        await app.type("text", "https://example.org")
        await app.tap("next")

    with asked(tmp_path, q.SITE) as phone:
        assert saved(phone, story) == {"site": "https://example.org"}


def test_a_text_to_read_stands_above_the_next_question(tmp_path):
    async def story(app):
        assert "Read this first." in app.texts()
        assert app.text("question") == "Where do you live?"
        await app.tap("answer-town")

    with asked(tmp_path, q.INTRO, q.PLACE) as phone:
        assert saved(phone, story) == {"place": "town"}


def test_a_questionnaire_of_texts_only_is_read_and_not_saved(tmp_path):
    with joined_phone(tmp_path) as phone:
        made = q.instrument(q.INTRO)
        phone.services = replace(phone.services, instruments={**INSTRUMENTS, made.name: made})

        phone.session.read(phone.services)

        async def story(app):
            assert "Everything" in app.texts()  # on Today as well
            await app.open("/fill/everything")
            assert {"Everything", "Read this first."} <= set(app.texts())
            assert not app.has("save")
            await app.tap("back")
            assert app.page.route == "/"

        phone.use(story)


def test_the_title_of_a_group_stands_above_its_questions(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/alsfrs-r")
            assert app.text("heading") == "Praten en slikken"

        phone.use(story)


def test_a_question_is_answered_as_often_as_there_is_something_to_say(tmp_path):
    async def story(app):
        for answer in ("nuts", "dust", "cats"):
            await app.type("text", answer)
            await app.tap("next")
            if answer != "cats":
                await app.tap("add")
        await app.tap("given-1")
        assert "dust" not in app.texts()
        await app.tap("next")

    with asked(tmp_path, q.ALLERGY) as phone:
        assert saved(phone, story) == {"allergy": ("nuts", "cats")}


def test_the_fewest_and_the_most_answers_are_told(tmp_path):
    occurs = [
        q.extension("questionnaire-minOccurs", valueInteger=2),
        q.extension("questionnaire-maxOccurs", valueInteger=2),
    ]

    async def story(app):
        await app.type("text", "nuts")
        await app.tap("next")
        assert app.text("lacks") == "Nog 1 antwoord is nodig."
        await app.tap("add")
        await app.type("text", "dust")
        await app.tap("next")
        assert not app.has("lacks")
        assert not app.has("add")
        await app.tap("next")

    with asked(tmp_path, q.ALLERGY | {"extension": occurs, "required": True}) as phone:
        assert saved(phone, story) == {"allergy": ("nuts", "dust")}


def test_a_group_is_filled_in_as_often_as_there_is_one_more(tmp_path):
    async def medicine(app, name, often):
        await app.type("text", name)
        await app.tap("next")
        await app.wait(ADVANCE_S)
        await app.type("number-typed", often)
        await app.tap("save")
        await app.wait(ADVANCE_S)

    async def story(app):
        assert app.text("heading") == "Medicine 1"
        await medicine(app, "riluzole", "2")
        assert app.text("question") == "Medicine: nog een?"
        await app.tap("add")
        assert app.text("heading") == "Medicine 2"
        await medicine(app, "baclofen", "3")
        await app.tap("enough")

    with asked(tmp_path, q.MEDICINE) as phone:
        assert saved(phone, story) == {"drug": "riluzole", "often": 2, "drug#2": "baclofen", "often#2": 3}


def test_one_more_that_was_begun_by_mistake_is_left_out(tmp_path):
    async def story(app):
        await app.type("text", "riluzole")
        await app.tap("next")
        await app.wait(ADVANCE_S)
        await app.tap("skip")
        await app.tap("add")
        assert app.label("leave-out") == "Medicine 2 weglaten"
        await app.tap("leave-out")
        assert app.text("question") == "Medicine: nog een?"
        await app.tap("enough")

    with asked(tmp_path, q.MEDICINE) as phone:
        assert saved(phone, story) == {"drug": "riluzole"}


def test_questions_under_a_question_come_after_its_answer(tmp_path):
    under = q.item("why", "string", "Why there?")

    async def story(app):
        assert app.text("progress") == "1 van 2"
        await app.tap("answer-town")
        await app.wait(ADVANCE_S)
        assert app.text("question") == "Why there?"
        assert app.text("progress") == "2 van 3"
        await app.type("text", "work")
        await app.tap("next")

    with asked(tmp_path, q.PLACE | {"item": [under]}) as phone:
        assert saved(phone, story) == {"place": "town", "why": "work"}


def test_the_review_tells_what_was_worked_out_and_what_cannot_be_asked(tmp_path):
    with asked(tmp_path, q.LITRES, q.PHOTO, q.DOUBLE) as phone:

        async def story(app):
            await app.open("/fill/everything")
            await app.tap("more-0")
            await app.tap("more-0")
            await app.tap("save")
            await app.wait(ADVANCE_S)
            await app.tap("answer-sure")
            await app.wait(ADVANCE_S)
            assert app.text("value-double") == "Twice as much air: 4"
            assert app.text("left-out-0") == "Dit kan Nabij niet vragen: A photo of your chair"
            await app.tap("save")

        phone.use(story)

        answers = phone.responses()[-1].answers
        assert answers == {"litres": Decimal(2), "double": Decimal(4), "end": "sure"}


def test_what_is_filled_in_beforehand_stands_there_and_can_be_left_as_it_is(tmp_path):
    place = q.PLACE | {
        "answerOption": [*q.options("Town"), q.options("Village")[0] | {"initialSelected": True}]
    }

    async def story(app):
        await app.tap("next")

    with asked(tmp_path, place) as phone:
        assert saved(phone, story) == {"place": "village"}


def test_everything_is_answered_in_a_row(tmp_path):
    """All pages in one go; the order, the count and the review hold together."""
    with asked(tmp_path, *q.EVERYTHING) as phone:

        async def story(app):
            await app.open("/fill/everything")
            await app.tap("answer-town")
            await app.wait(ADVANCE_S)
            for _ in range(30):
                if app.has("answer-sure"):
                    break
                if app.has("text") and app.text("question") == "What is it called?":
                    await app.type("text", "riluzole")
                    await app.tap("next")
                else:
                    await app.tap("enough" if app.has("enough") else "skip")
                await app.wait(ADVANCE_S)
            await app.tap("answer-sure")
            await app.wait(ADVANCE_S)
            assert app.label("review-place").startswith("Town")
            assert app.label("review-began").startswith("Nog niet ingevuld")
            await app.tap("save")
            assert app.text("saved") == "Bewaard"

        phone.use(story)

        assert phone.responses()[-1].answers == {"place": "town", "drug": "riluzole", "end": "sure"}


def test_a_questionnaire_that_is_no_longer_here_says_so(tmp_path):
    with asked(tmp_path, q.PLACE) as phone:
        phone.services = replace(phone.services, instruments=INSTRUMENTS)

        async def story(app):
            await app.open("/fill/everything")
            assert "Dit staat niet op dit apparaat." in app.texts()
            await app.tap("back")
            assert app.page.route == "/"

        phone.use(story)


def test_an_answer_to_a_questionnaire_that_is_no_longer_here_is_not_changed(tmp_path):
    async def story(app):
        await app.tap("answer-town")

    with asked(tmp_path, q.PLACE) as phone:
        saved(phone, story)
        record_id = phone.responses()[-1].origin.record_id
        phone.services = replace(phone.services, instruments=INSTRUMENTS)

        async def later(app):
            await app.open(f"/saved/{record_id}")
            assert app.text("saved-what") == "Dank u wel, Jan.\nUw antwoord is bewaard."
            await app.tap("change")
            assert "Dit staat niet op dit apparaat." in app.texts()

        phone.use(later)


def test_what_was_begun_in_an_older_version_is_not_taken_along(tmp_path):
    with asked(tmp_path, q.PLACE) as phone:

        async def begin(app):
            await app.open("/fill/everything")
            await app.tap("answer-town")
            await app.wait(ADVANCE_S)

        phone.use(begin)
        newer = q.instrument(q.PLACE, END, version="2")
        phone.services = replace(phone.services, instruments={**INSTRUMENTS, newer.name: newer})

        async def later(app):
            await app.open("/fill/everything")
            assert "Deze vragenlijst is vernieuwd" in app.texts()
            await app.tap("restart")
            assert app.text("progress") == "1 van 2"
            assert not app.has("next")

        phone.use(later)
