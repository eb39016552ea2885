"""My team: how to reach them, who looks when, and what was written."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import contacting, opening
from app.components.actions import danger, primary, quiet, secondary
from app.components.basics import BOLD, gap, icon, section, stack, title, words
from app.components.cards import card, initials, link_card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, call, figures, go, use_here
from app.parts.appointments import next_appointment
from app.parts.asked import said_card
from monitoring.care import Contact
from sync.errors import VaultError

NAMED = "contact-person"  # the kind of the one person to turn to first
SHOWN = 20  # questions and messages; older ones stay in the dossier


def _reach(here: Here, named: Contact | None) -> ft.Control:
    """The one person to turn to, by name where that is known; and who looks when."""
    look, say = here.look, here.say
    want = secondary(
        look,
        say("contact.want"),
        ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
        on_click=lambda: go("/contact"),
        key="contact",
    )
    looks = line(look, ft.Icons.EVENT_AVAILABLE_ROUNDED, say("team.who-looks"))
    if named is None or not named.name:
        head = words(look, say("team.care"), 22, weight=BOLD, height=1.2, level=2)
        return card(look, head, looks, want, padding=18)
    said = [words(look, named.name, 22, weight=BOLD, height=1.2, level=2, key="named")]
    if named.role:
        said.append(words(look, named.role, 18, soft=True))
    face, name = initials(look, named.name, 64), ft.Column(said, spacing=3, expand=not look.big)
    head = stack(ft.Row([face]), name) if look.big else ft.Row([face, name], spacing=14)
    number = figures(named.phone)
    text = say("team.call", name=named.name.split()[0])
    ring = primary(look, text, ft.Icons.CALL_ROUNDED, on_click=partial(call, number), key="call-named")
    return card(look, head, looks, *([ring] if number else []), want, padding=18)


def _others(here: Here, people: Sequence[Contact]) -> list[ft.Control]:
    """Who else can be called, and the way to everybody."""
    look, say = here.look, here.say
    cards = [_other(here, number, each) for number, each in enumerate(people)]
    everybody = quiet(
        look,
        say("wayfinder.contacts"),
        ft.Icons.CONTACT_PHONE_OUTLINED,
        on_click=lambda: go("/contacts"),
        key="contacts",
    )
    return [*([section(look, say("team.also"))] if cards else []), *cards, everybody]


def _other(here: Here, number: int, person: Contact) -> ft.Control:
    """Somebody to call; without a number that can be dialled, the way to where it is written down."""
    look, say, dialled = here.look, here.say, figures(person.phone)
    name, role = person.name or person.role, person.role if person.name else ""
    if not dialled:
        missing = say("contact.not-dialled", phone=person.phone) if person.phone else say("contact.no-number")
        under = "\n".join(filter(None, (role, missing)))
        return link_card(look, name, under, on_click=partial(go, "/contacts"), key=f"known-{number}")
    handset = icon(look, ft.Icons.CALL_OUTLINED, 28, look.leaf)
    return link_card(
        look, name, role, trailing=handset, on_click=partial(call, dialled), key=f"call-{number}"
    )


def _open_messages(here: Here) -> None:
    """What is on the screen is no news on Today any more."""
    overview = here.session.overview
    if overview.news is not None:
        with suppress(VaultError):  # then it is news once more
            opening.open_all(here.services)
        here.session.overview = replace(overview, news=None)


@ft.component
def TeamScreen() -> ft.View:
    """Messages and contact work without a network; they travel later."""
    here = use_here()
    look, say, said = here.look, here.say, here.session.overview.conversation[:SHOWN]
    ft.use_effect(partial(_open_messages, here), [here.session.overview.news])
    people = contacting.people(here.services)
    named = next((each for each in people if each.kind == NAMED), None)
    written = [said_card(here, each) for each in said] or [
        words(look, say("team.no-messages"), 18, soft=True)
    ]
    share = secondary(
        look,
        say("share.title"),
        ft.Icons.DESCRIPTION_OUTLINED,
        on_click=lambda: go("/share"),
        key="share",
    )
    visit = secondary(
        look,
        say("visit.title"),
        ft.Icons.EVENT_NOTE_OUTLINED,
        on_click=lambda: go("/visit"),
        key="visit",
    )
    settings = quiet(
        look,
        say("settings.title"),
        ft.Icons.SETTINGS_OUTLINED,
        on_click=lambda: go("/settings"),
        key="settings",
    )
    rules = quiet(
        look,
        say("signals.title"),
        ft.Icons.RULE_ROUNDED,
        on_click=lambda: go("/signals"),
        key="signals",
    )
    return frame(
        look,
        title(look, say("place.team")),
        _reach(here, named),
        *_others(here, [each for each in people if each is not named]),
        *next_appointment(here),
        section(look, say("team.messages")),
        *written,
        section(look, say("share.section")),
        visit,
        share,
        gap(),
        rules,
        settings,
        gap(),
        foot=[danger(look, say("emergency.call"), on_click=lambda: go("/acute"), key="emergency")],
        here="team",
    )
