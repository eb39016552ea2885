"""What stands on the page for an appointment, as plain data: everything in words but the courses."""

from dataclasses import dataclass
from typing import Literal, get_args

Audience = Literal["gp", "ctb", "visit"]  # the huisarts, the centre for home ventilation, any other visit
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


@dataclass(frozen=True, slots=True)
class Level:
    """A line across a picture, with its name."""

    up: float  # 0 at the bottom of the picture, 1 at the top
    name: str
    dash: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A course to draw; across and up run from 0 to 1."""

    points: tuple[tuple[float, float], ...]
    top: str  # what the ends of the scale are called
    bottom: str
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure: where it stands and how it came there."""

    name: str
    clinical: str  # the name that a clinician knows it by; may be empty
    value: str
    under: str  # the end of the scale and the day
    picture: Picture


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with short lines below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of A4, from top to bottom."""

    language: str
    title: str
    name: str
    born: str  # may be empty
    date: str
    about: str  # what this is, and who filled in
    summary: Part
    course: str  # the heading of the panels
    scale: str  # how to read them
    panels: tuple[Panel, ...]
    began: str  # where all pictures begin and end
    ended: str
    notes: tuple[str, ...]  # below the panels: the total, and what is missing
    parts: tuple[Part, ...]
    more: str  # what is said where there is no room
    caution: str
    footer: str
    questions: Part | None = None  # of the person, above all else
