"""Who fills in, in words and as three answers that weigh the same."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions.preferences import Hands
from app.actions.writers import hands_in
from app.components.actions import segment
from app.components.basics import pair, stack, words
from app.context import Here
from app.i18n import Words
from monitoring.records import Origin


def who_said(say: Words, origin: Origin) -> str:
    """Who filled in a record, as a sentence; nothing where it was the person alone."""
    hands = hands_in(origin)
    return "" if hands is Hands.OWN else say(f"who.said-{hands}")


def who(here: Here, asked: str, chosen: Hands, on_choose: Callable[[Hands], None]) -> ft.Control:
    """One tap says that somebody helps, or fills in; `asked` stands above the answers."""
    look, say = here.look, here.say
    answers = [
        segment(
            look,
            say(f"who.{hands}"),
            selected=hands is chosen,
            size=17,
            spoken=say(f"who.{hands}-spoken"),
            on_click=partial(on_choose, hands),
            key=f"who-{hands}",
        )
        for hands in Hands
    ]
    title = words(look, asked, 16, soft=True, height=1.2)
    return stack(title, pair(look, *answers, spacing=8), spacing=8)
