"""Criteria of studies, a line a case: what was filled in when, what a study asks, and what that says."""

import pytest

from monitoring import fhir
from monitoring.study_criteria import Fit
from monitoring.study_fit import Verdict, fit, known
from tests.monitoring.dossiers import INSTRUMENTS, alsfrs, background, born, breath, filled, weight
from tests.monitoring.factories import day, observation, points
from tests.monitoring.study_files import parsed

NOW = 100  # days after 2 March 2026: 10 June
FITS, NOT, UNKNOWN = Fit.FITS, Fit.NOT, Fit.UNKNOWN


def medicine(text, number=0, status="active"):
    return fhir.from_fhir(
        {
            "resourceType": "MedicationStatement",
            "id": f"m-{text.split()[0]}-{number}",
            "status": status,
            "medicationCodeableConcept": {"text": text},
            "dateAsserted": day(number).isoformat(),
            "meta": {"lastUpdated": day(number).isoformat()},
        }
    )


def happened(code, number, kind="Procedure"):
    name = "recordedDate" if kind == "Condition" else "performedDateTime"
    return fhir.from_fhir(
        {
            "resourceType": kind,
            "id": f"e-{code}-{number}",
            "status": "completed",
            name: day(number).isoformat(),
            "code": {"coding": [{"system": "http://snomed.info/sct", "code": code}]},
        }
    )


ALS, GASTROSTOMY, VENTILATED = "86044005", "54956002", "428311008"
TUBE = filled("alsfrs-r", 0, points("4" * 12, gastrostomy=True))


def judged(criterion, records, told="als", now=NOW):
    found = known(records, INSTRUMENTS, told, day(now))
    return fit(parsed(criterion), found, day(now)).judged[0]


