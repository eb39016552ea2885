"""Questions of everyday life and where each can be taken; and whom that leads to, with how to reach them."""

from dataclasses import dataclass
from typing import Literal, get_args

from monitoring import content_fields as content
from monitoring import fields, opening_hours
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.opening_hours import Hours
from monitoring.questionnaire_fields import one_of
from monitoring.records import Document
from monitoring.steps import AUDIENCES, OCCASIONS, Audience, Occasion
from monitoring.web_addresses import read_address

Level = Literal["self", "local", "regional", "national", "emergency"]
LEVELS: tuple[Level, ...] = get_args(Level)
_QUESTION = (
    "id", "for", "question", "words", "answer", "level", "contact", "otherwise", "ready", "urgent",
    "urgent_contact", "sources", "reviewed", "review_by", "occasion",
)  # fmt: skip
_CONTACT = (
    "id", "kind", "name", "does", "level", "hours", "open", "answers", "phone", "mail", "site", "video",
    "address", "own", "sources", "reviewed", "review_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question as people ask it, and where it can be taken."""

    id: str
    theme: str
    audience: tuple[Audience, ...]
    occasion: Occasion | None
    text: Words
    words: dict[str, tuple[str, ...]]  # by language: what else people type
    answer: Words
    level: Level
    contact: str
    otherwise: str | None
    ready: tuple[Words, ...]
    urgent: Words
    urgent_contact: str
    sources: tuple[Citation, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions that belong together."""

    id: str
    title: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to; what is not known is empty."""

    id: str
    kind: str  # the contact that this is one of: one of the four centres for home ventilation
    name: Words
    does: Words
    level: Level
    hours: Words
    open: Hours  # the same for a machine, where the times are known
    answers: Words  # when an answer may be expected
    phone: str
    mail: str
    site: str
    video: str  # a link for a call on screen
    address: str  # to visit
    is_own: bool  # everybody has their own, whose number the app does not know
    sources: tuple[Citation, ...]
    review: Review


def parse(document: Document) -> Topic:
    """Read a file with questions.

    Raises:
        MalformedContentError: names the question and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("theme", "title", "questions"), "questions")
        name = fields.need(document, "theme", str, "questions")
        questions = tuple(_question(each, name) for each in fields.elements(document, "questions", name))
        return Topic(name, content.texts(document, "title", name), questions)


def parse_contacts(document: Document) -> tuple[Contact, ...]:
    """Read the file with contacts.

    Raises:
        MalformedContentError: names the contact and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("contacts",), "contacts")
        return tuple(map(_contact, fields.elements(document, "contacts", "contacts")))


def _question(element: Element, theme: str) -> Question:
    where = fields.need(element, "id", str, f"{theme}.questions")
    content.only(element, _QUESTION, where)
    words = fields.need(element, "words", dict, where)
    content.only(words, content.LANGUAGES, f"{where}.words")
    return Question(
        where,
        theme,
        content.several(element, "for", AUDIENCES, where),
        content.maybe_one_of(element, "occasion", OCCASIONS, where),
        content.texts(element, "question", where),
        {each: content.names(words, each, f"{where}.words") for each in content.LANGUAGES},
        content.texts(element, "answer", where),
        one_of(fields.need(element, "level", str, where), LEVELS, f"{where}.level"),
        fields.need(element, "contact", str, where),
        fields.find(element, "otherwise", str, where),
        content.list_of_texts(element, "ready", where),
        content.texts(element, "urgent", where),
        fields.need(element, "urgent_contact", str, where),
        content.citations(element, where),
        content.review(element, where),
    )


def _contact(element: Element) -> Contact:
    where = fields.need(element, "id", str, "contacts")
    content.only(element, _CONTACT, where)
    return Contact(
        where,
        fields.find(element, "kind", str, where) or where,
        content.texts(element, "name", where),
        content.texts(element, "does", where),
        one_of(fields.need(element, "level", str, where), LEVELS, f"{where}.level"),
        content.maybe_texts(element, "hours", where),
        opening_hours.read(element, "open", where),
        content.maybe_texts(element, "answers", where),
        fields.find(element, "phone", str, where) or "",
        fields.find(element, "mail", str, where) or "",
        read_address(element, "site", where),
        read_address(element, "video", where),
        fields.find(element, "address", str, where) or "",
        fields.need(element, "own", bool, where),
        content.citations(element, where),
        content.review(element, where),
    )
