import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from app.theme import DARK, LIGHT
from app.workstation.charts import course_figure, figure_json
from app.workstation.drawing import Course, Marker
from monitoring.measures import Measure
from monitoring.points import Kind, Point, Reference
from monitoring.trends import Trend
from tests.app.workstation.office import words

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
START = NOW - timedelta(days=280)


def _course(look=LIGHT, markers=(), **values):
    trends = {}
    for measure in Measure:
        most = {Measure.WEIGHT: None, Measure.ALSFRS_R: 48, Measure.WELL_BEING: 10}.get(measure, 12)
        given = values.get(measure.name.lower(), ())
        points = tuple(
            Point(START + timedelta(days=28 * i), value, f"{measure}-{i}") for i, value in enumerate(given)
        )
        trends[measure] = Trend(measure, "kg" if most is None else "{score}", 0, most, points)
    return Course(trends, markers, START, NOW, look, words())


def _texts(figure):
    return [note.text.replace("\N{NO-BREAK SPACE}", " ") for note in figure.layout.annotations]


def test_what_is_drawn_is_what_was_measured():
    figure = course_figure(_course(bulbar=(12, 11), weight=(Decimal("75.0"), Decimal("71.4"))))

    drawn = {trace.name: list(trace.y) for trace in figure.data}

    assert drawn["Bulbair"] == [12, 11]
    assert drawn["Gewicht"] == [75.0, 71.4]
    assert drawn["Welzijn"] == []


def test_every_line_is_named_at_its_end_and_the_weight_says_how_much_it_changed():
    figure = course_figure(
        _course(
            bulbar=(12, 11), alsfrs_r=(40, 36), weight=(Decimal("75.0"), Decimal("71.4")), well_being=(7,)
        )
    )

    texts = _texts(figure)

    assert {"Bulbair 11", "Totaal 36", "71,4 kg (−4,8 %)", "Welzijn 7"} <= set(texts)


def test_the_lines_at_5_and_10_percent_are_of_the_first_weight():
    figure = course_figure(_course(weight=(Decimal(80), Decimal(78))))

    levels = [shape.y0 for shape in figure.layout.shapes]

    assert levels == [76.0, 72.0]
    assert {"5 % minder", "10 % minder"} <= set(_texts(figure))


def test_the_lines_hang_below_the_weight_at_the_diagnosis_when_that_is_known():
    course = _course(weight=(Decimal(80), Decimal(78)))
    known = replace(course.trends[Measure.WEIGHT], reference=Reference(Kind.DIAGNOSIS, Decimal(100)))
    figure = course_figure(replace(course, trends={**course.trends, Measure.WEIGHT: known}))

    assert [shape.y0 for shape in figure.layout.shapes] == [95.0, 90.0]
    assert "78,0 kg (−22,0 %)" in _texts(figure)


def test_the_percentage_is_since_the_first_weight_whatever_the_period():
    course = _course(weight=(Decimal(100), Decimal(90)))
    late = Course(course.trends, (), NOW - timedelta(days=10), NOW, LIGHT, course.say)

    assert "90,0 kg (−10,0 %)" in _texts(course_figure(late))


def test_all_panels_share_one_axis_so_that_hover_tells_them_together():
    figure = course_figure(_course(bulbar=(12,), alsfrs_r=(48,), weight=(Decimal(80),), well_being=(7,)))

    assert {trace.xaxis for trace in figure.data} == {"x4"}
    assert (figure.layout.hovermode, figure.layout.hoversubplots) == ("x unified", "axis")


def test_the_four_domains_differ_in_colour_marker_and_dash():
    figure = course_figure(_course(bulbar=(12,), fine_motor=(9,), gross_motor=(8,), respiratory=(12,)))

    signs = [(t.line.color, t.marker.symbol, t.line.dash) for t in figure.data[:4]]

    assert len({color for color, _, _ in signs}) == 4
    assert len({symbol for _, symbol, _ in signs}) == 4
    assert len(set(signs)) == 4


def test_a_panel_without_values_says_so():
    assert _texts(course_figure(_course(bulbar=(12,)))).count("Nog niet ingevuld") == 3


def test_an_event_stands_over_all_panels_with_its_name():
    figure = course_figure(
        _course(markers=(Marker(NOW - timedelta(days=30), "PEG/PRG-sonde"),), bulbar=(12,))
    )

    assert "PEG/PRG-sonde" in _texts(figure)
    assert len([shape for shape in figure.layout.shapes if shape.line.dash == "dot"]) == 4


def test_what_somebody_typed_can_be_neither_markup_nor_script():
    typed = "<b>x</b></script><script>alert(1)</script>"
    course = _course(markers=(Marker(NOW, typed),), bulbar=(12,))

    assert "<" not in figure_json(course)
    assert "&lt;b&gt;x&lt;/b&gt;" in "".join(_texts(course_figure(course)))
    assert json.loads(figure_json(course))["data"]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_figure_wears_the_look(look):
    layout = course_figure(_course(look)).layout

    assert (layout.paper_bgcolor, layout.font.color, layout.hoverlabel.bgcolor) == (
        look.surface,
        look.ink,
        look.surface,
    )


def test_text_in_the_figure_grows_with_the_setting():
    layout = course_figure(_course(LIGHT.at(2.0), bulbar=(12,))).layout

    assert layout.font.size == 28
    assert {note.font.size for note in layout.annotations} == {28}
