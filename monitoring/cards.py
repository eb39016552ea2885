"""Cards to show to somebody, as they stand in a file: what an answer says there, and what else is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError, MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.records import Document

FIXED = ""  # the one thing that a line says that asks nothing

_FIELDS = (
    "card", "title", "brief", "intro", "head", "people", "lines", "foot", "sources", "reviewed", "review_by",
)  # fmt: skip
_LINE = ("item", "fixed", "when", "label", "says", "known", "silent", "otherwise", "sources")


@dataclass(frozen=True, slots=True)
class Statement:
    """What stands on a card."""

    text: Words
    under: Words  # may be empty


@dataclass(frozen=True, slots=True)
class Known:
    """Where the dossier may know the same: an answer elsewhere, or something that happened."""

    question: str  # instrument/linkId; empty for something that happened
    event: str  # system|code; empty for an answer
    says: Mapping[str, str]  # by answer (of an event: FIXED) the name of what it says


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a card: what a question was answered with, or a text that is always there."""

    id: str  # the linkId of the question, or a name
    label: Words  # stands above it; may be empty
    says: Mapping[str, Statement]  # by answer; an answer that is not here is written as it is
    known: tuple[Known, ...] = ()
    silent: tuple[str, ...] = ()  # answers that stay off the card
    otherwise: str = ""  # what is said when nothing is known; empty: nothing
    is_fixed: bool = False
    when: str = ""  # of a fixed text: the card that must be filled in; empty: always
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card, for the instrument of the same name."""

    id: str
    title: Words
    brief: Words
    intro: tuple[Words, ...]  # to read before it is filled in
    head: Line | None  # what stands largest
    has_people: bool  # whether it says whom to call
    lines: tuple[Line, ...]  # what is needed first comes first
    foot: tuple[Words, ...]  # what the card is not
    sources: tuple[Citation, ...]
    review: Review


def parse(document: Document) -> Card:
    """Read a card; whatever is missing, unknown or of the wrong type is refused by name.

    Raises:
        MalformedContentError: names the line and the field.
    """
    with content.refused_as(MalformedContentError):
        where = fields.need(document, "card", str, "card")
        content.only(document, _FIELDS, where)
        head = fields.find(document, "head", dict, where)
        return Card(
            where,
            content.texts(document, "title", where),
            content.texts(document, "brief", where),
            content.list_of_texts(document, "intro", where),
            _line(head, f"{where}.head") if head else None,
            fields.find(document, "people", bool, where) or False,
            tuple(_line(each, where) for each in fields.elements(document, "lines", where)),
            content.list_of_texts(document, "foot", where),
            content.citations(document, where),
            content.review(document, where),
        )


def _line(element: Element, card: str) -> Line:
    content.only(element, _LINE, card)
    fixed = fields.find(element, "fixed", str, card)
    name = fixed or fields.need(element, "item", str, card)
    where = f"{card}.{name}"
    said = fields.find(element, "says", dict, where) or {}
    says = {FIXED: _statement(said, where)} if fixed else {key: _statement(said[key], where) for key in said}
    line = Line(
        name,
        content.maybe_texts(element, "label", where),
        says,
        tuple(_known(each, where) for each in fields.elements(element, "known", where)),
        content.names(element, "silent", where),
        fields.find(element, "otherwise", str, where) or "",
        fixed is not None,
        fields.find(element, "when", str, where) or "",
        content.citations(element, where) if "sources" in element else (),
    )
    said_of = {key for known in line.known for key in known.says.values()} | {line.otherwise} - {FIXED}
    if not said_of <= says.keys():
        raise MalformedRecordError(f"{where}.known says what is not there")
    return line


def _statement(element: Element, where: str) -> Statement:
    content.only(element, ("text", "under"), where)
    return Statement(content.texts(element, "text", where), content.maybe_texts(element, "under", where))


def _known(element: Element, where: str) -> Known:
    content.only(element, ("question", "event", "as"), where)
    question = fields.find(element, "question", str, where) or ""
    if question:
        says = fields.need(element, "as", dict, where)
        return Known(question, "", {key: fields.need(says, key, str, where) for key in says})
    event = fields.need(element, "event", str, where)
    return Known("", event, {FIXED: fields.need(element, "as", str, where)})
