"""Words of care that need an explanation, and which of them stand in a text."""

import re
from dataclasses import dataclass
from functools import cached_property

from monitoring import content_fields as content
from monitoring import fields
from monitoring.content_fields import Citation
from monitoring.errors import MalformedContentError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.records import Document


@dataclass(frozen=True)
class Word:
    """A word with its meaning."""

    id: str
    word: Words
    also: dict[str, tuple[str, ...]]  # by language: other forms in running text
    means: Words
    sources: tuple[Citation, ...]

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        forms = {each: (self.word[each], *self.also[each]) for each in content.LANGUAGES}
        return {
            each: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, some))})(?!\w)", re.IGNORECASE)
            for each, some in forms.items()
        }

    def place_in(self, text: str, language: str) -> int | None:
        """Where it stands first in a text; None when it does not."""
        found = self._patterns[language].search(text)
        return found.start() if found else None


def parse(document: Document) -> tuple[Word, ...]:
    """Read the word list.

    Raises:
        MalformedContentError: names the word and the field.
    """
    with content.refused_as(MalformedContentError):
        content.only(document, ("words",), "words")
        return tuple(map(_word, fields.elements(document, "words", "words")))


def words_in(words: tuple[Word, ...], text: str, language: str) -> list[Word]:
    """The words that stand in a text, in the order of the text."""
    places = {each.id: each.place_in(text, language) for each in words}
    found = [each for each in words if places[each.id] is not None]
    return sorted(found, key=lambda each: (places[each.id] or 0, each.id))


def _word(element: Element) -> Word:
    where = fields.need(element, "id", str, "words")
    content.only(element, ("id", "word", "also", "means", "sources"), where)
    also = fields.need(element, "also", dict, where)
    content.only(also, content.LANGUAGES, f"{where}.also")
    return Word(
        where,
        content.texts(element, "word", where),
        {each: content.names(also, each, f"{where}.also") for each in content.LANGUAGES},
        content.texts(element, "means", where),
        content.citations(element, where),
    )
