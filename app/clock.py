"""The time and fresh identifiers: the only module that reads the clock or makes them."""

from datetime import UTC, datetime
from uuid import uuid4


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An identifier that nobody else has."""
    return str(uuid4())
