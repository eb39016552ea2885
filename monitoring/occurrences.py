"""Occurrences: the key of an answer says in which occurrence of a repeating group it was given.

The first occurrence has the linkId itself as its key; a later one `linkId#2`. In a repeating group within
a repeating group the numbers are joined, the outermost first: `linkId#2.1`. A question that repeats and has
items of its own counts as such a group: they are asked again for each of its answers.
"""

from collections.abc import Iterable, Mapping, Sequence

Place = tuple[int, ...]  # the number of the occurrence in each repeating group around an item, from 1
Scopes = Mapping[str, tuple[str, ...]]  # linkId -> the repeating items around it, the outermost first
Numbers = Mapping[tuple[str, Place], Sequence[int]]  # repeating group, place around it -> its occurrences

_LONGEST = 4  # digits of a number: nobody has ten thousand of anything


def key(link_id: str, place: Place) -> str:
    """Return the key of an item in this place."""
    if all(number == 1 for number in place):
        return link_id
    return f"{link_id}#{'.'.join(map(str, place))}"


def link_id_of(key: str) -> str:
    """Return the linkId of a key."""
    return key.partition("#")[0]


def place_of(key: str, scopes: Scopes) -> Place | None:
    """Return the place that a key means; None when there can be no such place."""
    link_id, _, rest = key.partition("#")
    scope = scopes.get(link_id, ())
    if not rest:
        return (1,) * len(scope) if key == link_id else None
    parts = rest.split(".")
    if len(parts) != len(scope) or not all(map(_is_number, parts)):
        return None
    place = tuple(map(int, parts))
    return place if any(number > 1 for number in place) else None


def numbers(keys: Iterable[str], scopes: Scopes) -> Numbers:
    """Return the occurrences that answers with these keys stand in; the first is always there."""
    found: dict[tuple[str, Place], set[int]] = {}
    for each in keys:
        place = place_of(each, scopes) or ()
        for depth, number in enumerate(place):
            found.setdefault((scopes[link_id_of(each)][depth], place[:depth]), {1}).add(number)
    return {place: sorted(occurrences) for place, occurrences in found.items()}


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit() and part[0] != "0" and len(part) <= _LONGEST
