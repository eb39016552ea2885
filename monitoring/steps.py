"""Steps of the care path as they stand in a file: what happens, why, with whom and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError, MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.meeting import LEVELS, WAYS, Level, Way
from monitoring.questionnaire_fields import one_of
from monitoring.records import Document
from monitoring.trigger_files import read_trigger
from monitoring.triggers import Trigger
from monitoring.web_addresses import read_address

Phase = Literal["diagnostic", "rehabilitation", "last-phase"]
Diagnosis = Literal["als", "psma", "pls"]
Audience = Literal["person", "carer"]
Occasion = Literal["after-death"]

PHASES: tuple[Phase, ...] = get_args(Phase)
"""In the order in which they come (Zorgvisie ALS 2030)."""
DIAGNOSES: tuple[Diagnosis, ...] = get_args(Diagnosis)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
"""What nobody is led to: steps and questions of an occasion wait behind a way of their own."""
_CATEGORIES = (1, 2, 3, 4)  # 1: the team of the region does it; 4: done near home (Zorgvisie ALS 2030)
_FIELDS = (
    "id", "for", "diagnoses", "phase", "title", "brief", "what", "why", "with", "who", "where", "category",
    "ways", "when", "every_months", "prepare", "more", "read", "next", "sooner", "sooner_because", "sources",
    "reviewed", "review_by", "occasion", "card",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """Where more can be read."""

    title: Words
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the care path."""

    id: str
    theme: str
    audience: tuple[Audience, ...]
    diagnoses: tuple[Diagnosis, ...]
    phase: Phase
    occasion: Occasion | None
    title: Words
    brief: Words
    what: Words
    why: Words
    with_whom: Words
    who: tuple[str, ...]  # disciplines
    where: Level
    category: int | None  # 1 to 4; None where the sources give none
    ways: tuple[Way, ...]  # in which it usually can happen; none when it needs no meeting
    when: Words
    every_months: int | None
    prepare: tuple[Words, ...]
    more: tuple[Words, ...]
    read: tuple[Link, ...]
    next: tuple[str, ...]  # ids of steps
    card: str  # the id of the card on which its outcome is written; empty for none
    sooner: Trigger | None  # what brings it forward
    sooner_because: Words
    sources: tuple[Citation, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Theme:
    """Steps that belong together."""

    id: str
    title: Words
    steps: tuple[Step, ...]


def parse(document: Document) -> Theme:
    """Read a theme; whatever is missing, unknown or of the wrong type is refused by name.

    Raises:
        MalformedContentError: names the step and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("theme", "title", "steps"), "theme")
        name = fields.need(document, "theme", str, "theme")
        steps = tuple(_step(each, name) for each in fields.elements(document, "steps", name))
        return Theme(name, content.texts(document, "title", name), steps)


def dead_links(steps: Mapping[str, Step]) -> list[tuple[str, str]]:
    """Return each step with a next one that is not there, and its name."""
    return [(step.id, name) for step in steps.values() for name in step.next if name not in steps]


def _step(element: Element, theme: str) -> Step:
    where = fields.need(element, "id", str, f"{theme}.steps")
    content.only(element, _FIELDS, where)
    sooner = fields.find(element, "sooner", dict, where)
    category = fields.find(element, "category", int, where)
    if category not in (None, *_CATEGORIES):
        raise MalformedRecordError(f"{where}.category is none of 1 to 4")
    return Step(
        where,
        theme,
        content.several(element, "for", AUDIENCES, where),
        content.several(element, "diagnoses", DIAGNOSES, where),
        one_of(fields.need(element, "phase", str, where), PHASES, f"{where}.phase"),
        content.maybe_one_of(element, "occasion", OCCASIONS, where),
        content.texts(element, "title", where),
        content.texts(element, "brief", where),
        content.texts(element, "what", where),
        content.texts(element, "why", where),
        content.texts(element, "with", where),
        content.names(element, "who", where),
        one_of(fields.need(element, "where", str, where), LEVELS, f"{where}.where"),
        category,
        content.some(element, "ways", WAYS, where),
        content.texts(element, "when", where),
        fields.find(element, "every_months", int, where),
        content.list_of_texts(element, "prepare", where),
        content.list_of_texts(element, "more", where),
        tuple(_link(each, where) for each in fields.elements(element, "read", where)),
        content.names(element, "next", where),
        fields.find(element, "card", str, where) or "",
        read_trigger(sooner, f"{where}.sooner") if sooner else None,
        content.maybe_texts(element, "sooner_because", where),
        content.citations(element, where),
        content.review(element, where),
    )


def _link(element: Element, where: str) -> Link:
    fields.need(element, "url", str, f"{where}.read")  # more to read is somewhere
    url = read_address(element, "url", f"{where}.read")
    return Link(content.texts(element, "title", f"{where}.read"), url)
