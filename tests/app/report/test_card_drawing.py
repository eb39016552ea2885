from datetime import timedelta

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from app import content
from app.guide import load
from app.report.card import CardPage, Reach, Told
from app.report.card_contents import card_page
from app.report.card_drawing import draw_card
from app.report.pen import HEIGHT, WIDTH
from monitoring import care, fhir
from monitoring.care import Contact
from monitoring.records import Origin, Other
from tests.app.phones import INSTRUMENTS, WORDS
from tests.support.pdf import read
from tests.support.study import NOON

FONTS = content.assets() / "fonts"
CARDS = load(content.assets()).cards
ORIGIN = Origin("record", NOON - timedelta(days=2), NOON - timedelta(days=2))
LONG = "Ik leg dit graag rustig uit, want het verandert elke maand een beetje. " * 30
MORE = "Er is meer. Dat staat in de app."
TEAM = care.team([Contact("CTB Utrecht", "", "088 000 00 34", "", "home-ventilation-centre")], ORIGIN)
FULL = {
    "emergency-card": {
        "call-me": "Jan de Wit", "birth-date": "1961-05-03", "illness": "illness-als",
        "talking": ("talk-device", "talk-eyes"), "yes-no": "Ogen dicht is ja.",
        "conversation": ("talk-understand", "talk-time", "talk-closed"), "breathing-help": "breath-night",
        "lying": "lie-no", "eating": ("eat-thick", "eat-tube"), "allergy": Other("Penicilline"),
        "brings": ("bring-ventilator", "bring-cough", "bring-suction", Other("mijn bril")),
        "spoken": ("speak-dutch", Other("Turks")), "treated-at": "ALS-team De Hoogstraat",
        "call-first": "Anneke, mijn vrouw", "call-first-number": "06 000 000 12",
        "emergency-more": "Ik heb snel koude handen.",
    },
    "wishes-card": {
        "cpr": "cpr-no", "admission": "admission-yes", "mask": "mask-yes", "throat": "throat-no",
        "feeding": "feeding-unsure", "care-place": "care-place-home", "death-place": "death-place-silent",
        "discussed": ("talked-gp", "talked-close"), "discussed-on": "2026-10", "directive": "directive-yes",
        "directive-place": "In de la van het bureau.", "speaks-for-me": "Anneke", "wishes-words": "Rust.",
    },
    "about-me": {item.link_id: "Rustig wachten." for item in INSTRUMENTS["about-me"].items},
}  # fmt: skip


def drawn(name, answers=None, language="nl"):
    record = fhir.response(INSTRUMENTS[name], FULL[name] if answers is None else answers, ORIGIN)
    page = card_page(WORDS[language], CARDS[name], [record, TEAM], INSTRUMENTS, NOON)
    return page, read(draw_card(page, FONTS))


def joined(pdf):
    return " ".join(pdf.text.split())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", FULL)
def test_a_card_is_one_page_and_all_of_it_can_be_read(name, language):
    page, pdf = drawn(name, language=language)

    assert (pdf.pages, pdf.language) == (1, language)
    for told in page.told:
        assert all(each in joined(pdf) for each in (told.label, told.text, told.under)), told
    assert page.more not in pdf.text


@pytest.mark.parametrize("name", FULL)
def test_what_a_card_keeps_is_valid_fhir(name):
    QuestionnaireResponse.model_validate(fhir.to_fhir(fhir.response(INSTRUMENTS[name], FULL[name], ORIGIN)))


def test_an_emergency_card_stands_twice_on_its_sheet_with_whom_to_call():
    _, pdf = drawn("emergency-card")

    for text in ("Ik heb ALS", "Jan de Wit", "Leg mij niet plat.", "06 000 000 12", "088 000 00 34"):
        assert pdf.text.split("\n").count(text) == 2, text
    assert "Knip op de streepjes." in pdf.text
    # The front is left of the fold, and those to call are right of it.
    assert all(each.x < WIDTH / 2 for each in pdf.written if each.text == "Leg mij niet plat.")
    assert all(each.x > WIDTH / 2 for each in pdf.written if each.text == "06 000 000 12")


def test_wishes_carry_their_day_their_writer_and_what_they_are_not():
    _, pdf = drawn("wishes-card")

    assert "Zelf ingevuld op 19 november 2026." in pdf.text
    assert "Deze kaart is op zichzelf geen wilsverklaring." in joined(pdf)
    assert "Waar ik wil sterven" not in pdf.text  # what somebody would rather not say


LONGEST = [
    # which card       what is long
    ("emergency-card", {"emergency-more": LONG}),
    ("emergency-card", {"yes-no": LONG, "treated-at": LONG, "emergency-more": LONG, "allergy": Other(LONG)}),
    ("wishes-card", {"wishes-words": LONG * 4, "speaks-for-me": LONG * 4, "care-place": Other(LONG * 4)}),
    ("about-me", dict.fromkeys(FULL["about-me"], LONG * 2)),
]


@pytest.mark.parametrize(("name", "long"), LONGEST)
def test_long_answers_are_cut_on_one_page_that_says_so_and_nothing_else_is(name, long):
    page, pdf = drawn(name, FULL[name] | long)

    assert pdf.pages == 1
    assert MORE in pdf.text
    for told in page.told:
        if not told.is_typed:
            assert told.text in joined(pdf), told
            assert told.under in joined(pdf), told


def test_an_empty_card_is_a_page_with_the_caution_about_oxygen():
    _, pdf = drawn("emergency-card", {})

    assert pdf.pages == 1
    assert pdf.text.count("Zuurstof? Overleg met het CTB.") == 2


texts = st.text(max_size=300) | st.just("x" * 500) | st.just("نور Ελένη 李 🙂")
told = st.builds(Told, texts, texts, texts, st.booleans())
people = st.builds(Reach, texts, texts, st.just("06 000 000 12"))
pages = st.builds(
    CardPage, st.just("nl"), texts, texts, texts, texts, texts, st.lists(told, max_size=20).map(tuple),
    st.lists(people, max_size=5).map(tuple), st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=1).map(tuple), st.just("Bel"), texts, st.just(MORE), st.just("Gemaakt"),
)  # fmt: skip


@pytest.mark.campaign
@settings(max_examples=settings.default.max_examples // 3)  # a page takes its time
@given(pages)
def test_whatever_stands_on_it_it_is_one_page_inside_its_edges(page):
    pdf = read(draw_card(page, FONTS))

    assert pdf.pages == 1
    assert all(10 < each.x < WIDTH - 10 and 5 < each.y < HEIGHT - 10 for each in pdf.written)
    if page.people and page.head.strip():
        assert pdf.text.count("06 000 000 12") >= 2
