import re

from app.workstation.components.qr import qr_png
from app.workstation.components.shapes import shape_svg


def _drawn(values):
    """The attributes of the area, the line and the dot."""
    drawn = shape_svg(values, 12, "#112233", "#FFFFFF", 44, 32)
    elements = re.findall(r"<(?:path|circle) ([^>]+)/>", drawn)
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', element)) for element in elements]


def test_the_best_score_stands_on_top_and_the_worst_at_the_bottom():
    area, line, dot = _drawn([12, 0])

    assert line["d"] == "M1.5 5.0 L39.0 27.0"
    assert area["d"] == "M1.5 27.0 L1.5 5.0 L39.0 27.0 L39.0 27.0 Z"
    assert (dot["cx"], dot["cy"]) == ("39.0", "27.0")


def test_one_value_is_a_dot():
    _, line, dot = _drawn([6])

    assert line["d"] == "M1.5 16.0"
    assert (dot["cx"], dot["cy"]) == ("1.5", "16.0")


def test_a_link_becomes_a_picture():
    assert qr_png("http://127.0.0.1:8300/join#" + "a" * 136).startswith(b"\x89PNG\r\n")
