from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from app.workstation.actions.dossier import Row
from app.workstation.actions.people import Person
from app.workstation.actions.sharing import Fetched
from app.workstation.sentences import (
    about,
    ago,
    called,
    change_text,
    fetched_line,
    spoken_weight,
    value_text,
    weight_change,
    weight_text,
    who,
)
from monitoring import fhir
from monitoring.measures import Measure
from monitoring.points import Kind, Point, Reference
from monitoring.records import Author, Origin
from monitoring.trends import Trend
from tests.app.workstation.office import words

SAY = words()
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def _person(name="Jan de Wit", born=date(1961, 11, 22)):
    return Person(bytes(15) + b"\xab", fhir.patient(name, born, Origin("p", NOW, NOW)), _diagnosis())


def _diagnosis():
    return fhir.from_fhir(
        {
            "resourceType": "Condition",
            "id": "d",
            "code": {"coding": [{"system": "http://snomed.info/sct", "code": "86044005"}]},
            "onsetDateTime": "2025-06-01",
            "extension": [
                {
                    "url": "https://nabij.nl/fhir/StructureDefinition/entered",
                    "valueDateTime": "2026-01-12T09:00:00Z",
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "gisteren"),
        (2, "2 dagen geleden"),
        (29, "29 dagen geleden"),
        (60, "60 dagen geleden"),
        (61, "21 september"),
        (400, "17 oktober 2025"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(days, said):
    assert ago(SAY, NOW - timedelta(days=days), NOW) == said


def test_midnight_is_that_of_the_nurse():
    just_before = datetime(2026, 11, 20, 22, 59, tzinfo=UTC)  # 23.59 in Amsterdam

    assert ago(SAY, just_before, datetime(2026, 11, 20, 23, 1, tzinfo=UTC)) == "gisteren"
    assert ago(SAY, None, NOW) == "nog nooit"


def test_who_somebody_is_says_age_and_diagnosis_as_far_as_is_known():
    assert about(SAY, _person(), NOW, short=True) == "64 jaar, ALS"
    assert about(SAY, _person(), NOW, short=False) == "64 jaar, diagnose ALS in januari 2026"
    assert about(SAY, _person(born=None), NOW, short=False) == "Diagnose ALS in januari 2026"
    assert about(SAY, Person(bytes(16)), NOW, short=False) == ""


def test_whoever_has_no_name_can_be_told_from_others():
    assert called(SAY, _person()) == "Jan de Wit"
    assert called(SAY, Person(bytes.fromhex("a1b2" + "00" * 14))) == "Zonder naam (a1b2)"


def test_what_is_on_the_screen_never_pretends_to_be_live():
    at = datetime(2026, 11, 21, 7, 42, tzinfo=UTC)

    fetched = "Opgehaald vandaag om 08:42 uur, daarna niet bijgewerkt."
    unknown = "Wanneer dit is opgehaald, is hier niet bekend."
    assert fetched_line(SAY, Fetched(at), NOW, is_empty=False) == fetched
    assert fetched_line(SAY, Fetched(), NOW, is_empty=True) == "Nog niets opgehaald."
    assert fetched_line(SAY, Fetched(), NOW, is_empty=False) == unknown


@pytest.mark.parametrize(
    ("percent", "said"),
    [("-4.8", "−4,8 %"), ("0.04", "0,0 %"), ("-0.04", "0,0 %"), ("2.24", "+2,2 %"), ("-13.84", "−13,8 %")],
)
def test_a_change_has_its_sign(percent, said):
    assert change_text(SAY, Decimal(percent)).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("reference", "values", "change", "spoken"),
    [
        (None, ["71.4"], "", "Gewicht 71,4 kg"),
        (None, ["75", "71.4"], "−4,8 %", "Gewicht 71,4 kg, −4,8 % sinds het begin"),
        ("diagnosis", ["71.4"], "−10,8 %", "Gewicht 71,4 kg, −10,8 % sinds de diagnose"),
        ("before", ["75", "71.4"], "−10,8 %", "Gewicht 71,4 kg, −10,8 % sinds vóór de ziekte"),
    ],
)
def test_the_change_of_a_weight_says_what_it_is_counted_from(reference, values, change, spoken):
    known = Reference(Kind(reference), Decimal(80)) if reference else None
    points = tuple(Point(NOW, Decimal(value), value) for value in values)
    trend = Trend(Measure.WEIGHT, "kg", None, None, points, known)

    said = [weight_change(SAY, trend), spoken_weight(SAY, trend)]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in said] == [change, spoken]


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [("weight", 71, "71,0"), ("bmi", "22.2", "22,2"), ("vc", "3.1", "3,10"), ("pcf", 300, "300")],
)
def test_what_is_measured_has_always_as_many_decimals(measure, value, said):
    assert value_text(SAY, Measure(measure), Decimal(value)) == said


def test_a_weight_has_one_decimal():
    assert weight_text(SAY, 71).replace("\N{NO-BREAK SPACE}", " ") == "71,0 kg"


@pytest.mark.parametrize(
    ("author", "helped", "said"),
    [
        (Author.PATIENT, False, "zelf"),
        (Author.PATIENT, True, "zelf, met hulp"),
        (Author.CARER, False, "naaste"),
        (Author.CLINICIAN, False, "team"),
    ],
)
def test_the_table_says_whose_hands_it_was(author, helped, said):
    assert who(SAY, Row(NOW, {}, author, helped)) == said
