"""How old a text of the wayfinder is."""

from collections.abc import Sequence

import flet as ft

from app.actions.planning import local_now
from app.components.basics import words
from app.context import Here
from monitoring.content_fields import Citation, Review


def reviewed(here: Here, review: Review, sources: Sequence[Citation]) -> ft.Control:
    """When a text was last held against its sources, and whether that is too long ago."""
    say = here.say
    cited = " ".join(say.of(each.text) for each in sources)
    said = say("path.reviewed", day=say.date(review.done), sources=cited)
    if review.is_over(local_now(here.services).date()):
        said = f"{say('path.over')} {said}"
    return words(here.look, said, 16, soft=True, key="reviewed")
