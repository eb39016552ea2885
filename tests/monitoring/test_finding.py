import pytest

from monitoring.finding import find, index

FOUND = index(
    {
        "mask": ["Mijn masker lekt of doet pijn", "beademing", "NIV"],
        "fall": ["Ik ben gevallen", "vallen", "struikelen"],
        "chair": ["Ik heb een rolstoel nodig", "scootmobiel"],
        "aid": ["Mijn hulpmiddel is kapot", "rolstoel stuk", "reparatie"],
        "money": ["Ik maak me zorgen over geld", "uitkering", "financiën"],
    }
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("masker lekt", "mask"),
        ("lekt masker", "mask"),  # any order
        ("MASKER", "mask"),
        ("mas", "mask"),  # a beginning
        ("niv", "mask"),
        ("maskr", "mask"),  # a letter lost
        ("massker", "mask"),  # one too many
        ("maksers", "mask"),
        ("rolstoel kapot", "aid"),
        ("rolstol", "chair"),
        ("financien", "money"),  # without the accent
        ("beademmingg", "mask"),
        ("waar kan ik terecht met een uitkering", "money"),
    ],
)
def test_what_is_typed_finds_the_question(typed, first):
    assert find(FOUND, typed)[0] == first


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xylofoon", "zeilboot kopen"])
def test_nothing_is_found_where_nothing_fits(typed):
    assert find(FOUND, typed) == []


def test_an_empty_index_finds_nothing():
    assert find(index({}), "masker") == []
