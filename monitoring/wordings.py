"""A text in the languages in which an instrument has it."""

from typing import Any


class Wording(dict[str, str]):
    """Text by language; where a language is missing, the text as the instrument was written.

    An instrument of others is seldom there in each language of the app: its own words are better than none.
    """

    def __missing__(self, language: str) -> str:
        return next(iter(self.values()), "")

    def get(self, language: str, default: Any = "") -> Any:
        """Return the text in a language, or the text as it was written, or else the default."""
        return self[language] or default
