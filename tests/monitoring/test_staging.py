import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring import staging
from monitoring.problems import Problem
from monitoring.records import QuestionnaireResponse
from monitoring.scoring import Score, score
from monitoring.staging import Stage
from tests.monitoring.factories import origin, points

# The items in the order of the digits: speech salivation swallowing, handwriting cutting dressing,
# turning walking stairs, dyspnea orthopnea ventilation.
DIGITS = st.lists(st.integers(0, 4), min_size=12, max_size=12)
KINGS_ORDER = [None, "1", "2", "3", "4A", "4B"]


def scored(alsfrs_r, answers):
    return score(alsfrs_r, QuestionnaireResponse(origin(), alsfrs_r.canonical, answers, {}))


def rated(alsfrs_r, digits, has_gastrostomy=None):
    return scored(alsfrs_r, points("".join(map(str, digits)), gastrostomy=has_gastrostomy))


@pytest.mark.parametrize(
    ("digits", "has_gastrostomy", "stage", "because"),
    [
        ("344444444444", None, "1", ["speech"]),
        ("434444444444", None, "1", ["salivation"]),
        ("443444444444", None, "1", ["swallowing"]),
        ("000444444444", None, "1", ["speech", "salivation", "swallowing"]),
        ("444344444444", None, "1", ["handwriting"]),
        ("444434444444", None, "1", ["cutting"]),
        ("444444434444", None, "1", ["walking"]),
        ("344344444444", False, "2", ["speech", "handwriting"]),
        ("344444434444", None, "2", ["speech", "walking"]),
        ("444034404444", None, "2", ["handwriting", "cutting", "walking"]),
        ("344434434444", None, "3", ["speech", "cutting", "walking"]),
        ("000000000140", None, "4B", ["ventilation"]),
        (
            "000000000104",
            None,
            "3",
            ["speech", "salivation", "swallowing", "handwriting", "cutting", "walking"],
        ),
        ("444444444444", True, "4A", ["cutting-gastrostomy"]),
        ("344304434444", True, "4A", ["cutting-gastrostomy"]),
        ("444444444443", None, "4B", ["ventilation"]),
        ("444444444440", None, "4B", ["ventilation"]),
        ("444444444044", None, "4B", ["dyspnea"]),
        ("344444444144", None, "1", ["speech"]),  # short of breath, and that alone is no stage 4
        ("444444444043", None, "4B", ["dyspnea", "ventilation"]),
        ("444444444443", True, "4B", ["ventilation"]),  # breathing goes before nutrition
        ("444444444044", True, "4B", ["dyspnea"]),
    ],
)
def test_kings_counts_regions_and_knows_two_failures(alsfrs_r, digits, has_gastrostomy, stage, because):
    assert staging.kings(rated(alsfrs_r, digits, has_gastrostomy)) == Stage(stage, tuple(because), ())


@pytest.mark.parametrize(
    "digits",
    [
        "444444444444",
        "444440444444",  # dressing
        "444444044444",  # turning
        "444444440444",  # stairs
        "444444444404",  # orthopnea
        "444440040104",  # all of these, and dyspnea short of 0
    ],
)
def test_kings_cannot_be_told_before_a_region_shows_a_loss(alsfrs_r, digits):
    stage = staging.kings(rated(alsfrs_r, digits))

    assert stage == Stage(None, (), (Problem("alsfrs-r", "no-region"),))


@pytest.mark.parametrize(
    ("digits", "stage", "because"),
    [
        ("444444444444", 0, []),
        ("222222222223", 0, []),
        ("444444414444", 1, ["walking"]),
        ("444441444444", 1, ["dressing"]),
        ("444441414444", 1, ["walking", "dressing"]),
        ("444442424444", 0, []),
        ("441444444444", 1, ["swallowing"]),
        ("442444444444", 0, []),
        ("144444444444", 0, []),  # speech alone
        ("444144444444", 0, []),  # handwriting alone
        ("144144444444", 1, ["speech", "handwriting"]),
        ("144244444444", 0, []),
        ("244144444444", 0, []),
        ("444444444144", 1, ["dyspnea"]),
        ("444444444244", 0, []),
        ("444444444442", 1, ["ventilation"]),
        ("444444444443", 0, []),
        ("444444444142", 1, ["dyspnea", "ventilation"]),
        ("441444414444", 2, ["walking", "swallowing"]),
        ("141144414444", 3, ["walking", "swallowing", "speech", "handwriting"]),
        ("141144414144", 4, ["walking", "swallowing", "speech", "handwriting", "dyspnea"]),
        ("404404040404", 0, []),  # salivation, cutting, turning, stairs and orthopnea do not count
    ],
)
def test_mitos_counts_lost_functions(alsfrs_r, digits, stage, because):
    assert staging.mitos(rated(alsfrs_r, digits)) == Stage(stage, tuple(because), ())


@pytest.mark.parametrize(
    ("digits", "has_gastrostomy", "stage", "because"),
    [
        ("444444444444", None, 0, []),
        ("442444444444", None, 0, []),
        ("441444444444", None, 1, ["swallowing"]),
        ("333444444444", None, 1, ["speech", "salivation", "swallowing"]),
        ("444333444444", None, 1, ["handwriting", "cutting", "dressing"]),
        ("444324444444", True, 1, ["handwriting", "cutting-gastrostomy"]),
        ("444334444444", True, 0, []),
        ("444444234444", None, 1, ["turning", "walking"]),
        ("444444444414", None, 1, ["orthopnea"]),
        ("441441144444", None, 3, ["swallowing", "dressing", "turning"]),
        ("441441441441", None, 4, ["swallowing", "dressing", "stairs", "ventilation"]),
    ],
)
def test_ft9_counts_domains_of_nine_points_or_less(alsfrs_r, digits, has_gastrostomy, stage, because):
    assert staging.ft9(rated(alsfrs_r, digits, has_gastrostomy)) == Stage(stage, tuple(because), ())


