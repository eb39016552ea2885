"""Fields of the content that ships with the app: texts in both languages, sources, days."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from monitoring import fields
from monitoring.errors import MalformedRecordError, MonitoringError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.questionnaire_fields import Choice, one_of

Basis = Literal["published", "derived", "general-knowledge"]
BASES: tuple[Basis, ...] = get_args(Basis)
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a text comes from, and how sure that is."""

    basis: Basis  # derived: a choice of our own; general-knowledge: not seen in a source
    text: Words


@dataclass(frozen=True, slots=True)
class Review:
    """When somebody last read a text against its sources, and until when that holds."""

    done: date
    again: date

    def is_over(self, day: date) -> bool:
        """Whether the text has to be read again before anybody builds on it."""
        return day > self.again


@contextmanager
def refused_as(kind: type[MonitoringError]) -> Iterator[None]:
    """Refuse a file with its own kind of error; the text names the field."""
    try:
        yield
    except MalformedRecordError as error:
        raise kind(str(error)) from None


def only(element: Element, names: Iterable[str], where: str) -> None:
    """Refuse a field that nobody would read."""
    unknown = sorted(element.keys() - set(names))
    if unknown:
        raise MalformedRecordError(f"{where}.{unknown[0]} is not known")


def texts(element: Element, name: str, where: str) -> dict[str, str]:
    """Read a text that must be there in both languages."""
    found = fields.need(element, name, dict, where)
    only(found, LANGUAGES, f"{where}.{name}")
    return {language: fields.need(found, language, str, f"{where}.{name}") for language in LANGUAGES}


def maybe_texts(element: Element, name: str, where: str) -> dict[str, str]:
    """Read a text that may be left out; then it is empty in both languages."""
    return texts(element, name, where) if element.get(name) is not None else dict.fromkeys(LANGUAGES, "")


def list_of_texts(element: Element, name: str, where: str) -> tuple[dict[str, str], ...]:
    """Read a list of texts, each in both languages; it may be empty."""
    found = fields.elements(element, name, where)
    return tuple(texts({name: each}, name, f"{where}[{place}]") for place, each in enumerate(found))


def names(element: Element, name: str, where: str) -> tuple[str, ...]:
    """Read a list of plain words; it may be empty."""
    found = fields.find(element, name, list, where) or []
    if not all(isinstance(each, str) and each for each in found):
        raise MalformedRecordError(f"{where}.{name} is not a list of words")
    return tuple(found)


def several(element: Element, name: str, choices: tuple[Choice, ...], where: str) -> tuple[Choice, ...]:
    """Read one or more of some choices."""
    found = some(element, name, choices, where)
    if not found:
        raise MalformedRecordError(f"{where}.{name} is missing")
    return found


def some(element: Element, name: str, choices: tuple[Choice, ...], where: str) -> tuple[Choice, ...]:
    """Read any number of some choices."""
    found = names(element, name, where)
    return tuple(one_of(each, choices, f"{where}.{name}") for each in found)


def maybe_one_of(element: Element, name: str, choices: tuple[Choice, ...], where: str) -> Choice | None:
    """Read one of some choices, or nothing."""
    found = fields.find(element, name, str, where)
    return one_of(found, choices, f"{where}.{name}") if found is not None else None


def citations(element: Element, where: str) -> tuple[Citation, ...]:
    """Read where something comes from; there is at least one."""
    found = fields.elements(element, "sources", where)
    if not found:
        raise MalformedRecordError(f"{where}.sources is missing")
    return tuple(_citation(each, f"{where}.sources[{place}]") for place, each in enumerate(found))


def review(element: Element, where: str) -> Review:
    """Read when something was reviewed and when it must be again."""
    return Review(day(element, "reviewed", where), day(element, "review_by", where))


def day(element: Element, name: str, where: str) -> date:
    """Read a day that must be there."""
    try:
        return date.fromisoformat(fields.need(element, name, str, where))
    except ValueError:
        raise MalformedRecordError(f"{where}.{name} is not a day") from None


def _citation(element: Element, where: str) -> Citation:
    only(element, ("basis", "citation"), where)
    basis = one_of(fields.need(element, "basis", str, where), BASES, f"{where}.basis")
    return Citation(basis, texts(element, "citation", where))
