"""The cards: shown to somebody, filled in before joining, in the other language, on paper."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from app import content
from app.actions import cards, contacting, notebook
from app.actions.preferences import Preferences
from app.actions.writers import Writer
from app.guide import load
from monitoring import fhir
from monitoring.care import Contact
from monitoring.records import Author, Origin, Other
from sync import enrolment
from tests.app.phones import ADVANCE_S, INSTRUMENTS, WORDS, joined_phone, new_phone
from tests.app.test_places import alsfrs_r
from tests.support.pdf import read
from tests.support.study import NOON

GUIDE = load(content.assets())
NL, EN = WORDS["nl"], WORDS["en"]
EMERGENCY = {
    "call-me": "Jan",
    "illness": "illness-pls",
    "talking": ("talk-device", "talk-eyes"),
    "lying": "lie-no",
    "brings": ("bring-ventilator", "bring-suction", Other("mijn bril")),
    "call-first": "Anneke, mijn vrouw",
    "call-first-number": "06 000 000 12",
}


@contextmanager
def carded(tmp_path, opened=new_phone):
    with opened(tmp_path) as found:
        phone = found if opened is joined_phone else found[0]
        phone.services = replace(phone.services, guide=GUIDE)
        yield phone


def keep(phone, name, answers, days_ago=0, **more):
    at = NOON - timedelta(days=days_ago)
    origin = Origin(f"{name}-{days_ago}", at, at, **more)
    notebook.write(phone.services, fhir.response(INSTRUMENTS[name], answers, origin))
    phone.session.read(phone.services)


def page(phone, name="emergency-card", say=NL):
    return cards.page(phone.services, say, GUIDE.cards[name])


def test_before_joining_a_card_is_filled_in_shown_and_found_again(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("cards")
            assert app.label("card-emergency-card") == "Noodkaart Voor wie u helpt en u niet kent"
            await app.tap("card-emergency-card")
            assert app.text("card-head") == "Ik heb een spierziekte"
            await app.tap("fill")
            await app.type("text", "Jan")
            await app.tap("next")
            await app.wait(ADVANCE_S)
            await app.tap("skip")
            await app.tap("answer-illness-pls")
            await app.wait(ADVANCE_S)
            for _ in range(12):
                await app.tap("skip")
            await app.tap("save")
            await app.tap("done")
            assert app.page.route == "/cards/emergency-card"
            assert app.text("card-head") == "Ik heb PLS"
            assert app.text("card-name") == "Jan"
            await app.tap("back")
            assert app.label("card-emergency-card").endswith("Ingevuld op 21 november 2026")

        phone.use(story)


def test_a_step_of_the_path_leads_to_the_card_that_it_fills(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/step/emergency-card")
            await app.tap("card-emergency-card")
            assert app.page.route == "/cards/emergency-card"
            await app.open("/step/flu-jab")
            assert not app.has("card-emergency-card")

        phone.use(story)


def test_a_card_is_changed_from_its_own_answers(tmp_path):
    with carded(tmp_path) as phone:
        keep(phone, "emergency-card", EMERGENCY, 20)

        async def story(app):
            await app.open("/cards/emergency-card")
            await app.tap("fill")
            assert app.label("review-lying") == "Nee Kunt u plat liggen?"
            await app.tap("review-lying")
            await app.tap("answer-lie-short")
            await app.wait(ADVANCE_S)
            await app.tap("save")
            await app.tap("done")
            assert "Leg mij niet lang plat." in app.texts()
            assert "Zelf ingevuld op 21 november 2026." in app.texts()

        phone.use(story)


def test_a_card_in_english_says_that_what_was_typed_is_as_it_was_typed(tmp_path):
    with carded(tmp_path) as phone:
        keep(phone, "emergency-card", EMERGENCY)

        async def story(app):
            await app.open("/cards/emergency-card")
            assert "Leg mij niet plat." in app.texts()
            assert app.label("call-first") == "Bel Anneke, mijn vrouw\n06 000 000 12"
            assert not app.has("own-words")
            await app.tap("language")
            assert "Do not lay me flat." in app.texts()
            assert "Ventilator, suction unit, mijn bril" in app.texts()
            assert app.text("own-words") == "What I typed myself is not translated."
            await app.tap("language")
            assert "Leg mij niet plat." in app.texts()
            await app.tap("call-first")
            assert ("launch_url", "tel:0600000012") in [
                (name, args.get("url")) for name, args in app.connection.calls
            ]

        phone.use(story)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("emergency-card", "nabij-noodkaart-2026-11-21.pdf"),
        ("wishes-card", "nabij-wensenkaart-2026-11-21.pdf"),
        ("about-me", "nabij-over-mij-2026-11-21.pdf"),
    ],
)
def test_a_card_leaves_as_a_pdf_from_memory(tmp_path, name, file):
    answers = {"emergency-card": EMERGENCY, "wishes-card": {"cpr": "cpr-no"}, "about-me": {"hard": "Haast."}}
    with carded(tmp_path) as phone:
        keep(phone, name, answers[name])
        before = {each.name for each in tmp_path.rglob("*")}

        async def story(app):
            app.page.web = True
            await app.open(f"/cards/{name}")
            await app.tap("print")
            [(called, data)] = [
                (args["file_name"], args["src_bytes"])
                for done, args in app.connection.calls
                if done == "save_file"
            ]
            assert called == file
            assert read(data).pages == 1
            assert app.text("outcome").startswith("De kaart is bewaard als bestand.")

        phone.use(story)

        assert {each.name for each in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("wishes-card", ("leest deze kaart ook", "geen wilsverklaring", "elke dag iets anders", "huisarts")),
        ("about-me", ("leest het team dit ook", "typen")),
    ],
)
def test_a_card_that_is_empty_says_what_it_is_and_who_reads_it_before_it_asks(tmp_path, name, says):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open(f"/cards/{name}")
            assert all(each in " ".join(app.texts()) for each in says)
            assert not app.has("print")
            assert app.text("reviewed").startswith("Nagekeken op 30 november 2026.")
            await app.tap("fill")
            assert app.page.route == f"/fill/{name}"

        phone.use(story)


def test_the_first_question_about_wishes_says_who_reads_the_answer(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/wishes-card")
            assert app.text("note-who-reads").startswith("Wat u hier bewaart, leest uw team ook.")
            assert app.has("skip")

        phone.use(story)


def test_a_card_that_was_begun_is_gone_on_with(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/wishes-card")
            await app.tap("answer-cpr-unsure")
            await app.wait(ADVANCE_S)
            await app.open("/cards/wishes-card")
            assert app.label("fill") == "Ga verder met invullen"

        phone.use(story)


def test_from_danger_the_card_is_one_tap_away_and_danger_from_the_card(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/acute")
            await app.tap("emergency-card")
            assert "Zuurstof? Overleg met het CTB." in app.texts()
            await app.tap("emergency")
            assert app.page.route == "/acute"

        phone.use(story)


def test_who_can_be_called_can_be_written_down_from_the_card(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/cards/emergency-card")
            assert not app.has("call-first")
            await app.tap("people")
            assert app.page.route == "/contacts"

        phone.use(story)


def test_an_address_without_a_card_says_so(tmp_path):
    with carded(tmp_path) as phone:

        async def story(app):
            await app.open("/cards/nothing")
            assert app.has("back")
            assert not app.has("print")

        phone.use(story)


def test_in_a_dossier_the_card_fills_itself_in_and_says_from_which_day(tmp_path):
    with carded(tmp_path, joined_phone) as phone:
        phone.filled("alsfrs-r", alsfrs_r(speech=2, ventilation=2), days_ago=400)
        made = page(phone)

        assert made.name == "Jan de Wit"
        assert [(each.text, each.under) for each in made.told if "ossier" in each.under] == [
            (
                "Praten gaat moeilijk.",
                "Uit mijn dossier van 17 okt 2025. Dit is meer dan een jaar oud. Vraag of het nog klopt.",
            ),
            (
                "Ik heb beademing in de nacht.",
                "Met een masker. Uit mijn dossier van 17 okt 2025. Dit is meer dan een jaar oud. "
                "Vraag of het nog klopt.",
            ),
        ]
        assert made.made == ("Nog niet zelf ingevuld.",)


def test_what_the_dossier_came_to_know_since_is_asked_about_and_not_put_on_the_card(tmp_path):
    with carded(tmp_path, joined_phone) as phone:
        phone.filled("emergency-card", {"breathing-help": "breath-none"}, days_ago=30)
        phone.filled("alsfrs-r", alsfrs_r(ventilation=2), days_ago=2)

        async def story(app):
            await app.open("/cards/emergency-card")
            assert "Ik adem zonder apparaat." in app.texts()
            assert "Ik heb beademing in de nacht." in app.text("newer")

        phone.use(story)


MADE = [
    # whose hands                              days  what the card says of it
    ({}, 0, ("Zelf ingevuld op 21 november 2026.",)),
    ({"helped": True}, 0, ("Ingevuld op 21 november 2026, met hulp van iemand.",)),
    ({"author": Author.CARER}, 0, ("Voor mij ingevuld door een naaste op 21 november 2026.",)),
    ({"author": Author.CLINICIAN}, 0, ("Voor mij ingevuld door mijn team op 21 november 2026.",)),
    (
        {},
        400,
        ("Zelf ingevuld op 17 oktober 2025.", "Dit is meer dan een jaar oud. Vraag of het nog klopt."),
    ),
]


@pytest.mark.parametrize(("hands", "days", "says"), MADE)
def test_a_card_says_when_it_was_filled_in_and_by_whom(tmp_path, hands, days, says):
    with carded(tmp_path) as phone:
        keep(phone, "wishes-card", {"cpr": "cpr-yes"}, days, **hands)

        assert page(phone, "wishes-card").made == says


def test_people_to_call_stand_in_one_order_each_number_once(tmp_path):
    with carded(tmp_path) as phone:
        for contact in (
            Contact("Tom", "Apotheek", "030 1", "", "pharmacy"),
            Contact("dokter Bakker", "Uw huisarts", "030 2", "", "gp"),
            Contact("CTB Utrecht", "", "088 000 00 34", "", "home-ventilation-centre"),
            Contact("Marieke", "", "", "m@example.org", "contact-person"),
            Contact("Weer Anneke", "", "06-00000012", "", "home-care"),
        ):
            contacting.write_down(phone.services, contact, Writer())
        keep(phone, "emergency-card", EMERGENCY)

        assert [(each.name, each.role) for each in page(phone, say=EN).people] == [
            ("Anneke, mijn vrouw", ""),
            ("CTB Utrecht", "Home ventilation centre (CTB)"),
            ("dokter Bakker", "GP"),
            ("Tom", "Apotheek"),
        ]
        assert page(phone, "about-me").people == ()


def test_the_illness_of_the_wayfinder_counts_only_when_somebody_chose_it(tmp_path):
    with carded(tmp_path) as phone:
        assert page(phone).head == "Ik heb een spierziekte"

        phone.session.prefer(phone.services, Preferences(diagnosis="psma"))

        assert page(phone).head == "Ik heb PSMA"
        assert page(phone, say=EN).head == "I have PSMA"


def test_somebodys_birthday_is_as_they_say_it(tmp_path):
    with carded(tmp_path) as phone:
        assert page(phone).born == ""

        keep(phone, "emergency-card", {"birth-date": "1961-05-03"})

        assert page(phone).born == "Geboren op 3 mei 1961"


def test_a_card_that_somebody_near_filled_in_goes_along_into_the_dossier(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        keep(phone, "emergency-card", {"call-me": "Jan"}, author=Author.CARER)
        theirs = Origin("week", NOON, NOON, Author.CARER)
        notebook.write(
            phone.services, fhir.response(INSTRUMENTS["carer-week"], {"carer-well-being": 6}, theirs)
        )
        phone.study.run(phone.services.store, enrolment.join(phone.services.store, link, NOON))
        notebook.take_along(phone.services)

        assert [each.url.rpartition("/")[2] for each in phone.responses()] == ["emergency-card"]


def test_in_large_text_the_first_one_to_call_stands_before_what_else_can_be_done(tmp_path):
    with carded(tmp_path) as phone:
        keep(phone, "emergency-card", EMERGENCY)
        phone.session.prefer(phone.services, Preferences(scale=2.0))

        async def story(app):
            await app.open("/cards/emergency-card")
            pressed = [
                control.key for control in app.controls() if control.key in ("call-first", "print", "back")
            ]
            assert pressed == ["call-first", "print", "back"]

        phone.use(story)
