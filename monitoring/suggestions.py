"""Short lists to choose from while writing something down: common aids, from whom, common medicines."""

from dataclasses import dataclass

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.records import Document


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to choose instead of typing it."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class Source:
    """From whom an aid can come, and what can be read when that takes long."""

    contact: str  # of assets/contacts.json
    name: Words
    slow: str  # the question of the wayfinder


@dataclass(frozen=True, slots=True)
class Suggestions:
    """A list with its sources; nothing of it is presumed of anybody."""

    names: tuple[Suggestion, ...] = ()
    sources_of_aids: tuple[Source, ...] = ()
    sources: tuple[Citation, ...] = ()
    review: Review | None = None

    def name(self, code: str, language: str, otherwise: str) -> str:
        """What something is called in a language; in other words where the list does not have it."""
        return next((each.name[language] for each in self.names if each.id == code), otherwise)


def parse(document: Document) -> Suggestions:
    """Read a file with suggestions.

    Raises:
        MalformedContentError: names the suggestion and the field.
    """
    where = "suggestions"
    with content.refused_as(MalformedContentError):
        content.only(document, ("names", "from", "sources", "reviewed", "review_by"), where)
        return Suggestions(
            tuple(map(_suggestion, fields.elements(document, "names", where))),
            tuple(map(_source, fields.elements(document, "from", where))),
            content.citations(document, where),
            content.review(document, where),
        )


def _suggestion(element: Element) -> Suggestion:
    where = fields.need(element, "id", str, "suggestions.names")
    content.only(element, ("id", "name"), where)
    return Suggestion(where, content.texts(element, "name", where))


def _source(element: Element) -> Source:
    where = fields.need(element, "contact", str, "suggestions.from")
    content.only(element, ("contact", "name", "slow"), where)
    return Source(where, content.texts(element, "name", where), fields.need(element, "slow", str, where))
