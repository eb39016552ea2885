"""Somebody to turn to: what for, when, and the ways that are known."""

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.components.actions import danger, quiet, secondary
from app.components.basics import BOLD, words
from app.components.cards import card
from app.components.notices import line
from app.context import EMERGENCY, Here, call, figures, go, open_address, show_on_map
from app.opening import hours_said
from app.parts.near import nearby
from monitoring.care import Contact as Person
from monitoring.question_routes import Contact
from monitoring.web_addresses import web_address


def contact_card(here: Here, contact: Contact, known: Sequence[Person], level: int = 3) -> ft.Control:
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
        (ft.Icons.SCHEDULE_ROUNDED, _when(here, contact, people)),
        (ft.Icons.REPLY_ROUNDED, say.of(contact.answers)),
        (ft.Icons.PLACE_OUTLINED, contact.address),
        (ft.Icons.NEAR_ME_OUTLINED, nearby(here, contact, known)),
        (ft.Icons.INFO_OUTLINE_ROUNDED, say("contact.own") if contact.is_own and not people else ""),
    )
    return card(
        look,
        words(look, name, 20, weight=BOLD, height=1.2, level=level, key=f"contact-{contact.id}"),
        *(words(look, each.name, 20, key=f"person-{contact.id}") for each in people if each.name),
        words(look, say.of(contact.does), 18),
        *(line(look, sign, text) for sign, text in facts if text),
        *(control for each in people for control in _person(here, contact.id, each)),
        *_ways(
            here, contact.id, Person("", "", contact.phone, contact.mail, "", contact.video), contact.site
        ),
        *_route(here, contact.id, contact.address),
        *(_write_down(here, contact, is_known=bool(people)) if contact.is_own else []),
        padding=18,
    )


def _when(here: Here, contact: Contact, people: Sequence[Person]) -> str:
    """The hours of the kind, unless those of somebody of one's own are known."""
    if any(each.hours for each in people):
        return ""
    return hours_said(here.say, contact.open, here.services.now(), here.say.of(contact.hours))


def _person(here: Here, key: str, person: Person) -> list[ft.Control]:
    """When and where somebody of one's own is, the ways to reach them, and what is missing."""
    look, say = here.look, here.say
    facts = (
        (ft.Icons.SCHEDULE_ROUNDED, hours_said(say, person.hours, here.services.now())),
        (ft.Icons.PLACE_OUTLINED, person.address),
        (ft.Icons.INFO_OUTLINE_ROUNDED, _missing(here, person)),
    )
    told = [line(look, sign, text) for sign, text in facts if text]
    return [*told, *_ways(here, key, person, ""), *_route(here, key, person.address)]


def _missing(here: Here, person: Person) -> str:
    say = here.say
    said = []
    if not person.phone:
        said.append(say("contact.no-number"))
    elif not figures(person.phone):
        said.append(say("contact.not-dialled", phone=person.phone))
    if web_address(person.video) is None:
        said.append(say("contact.not-opened", link=person.video))
    return " ".join(said)


def _ways(here: Here, key: str, person: Person, site: str) -> list[ft.Control]:
    """The ways that are known, the quickest first; a number is dialled by its figures only."""
    look, say, phone = here.look, here.say, person.phone
    if phone == EMERGENCY:
        return [danger(look, say("emergency.call"), on_click=partial(go, "/acute"), key=f"call-{key}")]
    video = web_address(person.video) or ""
    ways = (
        ("call", ft.Icons.CALL_ROUNDED, phone if figures(phone) else "", partial(call, figures(phone))),
        ("mail", ft.Icons.MAIL_OUTLINE_ROUNDED, person.mail, partial(open_address, f"mailto:{person.mail}")),
        ("video", ft.Icons.VIDEOCAM_OUTLINED, video, partial(open_address, video)),
        ("site", ft.Icons.OPEN_IN_NEW_ROUNDED, site, partial(open_address, site)),
    )
    return [
        secondary(look, say(f"contact.{name}", to=to), sign, on_click=press, key=f"{name}-{key}")
        for name, sign, to, press in ways
        if to
    ]


def _route(here: Here, key: str, address: str) -> list[ft.Control]:
    if not address:
        return []
    sign, text = ft.Icons.DIRECTIONS_OUTLINED, here.say("contact.route")
    return [secondary(here.look, text, sign, on_click=partial(show_on_map, address), key=f"route-{key}")]


def _write_down(here: Here, contact: Contact, *, is_known: bool) -> list[ft.Control]:
    """The name and the number first; where and when only of somebody who is known."""
    look, say = here.look, here.say
    text = say("number-of.change" if is_known else "number-of.add")
    number = partial(go, f"/contacts/{contact.id}")
    buttons = [quiet(look, text, ft.Icons.EDIT_OUTLINED, on_click=number, key=f"number-{contact.id}")]
    if is_known:
        sign, more = ft.Icons.EDIT_CALENDAR_OUTLINED, partial(go, f"/contacts/{contact.id}/more")
        buttons.append(quiet(look, say("reach.title"), sign, on_click=more, key=f"reach-{contact.id}"))
    return buttons
