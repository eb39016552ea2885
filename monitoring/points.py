"""One value of a measure, and a value that others are compared with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitoring.measures import Value
from monitoring.records import Author


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a measure, the record it comes from, and who entered it."""

    at: datetime
    value: Value
    record_id: str
    author: Author = Author.PATIENT
    helped: bool = False


class Kind(StrEnum):
    """What a value is that others are compared with."""

    DIAGNOSIS = "diagnosis"
    BEFORE = "before"  # before the illness
    FIRST = "first"  # the first that is known here
    USUAL = "usual"  # the median of the weeks before


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that others are compared with, and when it was, where that is known."""

    kind: Kind
    value: Value
    at: datetime | None = None
