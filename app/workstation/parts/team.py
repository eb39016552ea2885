"""The people around a person: those of the team, to add, change and take off, and those of their own."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.basics import stack, words
from app.components.cards import initials
from app.workstation.actions import team as teams
from app.workstation.actions.people import Person
from app.workstation.components.boxes import box
from app.workstation.components.controls import body, button, small
from app.workstation.context import Here, use_here
from app.workstation.parts.member import Member
from app.workstation.parts.saving import notes, use_saving
from app.workstation.sentences import called
from monitoring.care import Contact
from monitoring.typed_hours import write_typed
from sync.errors import SyncError

NOBODY, SOMEBODY_NEW = -1, -2  # which of the list is being changed
FACE = 44  # dp


@ft.component
def TeamView(person: Person, tall: bool, key: str | None = None) -> ft.Control:
    """One of them is changed at a time."""
    here = use_here()
    look, say, services, participant = here.look, here.say, here.services, person.participant
    changing, set_changing = ft.use_state(NOBODY)
    saving = use_saving(here)
    try:
        people, own = teams.people_of(services, participant), teams.own_people(services, participant)
    except SyncError:
        return stack()  # the page says so already

    def change(number: int) -> None:
        saving.tell("")
        set_changing(number)

    def keep(before: Contact | None, contact: Contact) -> None:
        if saving.keep(partial(teams.write_down, services, participant, before, contact)):
            set_changing(NOBODY)

    def form(before: Contact | None) -> ft.Control:
        return Member(
            before=before,
            is_first=not people,
            tell=saving.tell,
            keep=partial(keep, before),
            close=partial(change, NOBODY),
            key=f"member-{changing}",
        )

    rows = [
        form(each)
        if number == changing
        else _member(here, each, number, partial(change, number), saving.keep, person)
        for number, each in enumerate(people)
    ]
    add = button(
        look,
        say("desk-team.add"),
        ft.Icons.PERSON_ADD_ALT_ROUNDED,
        on_click=partial(change, SOMEBODY_NEW),
        key="add-member",
    )
    taken = _take_over(here, person, people, saving.keep)
    last = [form(None)] if changing == SOMEBODY_NEW else [ft.Row([add]), *taken]
    name = called(say, person)
    none = [] if people else [words(look, say("desk-team.none", name=name), 16, soft=True, height=1.3)]
    ours = box(
        look,
        say("desk-team.title", name=name),
        *none,
        *rows,
        *notes(here, saving.said, "team-note"),
        *last,
        spacing=14,
    )
    parts = stack(ours, *_own(here, name, own), spacing=14)
    if tall:
        return parts
    inside = ft.Container(parts, padding=ft.Padding.only(bottom=8))
    return ft.Column(
        [inside], scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )


def _member(
    here: Here,
    contact: Contact,
    number: int,
    change: Callable[[], None],
    keep: Callable[[Callable[[], object]], bool],
    person: Person,
) -> ft.Control:
    """Somebody, with what can be done about it."""
    look, say = here.look, here.say
    name = contact.name or contact.role

    def take_off() -> None:
        keep(partial(teams.take_off, here.services, person.participant, contact))

    answers = [
        button(
            look,
            say("desk-team.change"),
            spoken=say("desk-team.change-spoken", name=name),
            on_click=change,
            key=f"change-member-{number}",
        ),
        button(
            look,
            say("desk-team.take-off"),
            kind="quiet",
            spoken=say("desk-team.take-off-spoken", name=name),
            on_click=take_off,
            key=f"take-off-{number}",
        ),
    ]
    if look.big:
        return stack(_told(here, contact), *answers, spacing=10)
    face = initials(look, contact.name, FACE) if contact.name else ft.Container(width=FACE)
    told = ft.Container(_told(here, contact), expand=True)
    return ft.Row([face, told, *answers], spacing=10)


def _told(here: Here, contact: Contact) -> ft.Control:
    """Who it is, for what, and how to reach them."""
    say = here.say
    is_first, kind = contact.kind == teams.FIRST, here.services.guide.contacts.get(contact.kind)
    role = contact.role or (say.of(kind.name) if kind and not is_first else "")
    first = say("desk-team.first") if is_first else ""
    name, does = contact.name or role, role if contact.name else ""
    reached = filter(None, (contact.phone, contact.mail, write_typed(contact.hours, say.weekdays)))
    lines = [", ".join(filter(None, (first, does))), "  ".join(reached)]
    said = stack(
        body(here.look, name, strong=True), *(small(here.look, each) for each in lines if each), spacing=2
    )
    return ft.MergeSemantics(said)


def _take_over(
    here: Here, person: Person, people: tuple[Contact, ...], keep: Callable[[Callable[[], object]], bool]
) -> list[ft.Control]:
    """The people whom somebody else here got last, in one press, as long as this list is empty."""
    found = () if people else teams.to_take_over(here.services, person.participant)
    if not found:
        return []
    names = here.say.listed([each.name or each.role for each in found])

    def take_over() -> None:
        keep(partial(teams.take_over, here.services, person.participant, found))

    said = words(
        here.look, here.say("desk-team.take-over-who", names=names), 16, height=1.3, key="take-over-who"
    )
    sign = ft.Icons.GROUP_ADD_OUTLINED
    press = button(here.look, here.say("desk-team.take-over"), sign, on_click=take_over, key="take-over")
    return [said, ft.Row([press])]


def _own(here: Here, name: str, own: tuple[Contact, ...]) -> list[ft.Control]:
    if not own:
        return []
    text = here.say("desk-team.own", name=name)
    under = small(here.look, here.say("desk-team.own-under", name=name))
    return [box(here.look, text, under, *(_told(here, each) for each in own), spacing=12)]
