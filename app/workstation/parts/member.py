"""Somebody of the team: name, role, what they are in the wayfinder, and how to reach them."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import flet as ft

from app.components.basics import BOLD, words
from app.workstation.actions import team as teams
from app.workstation.components.controls import button, field, segment, small
from app.workstation.components.folds import opened, several
from app.workstation.context import Here, use_here
from monitoring.care import Contact

NOBODY = Contact("", "", "")
TYPED = tuple(each.name for each in fields(Contact) if each.name != "kind")  # what is written in a field


@ft.component
def Member(
    before: Contact | None,
    is_first: bool,
    tell: Callable[[str], None],
    keep: Callable[[Contact], None],
    close: Callable[[], None],
    key: str | None = None,
) -> ft.Control:
    """What was typed stays until it is on disk; the first on an empty list is the contact person."""
    here = use_here()
    look, say = here.look, here.say
    begun = before or replace(NOBODY, kind=teams.FIRST if is_first else "")
    contact, set_contact = ft.use_state(begun)

    def write(name: str, text: str) -> None:
        set_contact(replace(contact, **{name: text}))

    def save() -> None:
        tidy = replace(contact, **{name: " ".join(getattr(contact, name).split()) for name in TYPED})
        missing = teams.missing(tidy)
        if missing:
            tell(missing)
        else:
            keep(tidy)

    typed = [
        field(
            look,
            say(f"desk-team.{name}"),
            getattr(contact, name),
            on_change=partial(write, name),
            on_submit=save,
            key=f"member-{name}",
        )
        for name in TYPED
    ]
    title = (
        say("desk-team.change-spoken", name=before.name or before.role) if before else say("desk-team.add")
    )
    return opened(
        look,
        words(look, title, 18, weight=BOLD, height=1.2, level=3),
        *typed,
        small(look, say("desk-team.kind")),
        several(*_kinds(here, contact.kind, partial(write, "kind"))),
        several(
            button(
                look,
                say("desk-team.save"),
                ft.Icons.CHECK_ROUNDED,
                kind="main",
                on_click=save,
                key="save-member",
            ),
            button(look, say("desk-path.close"), kind="quiet", on_click=close, key="close-member"),
        ),
    )


def _kinds(here: Here, chosen: str, choose: Callable[[str], None]) -> list[ft.Control]:
    """What the wayfinder can lead to and everybody has their own of, or none of these."""
    kinds = {each.id: here.say.of(each.name) for each in here.services.guide.contacts.values() if each.is_own}
    first = {teams.FIRST: here.say("desk-team.first")}
    named = {"": here.say("desk-team.no-kind")} | first | {k: v for k, v in kinds.items() if k != teams.FIRST}
    return [
        segment(
            here.look,
            text,
            chosen=name == chosen,
            on_click=partial(choose, name),
            key=f"kind-{name or 'none'}",
        )
        for name, text in named.items()
    ]
