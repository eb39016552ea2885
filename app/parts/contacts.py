"""Somebody to turn to: what for, when, and the ways that are known."""

from functools import partial

import flet as ft

from app.components.actions import danger, secondary
from app.components.basics import BOLD, words
from app.components.cards import card
from app.components.notices import line
from app.context import EMERGENCY, Here, call, go, open_address
from monitoring.question_routes import Contact


def contact_card(here: Here, contact: Contact) -> ft.Control:
    """What is not known is said, with where it can be asked."""
    look, say = here.look, here.say
    facts = (
        (ft.Icons.SCHEDULE_ROUNDED, say.of(contact.hours)),
        (ft.Icons.REPLY_ROUNDED, say.of(contact.answers)),
        (ft.Icons.INFO_OUTLINE_ROUNDED, say("contact.own") if contact.is_own and not contact.phone else ""),
    )
    return card(
        look,
        words(look, say.of(contact.name), 20, weight=BOLD, height=1.2, level=3, key=f"contact-{contact.id}"),
        words(look, say.of(contact.does), 18),
        *(line(look, sign, text) for sign, text in facts if text),
        *_ways(here, contact),
        padding=18,
    )


def _ways(here: Here, contact: Contact) -> list[ft.Control]:
    """The ways that are known, the quickest first."""
    look, say = here.look, here.say
    if contact.phone == EMERGENCY:
        acute = partial(go, "/acute")
        return [danger(look, say("emergency.call"), on_click=acute, key=f"call-{contact.id}")]
    mail = partial(open_address, f"mailto:{contact.mail}")
    ways = (
        ("call", ft.Icons.CALL_ROUNDED, contact.phone, partial(call, contact.phone)),
        ("mail", ft.Icons.MAIL_OUTLINE_ROUNDED, contact.mail, mail),
        ("site", ft.Icons.OPEN_IN_NEW_ROUNDED, contact.site, partial(open_address, contact.site)),
    )
    return [
        secondary(look, say(f"contact.{name}", to=to), sign, on_click=press, key=f"{name}-{contact.id}")
        for name, sign, to, press in ways
        if to
    ]
