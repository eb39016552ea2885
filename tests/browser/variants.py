"""In which ways a screen is looked at: always, or only when every way is wanted."""

from collections.abc import Iterable

import pytest

from tests.support.browser import PICTURES

OTHERS = ("200", "dark") if PICTURES else ("200",)  # in which the end of a story is looked at once more


def shown(*always: str, seldom: Iterable[str] = ()) -> list[object]:
    """Parameters of a test; `seldom` are those that only `make screenshots` shows, with pictures of all."""
    return [*always, *(pytest.param(each, marks=pytest.mark.pictures) for each in seldom)]
