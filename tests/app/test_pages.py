from decimal import Decimal

import pytest

from app.state.draft import Draft
from app.state.number_entry import NumberEntry
from app.state.pages import is_all_said, pages
from monitoring.errors import MissingAnswerError, NotANumberError, OutOfRangeError
from monitoring.items import Condition, Instrument, Item
from tests.app.phones import INSTRUMENTS

WEIGHT = INSTRUMENTS["weight"].item("weight")


def item(link_id, kind="choice", **members):
    return Item(link_id, kind, {"nl": link_id}, {}, **members)


def instrument(*items):
    """An instrument that nobody made screens for."""
    by_id = {each.link_id: each for each in items}
    order = tuple((each, None) for each in items)
    return Instrument(
        "https://example.org/q", "1", "q", {"nl": "q"}, {}, items, "own", "CC0-1.0", "-", {}, by_id, order
    )


def drawn(answers, *items):
    """Each screen as its question, its gates and what rides along."""
    return [
        (page.question.link_id, [g.link_id for g in page.gates], [a.link_id for a in page.asides])
        for page in pages(instrument(*items), answers)
    ]


def test_each_question_has_a_screen_of_its_own():
    assert drawn({}, item("one"), item("two", "text"), item("three", "decimal")) == [
        ("one", [], []),
        ("two", [], []),
        ("three", [], []),
    ]


def test_a_yes_or_no_that_must_be_answered_is_a_question():
    assert drawn({}, item("one", "boolean", required=True)) == [("one", [], [])]


def test_a_yes_or_no_that_may_be_left_open_is_a_question_among_others():
    assert drawn({}, item("one"), item("smokes", "boolean"), item("two")) == [
        ("one", [], []),
        ("smokes", [], []),
        ("two", [], []),
    ]


def test_a_yes_or_no_behind_the_only_question_rides_along():
    assert drawn({}, item("one"), item("aside", "boolean")) == [("one", [], ["aside"])]


def test_a_check_box_rides_along():
    assert drawn({}, item("one"), item("aside", "boolean", control="check-box"), item("two")) == [
        ("one", [], ["aside"]),
        ("two", [], []),
    ]


def test_a_yes_or_no_alone_is_a_question():
    assert drawn({}, item("only", "boolean")) == [("only", [], [])]


def test_a_yes_or_no_that_decides_about_more_questions_stands_on_the_first_of_them():
    off = (Condition("aside", "!=", True),)
    one, two = item("one", enable_when=off), item("two", enable_when=off)

    assert drawn({}, item("aside", "boolean"), one, two) == [
        ("one", [], ["aside"]),
        ("two", [], []),
    ]


@pytest.mark.parametrize(
    ("answers", "screens"),
    [
        ({}, [("weight", [], ["cannot-weigh", "wheelchair"])]),
        ({"wheelchair": False}, [("weight", [], ["cannot-weigh", "wheelchair"])]),
        ({"wheelchair": True}, [("gross-weight", [], ["wheelchair"]), ("tare", [], [])]),
        ({"cannot-weigh": True}, [("cannot-weigh", [], [])]),
        ({"cannot-weigh": True, "wheelchair": True}, [("cannot-weigh", [], [])]),
    ],
)
def test_a_weight_has_one_screen_and_with_a_wheelchair_two(answers, screens):
    drawn_now = [
        (page.question.link_id, [g.link_id for g in page.gates], [a.link_id for a in page.asides])
        for page in pages(INSTRUMENTS["weight"], answers)
    ]

    assert drawn_now == screens


def test_all_is_said_when_no_question_is_left():
    weight = INSTRUMENTS["weight"]

    assert not is_all_said(weight, {})
    assert not is_all_said(weight, {"wheelchair": True})
    assert is_all_said(weight, {"cannot-weigh": True})


def test_a_hidden_yes_or_no_is_the_gate_of_the_question_that_it_decides():
    gate = item("gate", "boolean", hidden=True)
    without = item("without", enable_when=(Condition("gate", "!=", True),))
    with_it = item("with", enable_when=(Condition("gate", "=", True),))

    assert drawn({}, gate, without, with_it) == [("without", ["gate"], [])]
    assert drawn({"gate": True}, gate, without, with_it) == [("with", ["gate"], [])]


@pytest.mark.parametrize(
    ("name", "screens"),
    [
        ("weekly-check-in", 1),
        ("weight", 1),
        ("alsfrs-r", 12),
        ("background", 6),
        ("breathing-signs", 1),
        ("breathing-test", 6),  # of each kind of breath the first; each attempt asks for the next one
        ("symptoms", 13),
        ("eating-drinking", 5),
        ("quality-of-life", 1),
        ("carer-week", 7),
        ("diary", 1),
    ],
)
def test_the_instruments_that_ship_have_so_many_screens(name, screens):
    assert len(pages(INSTRUMENTS[name], {})) == screens


def test_a_draft_goes_on_from_where_it_is_and_no_further():
    draft = Draft(instrument(item("one"), item("two")))

    draft.advance(0)
    draft.advance(0)

    assert draft.page == 1
    draft.advance(1)
    assert draft.is_complete
    draft.revisit("one")
    draft.advance(0)
    assert draft.is_complete
    draft.revisit("two")
    draft.back()
    assert draft.is_complete


@pytest.mark.parametrize(
    ("start", "by", "end"),
    [("71.4", "-0.1", "71.3"), ("20", "-1", "20"), ("299.5", "1", "300"), (None, "1", "71")],
)
def test_a_step_stays_within_what_the_question_allows(start, by, end):
    entry = NumberEntry(WEIGHT, None if start is None else Decimal(start))

    assert entry.step(Decimal(by)).read() == Decimal(end)


@pytest.mark.parametrize(
    ("entry", "error"),
    [
        (NumberEntry(WEIGHT, None), MissingAnswerError),
        (NumberEntry(WEIGHT, None, "veel", is_typing=True), NotANumberError),
        (NumberEntry(WEIGHT, None, "", is_typing=True), NotANumberError),
        (NumberEntry(WEIGHT, None, "720", is_typing=True), OutOfRangeError),
    ],
)
def test_what_is_no_weight_is_refused(entry, error):
    with pytest.raises(error):
        entry.read()


@pytest.mark.parametrize("typed", ["72,5", "72.5", " 72,5 ", "72,5 kg"])
def test_a_weight_is_read_as_people_type_it(typed):
    assert NumberEntry(WEIGHT, None, typed, is_typing=True).read() == Decimal("72.5")
