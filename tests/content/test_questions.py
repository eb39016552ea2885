from datetime import date

import pytest

from monitoring.errors import NotOfferedError, OutOfRangeError
from monitoring.instruments import check, enabled
from monitoring.records import Other
from tests.content.instruments import DOCUMENTS, FHIR, codings, extension, item, items, parsed

CARDS = {"emergency-card", "wishes-card", "about-me"}
MEASURE = "https://nabij.nl/fhir/CodeSystem/measure|"
WEIGHT, HEIGHT = "http://loinc.org|29463-7", "http://loinc.org|8302-2"

# linkId, type, least, most, unit (UCUM), what it measures; a number that is not here has no limits.
NUMBERS = [
    ("weekly-check-in", "well-being", "integer", 0, 10, None, f"{MEASURE}well-being"),
    ("weight", "weight", "decimal", 20, 300, "kg", WEIGHT),
    ("weight", "gross-weight", "decimal", 20, 600, "kg", None),
    ("weight", "tare", "decimal", 1, 300, "kg", None),
    ("weight", "net-weight", "decimal", 20, 300, "kg", WEIGHT),
    ("background", "height", "integer", 50, 250, "cm", HEIGHT),
    ("background", "weight-before", "decimal", 20, 300, "kg", None),
    ("background", "weight-diagnosis", "decimal", 20, 300, "kg", None),
    ("breathing-test", "vc-1", "decimal", 0.1, 10, "L", None),
    ("breathing-test", "vc-2", "decimal", 0.1, 10, "L", None),
    ("breathing-test", "vc-3", "decimal", 0.1, 10, "L", None),
    ("breathing-test", "vc-percent", "integer", 1, 200, "%", f"{MEASURE}vc-percent"),
    ("breathing-test", "pcf-1", "integer", 10, 1000, "L/min", None),
    ("breathing-test", "pcf-2", "integer", 10, 1000, "L/min", None),
    ("breathing-test", "pcf-3", "integer", 10, 1000, "L/min", None),
    ("breathing-test", "snip-1", "integer", 1, 200, "cm[H2O]", None),
    ("breathing-test", "snip-2", "integer", 1, 200, "cm[H2O]", None),
    ("breathing-test", "snip-3", "integer", 1, 200, "cm[H2O]", None),
    ("breathing-test", "vc", "decimal", 0.1, 10, "L", f"{MEASURE}vc"),
    ("breathing-test", "pcf", "integer", 10, 1000, "L/min", f"{MEASURE}pcf"),
    ("breathing-test", "snip", "integer", 1, 200, "cm[H2O]", f"{MEASURE}snip"),
    ("symptoms", "falls", "integer", 0, 31, None, None),
    ("quality-of-life", "quality", "integer", 0, 10, None, f"{MEASURE}quality-of-life"),
    ("carer-week", "carer-well-being", "integer", 0, 10, None, f"{MEASURE}carer-well-being"),
]

# Four steps, from 0 points (none) to 3 (a lot).
STEPS = [
    ("symptoms", "pain"),
    ("symptoms", "cramps"),
    ("symptoms", "stiffness"),
    ("symptoms", "saliva"),
    ("symptoms", "fatigue"),
    ("symptoms", "sleep"),
    ("symptoms", "cough"),
    ("symptoms", "choking"),
    ("symptoms", "bowel"),
    ("symptoms", "mood"),
    ("symptoms", "laughing-crying"),
    ("eating-drinking", "appetite"),
    ("eating-drinking", "swallowing-food"),
    ("eating-drinking", "swallowing-drink"),
    ("eating-drinking", "meal-time"),
    ("carer-week", "carer-sleep"),
    ("carer-week", "carer-body"),
    ("carer-week", "carer-time"),
    ("carer-week", "carer-worry"),
    ("carer-week", "carer-support"),
]

SIGNS = [
    "orthopnea", "nightmares", "restless-sleep", "night-sweats",
    "morning-headache", "nocturnal-dyspnea", "daytime-sleepiness", "concentration",
]  # fmt: skip

# Answers without points.
CHOICES = [
    ("background", "onset-region", "choice", ["bulbar", "arm", "leg", "breathing", "unsure"]),
    ("breathing-signs", "night-signs", "choice", [*SIGNS, "none"]),
    ("breathing-test", "device", "open-choice", ["spirometer", "peak-flow-meter", "snip-meter", "several"]),
    ("breathing-test", "position", "choice", ["sitting", "lying"]),
    ("breathing-test", "vc-kind", "choice", ["fvc", "svc"]),
]

OTHERS = [
    ("weekly-check-in", "contact", "boolean"),
    ("weight", "cannot-weigh", "boolean"),
    ("weight", "wheelchair", "boolean"),
    ("background", "first-symptom", "date"),
    ("background", "diagnosis-date", "date"),
    ("symptoms", "airway-infection", "boolean"),
    ("eating-drinking", "tube-feeding", "boolean"),
    ("carer-week", "too-much", "boolean"),
    ("diary", "text", "text"),
    ("visit", "question-1", "string"),
    ("visit", "question-2", "string"),
    ("visit", "question-3", "string"),
    ("visit", "remember", "text"),
    ("visit", "companion", "string"),
    ("visit", "discussed", "date"),
]

REQUIRED = {
    "weekly-check-in": ["well-being"],
    "weight": ["weight", "gross-weight", "tare"],
    "background": [],
    "breathing-signs": ["night-signs"],
    "breathing-test": [],
    "symptoms": ["airway-infection"],  # a question of its own, else a yes-or-no rides along with another
    "eating-drinking": ["tube-feeding"],
    "quality-of-life": ["quality"],
    "carer-week": ["carer-well-being", "too-much"],
    "diary": ["text"],
}


