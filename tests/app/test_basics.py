"""How words are kept together on a line."""

import pytest

from app.components.basics import kept_together, numbers_kept


@pytest.mark.parametrize(
    ("text", "big", "kept"),
    [
        ("Wat vullen we in", False, "Wat vullen we~in"),
        ("Wat vullen we in", True, "Wat vullen we~in"),
        ("Hoe gaat het deze week?", False, "Hoe gaat het deze~week?"),
        ("Hoe gaat het deze week?", True, "Hoe gaat het deze week?"),  # longer than a large line can spare
        ("Niet nu", False, "Niet nu"),
    ],
)
def test_a_short_last_word_does_not_stand_alone(text, big, kept):
    assert kept_together(text, big=big) == kept.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("12 vragen, ongeveer 4 minuten", "12~vragen, ongeveer 4~minuten"),
        ("6 (14 september), 5 (gisteren)", "6~(14~september), 5~(gisteren)"),
        ("5 % minder", "5~% minder"),
        ("Nu 5, eerst 6", "Nu 5, eerst 6"),
    ],
)
def test_a_number_stays_with_what_it_counts(text, kept):
    assert numbers_kept(text) == kept.replace("~", "\N{NO-BREAK SPACE}")
