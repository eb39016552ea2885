import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import content
from app.report import drawing, pen
from app.report.contents import page
from app.report.drawing import draw
from app.report.page import Level, Page, Panel, Part, Picture
from app.theme import LIGHT
from monitoring import fhir, simulation
from tests.app.phones import INSTRUMENTS, WORDS
from tests.app.report.test_page import PATIENT, composed
from tests.support.pdf import read
from tests.support.study import NOON

FONTS = content.assets() / "fonts"
NONE = composed()

fraction = st.floats(0, 1)
texts = st.text(max_size=400) | st.just("x" * 500) | st.just("نور Ελένη 李 🙂")
lines = st.lists(texts, max_size=40).map(tuple)
pictures = st.builds(
    Picture,
    points=st.lists(st.tuples(fraction, fraction), min_size=1, max_size=60).map(tuple),
    top=st.just("12"),
    bottom=st.just("0"),
    levels=st.lists(st.builds(Level, fraction, st.just("5 % minder: 71,3"), st.just((4, 2))), max_size=2).map(
        tuple
    ),
)
panels = st.builds(Panel, texts, st.just("respiratoir"), st.just("71,4 kg"), st.just("van 12"), pictures)
parts = st.builds(Part, texts, lines)
pages = st.builds(
    Page, st.just("nl"), texts, texts, texts, texts, texts,
    st.builds(Part, texts, st.lists(texts, max_size=6).map(tuple)),
    texts, texts, st.lists(panels, max_size=9).map(tuple), st.just("1 jan 2025"), st.just("24 nov 2026"),
    st.lists(texts, max_size=2).map(tuple), st.lists(parts, max_size=4).map(tuple),
    texts, texts, st.just("Gemaakt met Nabij"),
    st.none() | st.builds(Part, st.just("Mijn vragen"), st.lists(texts, min_size=1, max_size=5).map(tuple)),
)  # fmt: skip


CAUTION = "Let op."


@pytest.mark.campaign
@settings(max_examples=settings.default.max_examples // 3)  # a page takes its time
@given(pages)
def test_whatever_stands_on_it_it_is_one_page_and_everything_keeps_its_place(made):
    pdf = read(draw(replace(made, caution=CAUTION), FONTS))

    assert pdf.pages == 1
    assert all(drawing.EDGE <= each.x <= drawing.WIDTH - drawing.EDGE for each in pdf.written)
    assert all(20 < each.y < drawing.HEIGHT - 20 for each in pdf.written)
    foot = next(each.y for each in pdf.written if each.text == CAUTION) + 12
    assert {each.text for each in pdf.written if each.y < foot} == {CAUTION, "Gemaakt met Nabij"}


@pytest.mark.parametrize("years", [0, 1, 30])
def test_a_course_of_any_length_is_one_page(years):
    [person] = simulation.people(1, 12 * years, NOON, random.Random(4), INSTRUMENTS)
    records = [fhir.from_fhir(document) for document in person.documents]

    pdf = read(draw(page(WORDS["nl"], records, INSTRUMENTS, "gp", NOON), FONTS))

    assert pdf.pages == 1
    assert person.name in pdf.text


@pytest.mark.parametrize(
    "name", ["Ayşe Yılmaz", "Kemal Şahin", "Zoë Çağlar", "Łukasz Dvořák", "Sjoerd IJsbrandĳ"]
)
def test_a_name_prints_as_its_owner_writes_it(name):
    pdf = read(draw(replace(NONE, name=name), FONTS))

    assert name in pdf.text


def test_a_letter_in_two_pieces_becomes_the_one_that_the_font_has():
    pdf = read(draw(replace(NONE, name="S\N{COMBINING CEDILLA}ahin\n"), FONTS))

    assert "Şahin" in pdf.text.split("\n")


def test_what_stands_on_the_page_can_be_read_back_in_order():
    pdf = read(draw(composed(PATIENT), FONTS))

    assert pdf.language == "nl"
    assert pdf.text.split("\n") == [
        "Voor de huisarts",
        "Ayşe Yılmaz",
        "Geboren op 22 november 1958 (67 jaar) · 21 november 2026",
        "Zo gaat het thuis, zelf bijgehouden met de app Nabij. Er zijn nog geen vragen beantwoord.",
        "In het kort",
        "Er is nog niets ingevuld.",
        "Niet ingevuld: praten en slikken, armen en handen, bewegen, ademen, gewicht, hoe het gaat.",
        WORDS["nl"]("report.caution"),
        "Gemaakt met Nabij op 21 november 2026. Bladzijde 1 van 1.",
    ]


def test_a_long_value_leaves_room_for_its_day():
    panel = Panel(
        "Hoestkracht", "PCF", "290 liter per minuut", "15 okt 2026", Picture(((0.5, 0.5),), "1", "0")
    )

    written = read(draw(replace(NONE, panels=(panel,) * 3), FONTS)).written

    lefts = sorted(each.x for each in written if each.text == "Hoestkracht")
    days = sorted(each.x for each in written if each.text == "15 okt 2026")
    assert all(day + 45 < left for day, left in zip(days, lefts[1:], strict=False))


def test_where_there_is_no_room_it_says_that_there_is_more():
    made = replace(NONE, parts=(Part("Antwoorden", ("Een antwoord van één regel.",) * 80),))

    said = read(draw(made, FONTS)).text.split("\n")

    assert said.count("Er is meer. Dat staat in de app.") == 1
    assert said.count("Een antwoord van één regel.") > 20


def test_the_same_dossier_makes_the_same_file():
    assert draw(composed(PATIENT), FONTS) == draw(composed(PATIENT), FONTS)


def test_the_colours_are_those_of_the_app_by_day():
    used = [pen.INK, pen.SOFT, pen.LEAF, pen.RULE, pen.CALM, pen.LAMP, pen.WALL]
    look = (LIGHT.ink, LIGHT.ink_soft, LIGHT.leaf, LIGHT.line, LIGHT.leaf_soft, LIGHT.lamp, LIGHT.walls[1])

    assert [f"#{color.hexval()[2:].upper()}" for color in used] == list(look)
