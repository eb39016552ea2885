"""What screens of the wayfinder share: for whom and how old a text is, questions and ways in a list."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import flet as ft

from app.actions.planning import local_now
from app.components.basics import words
from app.components.cards import link_card
from app.context import Here, go
from monitoring.content_fields import Citation, Review
from monitoring.question_routes import Question
from monitoring.steps import AUDIENCES, Audience


def reviewed(here: Here, review: Review, sources: Sequence[Citation]) -> ft.Control:
    """When a text was last held against its sources, and whether that is too long ago."""
    say = here.say
    cited = " ".join(say.of(each.text) for each in sources)
    said = say("path.reviewed", day=say.date(review.done), sources=cited)
    if review.is_over(local_now(here.services).date()):
        said = f"{say('path.over')} {said}"
    return words(here.look, said, 16, soft=True, key="reviewed")


def for_whom(here: Here, audience: Sequence[Audience]) -> list[ft.Control]:
    """Whom a text speaks to, where that is not plain: a carer, or both."""
    if "carer" not in audience:
        return []
    key = "audience.both" if set(audience) == set(AUDIENCES) else "audience.only-carer"
    return [words(here.look, here.say(key), 18, soft=True, key="for-whom")]


def question_card(here: Here, asked: Question, leave: Callable[[], None] = lambda: None) -> ft.Control:
    """A question in a list; `leave` is told that it opens."""

    def go_on() -> None:
        leave()
        go(f"/question/{asked.id}")

    return link_card(here.look, here.say.of(asked.text), "", on_click=go_on, key=f"question-{asked.id}")


def ways(here: Here, listed: Iterable[tuple[str, ft.IconData, str]]) -> list[ft.Control]:
    """A card for each way on: its name, its sign and its address."""
    return [
        link_card(
            here.look,
            here.say(f"wayfinder.{name}"),
            here.say(f"wayfinder.{name}-under"),
            sign,
            on_click=partial(go, address),
            key=name,
        )
        for name, sign, address in listed
    ]
