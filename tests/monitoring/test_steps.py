from datetime import time

import pytest

from monitoring.errors import MalformedContentError
from monitoring.number_triggers import First
from monitoring.opening_hours import Period
from monitoring.question_routes import parse as parse_questions
from monitoring.question_routes import parse_contacts
from monitoring.steps import dead_links, parse
from tests.monitoring.wayfinder_files import CITED, contact, question, step, text, theme

SPEECH = {"first": {"item": "alsfrs-r/speech", "at-most": 3}}


def test_a_step_is_read_with_all_it_says():
    written = step(
        "voice",
        category=2,
        ways=["home", "video"],
        every_months=6,
        prepare=[text("a quiet room")],
        more=[text("more")],
        read=[{"title": text("site"), "url": "https://example.org"}],
        next=["aids"],
        sooner=SPEECH,
        sooner_because=text("speech"),
    )

    [voice] = parse(theme(written)).steps

    assert (voice.theme, voice.phase, voice.category, voice.every_months) == (
        "breathing",
        "rehabilitation",
        2,
        6,
    )
    assert voice.ways == ("home", "video")
    assert isinstance(voice.sooner, First)
    assert voice.read[0].url == "https://example.org"
    assert not voice.review.is_over(voice.review.again)
    assert voice.review.is_over(voice.review.again.replace(year=2028))
    assert dead_links({"voice": voice}) == [("voice", "aids")]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"phase": "spring"}, "voice.phase is none of diagnostic, rehabilitation, last-phase"),
        ({"title": {"nl": "Stem"}}, "voice.title.en is missing"),
        ({"title": text("Stem") | {"de": "Stimme"}}, "voice.title.de is not known"),
        ({"for": []}, "voice.for is missing"),
        ({"for": ["nurse"]}, "voice.for is none of person, carer"),
        ({"category": 5}, "voice.category is none of 1 to 4"),
        ({"ways": ["letter"]}, "voice.ways is none of home, video, phone, visit"),
        ({"sources": []}, "voice.sources is missing"),
        ({"sources": [CITED["sources"][0] | {"basis": "hearsay"}]}, "voice.sources[0].basis is none of"),
        ({"review_by": "soon"}, "voice.review_by is not a day"),
        ({"next": [""]}, "voice.next is not a list of words"),
        ({"read": [{"title": text("site"), "url": "http://x"}]}, "voice.read.url is not a web address"),
        ({"sooner": {"moon": {}}}, "voice.sooner.moon is not a trigger"),
        ({"occasion": "party"}, "voice.occasion is none of after-death"),
        ({"colour": "red"}, "voice.colour is not known"),
    ],
)
def test_what_is_wrong_with_a_step_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError) as caught:
        parse(theme(step("voice", **changed)))

    assert said in str(caught.value)


def test_a_question_is_read_with_where_it_can_be_taken():
    topic = parse_questions(
        {"theme": "breathing", "title": text("Breathing"), "questions": [question("mask", "My mask", "niv")]}
    )

    [asked] = topic.questions
    assert (asked.text["nl"], asked.words["nl"], asked.contact, asked.otherwise) == (
        "My mask",
        ("niv",),
        "als-team",
        None,
    )


def test_what_is_wrong_with_a_question_is_said_by_name():
    wrong = question("mask", "My mask") | {"level": "moon"}

    with pytest.raises(MalformedContentError, match=r"mask\.level is none of"):
        parse_questions({"theme": "breathing", "title": text("Breathing"), "questions": [wrong]})


def test_a_contact_without_a_number_is_read_all_the_same():
    hours = [{"days": ["tue", "mon"], "from": "08:30", "to": "17:00"}]
    told = contact("ctb-x", kind="ctb", phone="0800", open=hours, address="Plein 1", video="https://x.nl")

    [gp, centre] = parse_contacts({"contacts": [contact("gp"), told]})

    assert (gp.phone, gp.kind, gp.hours["nl"], gp.open) == ("", "gp", "", ())
    assert (centre.phone, centre.kind, centre.address, centre.video) == (
        "0800",
        "ctb",
        "Plein 1",
        "https://x.nl",
    )
    assert centre.open == (Period((0, 1), time(8, 30), time(17)),)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"site": "x.nl"}, "gp.site is not a web address"),
        ({"video": "http://x.nl"}, "gp.video is not a web address"),
        ({"own": None}, "gp.own is missing"),
        ({"open": [{"days": [], "from": "08:00", "to": "17:00"}]}, "gp.open.days is missing"),
        ({"open": [{"days": ["monday"], "from": "08:00", "to": "17:00"}]}, "gp.open.days is none of"),
        ({"open": [{"days": ["mon"], "from": "8", "to": "17:00"}]}, "gp.open.from is not a time of day"),
        ({"open": [{"days": ["mon"], "from": "08:00"}]}, "gp.open.to is missing"),
    ],
)
def test_what_is_wrong_with_a_contact_is_said_by_name(changed, said):
    with pytest.raises(MalformedContentError, match=said):
        parse_contacts({"contacts": [contact("gp", **changed)]})
