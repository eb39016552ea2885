import pytest

from app.state.choosing import narrowed, toggled, with_words
from monitoring.items import Item, Option
from monitoring.records import Other

OPTIONS = (
    Option("pain", None, {"nl": "Pijn in de nacht"}, {}),
    Option("cough", None, {"nl": "Hoesten"}, {}),
    Option("none", None, {"nl": "Geen van deze"}, {}, excludes=True),
)
SIGNS = Item("signs", "open-choice", {}, {}, options=OPTIONS, repeats=True)
OWN = Other("jeuk")


@pytest.mark.parametrize(
    ("given", "tapped", "after"),
    [
        (None, "cough", ("cough",)),
        (("cough",), "pain", ("pain", "cough")),  # in the order of the list
        (("pain", "cough"), "pain", ("cough",)),
        (("cough",), "cough", ()),
        (("pain", "cough", OWN), "none", ("none",)),
        (("none",), "pain", ("pain",)),
        (("none",), "none", ()),
        ((OWN,), "pain", ("pain", OWN)),
        ("cough", "pain", ("pain", "cough")),  # a single answer from elsewhere
    ],
)
def test_a_tap_chooses_or_takes_back(given, tapped, after):
    option = next(option for option in OPTIONS if option.code == tapped)

    assert toggled(SIGNS, given, option) == after


@pytest.mark.parametrize(
    ("given", "text", "after"),
    [
        (("pain",), "jeuk", ("pain", OWN)),
        (("pain", Other("iets")), "jeuk", ("pain", OWN)),
        (("none",), "jeuk", (OWN,)),
        (("pain", OWN), "", ("pain",)),
        (("none",), "", ("none",)),
        (None, "", ()),
    ],
)
def test_own_words_stand_beside_the_options(given, text, after):
    assert with_words(SIGNS, given, text) == after


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["pain", "cough", "none"]),
        ("ho", ["cough"]),
        ("nacht", ["pain"]),
        ("pijn na", ["pain"]),
        ("de", ["pain", "none"]),
        ("acht", []),
    ],
)
def test_a_long_list_is_narrowed_by_the_beginnings_of_words(typed, codes):
    assert [option.code for option in narrowed(OPTIONS, typed)] == codes
