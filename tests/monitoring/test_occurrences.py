import pytest

from monitoring.occurrences import key, link_id_of, numbers, place_of

SCOPES = {"g": ("g",), "a": ("g",), "h": ("g", "h"), "b": ("g", "h"), "c": ()}


@pytest.mark.parametrize(
    ("link_id", "place", "name"),
    [
        ("c", (), "c"),
        ("a", (1,), "a"),
        ("a", (2,), "a#2"),
        ("b", (1, 1), "b"),
        ("b", (1, 2), "b#1.2"),
        ("b", (2, 1), "b#2.1"),
        ("h", (2, 3), "h#2.3"),
    ],
)
def test_a_key_tells_the_place_and_the_place_the_key(link_id, place, name):
    assert key(link_id, place) == name
    assert link_id_of(name) == link_id
    assert place_of(name, SCOPES) == place


@pytest.mark.parametrize(
    "name",
    [
        "c#2",
        "a#1",
        "a#0",
        "a#02",
        "a#-1",
        "a#x",
        "a#",
        "a#2.1",
        "b#2",
        "b#1.1",
        "a#99999",
        "a#²",
        "nowhere#2",
    ],
)
def test_a_key_of_no_place_is_none(name):
    assert place_of(name, SCOPES) is None


def test_the_first_occurrence_is_always_there_and_others_when_something_stands_in_them():
    assert numbers(["a#3", "b#2.2", "c", "x#7"], SCOPES) == {
        ("g", ()): [1, 2, 3],
        ("h", (2,)): [1, 2],
    }
    assert numbers([], SCOPES) == {}
