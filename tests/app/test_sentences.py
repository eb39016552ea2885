from datetime import timedelta
from decimal import Decimal

import pytest

from app.sentences import in_full, in_short, in_sum, since, travelling
from monitoring.trends import Measure, Point, Trend
from tests.app.phones import WORDS
from tests.support.study import NOON

SAY = WORDS["nl"]


def trend(measure, *values, unit="{score}", least=0, most=12):
    """Values with the days ago at which they were given."""
    points = tuple(Point(NOON - timedelta(days=days), value, str(days)) for days, value in values)
    return Trend(measure, unit, least, most, points)


def weight(*values):
    given = [(days, Decimal(value)) for days, value in values]
    return trend(Measure.WEIGHT, *given, unit="kg", least=None, most=None)


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
    ("before", "now", "said"),
    [
        (9, 9, "Hetzelfde als in juni"),
        (9, 8, "Bijna hetzelfde als in juni"),  # one point may be chance
        (9, 10, "Bijna hetzelfde als in juni"),
        (9, 7, "Iets minder dan in juni"),
        (9, 5, "Minder dan in juni"),
        (7, 9, "Meer dan in juni"),
    ],
)
def test_a_domain_is_told_against_half_a_year_ago(before, now, said):
    assert in_short(SAY, trend(Measure.BULBAR, (150, before), (1, now)), NOON) == said


def test_what_lies_further_back_than_half_a_year_is_not_what_it_is_told_against():
    course = trend(Measure.BULBAR, (400, 12), (150, 9), (1, 9))

    assert in_short(SAY, course, NOON) == "Hetzelfde als in juni"


def test_one_value_is_no_course():
    assert in_short(SAY, trend(Measure.BULBAR, (1, 9)), NOON) == "Eén keer ingevuld, gisteren"
    assert in_full(SAY, trend(Measure.BULBAR, (1, 9)), NOON) == "Nu 9 van de 12 punten."


@pytest.mark.parametrize(
    ("values", "short", "full"),
    [
        ([(1, "71.4")], "De eerste keer", "U weegt 71,4 kg."),
        (
            [(8, "75"), (1, "71.4")],
            "3,6 kg minder dan op 13 nov",
            "U weegt 71,4 kg. Dat is 4,8 % minder dan op 13 november.",
        ),
        (
            [(150, "70"), (1, "71.4")],
            "1,4 kg meer dan op 24 jun",
            "U weegt 71,4 kg. Dat is 2,0 % meer dan in juni.",
        ),
        (
            [(8, "71.4"), (1, "71.4")],
            "Hetzelfde als op 13 nov",
            "U weegt 71,4 kg. Dat is evenveel als op 13 november.",
        ),
    ],
)
def test_a_weight_is_told_against_the_last_one_and_the_first(values, short, full):
    assert in_short(SAY, weight(*values), NOON).replace("\N{NO-BREAK SPACE}", " ") == short
    assert in_full(SAY, weight(*values), NOON).replace("\N{NO-BREAK SPACE}", " ") == full


def test_daily_life_is_told_by_what_changed_most():
    hands = trend(Measure.FINE_MOTOR, (150, 10), (1, 6))
    speech = trend(Measure.BULBAR, (150, 12), (1, 10))

    assert in_sum(SAY, {t.measure: t for t in (hands, speech)}, NOON) == (
        "Uw armen en handen vragen meer hulp dan in juni."
    )
    assert in_sum(SAY, {}, NOON) == "Tik op een kaart voor meer."


def test_daily_life_that_stayed_the_same_is_told_so():
    breathing = trend(Measure.RESPIRATORY, (150, 12), (1, 11))

    assert in_sum(SAY, {breathing.measure: breathing}, NOON) == (
        "Uw dagelijks leven is bijna hetzelfde als in juni."
    )
