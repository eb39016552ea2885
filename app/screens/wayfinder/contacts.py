"""Whom to turn to, and writing down one's own name and number of each."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import contacting
from app.components.actions import primary, secondary
from app.components.basics import gap, title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.contacts import contact_card
from app.parts.near import region_of
from app.parts.saving import attempt, notes
from app.parts.ways import back, nowhere
from monitoring.care import TEAM
from monitoring.regions import Region, nearest_first


@ft.component
def ContactsScreen() -> ft.View:
    """Near first; one's own names and numbers stand where they belong."""
    here = use_here()
    look, say = here.look, here.say
    known = contacting.people(here.services)
    ordered = nearest_first(here.services.guide.contacts.values(), region_of(here))
    cards = [contact_card(here, each, known, level=2) for each in ordered]
    return frame(
        look,
        title(look, say("wayfinder.contacts")),
        words(look, say("wayfinder.contacts-long"), 18, soft=True),
        *cards,
        gap(),
        foot=[back(here, "/wayfinder")],
        key="contacts",
    )


@ft.component
def ContactNumberScreen() -> ft.View:
    """A name, a number, a mail address; each may stay empty, and all empty takes the contact off the list."""
    here = use_here()
    look, say = here.look, here.say
    kind = ft.use_route_params().get("kind", "")
    contact = here.services.guide.contacts.get(kind)
    before = contacting.written_before(here.services, kind)
    name, set_name = ft.use_state(before.name)
    phone, set_phone = ft.use_state(before.phone)
    mail, set_mail = ft.use_state(before.mail)
    trouble, set_trouble = ft.use_state("")
    leave = back(here, "/contacts")
    if contact is None or not contact.is_own:
        return nowhere(here, "/contacts", "number")

    def save() -> None:
        written = replace(
            before, name=name.strip(), role=say.of(contact.name), phone=phone.strip(), mail=mail.strip()
        )
        attempt(
            here,
            lambda: contacting.write_down(here.services, written, here.session.writer),
            set_trouble,
            "/contacts",
        )

    offered = _teams(here, region_of(here), set_name) if kind == TEAM and not name else []
    return frame(
        look,
        title(look, say.of(contact.name)),
        words(look, say("number-of.under"), 18, soft=True),
        *offered,
        text_field(look, say("number-of.name"), name, on_change=set_name, key="name"),
        text_field(look, say("number-of.phone"), phone, on_change=set_phone, key="phone"),
        text_field(look, say("number-of.mail"), mail, on_change=set_mail, on_submit=save, key="mail"),
        *notes(here, trouble),
        foot=[primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"), leave],
        key="number",
    )


def _teams(here: Here, region: Region | None, take: Callable[[str], None]) -> list[ft.Control]:
    """The teams that are known near somebody, to fill the name in with one tap."""
    say = here.say
    drawn = [
        secondary(
            here.look,
            say("near.in-place", team=say.of(each.name), place=say.of(each.place)),
            ft.Icons.NEAR_ME_OUTLINED,
            on_click=partial(take, say.of(each.name)),
            key=f"team-{number}",
        )
        for number, each in enumerate(region.teams if region else ())
    ]
    return [words(here.look, say("near.is-yours"), 18), *drawn] if drawn else []
