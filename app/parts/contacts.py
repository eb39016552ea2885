"""Somebody to turn to: what for, when, and the ways that are known."""

from collections.abc import Iterable
from functools import partial

import flet as ft

from app.components.actions import danger, quiet, secondary
from app.components.basics import BOLD, words
from app.components.cards import card
from app.components.notices import line
from app.context import EMERGENCY, Here, call, figures, go, open_address
from monitoring.care import Contact as Person
from monitoring.question_routes import Contact


def contact_card(here: Here, contact: Contact, known: Iterable[Person], level: int = 3) -> ft.Control:
    """What is not known is said, with where it can be asked; one's own number can be written down.

    Args:
        here: where it is drawn.
        contact: what the app knows of this kind.
        known: the people whom the team and the person wrote down.
        level: of its name as a heading.
    """
    look, say = here.look, here.say
    people = [each for each in known if each.kind == contact.id]
    name = say.of(contact.name)
    facts = (
        (ft.Icons.SCHEDULE_ROUNDED, say.of(contact.hours)),
        (ft.Icons.REPLY_ROUNDED, say.of(contact.answers)),
        (ft.Icons.INFO_OUTLINE_ROUNDED, say("contact.own") if contact.is_own and not people else ""),
    )
    return card(
        look,
        words(look, name, 20, weight=BOLD, height=1.2, level=level, key=f"contact-{contact.id}"),
        *(words(look, each.name, 20, key=f"person-{contact.id}") for each in people if each.name),
        words(look, say.of(contact.does), 18),
        *(line(look, sign, text) for sign, text in facts if text),
        *(way for each in people for way in _ways(here, contact.id, each.phone, each.mail, "")),
        *_ways(here, contact.id, contact.phone, contact.mail, contact.site),
        *([_write_down(here, contact, is_known=bool(people))] if contact.is_own else []),
        padding=18,
    )


def _ways(here: Here, key: str, phone: str, mail: str, site: str) -> list[ft.Control]:
    """The ways that are known, the quickest first; a number is dialled by its figures only."""
    look, say = here.look, here.say
    if phone == EMERGENCY:
        return [danger(look, say("emergency.call"), on_click=partial(go, "/acute"), key=f"call-{key}")]
    ways = (
        ("call", ft.Icons.CALL_ROUNDED, phone if figures(phone) else "", partial(call, figures(phone))),
        ("mail", ft.Icons.MAIL_OUTLINE_ROUNDED, mail, partial(open_address, f"mailto:{mail}")),
        ("site", ft.Icons.OPEN_IN_NEW_ROUNDED, site, partial(open_address, site)),
    )
    return [
        secondary(look, say(f"contact.{name}", to=to), sign, on_click=press, key=f"{name}-{key}")
        for name, sign, to, press in ways
        if to
    ]


def _write_down(here: Here, contact: Contact, *, is_known: bool) -> ft.Control:
    text = here.say("number-of.change" if is_known else "number-of.add")
    go_on = partial(go, f"/contacts/{contact.id}")
    return quiet(here.look, text, ft.Icons.EDIT_OUTLINED, on_click=go_on, key=f"number-{contact.id}")
