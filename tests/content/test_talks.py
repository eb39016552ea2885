"""What there is to talk about when looking ahead: whole, sourced, and plain and warm to read."""

import json
import re

import pytest

from app.visit_questions import NEVER
from monitoring.content_fields import LANGUAGES
from tests.content.instruments import item
from tests.content.test_wayfinder import ASSETS, FORBIDDEN, GUIDE, RELEASED, texts
from tests.content.test_wording import SENTENCE_WORDS, TITLE_LETTERS, sentences

FILE = ASSETS / "talks.json"
SUBJECTS = json.loads(FILE.read_bytes())["subjects"]
# Nothing here pushes: no duty, no hurry, no "it is time".
PUSHING = re.compile(
    r"\b(moet|moeten|snel|te laat|hoog tijd|must|should|hurry|too late|high time)\b", re.IGNORECASE
)


def test_the_subjects_of_the_guideline_are_there():
    assert [each.id for each in GUIDE.talks] == [
        "matters-now",
        "worries",
        "treatment",
        "place",
        "speaks-for-me",
        "carer",
    ]
    [treatment] = [each for each in GUIDE.talks if each.id == "treatment"]
    asked = " ".join(each["nl"] for each in treatment.questions)
    assert all(each in asked for each in ("Reanimatie", "Intensive care", "Beademing", "sonde"))


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda each: each["id"])
def test_it_is_short_and_pushes_nobody(subject):
    for each in texts({name: said for name, said in subject.items() if name != "sources"}):
        for language in LANGUAGES:
            text = each[language]
            assert [s for s in sentences(text) if len(s.split()) > SENTENCE_WORDS] == []
            assert not FORBIDDEN.search(text), text
            assert not PUSHING.search(text), text


@pytest.mark.parametrize("subject", GUIDE.talks, ids=lambda each: each.id)
def test_a_subject_fits_its_screens(subject):
    longest = int(item("visit", "question-1")["maxLength"])
    for language in LANGUAGES:
        assert max(map(len, re.findall(r"\w+", subject.title[language]))) <= TITLE_LETTERS
        assert len(subject.take[language]) <= longest
        assert all(each[language].endswith("?") for each in (*subject.questions, subject.take))


@pytest.mark.parametrize("subject", GUIDE.talks, ids=lambda each: each.id)
def test_it_says_where_it_comes_from_and_was_not_shipped_past_its_review(subject):
    assert {each.basis for each in subject.sources} & {"published"}
    assert {each.basis for each in subject.sources} & {
        "derived",
        "general-knowledge",
    }  # the questions are ours
    assert subject.review.again > RELEASED


def test_the_questions_that_are_offered_leave_the_end_alone():
    assert {theme.id for theme in GUIDE.themes} >= NEVER
