"""Every rule that ships: whole, in both languages, with a source, and asking for what can be answered."""

import json
import re
from pathlib import Path

import pytest

from app import content
from monitoring import rules
from monitoring.content_fields import LANGUAGES
from monitoring.measures import Measure

FILES = sorted((Path(__file__).parents[2] / "assets" / "alerts").glob("*.json"))
INSTRUMENTS = content.load_instruments()
LATER = {"csi"}  # an installation may add it, with a licence
SERIES = ("measure", "item", "total")
FORBIDDEN = re.compile(
    r"!|helaas|oeps|vergeten|u moet|you must|unfortunately|in de gaten|keep watch|alarm|diagnos(e is|is is)",
    re.IGNORECASE,
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def document(request):
    return json.loads(request.param.read_bytes())


def inside(node, name):
    """Every value under this name, however deep."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == name:
                yield value
            yield from inside(value, name)
    elif isinstance(node, list):
        for each in node:
            yield from inside(each, name)


def test_all_starter_rules_are_here():
    names = [path.stem for path in FILES]

    assert names == [
        "C1",
        "F1",
        "F2",
        "F3",
        "P1",
        "P2",
        "R1",
        "R2",
        "R3",
        "R4",
        "S1",
        "W1",
        "W2",
        "W3",
        "W4",
        "X1",
    ]
    assert list(content.load_rules()) == names


def test_each_is_named_after_its_file_and_has_a_version(document, request):
    rule = rules.parse(document)

    assert f"[{rule.id}]" in request.node.name
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.version)


def test_each_says_everything_in_both_languages_and_in_a_calm_tone(document):
    rule = rules.parse(document)

    for words in (rule.title, rule.when, rule.person, rule.team):
        assert set(words) == set(LANGUAGES)
        assert all(text and not FORBIDDEN.search(text) for text in words.values())


def test_each_threshold_has_a_source_and_what_is_our_own_says_so(document):
    for source in rules.parse(document).sources:
        own = source.citation["nl"].startswith(("Een keuze van Nabij.", "Grenzen", "De grens"))
        assert own is (source.basis != "published")


def test_each_asks_for_measures_and_items_that_there_are(document):
    known = {measure.value for measure in Measure}
    assert set(inside(document, "measure")) <= known
    paths = {*inside(document, "item"), *(each for since in inside(document, "since") for each in since)}
    for path in paths:
        name, _, link_id = path.partition("/")
        assert link_id in INSTRUMENTS[name].by_id, path
    assert set(inside(document, "total")) <= LATER


def test_only_acute_danger_is_always_on_and_it_names_the_number():
    always = [rule for rule in content.load_rules().values() if rule.is_always_on]

    assert [rule.id for rule in always] == ["X1"]
    assert always[0].urgency == "immediate"
    assert all("112" in text for text in always[0].person.values())


def test_a_home_measurement_counts_only_twice(document):
    for level in inside(document, "level"):
        if "measure" in level:
            assert level["readings"] == 2
