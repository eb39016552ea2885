"""The care path, the questions and the contacts: whole, linked, dated, sourced, and calm."""

import json
import re
from datetime import date
from math import cos, hypot, radians
from pathlib import Path

import pytest

from app import content
from app.guide import load
from monitoring import question_routes, steps, suggestions
from monitoring.content_fields import LANGUAGES
from monitoring.errors import MonitoringError
from monitoring.evidence import Series
from monitoring.meeting import WAYS
from monitoring.opening_hours import ALWAYS
from monitoring.steps import PHASES
from tests.content.test_wording import TITLE_LETTERS

ASSETS = Path(__file__).parents[2] / "assets"
STEP_FILES = sorted((ASSETS / "care_path").glob("*.json"))
QUESTION_FILES = sorted((ASSETS / "questions").glob("*.json"))
SUGGESTION_FILES = [ASSETS / "aids.json", ASSETS / "medicines.json"]
SINGLE_FILES = [ASSETS / "contacts.json", ASSETS / "regions.json"]
FILES = [*STEP_FILES, *QUESTION_FILES, *SUGGESTION_FILES, *SINGLE_FILES]
GUIDE = load(ASSETS)
INSTRUMENTS = content.load_instruments()
RELEASED = date(*map(int, content.VERSION.split(".")[:2]), 1)
URGENT = {
    "gp", "out-of-hours-gp", "home-ventilation-centre", "emergency", "suicide-prevention", "home-care",
    "als-team", "dentist",
}  # fmt: skip
NAMED_SO = "ALS op de weg!"
FORBIDDEN = re.compile(
    r"!|helaas|oeps|\bu moet\b|you must|unfortunately|in de gaten|keep watch|strijd|\bbattle\b", re.IGNORECASE
)


def has_trigger(step):
    return step.sooner is not None


def line_of(file, name):
    """Where something stands in its file, for whoever has to mend it."""
    lines = file.read_text().splitlines()
    return next((number for number, text in enumerate(lines, 1) if f'"id": "{name}"' in text), 1)


def texts(node):
    """Every text in both languages, however deep."""
    if isinstance(node, dict):
        if set(node) == set(LANGUAGES) and all(isinstance(each, str) for each in node.values()):
            yield node
        else:
            for each in node.values():
                yield from texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from texts(each)


@pytest.mark.parametrize("file", [*STEP_FILES, *QUESTION_FILES], ids=lambda file: file.stem)
def test_every_file_can_be_read(file):
    parse = steps.parse if file in STEP_FILES else question_routes.parse
    try:
        read = parse(json.loads(file.read_bytes()))
    except MonitoringError as error:
        pytest.fail(f"{file.name}:{line_of(file, str(error).partition('.')[0])}: {error}")

    assert file.stem == read.id


def test_there_is_enough_of_it():
    assert len(GUIDE.steps) >= 45
    assert len(GUIDE.questions) >= 40
    assert {step.phase for step in GUIDE.steps.values()} == set(PHASES)
    assert sum(len(theme.steps) for theme in GUIDE.themes) == len(GUIDE.steps)  # no two of one name
    assert sum(len(topic.questions) for topic in GUIDE.topics) == len(GUIDE.questions)
    assert len(GUIDE.themes) == len(STEP_FILES)
    assert len(GUIDE.topics) == len(QUESTION_FILES)


def titles():
    for step in GUIDE.steps.values():
        yield step.id, step.title
    for question in GUIDE.questions.values():
        yield question.id, question.text
    for contact in GUIDE.contacts.values():
        if contact.is_own:  # its name is the title of the screen where a number is written down
            yield contact.id, contact.name


def test_no_title_holds_a_word_that_breaks_in_large_text():
    found = [
        (name, word)
        for name, title in titles()
        for language in LANGUAGES
        for word in re.findall(r"\w+", title[language])
        if len(word) > TITLE_LETTERS
    ]

    assert found == []


def test_the_word_list_explains_each_word_once():
    names = [each.id for each in GUIDE.words]

    assert len(names) == len(set(names)) >= 45


@pytest.mark.parametrize("file", SUGGESTION_FILES, ids=lambda file: file.stem)
def test_what_can_be_chosen_while_writing_down_is_sourced_and_named_once(file):
    found = suggestions.parse(json.loads(file.read_bytes()))
    names = [each.id for each in found.names]

    assert len(names) == len(set(names)) >= 4
    assert found.review is not None
    assert found.review.done <= found.review.again
    words = [word for each in found.names for name in each.name.values() for word in re.findall(r"\w+", name)]
    assert [word for word in words if len(word) > TITLE_LETTERS] == []


def test_from_whom_an_aid_comes_can_be_called_and_has_a_question_for_when_it_takes_long():
    for each in GUIDE.aids.sources_of_aids:
        assert each.contact in GUIDE.contacts, each.contact
        assert each.slow in GUIDE.questions, each.slow


def test_no_link_between_steps_is_dead():
    assert steps.dead_links(GUIDE.steps) == []


def test_every_card_of_a_step_is_there():
    named = {each.card for each in GUIDE.steps.values() if each.card}

    assert named == set(GUIDE.cards)


@pytest.mark.parametrize("question", GUIDE.questions.values(), ids=lambda each: each.id)
def test_every_question_leads_to_somebody(question):
    named = {question.contact, question.urgent_contact} | (
        {question.otherwise} if question.otherwise else set()
    )

    assert named <= set(GUIDE.contacts)
    assert question.urgent_contact in URGENT


