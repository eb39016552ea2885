import pytest

from monitoring.errors import MalformedContentError
from monitoring.question_routes import parse_contacts
from monitoring.regions import nearest_first, parse
from tests.monitoring.wayfinder_files import CITED, contact, text


def region(name="north", **more):
    return {"id": name, "name": text(name), "centre": "ctb-b", "teams": []} | CITED | more


TEAM = {"name": text("Rijndam"), "place": text("Rotterdam"), "sources": CITED["sources"]}
CONTACTS = parse_contacts(
    {
        "contacts": [
            contact("gp"),
            contact("ctb"),
            *(contact(f"ctb-{each}", kind="ctb") for each in "abc"),
            contact("emergency"),
        ]
    }
)


def test_a_region_is_read_with_what_lies_near():
    [north] = parse({"regions": [region(teams=[TEAM])]})

    assert (north.id, north.centre, north.teams[0].place["nl"]) == ("north", "ctb-b", "Rotterdam")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"centre": ""}, "north.centre is missing"),
        ({"colour": "red"}, "north.colour is not known"),
        ({"sources": []}, "north.sources is missing"),
        ({"teams": [TEAM | {"sources": []}]}, "north.teams.sources is missing"),
        ({"teams": [TEAM | {"phone": "1"}]}, "north.teams.phone is not known"),
    ],
)
def test_what_is_wrong_with_a_region_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError, match=said):
        parse({"regions": [region(**changed)]})


@pytest.mark.parametrize(
    ("centre", "order"),
    [
        (None, "gp ctb ctb-a ctb-b ctb-c emergency"),  # no region
        ("ctb-a", "gp ctb ctb-a ctb-b ctb-c emergency"),
        ("ctb-b", "gp ctb ctb-b ctb-a ctb-c emergency"),
        ("ctb-c", "gp ctb ctb-c ctb-a ctb-b emergency"),
        ("ctb-x", "gp ctb ctb-a ctb-b ctb-c emergency"),  # not among the contacts
        ("gp", "gp ctb ctb-a ctb-b ctb-c emergency"),  # the only one of its kind stays where it is
    ],
)
def test_the_nearest_stands_before_the_others_of_its_kind(centre, order):
    found = parse({"regions": [region(centre=centre)]})[0] if centre else None

    assert [each.id for each in nearest_first(CONTACTS, found)] == order.split()
