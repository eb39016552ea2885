"""A week of using it: begun, gone on with the next day, asked again after seven; the clock is not real."""

import re

import pytest

from tests.browser import steps
from tests.support.browser import person

pytestmark = pytest.mark.browser


def test_a_whole_week_costs_few_taps_and_nothing_is_lost(chromium, place):
    link = place.invitation("Ria")
    with person(chromium) as ria:
        ria.open(place.phone.url)
        steps.join(ria, link)
        first_day(ria)
    move_to(place, 1)
    with person(chromium) as ria:
        ria.open(place.phone.url)
        goes_on_where_she_stopped(ria)
        assert_done(ria)
    move_to(place, 4)
    with person(chromium) as ria:
        ria.open(place.phone.url)
        assert_done(ria)
    move_to(place, 7)
    with person(chromium) as ria:
        ria.open(place.phone.url)
        a_week_later(ria)
        reads_what_changed(ria)


def first_day(ria):
    assert steps.counted(ria, lambda: steps.check_in(ria, 8)) == steps.WHOLE_CHECK_IN
    steps.finish(ria)
    steps.weigh_by_typing(ria, "71,5")
    ria.sees("Bewaard")
    steps.finish(ria)
    ria.tap(re.compile("Dagelijks leven"))
    for question in range(1, 7):
        ria.sees(f"Vraag {question} van 12")
        steps.answer(ria, 1)
    ria.sees("Vraag 7 van 12")
    ria.tap("Pauze")
    ria.sees("U was bij vraag 7")


def goes_on_where_she_stopped(ria):
    ria.sees("U was bij vraag 7")
    ria.tap(re.compile("Dagelijks leven"))
    ria.tap(re.compile("^Verder gaan$"))
    for question in range(7, 13):
        ria.sees(f"Vraag {question} van 12")
        steps.answer(ria, 2)
    ria.sees("Klaar om te bewaren")
    ria.tap("Bewaar")
    ria.sees("Bewaard")
    steps.finish(ria)


def assert_done(ria):
    """What comes each week or each four weeks is not asked again; what is asked once still stands there."""
    ria.sees("Over u en uw ziekte")
    text = ria.read()
    assert text.index("Over u en uw ziekte") < text.index("Dit mag ook")
    for name in ("Hoe gaat het deze week?", "Gewicht", "Dagelijks leven"):
        assert text.index("Dit mag ook") < text.index(name)


def a_week_later(ria):
    """Three taps and two: the week is done within a minute."""
    assert steps.counted(ria, lambda: steps.check_in(ria, 5)) == steps.WHOLE_CHECK_IN
    steps.finish(ria)
    assert steps.counted(ria, lambda: steps.weigh(ria)) == steps.WEIGHING
    steps.finish(ria)
    assert_done(ria)


def reads_what_changed(ria):
    ria.tap(re.compile("^Verloop$"))
    ria.sees("Uw verloop")
    ria.sees("Wat is er veranderd")
    ria.tap(re.compile("^Gewicht"))
    ria.tap("Als lijst")
    ria.sees("71,6")
    ria.sees("71,5")
    ria.tap("Terug")
    ria.tap(re.compile("^Vandaag$"))
    ria.come_back()
    ria.sees("Alles is ook verstuurd")


def move_to(place, day):
    """Another day for the phone and for the server, which judges by the clock how old a request is."""
    place.phone.kill()
    place.server.stop()
    for program in (place.server, place.phone):
        program.day = day
        program.start()