def test_death_is_a_stage_only_when_it_is_told(alsfrs_r):
    rating = rated(alsfrs_r, "000000000000")
    nothing = Score(None, {}, {}, ())

    assert (staging.kings(rating).value, staging.mitos(rating).value) == ("4B", 4)
    assert staging.kings(rating, has_died=True) == Stage("5", (), ())
    assert staging.mitos(nothing, has_died=True) == Stage(5, (), ())


@pytest.mark.parametrize(
    ("answers", "kings", "mitos", "ft9"),
    [
        (points(3, speech=None), "missing", "missing", "missing"),
        (points(3, salivation=None), "missing", None, "missing"),
        (points(3, swallowing=None), "missing", "missing", "missing"),
        (points(3, handwriting=None), "missing", "missing", "missing"),
        (points(3, cutting=None), "missing", None, "missing"),
        (points(3, dressing=None), None, "missing", "missing"),
        (points(3, turning=None), None, None, "missing"),
        (points(3, walking=None), "missing", "missing", "missing"),
        (points(3, stairs=None), None, None, "missing"),
        (points(3, dyspnea=None), "missing", "missing", "missing"),
        (points(3, orthopnea=None), None, None, "missing"),
        (points(3, ventilation=None), "missing", "missing", "missing"),
        (points(3, gastrostomy=True, cutting_gastrostomy=None), "missing", None, "missing"),
        (points(3) | {"walking": "walking-9"}, "unknown-code", "unknown-code", "unknown-code"),
        (
            points(3, gastrostomy=True) | {"cutting": "cutting-3"},
            "both-answered",
            None,
            "both-answered",
        ),
        (
            points(3) | {"cutting-gastrostomy": "cutting-gastrostomy-3"},
            "both-answered",
            None,
            "both-answered",
        ),
        (points(3) | {"gastrostomy": "no"}, "wrong-type", None, None),  # whether 4A is meant is not told
        (points(3) | {"smell": "smell-3"}, None, None, None),
    ],
)
def test_a_problem_in_an_item_that_decides_is_told_instead_of_a_stage(alsfrs_r, answers, kings, mitos, ft9):
    score = scored(alsfrs_r, answers)

    for stage, what in (
        (staging.kings(score), kings),
        (staging.mitos(score), mitos),
        (staging.ft9(score), ft9),
    ):
        assert [problem.what for problem in stage.problems] == ([] if what is None else [what])
        assert (stage.value is None) == (what is not None)


def test_points_of_another_instrument_give_no_stage():
    other = Score(3, {"all": 3}, {"speech": 3}, ())

    assert staging.mitos(other).value is None
    assert staging.mitos(other).problems == tuple(
        Problem(link_id, "missing")
        for link_id in ("dressing", "dyspnea", "handwriting", "swallowing", "ventilation", "walking")
    )


@pytest.mark.parametrize(
    ("answers", "variant"),
    [
        (points(4), "5a"),
        (points(4, gastrostomy=False), "5a"),
        (points(4, gastrostomy=True), "5b"),
        (points(4, cutting=None), None),
        (points(4, gastrostomy=True) | {"cutting": "cutting-4"}, "5b"),
    ],
)
def test_the_question_on_cutting_food_that_was_answered_has_a_name(alsfrs_r, answers, variant):
    assert staging.variant(scored(alsfrs_r, answers)) == variant


@given(DIGITS, st.integers(0, 11), st.booleans())
def test_a_lost_point_never_lowers_a_stage(alsfrs_r, digits, place, has_gastrostomy):
    before = rated(alsfrs_r, digits, has_gastrostomy)
    digits[place] = max(0, digits[place] - 1)
    after = rated(alsfrs_r, digits, has_gastrostomy)

    assert staging.mitos(after).value >= staging.mitos(before).value
    assert staging.ft9(after).value >= staging.ft9(before).value
    kings = [KINGS_ORDER.index(staging.kings(each).value) for each in (before, after)]
    assert kings == sorted(kings)


@given(DIGITS, st.booleans())
def test_what_a_stage_is_because_of_has_lost_points(alsfrs_r, digits, has_gastrostomy):
    score = rated(alsfrs_r, digits, has_gastrostomy)

    for stage in (staging.kings(score), staging.mitos(score), staging.ft9(score)):
        told = [link_id for link_id in stage.because if link_id != "cutting-gastrostomy"]
        assert all(score.points[link_id] < 4 for link_id in told)
        assert stage.problems == () or stage.value is None


@given(DIGITS, st.sampled_from(sorted(points(4))))
def test_a_missing_item_never_leaves_a_stage_that_looks_at_it(alsfrs_r, digits, missing):
    answers = points("".join(map(str, digits)))
    del answers[missing]

    score = scored(alsfrs_r, answers)

    mitos = {"walking", "dressing", "swallowing", "speech", "handwriting", "dyspnea", "ventilation"}
    kings = mitos - {"dressing"} | {"salivation", "cutting"}
    assert staging.ft9(score).value is None
    assert missing not in kings or staging.kings(score).value is None
    assert missing not in mitos or staging.mitos(score).value is None
