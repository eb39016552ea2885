import pytest

from monitoring.errors import MalformedContentError
from monitoring.talks import parse
from tests.monitoring.wayfinder_files import CITED, text


def subject(**more):
    said = {each: text(f"place {each}") for each in ("title", "brief", "text", "with", "take")}
    return {"id": "place", "questions": [text("Where?")]} | said | CITED | more


def test_a_subject_has_questions_to_think_over_and_one_to_take_along():
    [found] = parse({"subjects": [subject()]})

    assert (found.id, found.title, found.questions) == ("place", text("place title"), (text("Where?"),))
    assert (found.with_whom, found.take) == (text("place with"), text("place take"))
    assert found.sources[0].basis == "derived"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"take": None}, "place.take is missing"),
        ({"sources": []}, "place.sources is missing"),
        ({"often": 6}, "place.often is not known"),
    ],
)
def test_what_is_wrong_with_a_subject_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError, match=said):
        parse({"subjects": [subject(**changed)]})
