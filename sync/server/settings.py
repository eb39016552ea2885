"""What differs between one study backend and another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """The database, and the clock that requests are held against."""

    database_url: str  # of SQLAlchemy: sqlite:////path/study.db, postgresql+psycopg://…
    now: Callable[[], datetime]  # aware
