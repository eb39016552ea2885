"""Clinical stages, estimated from the points of one ALSFRS-R: King's, MiToS and FT9.

Each is given only when every item that its rule looks at counts. Estimates to orient by: the King's stage is
clinical, and a clinician confirms it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from monitoring.problems import Problem
from monitoring.scoring import Score

Variant = Literal["5a", "5b"]

INSTRUMENT = "alsfrs-r"
DEATH = 5

_FULL = 4  # points: nothing lost
_CUTTING, _CUTTING_GASTROSTOMY = "cutting", "cutting-gastrostomy"
_GASTROSTOMY = "gastrostomy"  # the question that decides which of the two is asked
_VARIANTS: Mapping[str, Variant] = {_CUTTING: "5a", _CUTTING_GASTROSTOMY: "5b"}

# King's: the region that an item shows the loss of. Items 6, 7, 9 and 11 do not count.
_REGIONS: Mapping[str, str] = {
    "speech": "bulbar",
    "salivation": "bulbar",
    "swallowing": "bulbar",
    "handwriting": "upper",
    _CUTTING: "upper",
    "walking": "lower",
}
_KINGS = frozenset(_REGIONS) | {"dyspnea", "ventilation"}

# MiToS: the function that an item tells of, and the points at which it is lost.
_FUNCTIONS: Mapping[str, tuple[str, int]] = {
    "walking": ("movement", 1),
    "dressing": ("movement", 1),
    "swallowing": ("swallowing", 1),
    "speech": ("communication", 1),  # both of these
    "handwriting": ("communication", 1),
    "dyspnea": ("breathing", 1),
    "ventilation": ("breathing", 2),
}
_MITOS = frozenset(_FUNCTIONS)

# FT9: the items of each domain; it counts from 9 of its 12 points down.
_FT9_MOST = 9
_DOMAINS = {
    cutting: (
        ("speech", "salivation", "swallowing"),
        ("handwriting", cutting, "dressing"),
        ("turning", "walking", "stairs"),
        ("dyspnea", "orthopnea", "ventilation"),
    )
    for cutting in _VARIANTS
}
_FT9 = frozenset(link_id for items in _DOMAINS[_CUTTING] for link_id in items)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage, and the items that decided it; or None, and why it cannot be told."""

    value: str | int | None  # King's has letters: 1, 2, 3, 4A, 4B, 5
    because: tuple[str, ...]  # linkIds
    problems: tuple[Problem, ...]


def variant(score: Score) -> Variant | None:
    """Say which question on cutting food was answered: 5b is the one for people with a gastrostomy."""
    return next((name for link_id, name in _VARIANTS.items() if link_id in score.points), None)


def kings(score: Score, *, has_died: bool = False, has_gastrostomy: bool | None = False) -> Stage:
    """Estimate the King's stage: 1, 2 or 3 regions, 4A (nutrition), 4B (breathing), 5 (death, when told).

    A gastrostomy is told by the answer to 5b, or by the clinic; None when that was about this time.

    Source: the estimate of Balendra et al. 2014 as three public implementations agree on it
    (github.com/rpavaneijk/Precision-ALS, acpuchades/precisionals-extant-task, yoonhohong/proact); 4B before
    4A as in the first. Without a loss in any region it cannot be told (the third made that stage 1).
    """
    if has_died:
        return Stage("5", (), ())
    problems = _problems(score, _KINGS, _GASTROSTOMY)
    if problems:
        return Stage(None, (), problems)
    points = score.points
    if points["dyspnea"] == 0 or points["ventilation"] < _FULL:
        limits = {"dyspnea": 0, "ventilation": _FULL - 1}
        return Stage("4B", tuple(each for each, most in limits.items() if points[each] <= most), ())
    fed_by = _CUTTING_GASTROSTOMY if _CUTTING_GASTROSTOMY in points else _GASTROSTOMY
    if fed_by == _CUTTING_GASTROSTOMY or has_gastrostomy:
        return Stage("4A", (fed_by,), ())
    lost = {link_id: region for link_id, region in _REGIONS.items() if points[link_id] < _FULL}
    if has_gastrostomy is None or not lost:
        untold = (
            Problem(_GASTROSTOMY, "imprecise")
            if has_gastrostomy is None
            else Problem(INSTRUMENT, "no-region")
        )
        return Stage(None, (), (untold,))
    return Stage(str(len(set(lost.values()))), tuple(lost), ())


def mitos(score: Score, *, has_died: bool = False) -> Stage:
    """Count the lost functions of MiToS, 0 to 4; 5 is death, when told.

    Source: Chiò et al. 2015, table (J Neurol Neurosurg Psychiatry). Communication is lost only when speech
    and handwriting both are.
    """
    if has_died:
        return Stage(DEATH, (), ())
    problems = _problems(score, _MITOS)
    if problems:
        return Stage(None, (), problems)
    points = score.points
    lost = {link_id: function for link_id, (function, most) in _FUNCTIONS.items() if points[link_id] <= most}
    if not ("speech" in lost and "handwriting" in lost):
        lost.pop("speech", None)
        lost.pop("handwriting", None)
    return Stage(len(set(lost.values())), tuple(lost), ())


def ft9(score: Score) -> Stage:
    """Count the domains at 9 of 12 points or less (FT9), 0 to 4.

    Source: Thakore et al., from general knowledge; the paper was not read.
    """
    problems = _problems(score, _FT9)
    if problems:
        return Stage(None, (), problems)
    points = score.points
    domains = _DOMAINS[_CUTTING_GASTROSTOMY if _CUTTING_GASTROSTOMY in points else _CUTTING]
    low = [(a, b, c) for a, b, c in domains if points[a] + points[b] + points[c] <= _FT9_MOST]
    because = tuple([each for items in low for each in items if points[each] < _FULL])
    return Stage(len(low), because, ())


def _problems(score: Score, needed: frozenset[str], *more: str) -> tuple[Problem, ...]:
    absent = needed - score.points.keys()
    if _CUTTING_GASTROSTOMY in score.points:
        absent = absent - {_CUTTING}
    if not score.problems and not absent:
        return ()
    wanted = needed.union(_VARIANTS if _CUTTING in needed else (), more)
    told = tuple(problem for problem in score.problems if problem.link_id in wanted)
    # Without points and without a problem: an item that this instrument does not ask.
    return told or tuple(Problem(link_id, "missing") for link_id in sorted(absent))
