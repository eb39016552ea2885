"""How hard a text is to read: its sentences, its ease, and the words that few people meet.

textstat counts words, syllables and sentences; wordfreq knows how often a word is used.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import textstat
from babel.messages.pofile import read_po
from wordfreq import zipf_frequency

from monitoring.content_fields import LANGUAGES
from monitoring.word_list import Word

ASSETS = Path(__file__).parents[2] / "assets"
# On the scale of Zipf a word of 3 is used once in a million words, and a word of 4 ten times as often.
RARE, STRANGE = 3.0, 2.5
KNOWN_PART = 3.0  # of a Dutch word that is written together: "douchestoel" is a shower and a chair
SHORTEST, KNOWN_SHORT = 3, 4.0  # letters of such a part; one so short is often no word by itself
LINKS = ("", "s", "e", "en", "n")  # between two parts of a Dutch word
FILLED_IN = re.compile(r"\{[^}]*\}")  # by the app
POSSESSIVE = re.compile(r"['’]s$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])[”’)]?\s+")
NOT_READ = {
    "sources",
    "source",
    "words",
    "trigger",
    "sooner",
    "read",
    "team",
}  # of a file; no text for people
OF_NURSES = ("desk", "cli", "engine")  # catalogues of the workstation and the command line
FOR_CLINICIANS = (
    "cli.",
    "report.clinical.",
    "report.asked.",
    "rules.",
    "studies.pack.",
)  # messages elsewhere


@dataclass(frozen=True, slots=True)
class Piece:
    """What somebody reads at one go, in one language."""

    file: str
    name: str
    language: str
    texts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.name} ({self.language})"

    @property
    def whole(self) -> str:
        """Everything, each text a sentence of its own."""
        return " ".join(each if each.endswith((".", "?")) else f"{each}." for each in self.texts)

    @property
    def sentences(self) -> list[str]:
        """Every sentence; a title or a word in a list is none."""
        found = [each for text in self.texts for each in SENTENCE_END.split(text)]
        return [each for each in found if each.endswith((".", "?", "”"))]


def words(text: str) -> int:
    """How many words there are."""
    return textstat.lexicon_count(text)


def mean(piece: Piece) -> float:
    """Words in a sentence, on average; 0 without a sentence."""
    found = [words(each) for each in piece.sentences]
    return sum(found) / len(found) if found else 0


def ease(piece: Piece) -> float:
    """How easy Dutch is to read, from 0 (hard) to 100 and more (easy): Flesch's formula as Douma set it."""
    textstat.set_lang("nl")
    return textstat.flesch_reading_ease(piece.whole)


def lix(piece: Piece) -> float:
    """How hard English is to read: words in a sentence, and the share of words longer than six letters."""
    textstat.set_lang("en")
    return textstat.lix(piece.whole)


def rare(piece: Piece, explained: tuple[Word, ...], names: frozenset[str], limit: float = RARE) -> list[str]:
    """The words that few people meet, that are no name, and that no tap explains."""
    found = [POSSESSIVE.sub("", each) for each in WORD.findall(_unexplained(piece, explained))]
    return [
        each for each in found if each not in names and not _is_common(each.lower(), piece.language, limit)
    ]


def _is_common(word: str, language: str, limit: float) -> bool:
    """Whether enough people know a word, or in Dutch the words it is made of."""
    return zipf_frequency(word, language) >= limit or (language == "nl" and _is_joined(word))


@cache
def _is_joined(word: str) -> bool:
    if "-" in word:
        return all(_is_part(part) or _is_joined(part) for part in word.split("-"))
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    return any(_is_first(word[:cut]) and (_is_part(word[cut:]) or _is_joined(word[cut:])) for cut in cuts)


def _is_first(head: str) -> bool:
    return any(_is_part(head.removesuffix(link)) for link in LINKS if head.endswith(link))


def _is_part(word: str) -> bool:
    least = KNOWN_SHORT if len(word) == SHORTEST else KNOWN_PART
    return len(word) >= SHORTEST and zipf_frequency(word, "nl") >= least


def _unexplained(piece: Piece, explained: tuple[Word, ...]) -> str:
    forms = [form for each in explained for form in (each.word[piece.language], *each.also[piece.language])]
    some = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{some})(?!\w)", " ", " ".join(piece.texts), flags=re.IGNORECASE)


def pieces() -> Iterator[Piece]:
    """Every text for people, with where it stands."""
    for folder, several in (("care_path", "steps"), ("questions", "questions"), ("alerts", "")):
        for file in sorted((ASSETS / folder).glob("*.json")):
            document = json.loads(file.read_bytes())
            yield from _pieces(file, document[several] if several else [document])
    for name, several in (("contacts.json", "contacts"), ("glossary.json", "words")):
        yield from _pieces(ASSETS / name, json.loads((ASSETS / name).read_bytes())[several])
    for file in sorted((ASSETS / "translations").glob("*/*.po")):
        if not file.stem.startswith(OF_NURSES):
            yield from _messages(file)


def _pieces(file: Path, elements: list[dict]) -> Iterator[Piece]:
    for element in elements:
        found = list(_texts({name: each for name, each in element.items() if name not in NOT_READ}))
        for language in LANGUAGES:
            texts = tuple(each[language] for each in found)
            yield Piece(str(file.relative_to(ASSETS)), element["id"], language, texts)


def _texts(node: object) -> Iterator[dict[str, str]]:
    if isinstance(node, dict):
        if set(node) == set(LANGUAGES) and all(isinstance(each, str) for each in node.values()):
            yield node
        else:
            for each in node.values():
                yield from _texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


def _messages(file: Path) -> Iterator[Piece]:
    language = file.parent.name
    with file.open("rb") as opened:
        for message in read_po(opened, language):
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            name = message.id[0] if isinstance(message.id, tuple) else message.id
            if name and not name.startswith(FOR_CLINICIANS):
                said = tuple(FILLED_IN.sub("7", each) for each in texts)
                yield Piece(str(file.relative_to(ASSETS)), name, language, said)
