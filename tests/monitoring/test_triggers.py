"""The rules that ship with the app, a line a case: what was filled in on which day, and whether it is met."""

from decimal import Decimal

import pytest

from monitoring.evidence import Evidence, History
from monitoring.records import Other, Quantity
from tests.monitoring.dossiers import (
    INSTRUMENTS,
    RULES,
    alsfrs,
    background,
    born,
    breath,
    carer,
    csi,
    filled,
    night,
    symptoms,
    weight,
    well,
)
from tests.monitoring.factories import day, observation

MET, NOT = True, False
SIX, FOUR, TWO = "444444444422", "444444444444", "222444444444"


def verdict(rule_id, records, now=100, asked_since=None):
    history = History(Evidence(records, INSTRUMENTS), day(now), asked_since)
    return RULES[rule_id].trigger.judge(history)


@pytest.mark.parametrize(
    ("rule_id", "why", "records", "expected"),
    [
        ("W1", "exactly 5 % below the diagnosis", [background(weight_diagnosis=80), weight(7, "76.0")], MET),
        ("W1", "4.99 % below", [background(weight_diagnosis=100), weight(7, "95.01")], NOT),
        ("W1", "5 % below before the illness", [background(weight_before=80), weight(7, "76")], MET),
        ("W1", "either of two is enough",
            [background(weight_before=80, weight_diagnosis=77), weight(7, "76")], MET),
        ("W1", "the newest weight counts",
            [background(weight_diagnosis=80), weight(7, "75"), weight(14, "77")], NOT),
        ("W1", "a gain of 5 %", [background(weight_diagnosis=80), weight(7, "84")], NOT),
        ("W2", "exactly 10 % below", [background(weight_diagnosis=80), weight(7, "72.0")], MET),
        ("W2", "9.99 % below", [background(weight_diagnosis=100), weight(7, "90.01")], NOT),
        ("W3", "exactly 2 % in 30 days", [weight(0, "100"), weight(30, "98")], MET),
        ("W3", "1.99 % in 30 days", [weight(0, "100"), weight(30, "98.01")], NOT),
        ("W3", "2 % in 31 days", [weight(0, "100"), weight(31, "98")], NOT),
        ("W3", "the highest of 30 days counts", [weight(0, "98"), weight(7, "100"), weight(30, "98")], MET),
        ("W3", "3 kg is under 2 % of 160 kg", [weight(0, "160"), weight(30, "157")], MET),
        ("W3", "2.9 kg of 160 kg", [weight(0, "160"), weight(30, "157.1")], NOT),
        ("W4", "BMI 18.4, twice", [background(height=200), weight(7, "73.6"), weight(14, "73.6")], MET),
        ("W4", "BMI 18.4, once", [background(height=200), weight(7, "74"), weight(14, "73.6")], NOT),
        ("W4", "exactly 18.5, twice", [background(height=200), weight(7, "74"), weight(14, "74")], NOT),
        ("W4", "19.9 at 70",
            [born(1956, 3, 2), background(height=200), weight(7, "79.6"), weight(14, "79.6")], MET),
        ("W4", "19.9 at 69",
            [born(1956, 6, 30), background(height=200), weight(7, "79.6"), weight(14, "79.6")], NOT),
        ("W4", "exactly 20 at 70",
            [born(1956, 3, 2), background(height=200), weight(7, "80"), weight(14, "80")], NOT),
        ("W4", "BMI 18.4, twice a day",
            [background(height=200), weight(7, "73.6"), weight(7.2, "73.5")], NOT),
        ("W4", "BMI 18.4, and 18.5 the same day",
            [background(height=200), weight(7, "73.6"), weight(14, "73.6"), weight(14.1, "74")], NOT),
        ("W4", "a height from the clinic",
            [observation(200, "cm", "8302-2"), weight(7, "73.6"), weight(14, "73.6")], MET),
        ("W4", "a height that nobody has",
            [observation(260, "cm", "8302-2"), weight(7, "73.6"), weight(14, "73.6")], NOT),
        ("R1", "a sign that was not there", [night(0, "none"), night(7, "orthopnea")], MET),
        ("R1", "one more sign", [night(0, "orthopnea"), night(7, "orthopnea", "nightmares")], MET),
        ("R1", "the same signs", [night(0, "orthopnea"), night(7, "orthopnea")], NOT),
        ("R1", "a sign less", [night(0, "orthopnea", "nightmares"), night(7, "nightmares")], NOT),
        ("R1", "none any more", [night(0, "orthopnea"), night(7, "none")], NOT),
        ("R1", "a sign at the first time", [night(7, "morning-headache")], MET),
        ("R1", "back after it had gone",
            [night(0, "orthopnea"), night(7, "none"), night(14, "orthopnea")], MET),
        ("R2", "lying flat from 4 to 3", [alsfrs(0), alsfrs(28, "444444444434")], MET),
        ("R2", "breathing from 3 to 2", [alsfrs(0, "444444444344"), alsfrs(28, "444444444244")], MET),
        ("R2", "3 at the first list", [alsfrs(0, "444444444344")], MET),
        ("R2", "3 again", [alsfrs(0, "444444444344"), alsfrs(28, "444444444344")], NOT),
        ("R2", "all 4", [alsfrs(0), alsfrs(28)], NOT),
        ("R2", "from 2 to 3", [alsfrs(0, "444444444244"), alsfrs(28, "444444444344")], NOT),
        ("R3", "VC 49 % twice", [breath(0, vc_percent=49), breath(7, vc_percent=49)], MET),
        ("R3", "VC 49 % once", [breath(0, vc_percent=49)], NOT),
        ("R3", "VC 49 % twice a day", [breath(0, vc_percent=49), breath(0.1, vc_percent=48)], NOT),
        ("R3", "VC 49 % again, and 50 % the same day",
            [breath(0, vc_percent=49), breath(7, vc_percent=49), breath(7.1, vc_percent=50)], NOT),
        ("R3", "VC 49 % again, after 50 % that day",
            [breath(0, vc_percent=49), breath(7, vc_percent=50), breath(7.1, vc_percent=49)], NOT),
        ("R3", "VC 49 % after 50 %", [breath(0, vc_percent=50), breath(7, vc_percent=49)], NOT),
        ("R3", "exactly 50 % twice", [breath(0, vc_percent=50), breath(7, vc_percent=50)], NOT),
        ("R3", "PCF 299 twice", [breath(0, pcf=299), breath(7, pcf=299)], MET),
        ("R3", "PCF 299 once", [breath(0, pcf=299)], NOT),
        ("R3", "exactly 300 twice", [breath(0, pcf=300), breath(7, pcf=300)], NOT),
        ("R3", "one of each", [breath(0, vc_percent=49), breath(7, pcf=299)], NOT),
        ("R4", "choking often", [symptoms(0, choking=3)], MET),
        ("R4", "choking often, later that day", [symptoms(0, choking=1), symptoms(0.2, choking=3)], MET),
        ("R4", "choking now and then", [symptoms(0, choking=2)], NOT),
        ("R4", "cannot cough it up", [symptoms(0, cough=3)], MET),
        ("R4", "coughing takes effort", [symptoms(0, cough=2)], NOT),
        ("R4", "an airway infection", [symptoms(0, airway_infection=True)], MET),
        ("R4", "no infection, and one before",
            [symptoms(0, airway_infection=True), symptoms(7, cough=0)], NOT),
        ("F1", "a domain 2 lower in 28 days", [alsfrs(0), alsfrs(28, "434344444444")], NOT),
        ("F1", "bulbar 2 lower in 28 days", [alsfrs(0), alsfrs(28, "334444444444")], MET),
        ("F1", "bulbar 2 lower in 29 days", [alsfrs(0), alsfrs(29, "334444444444")], NOT),
        ("F1", "bulbar 1 lower", [alsfrs(0), alsfrs(28, "344444444444")], NOT),
        ("F1", "total 4 lower in 56 days",
            [alsfrs(0), alsfrs(28, "344344444444"), alsfrs(56, "344344344344")], MET),
        ("F1", "total 3 lower in 56 days",
            [alsfrs(0), alsfrs(28, "344344444444"), alsfrs(56, "344344344444")], NOT),
        ("F1", "total 4 lower in 57 days", [alsfrs(0), alsfrs(57, "344344344344")], NOT),
        ("F1", "2 higher", [alsfrs(0, "334444444444"), alsfrs(28)], NOT),
        ("F2", "speech 2 for the first time", [alsfrs(0, "344444444444"), alsfrs(28, "244444444444")], MET),
        ("F2", "speech 3", [alsfrs(0), alsfrs(28, "344444444444")], NOT),
        ("F2", "speech 2 again", [alsfrs(0, "244444444444"), alsfrs(28, "244444444444")], NOT),
        ("F2", "speech 1 after 2", [alsfrs(0, "244444444444"), alsfrs(28, "144444444444")], NOT),
        ("F2", "handwriting 2, speech 2 before",
            [alsfrs(0, "244444444444"), alsfrs(28, "244244444444")], MET),
        ("F2", "2 at the first list", [alsfrs(0, "444244444444")], MET),
        ("F3", "the first fall", [symptoms(0, falls=0), symptoms(7, falls=1)], MET),
        ("F3", "no fall", [symptoms(0, falls=0)], NOT),
        ("F3", "a second fall in 30 days", [symptoms(0, falls=1), symptoms(30, falls=1)], MET),
        ("F3", "a second fall in 31 days", [symptoms(0, falls=1), symptoms(31, falls=1)], NOT),
        ("F3", "two falls before, none now", [symptoms(0, falls=2), symptoms(7, falls=0)], NOT),
        ("F3", "two in one answer, long after", [symptoms(0, falls=1), symptoms(90, falls=2)], MET),
        ("P1", "4 twice", [well(0, 4), well(7, 4)], MET),
        ("P1", "4 twice a day", [well(0, 4), well(0.1, 4)], NOT),
        ("P1", "4 once", [well(0, 4)], NOT),
        ("P1", "4 after 5", [well(0, 5), well(7, 4)], NOT),
        ("P1", "5 twice", [well(0, 5), well(7, 5)], NOT),
        ("P1", "2 below the median of four", [*(well(d, 8) for d in (0, 7, 14, 21)), well(28, 6)], MET),
        ("P1", "1 below it", [*(well(d, 8) for d in (0, 7, 14, 21)), well(28, 7)], NOT),
        ("P1", "2 below the median of three", [*(well(d, 8) for d in (0, 7, 14)), well(21, 6)], NOT),
        ("P1", "the median of 7 and 8 is 7.5",
            [well(0, 7), well(7, 7), well(14, 8), well(21, 8), well(28, 6)], NOT),
        ("P1", "a median of more than 8 weeks ago", [*(well(d, 8) for d in (0, 1, 2, 3)), well(60, 6)], NOT),
        ("P2", "pressed", [well(0, 7, contact=True)], MET),
        ("P2", "not pressed", [well(0, 7, contact=False)], NOT),
        ("P2", "left alone", [well(0, 7)], NOT),
        ("P2", "pressed the time before", [well(0, 7, contact=True), well(7, 7)], NOT),
        ("C1", "too much", [carer(0, too_much=True)], MET),
        ("C1", "not too much", [carer(0, too_much=False)], NOT),
        ("C1", "own strain items have no cut-off", [carer(0, carer_sleep="carer-sleep-3")], NOT),
        ("C1", "a strain index of 7", [csi(0, 7)], MET),
        ("C1", "a strain index of 6", [csi(0, 6)], NOT),
        ("X1", "whatever was filled in", [symptoms(0, choking=3, cough=3)], NOT),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_rule_is_met_by_exactly_these(rule_id, why, records, expected):
    found = verdict(rule_id, records)

    assert found.is_met is expected
    assert bool(found.because) is expected


@pytest.mark.parametrize(
    ("why", "entries", "asked_since", "now", "expected"),
    [
        ("28 days of silence", [well(0, 7)], 0, 28, NOT),
        ("more than 28 days", [well(0, 7)], 0, 28.1, MET),
        ("an old answer was corrected", [well(0, 7), well(0, 6, entered=day(20))], 0, 40, NOT),
        ("asked for it later", [well(0, 7)], 20, 40, NOT),
        ("asked for it, and never filled in", [], 0, 29, MET),
        ("does not want to be asked, or paused", [well(0, 7)], None, 90, NOT),
        ("a carer filled in", [well(0, 7), carer(20, too_much=False)], 0, 40, NOT),
    ],
)
def test_silence_counts_only_while_somebody_wants_to_be_asked(why, entries, asked_since, now, expected):
    since = None if asked_since is None else day(asked_since)

    assert verdict("S1", entries, now, since).is_met is expected, why


@pytest.mark.parametrize(
    ("rule_id", "records", "missing"),
    [
        ("W1", [], ("weight",)),
        ("W1", [weight(0, "76")], ("background/weight-diagnosis", "background/weight-before")),
        ("W3", [weight(0, "76")], ("weight",)),
        ("W4", [weight(0, "76"), weight(7, "76")], ("bmi", "birth-date")),
        ("R1", [], ("breathing-signs/night-signs",)),
        ("R3", [breath(0, vc_percent=49)], ("vc-percent", "pcf")),
        ("R4", [], ("symptoms/choking", "symptoms/cough", "symptoms/airway-infection")),
        ("F2", [], ("alsfrs-r/speech", "alsfrs-r/handwriting")),
        ("F3", [], ("symptoms/falls",)),
        ("P1", [], ("well-being",)),
        ("P2", [], ("weekly-check-in/contact",)),
        ("C1", [], ("carer-week/too-much", "csi")),
        ("R2", [alsfrs(0)], ("alsfrs-r/dyspnea", "alsfrs-r/orthopnea")),
    ],
)
def test_without_data_a_rule_is_not_met_and_says_what_is_missing(rule_id, records, missing):
    found = verdict(rule_id, records)

    assert (found.is_met, found.because, found.missing) == (False, (), missing)


def test_a_rule_is_explained_by_the_values_that_met_it():
    records = [weight(0, "100"), weight(7, "101"), weight(28, "97")]

    because = verdict("W3", records).because

    assert [(each.at, each.value) for each in because] == [(day(7), 101), (day(28), 97)]
    assert [each.record_id for each in because] == [
        records[1].origin.record_id,
        records[2].origin.record_id,
    ]


def test_only_the_new_sign_is_the_reason():
    found = verdict("R1", [night(0, "orthopnea"), night(7, "orthopnea", "nightmares")])

    assert [each.value for each in found.because] == [("nightmares",)]


def test_both_measures_that_are_low_are_told():
    found = verdict("R3", [breath(d, vc_percent=45, pcf=250) for d in (0, 7)])

    assert [each.name for each in found.because] == ["vc-percent", "vc-percent", "pcf", "pcf"]


def test_an_answer_that_cannot_be_says_nothing():
    records = [filled("symptoms", 0, {"choking": "choking-9", "falls": "two"}), well(0, 11)]

    assert verdict("R4", records).missing[:1] == ("symptoms/choking",)
    assert verdict("F3", records).missing == ("symptoms/falls",)
    assert verdict("P1", records).missing == ("well-being",)
    for answer in (Other("one or two"), Quantity(Decimal(2), "times"), "two", True):
        assert verdict("F3", [filled("symptoms", 0, {"falls": answer})]).missing == ("symptoms/falls",)


def test_what_lies_in_the_future_does_not_count_yet():
    assert verdict("P2", [well(8, 7, contact=True)], now=7).missing == ("weekly-check-in/contact",)


def test_the_hour_of_the_day_does_not_matter():
    assert verdict("W3", [weight(0, "100"), weight(30.4, "98")]).is_met
