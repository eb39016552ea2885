"""Answers of every type: kept while filling in, and read by people."""

from decimal import Decimal

import pytest

from app.actions.drafts import KeptDraft, keep_draft, kept_draft
from app.sentences import answer_text
from monitoring.items import Item, Option, Unit
from monitoring.records import Other, Quantity
from tests.app.phones import INSTRUMENTS, WORDS, joined_phone

OPTIONS = (
    Option("a", None, {"nl": "Altijd"}, {}),
    Option("3", None, {"nl": "Drie"}, {}, kind="Integer"),
)
EVERY = {
    "text": "moe",
    "whole": 7,
    "number": Decimal("72.50"),
    "yes": True,
    "several": ("a", "b"),
    "other": Other("iets anders"),
    "quantity": Quantity(Decimal("1.5"), "mo"),
    "mixed": ("a", Other("b"), Decimal("0.1")),
    "again#2": False,
}


def test_a_draft_keeps_answers_of_every_type(tmp_path):
    with joined_phone(tmp_path) as phone:
        instrument = INSTRUMENTS["weight"]

        keep_draft(phone.services, instrument, KeptDraft(EVERY, 3, "last", "carer"))

        kept = kept_draft(phone.services, instrument)
        assert kept == KeptDraft(EVERY, 3, "last", "carer")
        assert [type(answer) for answer in kept.answers.values()] == [
            type(answer) for answer in EVERY.values()
        ]


@pytest.mark.parametrize(
    ("item", "answer", "text"),
    [
        (Item("q", "choice", {}, {}, options=OPTIONS), "a", "Altijd"),
        (Item("q", "choice", {}, {}, options=OPTIONS), 3, "Drie"),
        (Item("q", "choice", {}, {}, options=OPTIONS), "gone", "gone"),
        (Item("q", "open-choice", {}, {}, options=OPTIONS), Other("soms"), "soms"),
        (Item("q", "choice", {}, {}, options=OPTIONS, repeats=True), ("a", 3), "Altijd, Drie"),
        (Item("q", "choice", {}, {}, options=OPTIONS, repeats=True), (), "Nog niet ingevuld"),
        (Item("q", "boolean", {}, {}), True, "Ja"),
        (Item("q", "decimal", {}, {}, unit="kg"), Decimal(72), "72,0\N{NO-BREAK SPACE}kg"),
        (
            Item("q", "decimal", {}, {}, unit="[lb_av]", units=(Unit("[lb_av]", "pond"),)),
            Decimal("2.35"),
            "2,35\N{NO-BREAK SPACE}pond",
        ),
        (Item("q", "decimal", {}, {}, unit="L"), Decimal("2.35"), "2,35 liter"),
        (
            Item("q", "quantity", {}, {}, units=(Unit("mo", "maanden"),)),
            Quantity(Decimal("1.5"), "mo"),
            "1,5\N{NO-BREAK SPACE}maanden",
        ),
        (Item("q", "quantity", {}, {}), Quantity(Decimal(2), ""), "2"),
        (Item("q", "date", {}, {}), "2026-03", "maart 2026"),
        (Item("q", "date", {}, {}), "2026-03-09", "9 maart 2026"),
        (Item("q", "date", {}, {}), "2026", "2026"),
        (Item("q", "time", {}, {}), "09:30:00", "09:30"),
        (Item("q", "dateTime", {}, {}), "2026-03-09T09:30:00+00:00", "9 maart 2026, 09:30"),
        (Item("q", "dateTime", {}, {}), "2026-03", "maart 2026"),
        (Item("q", "date", {}, {}), "in het voorjaar", "in het voorjaar"),
    ],
)
def test_an_answer_is_read_as_people_say_it(item, answer, text):
    assert answer_text(WORDS["nl"], item, answer) == text
