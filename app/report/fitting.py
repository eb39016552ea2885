"""Text made to fit: cleaned, wrapped, and cut with an ellipsis where there is no more room."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

Width = Callable[[str], float]
CUT = "…"


def clean(text: str) -> str:
    """The text on one line, without what cannot be printed."""
    composed = unicodedata.normalize("NFC", text)  # fonts have ş, not s with something below it
    return " ".join("".join(c if c.isprintable() else " " for c in composed).split())


def wrapped(text: str, width: Width, room: float, lines: int) -> list[str]:
    """Return at most so many lines, none wider than the room."""
    found: list[str] = []
    for line in _broken(clean(text), width, room):
        if len(found) == lines:
            return [*found[:-1], _cut(found[-1], width, room)]
        found.append(line)
    return found


def _broken(text: str, width: Width, room: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        while width(word) > room:  # a word without an end
            kept = _most(word, width, room)
            yield word[:kept]
            word = word[kept:]
        line = word
    if line:
        yield line


def _most(word: str, width: Width, room: float) -> int:
    """How many of its letters fit: more letters are never narrower, so halving finds it."""
    return max(1, bisect_right(range(len(word) + 1), room, key=lambda n: width(word[:n])) - 1)


def _cut(line: str, width: Width, room: float) -> str:
    while line and width(line + CUT) > room:
        line = line[:-1]
    return line.rstrip() + CUT
