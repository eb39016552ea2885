import pytest

from monitoring.errors import MalformedContentError
from monitoring.word_list import parse, words_in
from tests.monitoring.wayfinder_files import CITED, text


def word(name, *also, **more):
    forms = {"nl": list(also), "en": list(also)}
    return {"id": name.lower(), "word": text(name), "also": forms, "means": text(f"{name} means"),
            "sources": CITED["sources"]} | more  # fmt: skip


WORDS = parse({"words": [word("CTB"), word("sonde", "sondes", "voedingssonde"), word("Wlz")]})


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Het CTB belt u.", ["ctb"]),
        ("Uw voedingssonde, en het ctb", ["sonde", "ctb"]),  # in the order of the text
        ("Sondevoeding", []),  # another word
        ("de CTB's", ["ctb"]),
        ("", []),
    ],
)
def test_which_difficult_words_stand_in_a_text(said, found):
    assert [each.id for each in words_in(WORDS, said, "nl")] == found


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"means": None}, "ctb.means is missing"), ({"also": {"nl": [], "fr": []}}, "ctb.also.fr is not known")],
)
def test_what_is_wrong_with_a_word_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError, match=said):
        parse({"words": [word("CTB", **changed)]})
