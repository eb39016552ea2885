"""Why an answer, a record or a question about a course gives no number."""

from dataclasses import dataclass
from typing import Literal

What = Literal[
    # of an answer
    "missing",  # it was asked and has no answer
    "not-asked",  # it has an answer and was not asked
    "several-answers",  # to an item that counts once
    "both-answered",  # so has the item that takes its place, as 5a and 5b of the ALSFRS-R
    "unknown-code",  # not one of the options
    "wrong-type",
    "out-of-range",
    "unknown-item",  # the instrument has no such question
    # of a record
    "in-future",  # about a day after today, or after it was typed: a clock was set back
    "after-death",  # a rating of a day after the death that was written down
    "other-version",  # of an instrument, and that version is not here
    "unknown-unit",
    "same-day",  # a later one of that day counts
    "other-method",  # another device, position or way of blowing than the latest
    # of a course
    "unknown",  # no record says it
    "imprecise",  # only a year
    "after-rating",
    "too-soon",
    "too-few",
    "too-short",
    "none-near",  # no measurement near enough to the day that is compared with
    "no-region",  # King's: no region shows a loss
]


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not count, and why."""

    link_id: str  # the item; for a course the item or the instrument that would tell
    what: What


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that does not count in a course."""

    record_id: str
    problem: Problem
