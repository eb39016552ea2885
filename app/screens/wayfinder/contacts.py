"""Whom to turn to, and writing down one's own name and number of each."""

import flet as ft

from app import feedback
from app.actions import contacting
from app.components.actions import primary
from app.components.basics import gap, title, words
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner
from app.context import go, use_here
from app.parts.contacts import contact_card
from app.parts.ways import back
from monitoring.care import Contact
from sync.errors import SyncError


@ft.component
def ContactsScreen() -> ft.View:
    """Near first; one's own names and numbers stand where they belong."""
    here = use_here()
    look, say = here.look, here.say
    known = contacting.people(here.services)
    cards = [contact_card(here, each, known, level=2) for each in here.services.guide.contacts.values()]
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
    known = [each for each in contacting.people(here.services) if each.kind == kind]
    before = known[-1] if known else Contact("", "", "", "", kind)
    name, set_name = ft.use_state(before.name)
    phone, set_phone = ft.use_state(before.phone)
    mail, set_mail = ft.use_state(before.mail)
    trouble, set_trouble = ft.use_state("")
    leave = back(here, "/contacts")
    if contact is None or not contact.is_own:
        return frame(look, title(look, say("nowhere.title")), foot=[leave], key="number")

    def save() -> None:
        written = Contact(name.strip(), say.of(contact.name), phone.strip(), mail.strip(), kind)
        try:
            contacting.write_down(here.services, written, here.session.writer)
        except SyncError as error:
            set_trouble(say(feedback.key(error)))
        else:
            here.session.saved(here.services)
            go("/contacts")

    return frame(
        look,
        title(look, say.of(contact.name)),
        words(look, say("number-of.under"), 18, soft=True),
        text_field(look, say("number-of.name"), name, on_change=set_name, key="name"),
        text_field(look, say("number-of.phone"), phone, on_change=set_phone, key="phone"),
        text_field(look, say("number-of.mail"), mail, on_change=set_mail, on_submit=save, key="mail"),
        *([banner(look, trouble, kind="notice", key="trouble")] if trouble else []),
        foot=[primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"), leave],
        key="number",
    )
