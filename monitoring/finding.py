"""Finding a question by typing: any order, a part of a word, a slip of the finger; without a network."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

_WORD = re.compile(r"[^\W_]+")
_PART, _BEGINNING = 0.8, 3  # what the beginning of a word counts for, and letters that are one
_ALIKE = 0.75  # of two words, by `difflib`, when one may be the other with a slip of the finger
_ENOUGH = 0.3  # of what the words that were typed can say


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
    """Return what fits what was typed, the best first; a word that nothing is like does not matter."""
    fits = [_fitting(within, each) for each in dict.fromkeys(_words(typed))]
    most = sum(max(fit.values(), default=0.0) for fit in fits)
    scores = {
        name: sum(max((fit[word] for word in words & fit.keys()), default=0.0) for fit in fits)
        for name, words in within.words.items()
    }
    found = [name for name, score in scores.items() if score and score >= _ENOUGH * most]
    return sorted(found, key=lambda name: -scores[name])


def _fitting(within: Index, typed: str) -> dict[str, float]:
    """Every word of the index that this may be, and what it then says."""
    slip = SequenceMatcher(b=typed, autojunk=False)
    likeness = {word: _likeness(slip, word, typed) for word in within.weights}
    return {word: much * within.weights[word] for word, much in likeness.items() if much}


def _likeness(slip: SequenceMatcher[str], word: str, typed: str) -> float:
    """How much a word is what was typed, from 0 to 1; a slip on the first letter is not allowed for."""
    if word == typed:
        return 1.0
    if len(typed) < _BEGINNING or word[0] != typed[0]:
        return 0.0
    if word.startswith(typed):
        return _PART
    slip.set_seq1(word)
    is_alike = slip.real_quick_ratio() >= _ALIKE and slip.ratio() >= _ALIKE
    return slip.ratio() * _PART if is_alike else 0.0


def _words(text: str) -> Iterator[str]:
    """The words, without accents or capitals: "Één" is "een"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    for found in _WORD.finditer("".join(letter for letter in plain if not unicodedata.combining(letter))):
        yield found.group()
