import json
from datetime import date

import pytest
from fhir.resources.R4B.careplan import CarePlan as R4CarePlan
from hypothesis import given
from hypothesis import strategies as st

from monitoring import fhir, path_changes, plan
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.records import Author, PathChange, StepMark
from monitoring.steps import PHASES
from tests.monitoring.factories import document, origin
from tests.monitoring.text_strategies import LINES

MARKS = st.builds(
    StepMark,
    st.sampled_from([PLANNED, DONE, NOT_NOW, LEFT_OUT]),
    st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    LINES,
    LINES,
)


@given(
    marks=st.dictionaries(st.sampled_from(["voice", "own-1", "x"]), MARKS),
    phase=st.none() | st.sampled_from(PHASES),
    writer=LINES,
)
def test_a_change_reads_back_as_it_was_written_and_is_valid_fhir_r4(marks, phase, writer):
    made = path_changes.write(origin(), marks, phase, writer)

    assert made == PathChange(origin(), marks, phase, writer, made.document)
    assert fhir.from_fhir(json.loads(json.dumps(made.document))) == made
    R4CarePlan.model_validate(made.document)


def test_the_plan_of_what_is_asked_does_not_take_it_for_one_of_its_own():
    change = path_changes.write(origin(author=Author.PATIENT), {"voice": StepMark(DONE)})

    assert plan.plan([change]) == plan.Plan()


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"code": {"coding": [{"system": "urn:other", "code": "voice"}]}, "status": "completed"},
        {"code": {"coding": [{"system": path_changes._STEPS, "code": 1}]}, "status": "completed"},
        {"code": {"coding": [{"system": path_changes._STEPS, "code": "voice"}]}, "status": "unknown"},
        {"code": {"coding": [{"system": path_changes._STEPS, "code": "voice"}]}},
    ],
)
def test_what_is_not_understood_stays_where_it_is(detail):
    made = path_changes.write(origin(), {})
    foreign = dict(made.document) | {"activity": [{"detail": detail}]}

    assert fhir.from_fhir(foreign).marks == {}
    assert fhir.to_fhir(fhir.from_fhir(foreign)) == foreign


def test_a_care_plan_of_another_category_is_no_change_of_the_path():
    assert not path_changes.is_one(document("CarePlan") | {"category": [{"coding": [{"code": "care-path"}]}]})


def test_what_is_said_of_one_step_is_taken_back_and_all_else_of_the_change_stays():
    made = path_changes.write(
        origin("a"), {"voice": StepMark(DONE), "x": StepMark(PLANNED)}, "last-phase", "Marieke"
    )

    left = path_changes.without(made, "voice", origin("b", replaces="a"))
    nothing = path_changes.without(path_changes.write(origin("a"), {"x": StepMark(DONE)}), "x", origin("b"))

    assert (left.marks, left.phase, left.writer) == ({"x": StepMark(PLANNED)}, "last-phase", "Marieke")
    assert (nothing.marks, nothing.document["status"]) == ({}, "entered-in-error")
    for each in (left, nothing):
        assert path_changes.is_one(each.document)
        R4CarePlan.model_validate(each.document)
