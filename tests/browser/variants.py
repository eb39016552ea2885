"""How a screen is looked at: by day, by night, in high contrast, with text of twice the size."""

from collections.abc import Iterable

import pytest

COLOURS = {"dark", "contrast"}


def shown(variants: Iterable[str]) -> list[object]:
    """Parameters of a test; other colours change no size and no word: only `make screenshots` shows them."""
    return [pytest.param(each, marks=pytest.mark.colours if each in COLOURS else ()) for each in variants]
