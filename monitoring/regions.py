"""Regions as they stand in a file: what lies near somebody who lives there."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.question_routes import Contact
from monitoring.records import Document

_FIELDS = ("id", "name", "centre", "teams", "sources", "reviewed", "review_by")


@dataclass(frozen=True, slots=True)
class Team:
    """A team for ALS that a source names."""

    name: Words
    place: Words
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A province: a choice that says enough, and tells little of where somebody lives."""

    id: str
    name: Words
    centre: str  # the contact that is the nearest centre for home ventilation
    teams: tuple[Team, ...]  # those that are known; there are more
    sources: tuple[Citation, ...]
    review: Review


def parse(document: Document) -> tuple[Region, ...]:
    """Read the file with regions.

    Raises:
        MalformedContentError: names the region and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("regions",), "regions")
        return tuple(map(_region, fields.elements(document, "regions", "regions")))


def nearest_first(contacts: Iterable[Contact], region: Region | None) -> list[Contact]:
    """Return the contacts with the nearest of its kind before the others of that kind; the rest as it was."""
    ordered = list(contacts)
    near = next((each for each in ordered if region is not None and each.id == region.centre), None)
    if near is not None and near.kind != near.id:
        first = next(place for place, each in enumerate(ordered) if each.kind == near.kind != each.id)
        ordered.remove(near)
        ordered.insert(first, near)
    return ordered


def _region(element: Element) -> Region:
    where = fields.need(element, "id", str, "regions")
    content.only(element, _FIELDS, where)
    return Region(
        where,
        content.texts(element, "name", where),
        fields.need(element, "centre", str, where),
        tuple(_team(each, f"{where}.teams") for each in fields.elements(element, "teams", where)),
        content.citations(element, where),
        content.review(element, where),
    )


def _team(element: Element, where: str) -> Team:
    content.only(element, ("name", "place", "sources"), where)
    name, place = content.texts(element, "name", where), content.texts(element, "place", where)
    return Team(name, place, content.citations(element, where))
