"""One subject to talk about: what to think over, with whom, and a question to take along."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import visiting
from app.components.actions import quiet, secondary
from app.components.basics import section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import banner, line
from app.components.told import told
from app.context import Here, go, use_here
from app.parts.explained import Explained
from app.parts.saving import attempt, notes
from app.parts.wayfinder import reviewed
from app.parts.ways import back, nowhere


@ft.component
def SubjectScreen() -> ft.View:
    """Questions to think over, none of which has to be answered here."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("subject", "")
    trouble, set_trouble = ft.use_state("")
    subject = next((each for each in here.services.guide.talks if each.id == name), None)
    if subject is None:
        return nowhere(here, "/talks", "subject")
    asked = [say.of(each) for each in subject.questions]
    text = " ".join((say.of(subject.text), *asked, say.of(subject.with_whom)))
    return frame(
        look,
        title(look, say.of(subject.title)),
        words(look, say.of(subject.text), 20),
        section(look, say("talks.think")),
        card(look, *(line(look, ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED, each) for each in asked), spacing=16),
        card(look, *told(look, [(say("path.with"), say.of(subject.with_whom))])),
        section(look, say("talks.take-title")),
        *notes(here, trouble),
        card(look, *_take(here, say.of(subject.take), set_trouble)),
        Explained(text, key=f"explained-{name}"),
        reviewed(here, subject.review, subject.sources),
        foot=[back(here, "/talks")],
        key=f"subject-{name}",
    )


def _take(here: Here, question: str, tell: Callable[[str], None]) -> list[ft.Control]:
    """The question, and one tap to put it with one's own; or that it is there, or that there are three."""
    look, say = here.look, here.say
    prepared = visiting.current(here.services)
    said = words(look, question, 20, key="take-question")
    to_visit = quiet(
        look,
        say("talks.to-visit"),
        ft.Icons.EVENT_NOTE_OUTLINED,
        on_click=partial(go, "/visit"),
        key="to-visit",
    )
    if question in prepared.questions:
        return [said, banner(look, say("talks.taken"), ft.Icons.CHECK_ROUNDED, key="taken"), to_visit]
    if prepared.is_full:
        return [said, banner(look, say("talks.full"), key="full"), to_visit]
    keep = partial(visiting.take_over, here.services, question, here.session.writer)
    take = partial(attempt, here, keep, tell)
    return [said, secondary(look, say("talks.take"), ft.Icons.ADD_ROUNDED, on_click=take, key="take")]
