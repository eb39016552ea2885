import re

import pytest

from tests.content.instruments import DOCUMENTS, LANGUAGES, answers, every_wording, explanations, titles

# A phone is 390 dp wide and text can be twice as large. A word wider than its line is broken inside.
# Measured with Roboto Bold over all words that stand here: 13 letters still fit a title, 350 dp at 50 sp ...
TITLE_LETTERS = 13
# ... and 12 an answer, which has 259 dp at 40 sp beside its mark.
ANSWER_LETTERS = 12
# Two lines of an answer at the ordinary size; more is for the explanation under it.
ANSWER_LENGTH = 36
# Dutch at level B1 has sentences of about ten words, and seldom more than fifteen.
SENTENCE_WORDS = 15

# Fragments of the published English scales. Ours has its own words, so none of these may be in it.
ALSFRS_R = (
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
# ALSAQ, EQ-5D, CNS-LS, FSS, HADS, Zarit and the Caregiver Strain Index need leave of their owners.
OTHERS = (
    "how often have the following been true",
    "usual activities",
    "best health you can imagine",
    "laugh very easily",
    "cry very easily",
    "burst into tears",
    "motivation is lower",
    "tense or wound up",
    "physical strain",
    "confining",
    "inconvenient",
    "feel strained",
    "feel burdened",
)
# Who reads on a weekday cannot watch, and nobody is to blame.
DUTCH = r"\b(je|jij|jouw|helaas|oeps|vergeten|moet u|u moet|in de gaten|wij waken|dag en nacht bereikbaar)\b"
ENGLISH = r"\b(unfortunately|oops|forgot|you must|you failed|we watch|keep an eye)\b"


@pytest.fixture(params=DOCUMENTS.values(), ids=DOCUMENTS)
def document(request):
    return request.param


def sentences(text):
    return re.split(r"(?<=[.?]) ", text)


def longest_word(text):
    return max(len(word.strip("().,?")) for word in text.split())


def test_sentences_are_short(document):
    for place, text in every_wording(document):
        for language in LANGUAGES:
            long = [each for each in sentences(text[language]) if len(each.split()) > SENTENCE_WORDS]
            assert long == [], (place, language)


def test_no_word_of_a_title_is_wider_than_a_phone_in_the_largest_text(document):
    for place, text in titles(document):
        for language in LANGUAGES:
            assert longest_word(text[language]) <= TITLE_LETTERS, (place, language)


def test_no_word_of_an_answer_is_wider_than_its_line_in_the_largest_text(document):
    for place, text in answers(document):
        for language in LANGUAGES:
            assert longest_word(text[language]) <= ANSWER_LETTERS, (place, language)
            assert len(text[language]) <= ANSWER_LENGTH, (place, language)


def test_explanations_are_sentences_and_answers_are_not(document):
    for place, text in explanations(document):
        assert all(text[language].endswith((".", "?")) for language in LANGUAGES), place
    for place, text in answers(document):
        assert not any(text[language].endswith(".") for language in LANGUAGES), place


def test_words_are_calm_and_blame_nobody(document):
    for place, text in every_wording(document):
        assert not re.search(DUTCH, text["nl"], re.IGNORECASE), place
        assert not re.search(ENGLISH, text["en"], re.IGNORECASE), place
        for each in text.values():
            assert "!" not in each, place
            assert each == " ".join(each.split()), place


def test_no_sentence_is_copied_from_a_published_scale(document):
    english = " ".join(text["en"].lower() for _, text in every_wording(document))

    assert [fragment for fragment in ALSFRS_R + OTHERS if fragment in english] == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("alsfrs-r", "swallowing"),
        ("alsfrs-r", "dyspnea"),
        ("breathing-signs", "night-signs"),
        ("breathing-test", "device"),
        ("carer-week", "too-much"),
        ("diary", "text"),
        ("eating-drinking", "swallowing-food"),
        ("symptoms", "airway-infection"),
        ("symptoms", "choking"),
        ("symptoms", "cough"),
        ("weekly-check-in", "contact"),
    ],
)
def test_where_it_can_be_acute_the_words_say_112(name, place):
    text = dict(explanations(DOCUMENTS[name]))[f"{place}, explanation"]

    assert "112" in text["nl"]
    assert "112" in text["en"]
