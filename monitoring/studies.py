"""Studies as they stand in a published list: what each asks, who runs it, whether it runs, and for whom."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation, Review
from monitoring.errors import MalformedContentError, MalformedRecordError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.questionnaire_fields import one_of
from monitoring.records import Document
from monitoring.study_criteria import Criterion, read_criterion
from monitoring.web_addresses import read_address

Status = Literal[
    "recruiting",
    "not-yet",
    "unconfirmed",  # a source says that it runs, and is too old to rely on
    "closed",  # ended, or full
    "stopped",  # ended before its time
]
STATUSES: tuple[Status, ...] = get_args(Status)
OPEN: tuple[Status, ...] = ("recruiting", "not-yet", "unconfirmed")
"""Of those it makes sense to ask about."""

_LIST = ("version", "published", "valid_until", "studies")
_STUDY = (
    "id", "title", "brief", "asks", "may_bring", "who", "where", "status", "status_since", "status_note",
    "registry", "site", "contact", "criteria", "sources", "reviewed", "review_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Study:
    """One study."""

    id: str
    title: Words
    brief: Words
    asks: Words  # of who takes part
    may_bring: Words
    who: Words  # runs it
    where: Words  # in the Netherlands
    status: Status
    status_since: date  # or since when a source says so
    status_note: Words  # may be empty
    registry: str  # number in a public register; may be empty
    site: str  # may be empty
    contact: str  # whom to ask: the id of a contact
    criteria: tuple[Criterion, ...]
    sources: tuple[Citation, ...]
    review: Review

    @property
    def is_open(self) -> bool:
        """Whether it makes sense to ask about taking part."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class StudyList:
    """What the study office published."""

    version: int
    published: date
    valid_until: date
    studies: tuple[Study, ...]

    def find(self, study_id: str) -> Study | None:
        """The study of this id."""
        return next((each for each in self.studies if each.id == study_id), None)


def parse(document: Document) -> StudyList:
    """Read a list; whatever is missing, unknown or of the wrong type is refused by name.

    Raises:
        MalformedContentError: names the study and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, _LIST, "studies")
        studies = tuple(_study(each) for each in fields.elements(document, "studies", "studies"))
        if len({each.id for each in studies}) < len(studies):
            raise MalformedRecordError("studies has two of one id")
        return StudyList(
            fields.need(document, "version", int, "studies"),
            content.day(document, "published", "studies"),
            content.day(document, "valid_until", "studies"),
            studies,
        )


def _study(element: Element) -> Study:
    where = fields.need(element, "id", str, "studies")
    content.only(element, _STUDY, where)
    criteria = fields.elements(element, "criteria", where)
    return Study(
        where,
        content.texts(element, "title", where),
        content.texts(element, "brief", where),
        content.texts(element, "asks", where),
        content.texts(element, "may_bring", where),
        content.texts(element, "who", where),
        content.texts(element, "where", where),
        one_of(fields.need(element, "status", str, where), STATUSES, f"{where}.status"),
        content.day(element, "status_since", where),
        content.maybe_texts(element, "status_note", where),
        fields.find(element, "registry", str, where) or "",
        read_address(element, "site", where),
        fields.need(element, "contact", str, where),
        tuple(read_criterion(each, f"{where}.criteria[{place}]") for place, each in enumerate(criteria)),
        content.citations(element, where),
        content.review(element, where),
    )
