"""How somebody and their care can meet for a step, and which way fits what that person wishes.

"Near if possible, digital if possible, in person where it must be": the motto of Dutch ALS care.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

Way = Literal["home", "video", "phone", "visit"]
Level = Literal["local", "regional", "national"]
Travel = Literal["little", "hour", "further"]
Meeting = Literal["any", "video", "in-person"]

WAYS: tuple[Way, ...] = get_args(Way)
LEVELS: tuple[Level, ...] = get_args(Level)
TRAVELS: tuple[Travel, ...] = get_args(Travel)
MEETINGS: tuple[Meeting, ...] = get_args(Meeting)

_FROM_AFAR: tuple[Way, ...] = ("video", "phone")


class Wish(StrEnum):
    """What somebody said that decided the way."""

    HOME = "home"
    VIDEO = "video"
    IN_PERSON = "in-person"
    TRAVEL = "travel"


class Match(StrEnum):
    """How a step goes with the wishes."""

    ONLY = "only"  # it goes in this way, as wished
    CAN = "can"  # it can go in this way, when somebody asks for it
    MUST = "must"  # it cannot go as wished
    FAR = "far"  # it may mean travelling further than wished


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody said of meeting their care; without a word every way will do."""

    travel: Travel = "further"
    at_home: bool = False
    meeting: Meeting = "any"


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Fit:
    """The way that fits best, and what decided it."""

    way: Way
    match: Match
    because: Wish

    @property
    def is_as_wished(self) -> bool:
        """Whether nothing stands in the way of the wish."""
        return self.match in (Match.ONLY, Match.CAN)


def fit(ways: Sequence[Way], where: Level, wishes: Wishes) -> Fit | None:
    """Choose the way for a step; None when there is nothing to say.

    Args:
        ways: in which the step usually can happen; none when it needs no meeting.
        where: it happens when somebody goes there.
        wishes: of the person.
    """
    is_far = "visit" in ways and _is_far(where, wishes)
    for wish, wanted in _wanted(wishes, is_far=is_far):
        way = next((each for each in wanted if each in ways), None)
        if way is not None:
            return Fit(way, Match.ONLY if len(ways) == 1 else Match.CAN, wish)
    if is_far:
        return Fit("visit", Match.FAR, Wish.TRAVEL)
    asked = _asked(wishes)
    return Fit(ways[0], Match.MUST, asked) if ways and asked else None


def _is_far(where: Level, wishes: Wishes) -> bool:
    """A team of the region may lie further than a little way, and a national centre further than an hour.

    How far that is for one person is known to nobody here: a choice of our own.
    """
    return LEVELS.index(where) > TRAVELS.index(wishes.travel)


def _wanted(wishes: Wishes, *, is_far: bool) -> list[tuple[Wish, tuple[Way, ...]]]:
    """The wishes in the order in which they weigh, each with the ways that meet it.

    A screen spares a journey as a visit at home does, unless somebody rather meets in person.
    """
    is_in_person = wishes.meeting == "in-person"
    near: tuple[Way, ...] = ("home",) if is_in_person else ("home", *_FROM_AFAR)
    wanted: list[tuple[Wish, tuple[Way, ...]]] = []
    if wishes.meeting == "video":
        wanted.append((Wish.VIDEO, _FROM_AFAR))
    if wishes.at_home:
        wanted.append((Wish.HOME, near))
    if is_in_person:
        wanted.append((Wish.IN_PERSON, ("home",) if is_far else ("visit", "home")))
    if is_far:
        wanted.append((Wish.TRAVEL, near))
    return wanted


def _asked(wishes: Wishes) -> Wish | None:
    if wishes.at_home:
        return Wish.HOME
    return {"video": Wish.VIDEO, "in-person": Wish.IN_PERSON}.get(wishes.meeting)