def points(question):
    return [extension(option, f"{FHIR}ordinalValue", "valueDecimal") for option in question["answerOption"]]


def is_hidden(question):
    return extension(question, f"{FHIR}questionnaire-hidden", "valueBoolean") is True


@pytest.mark.parametrize(("name", "link_id", "kind", "least", "most", "unit", "code"), NUMBERS)
def test_numbers_have_their_limits_unit_and_code(name, link_id, kind, least, most, unit, code):
    question = item(name, link_id)
    value = {"integer": "valueInteger", "decimal": "valueDecimal"}[kind]
    ucum = extension(question, f"{FHIR}questionnaire-unit", "valueCoding")

    assert question["type"] == kind
    assert extension(question, f"{FHIR}minValue", value) == least
    assert extension(question, f"{FHIR}maxValue", value) == most
    assert (ucum and ucum["code"], ucum and ucum["system"]) == (unit, unit and "http://unitsofmeasure.org")
    assert [f"{each['system']}|{each['code']}" for each in question.get("code", [])] == (
        [code] if code else []
    )


@pytest.mark.parametrize(("name", "link_id"), STEPS)
def test_a_complaint_has_four_steps_of_which_the_first_is_none(name, link_id):
    question = item(name, link_id)

    assert question["type"] == "choice"
    assert points(question) == [0, 1, 2, 3]
    assert [each["code"] for each in codings(question)] == [f"{link_id}-{step}" for step in range(4)]


@pytest.mark.parametrize(("name", "link_id", "kind", "codes"), CHOICES)
def test_a_choice_without_points_offers_these_answers(name, link_id, kind, codes):
    question = item(name, link_id)

    assert question["type"] == kind
    assert [each["code"] for each in codings(question)] == codes
    assert set(points(question)) == {None}


@pytest.mark.parametrize(("name", "link_id", "kind"), OTHERS)
def test_the_other_questions_are_of_their_kind(name, link_id, kind):
    assert item(name, link_id)["type"] == kind


def test_every_question_is_in_one_of_these_tables():
    tables = [*NUMBERS, *STEPS, *CHOICES, *OTHERS]
    told = sorted((row[0], row[1]) for row in tables)

    assert told == sorted(
        (name, each["linkId"])
        for name, document in DOCUMENTS.items()
        if name != "alsfrs-r" and name not in CARDS  # their own: test_alsfrs_r.py, test_cards.py
        for each in items(document)
    )


@pytest.mark.parametrize("name", REQUIRED)
def test_nothing_is_demanded_but_this(name):
    assert [each["linkId"] for each in items(DOCUMENTS[name]) if each.get("required")] == REQUIRED[name]


@pytest.mark.parametrize("answer", [("none",), ("orthopnea",), ("nightmares", "concentration"), tuple(SIGNS)])
def test_night_signs_go_together(answer):
    check(parsed("breathing-signs"), {"night-signs": answer})


@pytest.mark.parametrize("answer", [("none", "orthopnea"), ("snoring",)])
def test_none_of_the_night_signs_excludes_every_sign(answer):
    with pytest.raises(NotOfferedError):
        check(parsed("breathing-signs"), {"night-signs": answer})


@pytest.mark.parametrize("link_id", ["first-symptom", "diagnosis-date"])
@pytest.mark.parametrize("answer", ["2026-11-24", "2026-11", "2024-02-29", "1998"])
def test_the_month_or_the_year_of_the_illness_is_enough(link_id, answer):
    check(parsed("background"), {link_id: answer}, date(2026, 11, 24))


@pytest.mark.parametrize("link_id", ["first-symptom", "diagnosis-date"])
@pytest.mark.parametrize("answer", ["2026-11-25", "2026-12", "2027"])
def test_the_illness_did_not_begin_in_the_future(link_id, answer):
    with pytest.raises(OutOfRangeError):
        check(parsed("background"), {link_id: answer}, date(2026, 11, 24))


def test_a_device_that_is_not_in_the_list_can_be_written():
    check(parsed("breathing-test"), {"device": Other("de meter van mijn team")})


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, True),
        ({"swallowing-food": "swallowing-food-2"}, True),
        ({"swallowing-food": "swallowing-food-3"}, False),
    ],
)
def test_who_cannot_eat_by_mouth_is_not_asked_how_long_it_takes(answers, asked):
    shown = {question.link_id for question in enabled(parsed("eating-drinking"), answers)}

    assert ("meal-time" in shown) == asked


def test_what_is_calculated_is_neither_shown_nor_typed():
    calculated = [
        (name, each["linkId"])
        for name, document in DOCUMENTS.items()
        for each in items(document)
        if each.get("readOnly")
    ]

    assert calculated == [
        ("breathing-test", "vc"),
        ("breathing-test", "pcf"),
        ("breathing-test", "snip"),
        ("weight", "net-weight"),
    ]
    assert all(is_hidden(item(*place)) for place in calculated)


@pytest.mark.parametrize("measure", ["vc", "pcf", "snip"])
def test_a_next_attempt_is_asked_for_only_after_the_one_before(measure):
    assert "enableWhen" not in item("breathing-test", f"{measure}-1")
    for number in (2, 3):
        assert item("breathing-test", f"{measure}-{number}")["enableWhen"] == [
            {"question": f"{measure}-{number - 1}", "operator": "exists", "answerBoolean": True}
        ]


def test_limits_are_told_to_be_no_medicine():
    for name in {row[0] for row in NUMBERS} - {"weekly-check-in", "quality-of-life", "carer-week"}:
        source = extension(DOCUMENTS[name], f"{FHIR}cqf-citation", "valueString")
        assert "slips of the finger" in source, name
