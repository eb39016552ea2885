"""Asking the team for contact, with or without words of one's own."""

from functools import partial

import flet as ft

from app.actions import writing
from app.components.actions import danger, primary
from app.components.basics import gap, title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring.question_routes import Question
from monitoring.records import NO_TOPIC, MessageTopic
from monitoring.rules import Rule


def _begin(here: Here, about: Rule | Question | None) -> str:
    """What to begin with: the signal or the question of the wayfinder that it is about."""
    if about is None:
        return ""
    title = about.title if isinstance(about, Rule) else about.text
    return here.say("signals.question", title=title[here.say.language])


@ft.component
def ContactScreen() -> ft.View:
    """Two taps without typing; what was typed stays on the screen until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    params = ft.use_route_params()
    asked_of = here.services.guide.questions.get(params.get("question", ""))
    topic = MessageTopic(asked_of.id, asked_of.theme) if asked_of else NO_TOPIC
    text, set_text = ft.use_state(
        _begin(here, here.services.rules.get(params.get("rule_id", "")) or asked_of)
    )
    trouble, set_trouble = ft.use_state("")
    asked, set_asked = ft.use_state(False)

    def ask() -> None:
        wanted = text.strip() or say("contact.request")
        name, writer = here.session.overview.name, here.session.writer
        message = partial(writing.write_message, here.services, wanted, name, writer, topic)
        if attempt(here, message, set_trouble):
            set_asked(True)

    if asked:
        return frame(
            look,
            title(look, say("contact.saved"), key="contact-saved"),
            line(look, ft.Icons.SMARTPHONE_ROUNDED, say("contact.saved-under")),
            line(look, ft.Icons.CALL_OUTLINED, say("saved.urgent")),
            foot=[primary(look, say("done"), on_click=lambda: go("/"), key="done")],
            key="contact-saved",
            spacing=16,
        )
    field = text_field(look, say("contact.question"), text, on_change=set_text, lines=4, key="question")
    return frame(
        look,
        title(look, say("contact.title")),
        words(look, say("contact.under"), 18, soft=True),
        gap(),
        field,
        *notes(here, trouble),
        gap(),
        danger(look, say("emergency.acute"), on_click=lambda: go("/acute"), key="emergency"),
        foot=[
            primary(look, say("contact.ask"), ft.Icons.CHECK_ROUNDED, on_click=ask, key="ask"),
            back(here),
        ],
        key="contact",
    )
