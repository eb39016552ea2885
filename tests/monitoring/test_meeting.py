"""Which way fits whom, a line a case."""

import pytest

from monitoring.meeting import Fit, Match, Way, Wish, Wishes, fit

NOTHING = Wishes()
LITTLE, HOUR = Wishes("little"), Wishes("hour")
HOME, VIDEO, PERSON = Wishes(at_home=True), Wishes(meeting="video"), Wishes(meeting="in-person")
HOME_VIDEO, HOME_PERSON = Wishes(at_home=True, meeting="video"), Wishes(at_home=True, meeting="in-person")
LITTLE_PERSON = Wishes("little", meeting="in-person")
HOUR_HOME = Wishes("hour", at_home=True)

# wishes, ways of the step, where it is -> the way, how it goes with the wishes, and which wish decided
CASES = [
    # without a wish, or for what needs no meeting, there is nothing to say
    (NOTHING, "home video visit", "national", None),
    (NOTHING, "visit", "national", None),
    (HOME_VIDEO, "", "regional", None),
    (LITTLE, "", "national", None),
    # at home when possible: a visit at home first, then a screen or the telephone, else one goes
    (HOME, "home visit", "regional", ("home", "can", "home")),
    (HOME, "home video visit", "regional", ("home", "can", "home")),
    (HOME, "video visit", "regional", ("video", "can", "home")),
    (HOME, "phone visit", "regional", ("phone", "can", "home")),
    (HOME, "home", "local", ("home", "only", "home")),
    (HOME, "visit", "regional", ("visit", "must", "home")),
    # on screen
    (VIDEO, "home video visit", "regional", ("video", "can", "video")),
    (VIDEO, "phone visit", "regional", ("phone", "can", "video")),
    (VIDEO, "home visit", "regional", ("home", "must", "video")),
    (VIDEO, "visit", "regional", ("visit", "must", "video")),
    (HOME_VIDEO, "home video visit", "regional", ("video", "can", "video")),
    (HOME_VIDEO, "home visit", "regional", ("home", "can", "home")),
    # in person
    (PERSON, "home video visit", "regional", ("visit", "can", "in-person")),
    (PERSON, "visit", "national", ("visit", "only", "in-person")),
    (PERSON, "home", "local", ("home", "only", "in-person")),
    (PERSON, "video phone", "national", ("video", "must", "in-person")),
    (HOME_PERSON, "home video visit", "regional", ("home", "can", "home")),
    (HOME_PERSON, "video visit", "regional", ("visit", "can", "in-person")),
    (HOME_PERSON, "phone", "regional", ("phone", "must", "home")),
    # how far: what is near is never far, the team of the region may be, a national centre often is
    (LITTLE, "visit", "local", None),
    (LITTLE, "visit", "regional", ("visit", "far", "travel")),
    (LITTLE, "video visit", "regional", ("video", "can", "travel")),
    (LITTLE, "home visit", "national", ("home", "can", "travel")),
    (LITTLE, "video phone", "national", None),  # nobody travels for it
    (HOUR, "visit", "regional", None),
    (HOUR, "visit", "national", ("visit", "far", "travel")),
    (HOUR, "phone visit", "national", ("phone", "can", "travel")),
    (HOUR_HOME, "visit", "national", ("visit", "far", "travel")),
    (HOUR_HOME, "visit", "regional", ("visit", "must", "home")),
    # who would rather meet in person is not sent to a screen to spare a journey
    (LITTLE_PERSON, "video visit", "regional", ("visit", "far", "travel")),
    (LITTLE_PERSON, "home visit", "regional", ("home", "can", "in-person")),
]


@pytest.mark.parametrize(("wishes", "ways", "where", "expected"), CASES)
def test_the_way_that_fits_and_why(wishes, ways, where, expected):
    found = fit(ways.split(), where, wishes)

    assert found == (expected and Fit(expected[0], Match(expected[1]), Wish(expected[2])))


@pytest.mark.parametrize(("match", "is_so"), [("only", True), ("can", True), ("must", False), ("far", False)])
def test_only_what_goes_as_wished_fits(match, is_so):
    way: Way = "visit"

    assert Fit(way, Match(match), Wish.HOME).is_as_wished is is_so
