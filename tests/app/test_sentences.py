from datetime import timedelta
from decimal import Decimal

import pytest

from app.sentences import amount, since, travelling
from tests.app.phones import WORDS
from tests.support.study import NOON

SAY = WORDS["nl"]


@pytest.mark.parametrize(
    ("pending", "trouble", "said"),
    [
        (0, None, "Alles bewaard op dit apparaat / Alles is ook verstuurd"),
        (0, "error.unreachable", "Alles bewaard op dit apparaat / Alles is ook verstuurd"),
        (2, None, "Alles bewaard op dit apparaat / 2 nog te versturen"),
        (
            2,
            "error.unreachable",
            "Geen internet. Dat is niet erg. / Alles is bewaard. 2 nog te versturen.",
        ),
        (2, "error.server", "Versturen lukt nu niet / Alles blijft hier bewaard. 2 nog te versturen."),
    ],
)
def test_the_status_says_what_is_safe_first(pending, trouble, said):
    assert " / ".join(travelling(SAY, pending, trouble)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "eerder vandaag"), (7, "op 14 november"), (150, "in juni"), (400, "in oktober 2025")],
)
def test_the_further_back_the_coarser_it_is_said(days, said):
    assert since(SAY, NOON - timedelta(days=days), NOON) == said


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        ("71.4", "kg", "71,4 kg", "71.4 kg"),
        ("62", "%", "62 %", "62 %"),
        ("3.1", "L", "3,10 liter", "3.10 litres"),
        ("300", "L/min", "300 liter per minuut", "300 litres a minute"),
        ("60", "cm[H2O]", "60 cm water", "60 cm of water"),
        ("7", "{score}", "7", "7"),
    ],
)
def test_a_value_is_said_with_its_unit(value, unit, dutch, english):
    said = [
        amount(WORDS[each], Decimal(value), unit).replace("\N{NO-BREAK SPACE}", " ") for each in ("nl", "en")
    ]

    assert said == [dutch, english]