@pytest.mark.parametrize(
    ("why", "criterion", "records", "expected"),
    [
        ("as chosen here", {"diagnosis": {"one-of": ["als"]}}, [], (FITS, "")),
        ("another one", {"diagnosis": {"one-of": ["pls", "psma"]}}, [], (NOT, "")),
        ("exactly 18", {"age": {"at-least": 18}}, [born(2008, 6, 10)], (FITS, "")),
        ("18 tomorrow", {"age": {"at-least": 18}}, [born(2008, 6, 11)], (NOT, "")),
        ("still 80", {"age": {"at-most": 80}}, [born(1945, 6, 11)], (FITS, "")),
        ("81 today", {"age": {"at-most": 80}}, [born(1945, 6, 10)], (NOT, "")),
        ("nobody wrote a birth date", {"age": {"at-least": 18}}, [], (UNKNOWN, "missing")),
        ("23.98 months", {"months-since-first-sign": {"at-most": 24}},
            [background(first_symptom="2024-06-10")], (FITS, "")),
        ("a month without its day may be half a month off", {"months-since-first-sign": {"at-most": 24}},
            [background(first_symptom="2024-06")], (FITS, "")),
        ("24.2 months is on the border", {"months-since-first-sign": {"at-most": 24}},
            [background(first_symptom="2024-06-03")], (UNKNOWN, "border")),
        ("24.6 months", {"months-since-first-sign": {"at-most": 24}},
            [background(first_symptom="2024-05-22")], (NOT, "")),
        ("only a year", {"months-since-first-sign": {"at-most": 24}},
            [background(first_symptom="2024")], (UNKNOWN, "missing")),
        ("5.6 months since the diagnosis", {"months-since-diagnosis": {"at-least": 6}},
            [background(diagnosis_date="2025-12-20")], (UNKNOWN, "border")),
        ("3 months since the diagnosis", {"months-since-diagnosis": {"at-least": 6}},
            [background(diagnosis_date="2026-03-10")], (NOT, "")),
        ("a total of 36 exactly", {"alsfrs-r": {"at-least": 36}}, [alsfrs(99, "3" * 12)], (FITS, "")),
        ("a total of 35", {"alsfrs-r": {"at-least": 36}}, [alsfrs(99, "3" * 11 + "2")], (NOT, "")),
        ("below 36 leaves 36 out", {"alsfrs-r": {"below": 36}}, [alsfrs(99, "3" * 12)], (NOT, "")),
        ("a total of 91 days ago", {"alsfrs-r": {"at-least": 36}}, [alsfrs(9)], (FITS, "")),
        ("a total of 92 days ago", {"alsfrs-r": {"at-least": 36}}, [alsfrs(8)], (UNKNOWN, "old")),
        ("the newest total counts", {"alsfrs-r": {"at-least": 36}},
            [alsfrs(50), alsfrs(99, "2" * 12)], (NOT, "")),
        ("an item of 3", {"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}},
            [alsfrs(99, "444444444344")], (FITS, "")),
        ("an item of 2", {"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}},
            [alsfrs(99, "444444444244")], (NOT, "")),
        ("an old item", {"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}}, [alsfrs(0)],
            (UNKNOWN, "old")),
        ("12 points in 12 months", {"slope": {"at-least": 0.35, "at-most": 1.5}},
            [background(first_symptom="2025-06-10"), alsfrs(99, "3" * 12)], (FITS, "")),
        ("nothing lost is too slow", {"slope": {"at-least": 0.35}},
            [background(first_symptom="2025-06-10"), alsfrs(99)], (NOT, "")),
        ("no first sign, no slope", {"slope": {"at-least": 0.35}}, [alsfrs(99)], (UNKNOWN, "missing")),
        ("70 % exactly", {"vital-capacity": {"at-least": 70}}, [breath(99, vc_percent=70)], (FITS, "")),
        ("14.3 below at home is on the border", {"vital-capacity": {"at-least": 70}},
            [breath(99, vc_percent=56)], (UNKNOWN, "border")),
        ("more below", {"vital-capacity": {"at-least": 70}}, [breath(99, vc_percent=55)], (NOT, "")),
        ("11.7 above at home is on the border", {"vital-capacity": {"at-most": 70}},
            [breath(99, vc_percent=81)], (UNKNOWN, "border")),
        ("more above", {"vital-capacity": {"at-most": 70}}, [breath(99, vc_percent=82)], (NOT, "")),
        ("an old test", {"vital-capacity": {"at-least": 70}}, [breath(0, vc_percent=90)], (UNKNOWN, "old")),
        ("10 % lost since the diagnosis", {"weight-loss": {"at-most": 10}},
            [background(weight_diagnosis=80), weight(99, "72.0")], (FITS, "")),
        ("10.1 % lost", {"weight-loss": {"at-most": 10}},
            [background(weight_diagnosis=80), weight(99, "71.9")], (NOT, "")),
        ("else since before the illness", {"weight-loss": {"at-most": 10}},
            [background(weight_before=80), weight(99, "71.9")], (NOT, "")),
        ("no weight to compare with", {"weight-loss": {"at-most": 10}}, [weight(99, "72")],
            (UNKNOWN, "missing")),
        ("on the list, whatever the case", {"riluzole": {"is": True}}, [medicine("Riluzol 50 mg")],
            (FITS, "")),
        ("a brand", {"riluzole": {"is": False}}, [medicine("Teglutik")], (NOT, "")),
        ("a list without it", {"riluzole": {"is": False}}, [medicine("Baclofen")], (FITS, "")),
        ("it was stopped", {"riluzole": {"is": True}},
            [medicine("Riluzol", status="stopped"), medicine("Baclofen")], (NOT, "")),
        ("no list", {"riluzole": {"is": True}}, [], (UNKNOWN, "missing")),
        ("no tube, asked lately", {"gastrostomy": {"is": False}}, [alsfrs(99)], (FITS, "")),
        ("no tube, asked long ago", {"gastrostomy": {"is": False}}, [alsfrs(0)], (UNKNOWN, "old")),
        ("a tube stays", {"gastrostomy": {"is": False}}, [TUBE], (NOT, "")),
        ("the clinic placed one", {"gastrostomy": {"is": False}},
            [alsfrs(99), happened(GASTROSTOMY, 20)], (NOT, "")),
        ("no ventilation", {"ventilation": {"is": False}}, [alsfrs(99)], (FITS, "")),
        ("a mask now and then", {"ventilation": {"is": False}}, [alsfrs(99, "4" * 11 + "3")], (NOT, "")),
        ("a mask since the last list", {"ventilation": {"is": False}},
            [alsfrs(50), happened(VENTILATED, 60)], (NOT, "")),
        ("the newest list goes before", {"ventilation": {"is": False}},
            [happened(VENTILATED, 20), alsfrs(50)], (FITS, "")),
        ("a mask is no tracheostomy", {"tracheostomy": {"is": False}}, [alsfrs(99, "4" * 11 + "3")],
            (FITS, "")),
        ("a tracheostomy stays", {"tracheostomy": {"is": False}}, [alsfrs(0, "4" * 11 + "0")], (NOT, "")),
        ("words", {"other": {"text": {"nl": "een gen", "en": "a gene"}}}, [], (UNKNOWN, "nobody")),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_one_criterion(why, criterion, records, expected):
    found = judged(criterion, records)

    assert (found.fit, found.why) == expected, why


def test_a_value_comes_with_its_day_and_its_record():
    found = judged({"alsfrs-r": {"at-least": 36}}, [alsfrs(99)]).reading

    assert (found.value, found.at.date()) == (48, day(99).date())
    assert found.record_id.startswith("alsfrs-r-99-")


def test_an_old_value_is_shown_though_it_decides_nothing():
    assert judged({"alsfrs-r": {"at-least": 36}}, [alsfrs(0)]).reading.value == 48


def test_the_diagnosis_of_the_clinic_goes_before_what_was_chosen_here():
    written = happened(ALS, 10, "Condition")

    found = judged({"diagnosis": {"one-of": ["als"]}}, [written], told="pls")

    assert found.fit is Fit.FITS
    assert found.reading.record_id == written.origin.record_id


def test_a_vital_capacity_that_the_clinic_measured_counts():
    measured = observation(
        64,
        "%",
        code="vc-percent",
        system="https://nabij.nl/fhir/CodeSystem/measure",
        performer="Practitioner/1",
    )

    assert judged({"vital-capacity": {"at-least": 50}}, [measured], now=20).fit is Fit.FITS


def test_a_value_of_tomorrow_is_not_known_yet():
    assert judged({"alsfrs-r": {"at-least": 36}}, [alsfrs(101)]).why == "missing"


def test_without_the_instrument_there_are_no_points():
    found = known([alsfrs(99)], {}, "als", day(NOW))

    assert set(found) == {"diagnosis"}


YOUNG = {"age": {"at-least": 18}}
WELL = {"alsfrs-r": {"at-least": 36}}
GENE = {"other": {"text": {"nl": "een gen", "en": "a gene"}}}
BREATH = {"vital-capacity": {"at-least": 70}}


@pytest.mark.parametrize(
    ("why", "criteria", "records", "expected"),
    [
        ("everything that is known fits", (YOUNG, WELL), [born(1960), alsfrs(99)], Verdict.MAYBE),
        ("what nobody can judge here does not stand in the way", (YOUNG, GENE), [born(1960)], Verdict.MAYBE),
        ("nor does what is on the border", (BREATH,), [breath(99, vc_percent=60)], Verdict.MAYBE),
        ("something is not known", (YOUNG, WELL), [born(1960)], Verdict.MISSING),
        ("something is too old", (WELL,), [alsfrs(0)], Verdict.MISSING),
        ("one no is enough", (YOUNG, WELL), [born(2020)], Verdict.PROBABLY_NOT),
        ("nothing is asked", (), [], Verdict.MAYBE),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_whole_study(why, criteria, records, expected):
    found = known(records, INSTRUMENTS, "als", day(NOW))

    assert fit(parsed(*criteria), found, day(NOW)).verdict is expected, why


@pytest.mark.parametrize("status", ["closed", "stopped"])
def test_a_study_that_ended_is_held_against_nobody(status):
    found = fit(parsed(YOUNG, status=status), known([born(2020)], INSTRUMENTS, "als", day(NOW)), day(NOW))

    assert (found.verdict, found.judged) == (None, ())


def test_an_unconfirmed_study_and_one_that_begins_later_are_worth_asking_about():
    for status in ("unconfirmed", "not-yet"):
        study = parsed(YOUNG, status=status)
        assert (
            fit(study, known([born(1960)], INSTRUMENTS, "als", day(NOW)), day(NOW)).verdict is Verdict.MAYBE
        )


def test_somebody_without_a_birth_date_has_no_age_here():
    nameless = fhir.patient("", None, born(1960).origin)

    assert judged(YOUNG, [nameless]).why == "missing"
