"""The captions of the course: one line a case."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.captions import in_full, in_rate, in_short, judged
from monitoring.measures import SCALES, Measure
from monitoring.points import Kind, Point, Reference
from monitoring.progression import ObservedSlope
from monitoring.trends import Trend
from tests.app.phones import WORDS
from tests.support.study import NOON

SAY = WORDS["nl"]


def trend(measure, *values):
    """Values with the days ago at which they were given."""
    scale = SCALES[Measure(measure)]
    points = [
        Point(NOON - timedelta(days=d), Decimal(v) if isinstance(v, str) else v, f"{d}") for d, v in values
    ]
    return Trend(Measure(measure), scale.unit, scale.least, scale.most, tuple(points))


def weight(*values):
    return trend("weight", *values)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


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


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (37, "Bijna hetzelfde als in juni"),  # each domain one point: that may be chance
        (36, "Iets minder dan in juni"),
        (32, "Minder dan in juni"),
        (44, "Meer dan in juni"),
    ],
)
def test_a_total_needs_twice_as_much_as_a_domain(now, said):
    assert in_short(SAY, trend("alsfrs-r", (150, 40), (1, now)), NOON) == said


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


@pytest.mark.parametrize(
    ("measure", "values", "dutch", "english"),
    [
        ("alsfrs-r-bulbar", [], "Nog niets ingevuld", "Nothing filled in yet"),
        (
            "alsfrs-r-respiratory",
            [(150, 12), (1, 11)],
            "Nu 11 van de 12 punten. In juni waren het er 12.",
            "Now 11 of 12 points. In June it was 12.",
        ),
        (
            "alsfrs-r",
            [(28, 40), (0, 37)],
            "Nu 37 van de 48 punten. Op 24 oktober waren het er 40.",
            "Now 37 of 48 points. On 24 October it was 40.",
        ),
        ("well-being", [(0, 7)], "U gaf een 7.", "You gave 7 out of 10."),
        (
            "well-being",
            [(7, 6), (0, 7)],
            "De laatste keer gaf u een 7. Op 14 november was het een 6.",
            "Last time you gave 7 out of 10. On 14 November it was 6.",
        ),
        (
            "quality-of-life",
            [(7, 6), (0, 7)],
            "De laatste keer gaf u uw leven een 7. Op 14 november was het een 6.",
            "Last time you gave your life 7 out of 10. On 14 November it was 6.",
        ),
        (
            "vc-percent",
            [(0, 62)],
            "Uw longinhoud is 62 % van wat verwacht wordt.",
            "Your lung volume is 62 % of what is predicted.",
        ),
        (
            "vc-percent",
            [(150, 80), (0, 62)],
            "Uw longinhoud is 62 % van wat verwacht wordt. In juni was het 80 %.",
            "Your lung volume is 62 % of what is predicted. In June it was 80 %.",
        ),
        (
            "vc",
            [(150, "3.1"), (0, "2.55")],
            "De laatste meting was 2,55 liter. In juni was het 3,10 liter.",
            "The last test was 2.55 litres. In June it was 3.10 litres.",
        ),
        (
            "pcf",
            [(0, 300)],
            "De laatste meting was 300 liter per minuut.",
            "The last test was 300 litres a minute.",
        ),
        ("snip", [(0, 60)], "De laatste meting was 60 cm water.", "The last test was 60 cm of water."),
    ],
)
def test_a_caption_says_the_value_and_since_when_it_is_different(measure, values, dutch, english):
    said = [plain(in_full(WORDS[each], trend(measure, *values), NOON)) for each in ("nl", "en")]

    assert said == [dutch, english]


@pytest.mark.parametrize(
    ("measure", "value", "dutch", "english"),
    [
        ("well-being", 7, "Een 7, gisteren", "7 out of 10, yesterday"),
        ("quality-of-life", 7, "Een 7, gisteren", "7 out of 10, yesterday"),
        ("vc-percent", 62, "62 % van verwacht, gisteren", "62 % of predicted, yesterday"),
        ("vc", "2.5", "2,50 liter, gisteren", "2.50 litres, yesterday"),
        ("pcf", 300, "300 liter per minuut, gisteren", "300 litres a minute, yesterday"),
        ("snip", 60, "60 cm water, gisteren", "60 cm of water, yesterday"),
        ("weight", "71.4", "De eerste keer", "The first time"),
        ("alsfrs-r", 40, "Eén keer ingevuld, gisteren", "Filled in once, yesterday"),
    ],
)
def test_a_card_says_it_in_a_few_words(measure, value, dutch, english):
    said = [plain(in_short(WORDS[each], trend(measure, (1, value)), NOON)) for each in ("nl", "en")]

    assert said == [dutch, english]


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Een 7, vandaag"), (7, "Een 7, 14 nov"), (400, "Een 7, 17 oktober 2025")],
)
def test_a_card_says_the_day_with_little_room(days, said):
    assert in_short(SAY, trend("well-being", (days, 7)), NOON) == said


@pytest.mark.parametrize(
    ("reference", "values", "said"),
    [
        (("diagnosis", 75), ["71.4"], "U weegt 71,4 kg. Dat is 4,8 % minder dan bij de diagnose."),
        (("before", 70), ["72", "71.4"], "U weegt 71,4 kg. Dat is 2,0 % meer dan vóór uw ziekte."),
        (("diagnosis", "71.4"), ["71.4"], "U weegt 71,4 kg. Dat is evenveel als bij de diagnose."),
        (("diagnosis", 0), ["71.4"], "U weegt 71,4 kg."),
        (None, ["71.4"], "U weegt 71,4 kg."),
    ],
)
def test_a_weight_is_told_against_what_it_is_counted_from(reference, values, said):
    course = weight(*((len(values) - i, value) for i, value in enumerate(values)))
    known = reference and Reference(Kind(reference[0]), Decimal(reference[1]))

    assert plain(in_full(SAY, replace(course, reference=known), NOON)) == said


@pytest.mark.parametrize(
    ("measure", "values", "dutch", "english"),
    [
        ("alsfrs-r-bulbar", [(28, 9), (0, 9)], "", ""),
        (
            "alsfrs-r-bulbar",
            [(28, 9), (0, 8)],
            "Zo'n klein verschil kan toeval zijn.",
            "Such a small difference may be chance.",
        ),
        ("alsfrs-r-bulbar", [(28, 9), (0, 7)], "", ""),
        ("alsfrs-r-bulbar", [(0, 7)], "", ""),
        (
            "vc-percent",
            [(28, 80), (0, 75)],
            "Zo'n verschil kan komen doordat u thuis meet.",
            "Such a difference may come from testing at home.",
        ),
        (
            "vc-percent",
            [(28, 80), (0, 60)],
            "Dit is nog maar één meting. Thuis meten kan afwijken, dus een tweede zegt meer.",
            "This is only one test. Testing at home can be off, so a second one says more.",
        ),
        ("vc-percent", [(28, 80), (7, 60), (0, 60)], "", ""),
        ("pcf", [(28, 400), (0, 200)], "", ""),
        (
            "well-being",
            [(21, 7), (14, 7), (7, 7), (0, 4)],
            "De weken ervoor was het meestal een 7.",
            "In the weeks before it was mostly 7.",
        ),
        ("well-being", [(21, 7), (14, 7), (7, 7), (0, 6)], "", ""),
        ("well-being", [(7, 7), (0, 3)], "", ""),
        (
            "weight",
            [(28, "75"), (0, "73.4")],
            "In een maand ging er 1,6 kg af.",
            "In a month it went down by 1.6 kg.",
        ),
        (
            "weight",
            [(28, "75"), (0, "77")],
            "In een maand kwam er 2,0 kg bij.",
            "In a month it went up by 2.0 kg.",
        ),
        ("weight", [(28, "75"), (0, "74.5")], "", ""),
        ("weight", [(150, "75"), (0, "60")], "", ""),
        ("weight", [], "", ""),
    ],
)
def test_whether_a_change_says_something_is_said_where_it_needs_a_word(measure, values, dutch, english):
    said = [plain(judged(WORDS[each], trend(measure, *values))) for each in ("nl", "en")]

    assert said == [dutch, english]


@pytest.mark.parametrize(
    ("value", "low", "high", "dutch", "english"),
    [
        (
            -0.82,
            -1.1,
            -0.5,
            ["Sinds juni ging er gemiddeld 0,8 punt per maand van uw totaalscore af.", (0, 5, 1, 1)],
            ["Since June your total score went down by 0.8 points a month on average.", (0, 5, 1, 1)],
        ),
        (
            -1.0,
            -1.0,
            -1.0,
            ["Sinds juni ging er gemiddeld 1,0 punt per maand van uw totaalscore af."],
            ["Since June your total score went down by 1.0 points a month on average."],
        ),
        (
            0.5,
            0.2,
            0.8,
            ["Sinds juni kwam er gemiddeld 0,5 punt per maand bij uw totaalscore.", (0, 2, 0, 8)],
            ["Since June your total score went up by 0.5 points a month on average.", (0, 2, 0, 8)],
        ),
        (
            -0.3,
            -0.8,
            0.2,
            ["Sinds juni gaat uw totaalscore niet duidelijk omlaag of omhoog."],
            ["Since June your total score has not clearly gone down or up."],
        ),
    ],
)
def test_the_rate_says_how_it_went_and_how_sure_that_is(value, low, high, dutch, english):
    slope = ObservedSlope(value, (), (), low, high, 150)
    total = trend("alsfrs-r", (150, 44), (0, 40))
    between = {
        "nl": "Waarschijnlijk ligt het tussen {0},{1} en {2},{3}.",
        "en": "It probably lies between {0}.{1} and {2}.{3}.",
    }
    past = {
        "nl": "Dit zegt hoe het ging, niet hoe het verder gaat.",
        "en": "This says how it went, not how it will go on.",
    }

    for language, said in (("nl", dutch), ("en", english)):
        expected = [between[language].format(*each) if isinstance(each, tuple) else each for each in said]
        assert in_rate(WORDS[language], slope, total, NOON) == [*expected, past[language]]


@pytest.mark.parametrize("slope", [None, ObservedSlope(None, (), ())])
def test_a_rate_that_cannot_be_told_yet_says_when_it_can(slope):
    said = in_rate(SAY, slope, trend("alsfrs-r", (0, 40)), NOON)

    assert said == ["Dit ziet u als u drie keer hebt ingevuld, in drie maanden of langer."]
