"""Somebody of the team: name, role, what they are in the wayfinder, and how to reach them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import flet as ft

from app.components.basics import BOLD, words
from app.workstation.actions import team as teams
from app.workstation.components.controls import body, button, field, segment, small
from app.workstation.components.folds import opened
from app.workstation.components.frame import FrameContext, in_rows
from app.workstation.context import Here, use_here
from monitoring.care import Contact
from monitoring.errors import NotADateError
from monitoring.typed_hours import read_typed, write_typed

NOBODY = Contact("", "", "")
TYPED = ("name", "role", "phone", "mail", "video", "address")  # what is written in a field


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
    width = ft.use_context(FrameContext).width
    is_choosing, set_is_choosing = ft.use_state(False)
    begun = before or replace(NOBODY, kind=teams.FIRST if is_first else "")
    contact, set_contact = ft.use_state(begun)
    hours, set_hours = ft.use_state(write_typed(begun.hours, say.weekdays))

    def write(name: str, text: str) -> None:
        change: dict[str, Any] = {name: text}
        set_contact(replace(contact, **change))

    def choose(kind: str) -> None:
        set_is_choosing(False)
        write("kind", kind)

    def save() -> None:
        tidied: dict[str, Any] = {name: " ".join(getattr(contact, name).split()) for name in TYPED}
        try:
            tidy = replace(contact, **tidied, hours=read_typed(hours, "hours", say.weekdays))
        except NotADateError:
            tell("desk-team.hours-unclear")
            return
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
    reached = field(
        look, say("desk-team.hours"), hours, on_change=set_hours, on_submit=save, key="member-hours"
    )
    title = (
        say("desk-team.change-spoken", name=before.name or before.role) if before else say("desk-team.add")
    )
    return opened(
        look,
        words(look, title, 18, weight=BOLD, height=1.2, level=3),
        *typed,
        reached,
        small(look, say("desk-team.kind")),
        in_rows(
            look,
            width,
            [*_kinds(here, contact.kind, choose, is_whole=is_choosing, more=partial(set_is_choosing, True))],
            2,
        ),
        in_rows(
            look,
            width,
            [
                button(
                    look,
                    say("desk-team.save"),
                    ft.Icons.CHECK_ROUNDED,
                    kind="main",
                    on_click=save,
                    key="save-member",
                ),
                button(look, say("desk-path.close"), kind="quiet", on_click=close, key="close-member"),
            ],
            2,
        ),
    )


def _kinds(
    here: Here, chosen: str, choose: Callable[[str], None], *, is_whole: bool, more: Callable[[], None]
) -> list[ft.Control]:
    """The one that was chosen; on request all that the wayfinder leads to and everybody has their own of."""
    look, say = here.look, here.say
    kinds = {each.id: say.of(each.name) for each in here.services.guide.contacts.values() if each.is_own}
    named = {"": say("desk-team.no-kind")} | kinds | {teams.FIRST: say("desk-team.first")}
    if not is_whole:
        other = button(look, say("desk-team.other-kind"), on_click=more, key="other-kind")
        return [body(look, named.get(chosen, chosen), strong=True), other]
    return [
        segment(
            look, text, chosen=name == chosen, on_click=partial(choose, name), key=f"kind-{name or 'none'}"
        )
        for name, text in named.items()
    ]