def test_the_four_centres_for_home_ventilation_are_here():
    centres = [each for each in GUIDE.contacts.values() if each.kind == "home-ventilation-centre"]

    assert len(centres) >= 4
    assert GUIDE.contacts["emergency"].phone == "112"


@pytest.mark.parametrize(
    "step", [each for each in GUIDE.steps.values() if each.sooner], ids=lambda each: each.id
)
def test_what_brings_a_step_forward_can_be_answered_and_is_told(step):
    wanted = set(series(step.sooner))

    assert wanted
    assert step.sooner_because["nl"]
    for each in wanted:
        if each.kind == "item":
            instrument, _, link_id = each.name.partition("/")
            assert link_id in INSTRUMENTS[instrument].by_id, each.name


def series(trigger):
    """Every series that a trigger looks at."""
    for each in getattr(trigger, "triggers", ()):
        yield from series(each)
    found = getattr(trigger, "series", None)
    if isinstance(found, Series):
        yield found


def entries(file):
    """What is reviewed on its own; a list to choose from is as a whole."""
    document = json.loads(file.read_bytes())
    names = ("steps", "questions", "contacts", "regions")
    return next((document[name] for name in names if name in document), [document | {"id": file.stem}])


def reviewed():
    for file in FILES:
        for each in entries(file):
            yield file, each


def test_nothing_was_shipped_past_its_review():
    late = [
        f"{file.name}:{line_of(file, each['id'])}: {each['id']}"
        for file, each in reviewed()
        if date.fromisoformat(each["review_by"]) <= RELEASED
    ]

    assert late == []


def test_what_recurs_does_so_in_months_that_can_be_said():
    assert all(step.every_months is None or step.every_months > 1 for step in GUIDE.steps.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_tone_is_calm_and_nobody_is_blamed(file, language):
    wrong = []
    for each in entries(file):
        said = {name: value for name, value in each.items() if name != "sources"}
        for text in texts(said):
            if FORBIDDEN.search(text[language].replace(NAMED_SO, "")):
                wrong.append(f"{file.name}:{line_of(file, each['id'])}: {text[language]}")

    assert wrong == []


@pytest.mark.parametrize("question", GUIDE.questions.values(), ids=lambda each: each.id)
def test_every_question_is_found_by_its_own_words_and_with_a_slip(question):
    for language in LANGUAGES:
        asked = question.text[language]
        assert question.id in [each.id for each in GUIDE.find(asked, language)[:3]], asked
        longest = max(re.findall(r"\w+", asked), key=len)
        slip = asked.replace(longest, longest[:2] + longest[3:]) if len(longest) > 6 else asked
        assert question.id in [each.id for each in GUIDE.find(slip, language)[:5]], slip


def test_every_step_says_in_which_ways_it_can_happen():
    """None at all is an answer too: reading and deciding need no meeting."""
    for file in STEP_FILES:
        for each in json.loads(file.read_bytes())["steps"]:
            assert set(each["ways"]) <= set(WAYS), each["id"]
            assert len(each["ways"]) == len(set(each["ways"])), each["id"]


@pytest.mark.parametrize("name", ["breathing-measurement", "tube-placement", "thinking-check", "hand-splint"])
def test_what_needs_a_body_or_a_device_is_a_visit(name):
    assert GUIDE.steps[name].ways == ("visit",)


# Rounded degrees north and east of each capital, and of the places of the four centres.
CAPITALS = {
    "groningen": (53.22, 6.57), "friesland": (53.20, 5.80), "drenthe": (52.99, 6.56),
    "overijssel": (52.51, 6.09), "flevoland": (52.51, 5.47), "gelderland": (51.98, 5.91),
    "utrecht": (52.09, 5.12), "noord-holland": (52.38, 4.64), "zuid-holland": (52.08, 4.31),
    "zeeland": (51.50, 3.61), "noord-brabant": (51.69, 5.30), "limburg": (50.85, 5.69),
}  # fmt: skip
CENTRES = {
    "ctb-groningen": (53.22, 6.57), "ctb-utrecht": (52.09, 5.18),
    "ctb-rotterdam": (51.91, 4.47), "ctb-maastricht": (50.84, 5.71),
}  # fmt: skip


def test_the_twelve_provinces_are_here():
    assert GUIDE.regions.keys() == CAPITALS.keys()


@pytest.mark.parametrize("region", GUIDE.regions.values(), ids=lambda each: each.id)
def test_the_centre_of_a_province_is_the_nearest_to_its_capital(region):
    north, east = CAPITALS[region.id]
    far = {name: hypot(north - n, (east - e) * cos(radians(52))) for name, (n, e) in CENTRES.items()}

    assert region.centre == min(far, key=far.__getitem__)
    assert region.centre in GUIDE.contacts
    assert any(source.basis == "derived" for source in region.sources)


def test_who_can_be_reached_day_and_night_is_open_for_a_machine_too():
    always = {each.id for each in GUIDE.contacts.values() if each.open}

    assert always == {
        each.id for each in GUIDE.contacts.values() if each.hours["nl"].startswith("Dag en nacht")
    }
    assert all(GUIDE.contacts[name].open == (ALWAYS,) for name in always)
