import pytest

from app.theme import LOOKS, Look

TEXT = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunken"), ("ink", "quiet"), ("ink", "leaf_soft"),
    ("ink", "lamp_soft"), ("ink", "danger_soft"), ("ink", "glow"),
    ("ink_soft", "paper"), ("ink_soft", "surface"), ("ink_soft", "leaf_soft"), ("ink_soft", "sunken"),
    ("leaf", "paper"), ("leaf", "surface"), ("leaf", "leaf_soft"),
    ("on_leaf", "leaf"), ("on_leaf", "leaf_pressed"), ("on_lamp", "lamp"),
    ("danger", "surface"), ("danger", "danger_soft"), ("on_danger", "danger"),
]  # fmt: skip
PARTS = [
    ("edge", "paper"),
    ("edge", "surface"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("leaf", "surface"),
]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(look: Look, front: str, back: str) -> float:
    dark, light = sorted(luminance(getattr(look, name)) for name in (front, back))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one():
    assert (luminance("#FFFFFF") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_stands_out_seven_to_one(look, front, back):
    assert contrast(look, front, back) >= 7


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize(("front", "back"), PARTS)
def test_parts_of_controls_stand_out_three_to_one(look, front, back):
    assert contrast(look, front, back) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_line_of_a_chart_stands_out_three_to_one(look):
    for colour in look.series:
        dark, light = sorted((luminance(colour), luminance(look.surface)))
        assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize(
    ("size", "scale", "system", "set_to"),
    [
        (18, 1.0, 1.0, 18),
        (18, 2.0, 1.0, 36),
        (18, 1.0, 2.0, 18),  # the phone itself doubles it
        (30, 2.0, 1.0, 50),  # large type grows by as much, not by as many times
        (64, 2.0, 1.0, 84),
        (30, 1.0, 2.0, 25),
    ],
)
def test_text_grows_with_both_settings(size, scale, system, set_to):
    assert LOOKS["light"].at(scale, system).sp(size) == set_to


@pytest.mark.parametrize(
    ("scale", "system", "big"), [(1.0, 1.0, False), (1.25, 1.0, False), (1.5, 1.0, True), (1.0, 2.0, True)]
)
def test_rows_become_columns_from_half_as_large_again(scale, system, big):
    assert LOOKS["light"].at(scale, system).big is big
