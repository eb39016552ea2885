"""Finding a question by typing: any order, a part of a word, a slip of the finger; without a network."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

_WORD = re.compile(r"[^\W_]+")
_PART, _WHOLE_PART = 0.8, 3  # what the beginning of a word counts for, and letters that are a beginning
_ALIKE = 0.45  # share of three-letter pieces that two words have in common when one is the other with a slip
_ENOUGH = 0.5  # of the words that were typed, by how much they say


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found, in one language; made once."""

    words: Mapping[str, frozenset[str]]  # by what is found: every word of it
    weights: Mapping[str, float]  # by word: the rarer, the more it says


def index(texts: Mapping[str, Iterable[str]]) -> Index:
    """Make an index.

    Args:
        texts: by what is to be found: its words and sentences.
    """
    words = {name: frozenset(_words(" ".join(each))) for name, each in texts.items()}
    counts: dict[str, int] = {}
    for found in words.values():
        for word in found:
            counts[word] = counts.get(word, 0) + 1
    return Index(words, {word: log(1 + len(words) / count) for word, count in counts.items()})


def find(within: Index, typed: str) -> list[str]:
    """Return what fits what was typed, the best first; nothing when nothing does."""
    wanted = list(dict.fromkeys(_words(typed)))
    fits = [_fitting(within, each) for each in wanted]
    most = sum(_most(within, fit) for fit in fits)
    if not any(fits):
        return []
    scores = {
        name: sum(max((fit[w] * within.weights[w] for w in words & fit.keys()), default=0.0) for fit in fits)
        for name, words in within.words.items()
    }
    found = [name for name, score in scores.items() if score >= _ENOUGH * most]
    return sorted(found, key=lambda name: -scores[name])


def _fitting(within: Index, typed: str) -> dict[str, float]:
    """Every word of the index that this may be, and how much so, from 0 to 1."""
    found = {}
    pieces = _pieces(typed)
    for word in within.weights:
        much = 1.0 if word == typed else _likeness(word, typed, pieces)
        if much:
            found[word] = much
    return found


def _likeness(word: str, typed: str, pieces: frozenset[str]) -> float:
    if len(typed) >= _WHOLE_PART and word.startswith(typed):
        return _PART
    if word[:1] != typed[:1] or abs(len(word) - len(typed)) > len(typed) // _WHOLE_PART:
        return 0.0  # a slip on the first letter is rare, and costs most to allow
    others = _pieces(word)
    shared = 2 * len(pieces & others) / (len(pieces) + len(others))
    return shared * _PART if shared >= _ALIKE else 0.0


def _most(within: Index, fit: Mapping[str, float]) -> float:
    """What a typed word can add at most; a word that nothing is like says as much as most do."""
    usual = sum(within.weights.values()) / max(1, len(within.weights))
    return max((within.weights[word] * much for word, much in fit.items()), default=usual)


@lru_cache(maxsize=8192)
def _pieces(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


def _words(text: str) -> Iterator[str]:
    """The words, without accents or capitals: "Één" is "een"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    for found in _WORD.finditer("".join(letter for letter in plain if not unicodedata.combining(letter))):
        yield found.group()
