import json
import re
from pathlib import Path

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from monitoring import questionnaires
from monitoring.instruments import Instrument

FILES = sorted((Path(__file__).parents[2] / "assets" / "instruments").glob("*.json"))
LANGUAGES = {"nl", "en"}
BEFORE = {"nl": "vóór uw ziekte", "en": "before your illness"}

# Fragments of the published English scale. Ours has its own words, so none of these may be in it.
PUBLISHED = (
    "detectable speech",
    "intelligible with repeating",
    "useful speech",
    "excess of saliva",
    "drooling",
    "early eating problems",
    "dietary consistency",
    "supplemental tube",
    "slow or sloppy",
    "words are legible",
    "able to grip pen",
    "slow and clumsy",
    "needs to be fed",
    "closures and fasteners",
    "minimal assistance",
    "self-care",
    "total dependence",
    "adjust sheets",
    "ambulation",
    "purposeful leg",
    "unsteadiness",
    "mechanical assistance",
    "intermittent use",
    "invasive mechanical",
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def document(request):
    return json.loads(request.param.read_bytes())


@pytest.fixture
def instrument(document) -> Instrument:
    return questionnaires.parse(document)


def every_wording(instrument):
    """Every text that people read, with the place where it stands."""
    for name in ("title", "description", "recall"):
        yield name, getattr(instrument, name)
    for item in instrument.by_id.values():
        yield item.link_id, item.text
        if item.kind != "group":
            yield f"{item.link_id}, explanation", item.explanation
        for option in item.options:
            yield option.code, option.text
            yield f"{option.code}, explanation", option.explanation


def test_there_are_three():
    assert [path.stem for path in FILES] == ["alsfrs-r", "weekly-check-in", "weight"]


def test_each_is_a_valid_fhir_r4_questionnaire(document):
    Questionnaire.model_validate(document)


def test_each_is_named_after_its_file(document, instrument):
    assert instrument.name == document["id"]
    assert instrument.url == f"https://nabij.nl/fhir/Questionnaire/{document['id']}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", instrument.version)
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]*", document["name"])


def test_each_says_whose_wording_it_is_under_which_licence_and_where_it_comes_from(document, instrument):
    assert instrument.wording == "own"
    assert instrument.license == "Apache-2.0"
    assert document["copyright"].startswith("Wording by Nabij, Apache-2.0")
    assert len(instrument.source) > 40


def test_each_wording_is_there_in_every_language(instrument):
    incomplete = [place for place, words in every_wording(instrument) if words.keys() != LANGUAGES]

    assert incomplete == []


def test_words_are_short_and_calm(instrument):
    for place, words in every_wording(instrument):
        for sentence in re.split(r"(?<=[.?]) ", words["nl"]):
            assert len(sentence.split()) <= 18, (place, sentence)
        for text in words.values():
            assert "!" not in text, place
            assert text == text.strip(), place
        assert not re.search(r"\b(je|jij|jouw|helaas|oeps|vergeten|moet u|u moet)\b", words["nl"].lower()), (
            place
        )


def test_explanations_are_sentences_and_answers_are_not(instrument):
    for item in instrument.by_id.values():
        for option in item.options:
            for language in LANGUAGES:
                assert option.explanation[language].endswith("."), option.code
                assert not option.text[language].endswith("."), option.code
                assert len(option.text[language]) <= 36, option.code


def test_no_sentence_is_copied_from_the_published_scale(instrument):
    english = " ".join(words["en"].lower() for _, words in every_wording(instrument))

    assert [fragment for fragment in PUBLISHED if fragment in english] == []


def alsfrs_r() -> Instrument:
    return questionnaires.parse(json.loads(FILES[0].read_bytes()))


def test_the_alsfrs_r_has_four_domains_of_three_items_and_one_alternative():
    assert {group.link_id: [item.link_id for item in group.items] for group in alsfrs_r().items} == {
        "bulbar": ["speech", "salivation", "swallowing"],
        "fine-motor": ["handwriting", "gastrostomy", "cutting", "cutting-gastrostomy", "dressing"],
        "gross-motor": ["turning", "walking", "stairs"],
        "respiratory": ["dyspnea", "orthopnea", "ventilation"],
    }


def test_every_scored_item_of_the_alsfrs_r_offers_four_to_no_points_in_that_order():
    scored = [item for item in alsfrs_r().by_id.values() if item.is_scored]

    assert len(scored) == 13
    for item in scored:
        assert [option.points for option in item.options] == [4, 3, 2, 1, 0]
        assert [option.code for option in item.options] == [
            f"{item.link_id}-{points}" for points in (4, 3, 2, 1, 0)
        ]
        assert {option.system for option in item.options} == {"https://nabij.nl/fhir/CodeSystem/alsfrs-r"}
        assert item.required


def test_the_alsfrs_r_compares_with_the_time_before_the_illness():
    for item in alsfrs_r().by_id.values():
        if item.is_scored and item.link_id != "ventilation":  # a device is there or it is not
            assert BEFORE["nl"] in item.explanation["nl"], item.link_id
            assert BEFORE["en"] in item.explanation["en"], item.link_id


def test_the_alsfrs_r_cites_where_its_structure_comes_from():
    assert "Cedarbaum" in alsfrs_r().source
    assert "1999" in alsfrs_r().source


def test_whether_there_is_a_gastrostomy_costs_no_screen():
    gate = alsfrs_r().item("gastrostomy")

    assert (gate.kind, gate.hidden, gate.required) == ("boolean", True, False)


def test_the_weekly_questions_have_their_limits_and_codes():
    check_in, weight = (questionnaires.parse(json.loads(path.read_bytes())) for path in FILES[1:])
    well_being, kilograms = check_in.item("well-being"), weight.item("weight")

    assert (well_being.kind, well_being.least, well_being.most, well_being.required) == (
        "integer",
        0,
        10,
        True,
    )
    assert well_being.code == "https://nabij.nl/fhir/CodeSystem/measure|well-being"
    assert (check_in.item("contact").kind, check_in.item("contact").required) == ("boolean", False)
    assert (kilograms.kind, kilograms.least, kilograms.most, kilograms.unit) == ("decimal", 20, 300, "kg")
    assert kilograms.code == "http://loinc.org|29463-7"
    assert (weight.item("cannot-weigh").kind, weight.item("cannot-weigh").required) == ("boolean", False)
