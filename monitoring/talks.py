"""What there is to talk about when looking ahead: subjects, each with questions to think over."""

from dataclasses import dataclass

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.records import Document

_FIELDS = ("id", "title", "brief", "text", "questions", "with", "take", "sources", "reviewed", "review_by")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to talk about, with whom, and what to think over before."""

    id: str
    title: Words
    brief: Words
    text: Words
    questions: tuple[Words, ...]
    with_whom: Words
    take: Words  # the question to take along to an appointment
    sources: tuple[Citation, ...]
    review: Review


def parse(document: Document) -> tuple[Subject, ...]:
    """Read the file with subjects.

    Raises:
        MalformedContentError: names the subject and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("subjects",), "talks")
        return tuple(map(_subject, fields.elements(document, "subjects", "talks")))


def _subject(element: Element) -> Subject:
    where = fields.need(element, "id", str, "talks")
    content.only(element, _FIELDS, where)
    return Subject(
        where,
        content.texts(element, "title", where),
        content.texts(element, "brief", where),
        content.texts(element, "text", where),
        content.list_of_texts(element, "questions", where),
        content.texts(element, "with", where),
        content.texts(element, "take", where),
        content.citations(element, where),
        content.review(element, where),
    )
