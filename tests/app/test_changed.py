"""The card with what changed: the sentences, one case a table row."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.changed import MOST, changed
from monitoring.given import Given
from monitoring.measures import DOMAINS, Measure
from monitoring.points import Kind, Reference
from monitoring.recent import recent
from monitoring.symptoms import Symptom
from tests.app.phones import INSTRUMENTS, WORDS
from tests.app.test_captions import NOON, plain, trend, weight
from tests.monitoring.factories import origin
from tests.support.study import NOON as TODAY


def sentences(*courses, symptoms=(), language="nl"):
    found = recent({course.measure: course for course in courses}, symptoms, NOON)
    return [plain(each) for each in changed(WORDS[language], found, NOON)]


def symptom(link_id, before, now):
    """An item of the ALSFRS-R stands in for one of a list of symptoms."""
    item = replace(INSTRUMENTS["alsfrs-r"].item("speech"), link_id=link_id)
    return Symptom(
        "symptoms",
        Given(item, f"speech-{now}", origin("b", TODAY)),
        Given(item, f"speech-{before}", origin("a", TODAY.replace(month=10, day=24))),
    )


@pytest.mark.parametrize(
    ("measure", "values", "dutch", "english"),
    [
        (
            "alsfrs-r-bulbar",
            [(28, 9), (0, 7)],
            "Praten en slikken kosten u meer moeite dan op 24 oktober.",
            "Talking and swallowing take more effort than on 24 October.",
        ),
        (
            "alsfrs-r-fine-motor",
            [(150, 9), (28, 8), (0, 7)],
            "Uw armen en handen vragen meer hulp dan in juni.",
            "Your arms and hands need more help than in June.",
        ),
        (
            "alsfrs-r-gross-motor",
            [(28, 7), (0, 9)],
            "Bewegen kost u minder moeite dan op 24 oktober.",
            "Moving takes less effort than on 24 October.",
        ),
        (
            "alsfrs-r-respiratory",
            [(28, 12), (0, 10)],
            "Ademen kost u meer moeite dan op 24 oktober.",
            "Breathing takes more effort than on 24 October.",
        ),
        (
            "weight",
            [(28, "75"), (0, "73.2")],
            "U weegt 73,2 kg, 2,4 % minder dan op 24 oktober.",
            "You weigh 73.2 kg, 2.4 % less than on 24 October.",
        ),
        (
            "weight",
            [(28, "75"), (0, "77")],
            "U weegt 77,0 kg, 2,7 % meer dan op 24 oktober.",
            "You weigh 77.0 kg, 2.7 % more than on 24 October.",
        ),
        (
            "vc-percent",
            [(150, 80), (28, 60), (0, 60)],
            "Uw longinhoud is 60 % van wat verwacht wordt, lager dan in juni.",
            "Your lung volume is 60 % of what is predicted, lower than in June.",
        ),
        (
            "well-being",
            [(21, 7), (14, 7), (7, 7), (0, 4)],
            "U gaf een 4, de weken ervoor meestal een 7.",
            "You gave 4 out of 10, in the weeks before mostly 7.",
        ),
    ],
)
def test_a_change_is_one_plain_sentence(measure, values, dutch, english):
    course = trend(measure, *values)

    assert [sentences(course, language=each) for each in ("nl", "en")] == [[dutch], [english]]


def test_a_line_that_is_crossed_is_named_by_what_it_is_counted_from():
    course = replace(weight((28, "76.5"), (0, "75.9")), reference=Reference(Kind.DIAGNOSIS, Decimal(80)))

    assert sentences(course) == ["U weegt 75,9 kg, 5,1 % minder dan bij de diagnose."]


def test_symptoms_share_a_sentence():
    said = sentences(symptoms=[symptom("pain", 0, 2), symptom("cramps", 0, 3), symptom("sleep", 3, 1)])

    assert said == [
        "U hebt meer last van pijn en kramp dan op 24 oktober.",
        "U hebt minder last van slecht slapen dan op 24 oktober.",
    ]


def test_at_most_three_things_are_told_and_what_became_less_goes_first():
    said = sentences(
        trend("alsfrs-r-bulbar", (28, 5), (0, 9)),
        trend("alsfrs-r-fine-motor", (28, 9), (0, 7)),
        trend("alsfrs-r-gross-motor", (28, 9), (0, 7)),
        weight((28, "75"), (0, "73")),
        trend("alsfrs-r-respiratory", (28, 12), (0, 12)),
        symptoms=[symptom("pain", 0, 2)],
    )

    assert len(said) == MOST + 1
    assert said[0].startswith("U weegt 73,0 kg")
    assert said[1].startswith("Bewegen kost u meer moeite")
    assert said[2].startswith("Uw armen en handen vragen meer hulp")
    assert said[3] == "Bijna hetzelfde sinds 24 oktober: ademen."


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (28, "Er is weinig veranderd sinds 24 oktober.", "Little has changed since 24 October."),
        (150, "Er is weinig veranderd sinds juni.", "Little has changed since June."),
        (350, "Er is weinig veranderd sinds december 2025.", "Little has changed since December 2025."),
    ],
)
def test_when_little_changed_that_is_what_is_said(days, dutch, english):
    courses = [trend(measure, (days, 9), (0, 8)) for measure in DOMAINS]

    assert sentences(*courses) == [dutch, "Bijna hetzelfde: uw dagelijks leven."]
    assert sentences(*courses, language="en") == [english, "About the same: your daily life."]


def test_what_stayed_the_same_is_listed_in_one_sentence():
    courses = [trend(Measure.RESPIRATORY, (28, 9), (0, 9)), weight((28, "75"), (0, "75"))]

    assert sentences(*courses)[1] == "Bijna hetzelfde: ademen en uw gewicht."


def test_nothing_to_compare_is_nothing_to_say():
    assert sentences() == []
    assert sentences(trend("alsfrs-r-bulbar", (0, 9))) == []
