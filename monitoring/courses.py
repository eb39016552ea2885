"""Invented but plausible courses of ALS: how many points each item of the ALSFRS-R has lost, and when."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

Onset = Literal["bulbar", "arms", "legs"]

# Points per month (ΔFS). This median and spread make a mean of 0.72, as in users of the German ALS app
# (Steinfurth et al. 2025, doi 10.1080/21678421.2025.2468404). All three groups of pub.dzne.de/record/286226
# occur: 38 % slow (under 0.5), 20 % fast (over 1.0). The ends keep a course from standing still or racing on.
_MEDIAN_RATE, _SPREAD = 0.6, 0.6
_SLOWEST, _FASTEST = 0.1, 1.8

# About a third begins in the mouth and throat (population registers; a round number, not an estimate).
_BULBAR, _ARMS = 0.3, 0.65

# How far the illness must be before half of the points of a region are gone. Invented: the region of
# onset first, its neighbour next, breathing last.
_HALFWAY: Mapping[Onset, Mapping[str, float]] = {
    "bulbar": {"bulbar": 0.0, "arms": 0.9, "legs": 1.2, "breath": 1.3},
    "arms": {"bulbar": 1.0, "arms": 0.0, "legs": 0.7, "breath": 1.2},
    "legs": {"bulbar": 1.1, "arms": 0.6, "legs": 0.0, "breath": 1.2},
}
_REGIONS: Mapping[str, str] = {
    "speech": "bulbar",
    "salivation": "bulbar",
    "swallowing": "bulbar",
    "handwriting": "arms",
    "cutting": "arms",  # stands for 5b too
    "dressing": "arms",
    "turning": "legs",
    "walking": "legs",
    "stairs": "legs",
    "dyspnea": "breath",
    "orthopnea": "breath",
    "ventilation": "breath",
}
_STEEPNESS = 0.3  # how long an item takes from 3 points to 1, on the same scale
_MOST_LOST = 44.0  # of 48: the last points are seldom filled in
_POINTS = 4


@dataclass(frozen=True, slots=True)
class Course:
    """One person's course; time runs in months since the first symptom."""

    onset: Onset
    rate: float  # points per month
    halfway: Mapping[str, float]  # linkId -> how far the illness is when half of the points are gone

    def lost(self, months: float) -> dict[str, float]:
        """Return the points that each item has lost, 0 to 4; together they are rate x months."""
        goal = min(_MOST_LOST, max(0.0, self.rate * months))
        low, high = -4.0, 6.0
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if sum(self._at(middle).values()) < goal else (low, middle)
        return self._at(low)

    def _at(self, far: float) -> dict[str, float]:
        return {
            link_id: _POINTS / (1 + math.exp((halfway - far) / _STEEPNESS))
            for link_id, halfway in self.halfway.items()
        }


def course(rate_rank: float, onset_rank: float, rng: random.Random) -> Course:
    """Make a course; the ranks, 0 to 1, say where the person stands among all people."""
    rate = _MEDIAN_RATE * math.exp(_SPREAD * NormalDist().inv_cdf(rate_rank))
    onset: Onset = "bulbar" if onset_rank < _BULBAR else "arms" if onset_rank < _ARMS else "legs"
    shifts = {region: rng.gauss(0, 0.12) for region in _HALFWAY[onset]}
    halfway = {
        link_id: _HALFWAY[onset][region] + shifts[region] + rng.gauss(0, 0.12)
        for link_id, region in _REGIONS.items()
    }
    return Course(onset, min(_FASTEST, max(_SLOWEST, rate)), halfway)


def months_to_diagnosis(rate: float, rng: random.Random) -> float:
    """Return the months from the first symptom to the diagnosis: shorter in a fast course."""
    return 9 / math.sqrt(rate / _MEDIAN_RATE) * rng.uniform(0.7, 1.3)
