import pytest

from monitoring.errors import MalformedContentError
from monitoring.suggestions import Source, Suggestion, Suggestions, parse
from tests.monitoring.wayfinder_files import CITED, text

BED = {"id": "bed", "name": text("Bed")}
DESK = {"contact": "municipality", "name": text("Wmo"), "slow": "wmo-too-slow"}
DATED = {"reviewed": "2026-11-24", "review_by": "2027-11-24"}
WHOLE = {"names": [BED], "from": [DESK], "sources": CITED["sources"]} | DATED


def test_a_list_is_read_with_its_sources():
    found = parse(WHOLE)

    assert found.names == (Suggestion("bed", text("Bed")),)
    assert found.sources_of_aids == (Source("municipality", text("Wmo"), "wmo-too-slow"),)
    assert found.sources
    assert found.review is not None


def test_a_name_is_said_in_the_language_of_the_reader():
    found = Suggestions((Suggestion("bed", {"nl": "Bed", "en": "A bed"}),))

    assert found.name("bed", "en", "Bed van Jan") == "A bed"
    assert found.name("", "en", "Bed van Jan") == "Bed van Jan"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"names": [{"id": "bed"}]}, "bed.name is missing"),
        ({"names": [BED | {"price": 1}]}, "bed.price is not known"),
        ({"from": [{"contact": "gp", "name": text("x")}]}, "gp.slow is missing"),
        ({"sources": []}, "suggestions.sources is missing"),
        ({"review_by": "soon"}, "suggestions.review_by is not a day"),
        ({"prices": []}, "suggestions.prices is not known"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError, match=said):
        parse(WHOLE | changed)
