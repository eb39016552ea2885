from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fhir.resources.R4B.detectedissue import DetectedIssue
from fhir.resources.R4B.plandefinition import PlanDefinition

from monitoring import fhir, sign_offs, signal_notes
from monitoring.evidence import Reading
from monitoring.records import Author
from monitoring.signal_notes import discussed
from tests.monitoring.dossiers import RULES, signed
from tests.monitoring.factories import day

RULE = RULES["W1"]
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def changed(record, **fields):
    return fhir.from_fhir({k: v for k, v in (record.document | fields).items() if v is not None})


def test_a_sign_off_is_a_plan_definition_that_names_the_rule_the_day_and_the_clinician():
    document = sign_offs.record(sign_offs.sign(RULE, "Marieke Visser", AT)).document

    assert document["url"] == "https://nabij.nl/fhir/PlanDefinition/W1"
    assert (document["version"], document["status"]) == ("1.0.0", "active")
    assert document["approvalDate"] == "2026-03-02"
    assert document["endorser"] == [{"name": "Marieke Visser"}]
    assert document["extension"][-1]["valueString"] == RULE.hash
    assert fhir.from_fhir(document).origin.author is Author.CLINICIAN


def test_what_is_written_is_valid_fhir_r4():
    because = (Reading("weight", AT, 75, "w1"), Reading("birth-date", AT, None, ""))
    met = signal_notes.met(RULE, AT, because, AT, Author.PATIENT)

    PlanDefinition.model_validate(sign_offs.record(sign_offs.sign(RULE, "Marieke", AT)).document)
    PlanDefinition.model_validate(sign_offs.record(sign_offs.withdraw(RULE, "Marieke", AT)).document)
    DetectedIssue.model_validate(met.document)
    assert met.document["evidence"] == [{"detail": [{"identifier": {"value": "w1"}}]}]
    DetectedIssue.model_validate(signal_notes.dealt_with(RULE, AT, "Marieke", AT, "d1").document)


def test_the_same_word_has_the_same_identifier_and_another_word_another():
    said = sign_offs.sign(RULE, "Marieke", AT)

    assert sign_offs.record(said) == sign_offs.record(said)
    others = (
        replace(said, by="Joris"),
        replace(said, at=day(1)),
        replace(said, hash="other"),
        replace(said, is_active=False),
    )
    identifiers = {sign_offs.record(each).origin.record_id for each in (said, *others)}
    assert len(identifiers) == 5


def test_the_last_word_on_a_rule_counts():
    given = sign_offs.record(sign_offs.sign(RULE, "Marieke", day(0)))
    taken = sign_offs.record(sign_offs.withdraw(RULE, "Joris", day(1)))

    for records in ([given, taken], [taken, given]):
        assert sign_offs.newest(records)["W1"] == sign_offs.withdraw(RULE, "Joris", day(1))
        assert sign_offs.in_force(records, RULES) == {}


@pytest.mark.parametrize(
    "fields",
    [{"url": None}, {"version": 3}, {"extension": None}, {"endorser": "Marieke"}],
    ids=str,
)
def test_a_plan_definition_of_another_making_is_carried_and_signs_nothing(fields):
    [record] = signed("W1")
    strange = changed(record, **fields)

    # Without the extension it does not even say that a clinician wrote it.
    assert sign_offs.newest([replace(strange, origin=record.origin)]) == {}


def test_a_rule_that_is_not_here_is_signed_in_vain():
    assert sign_offs.in_force(signed("W1"), {}) == {}


def test_the_last_time_that_the_team_dealt_with_a_signal_counts():
    first = signal_notes.dealt_with(RULE, day(0), "Marieke", day(1), "d1")
    second = signal_notes.dealt_with(RULE, day(7), "Joris", day(8), "d2")

    for records in ([first, second], [second, first]):
        assert discussed(records)["W1", "1.0.0"].by == "Joris"


@pytest.mark.parametrize(
    "fields",
    [
        {"code": None},
        {"mitigation": []},
        {"code": {"coding": [{"system": "http://x", "code": "W1"}]}},
        {"code": 3},
    ],
    ids=str,
)
def test_a_detected_issue_of_another_making_is_carried_and_says_nothing(fields):
    record = signal_notes.dealt_with(RULE, day(0), "Marieke", day(1), "d1")

    assert discussed([changed(record, **fields)]) == {}


def test_that_a_signal_was_there_has_one_identifier_on_every_device():
    mine = signal_notes.met(RULE, day(0), (), day(1), Author.PATIENT)
    hers = signal_notes.met(RULE, day(0), (), day(2), Author.CARER)

    assert mine.origin.record_id == hers.origin.record_id == signal_notes.met_id(RULE, day(0))
    assert signal_notes.met_id(RULE, day(1)) != signal_notes.met_id(RULE, day(0))
