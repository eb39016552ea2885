"""Questions of everyday life by subject, and where one of them can be taken."""

from functools import partial

import flet as ft

from app.actions import contacting
from app.components.actions import secondary
from app.components.basics import BOLD, gap, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.contacts import contact_card
from app.parts.explained import Explained
from app.parts.wayfinder import for_whom, question_card, reviewed
from app.parts.ways import back, nowhere
from monitoring.question_routes import Question


@ft.component
def QuestionScreen() -> ft.View:
    """Where to go, what to have ready, and what to do when it cannot wait."""
    here = use_here()
    look, say, guide = here.look, here.say, here.services.guide
    name = ft.use_route_params().get("question", "")
    asked = guide.questions.get(name)
    if asked is None:
        return nowhere(here, "/wayfinder", "question")
    named = (asked.contact, asked.otherwise or "")
    ways = [guide.contacts[each] for each in named if each in guide.contacts]
    urgent = guide.contacts.get(asked.urgent_contact)
    known = contacting.people(here.services)
    ask = secondary(
        look,
        say("wayfinder.ask-team"),
        ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
        on_click=partial(go, f"/ask/{asked.id}"),
        key="ask-team",
    )
    return frame(
        look,
        title(look, say.of(asked.text)),
        *for_whom(here, asked.audience),
        words(look, say.of(asked.answer), 20, key="answer"),
        Explained(f"{say.of(asked.text)} {say.of(asked.answer)}", key=f"explained-{name}"),
        section(look, say("question.where")),
        *(contact_card(here, each, known) for each in ways),
        *_ready(here, asked),
        section(look, say("question.urgent")),
        words(look, say.of(asked.urgent), 18, key="urgent"),
        *([contact_card(here, urgent, known)] if urgent and urgent not in ways else []),
        reviewed(here, asked.review, asked.sources),
        gap(),
        foot=[*([ask] if here.session.joined else []), back(here, "/wayfinder")],
        key=f"question-{name}",
    )


def _ready(here: Here, asked: Question) -> list[ft.Control]:
    look, say = here.look, here.say
    if not asked.ready:
        return []
    head = words(look, say("question.ready"), 20, weight=BOLD, height=1.2, level=2)
    return [card(look, head, *(line(look, ft.Icons.CHECK_ROUNDED, say.of(each)) for each in asked.ready))]


@ft.component
def SubjectsScreen() -> ft.View:
    """Every question, by subject."""
    here = use_here()
    look, say, audience = here.look, here.say, here.session.preferences.audience
    drawn: list[ft.Control] = []
    for topic in here.services.guide.topics:
        cards = [question_card(here, each) for each in topic.questions if audience in each.audience]
        if cards:
            drawn += [section(look, say.of(topic.title)), *cards]
    return frame(
        look, title(look, say("wayfinder.subjects")), *drawn, foot=[back(here, "/wayfinder")], key="subjects"
    )
