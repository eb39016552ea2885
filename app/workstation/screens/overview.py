"""The overview: everybody the team follows, who wants contact first."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import flet as ft

from app.components.basics import BOLD, stack, words
from app.workstation.actions.people import Person, matching
from app.workstation.components.boxes import empty, note, progress
from app.workstation.components.controls import button, field
from app.workstation.components.frame import FrameContext, abreast, frame, is_tall
from app.workstation.components.rows import PersonRow, heads
from app.workstation.context import Here, go, use_here
from app.workstation.lines import line
from app.workstation.sentences import DOMAINS, fetched_line

SEARCH = 320  # dp


@ft.component
def OverviewScreen() -> ft.View:
    """Sorted by who waits; says how old it is and never more."""
    here = use_here()
    look, say, office = here.look, here.say, here.office
    typed, set_typed = ft.use_state("")
    tall = is_tall(look, ft.use_context(FrameContext).width)
    now = here.services.now()
    found = matching(office.people, typed)
    search = _search(here, typed, set_typed, tall)
    if not office.people:
        body = [_empty(here)]
    elif not found:
        body = [search, words(look, say("desk.none-found"), 16, key="none-found")]
    else:
        body = [search, *_groups(here, found, now, tall, is_all=not typed.strip())]
    return frame(look, "overview", _head(here, now, tall), *body, key="overview")


def _search(here: Here, typed: str, set_typed: Callable[[str], None], tall: bool) -> ft.Control:
    sign, text = ft.Icons.SEARCH_ROUNDED, here.say("desk.search")
    search = field(here.look, text, typed, on_change=set_typed, sign=sign, key="search")
    return search if tall else ft.Row([ft.Container(search, width=SEARCH)])


def _head(here: Here, now: datetime, tall: bool) -> ft.Control:
    look, say = here.look, here.say
    titles = stack(
        words(look, say("desk.place.overview"), 28, weight=BOLD, height=1.2, level=1),
        words(look, _how_old(here, now), 16, soft=True, height=1.3, key="fetched"),
        spacing=2,
    )
    buttons = [
        button(
            look,
            say("desk.invite"),
            ft.Icons.PERSON_ADD_ALT_ROUNDED,
            on_click=lambda: go("/invite"),
            key="invite",
        ),
        button(
            look,
            say("desk.fetch"),
            ft.Icons.SYNC_ROUNDED,
            kind="main",
            on_click=partial(_fetch, here),
            key="fetch",
        ),
    ]
    # What comes and goes stands last in a column of its own: nothing below it is drawn again.
    if tall:
        both = abreast(look, ft.use_context(FrameContext).width, buttons)
        return stack(titles, both, *_said(here))
    titles.expand = True
    return stack(ft.Row([titles, *buttons], spacing=12), *_said(here), spacing=14)


def _fetch(here: Here) -> None:
    ft.context.page.run_task(here.office.fetch, here.services)


def _how_old(here: Here, now: datetime) -> str:
    count = here.say.count("desk.people", len(here.office.people))
    age = fetched_line(here.say, here.office.fetched, now, is_empty=not here.office.people)
    return f"{count}. {age}"


def _said(here: Here) -> list[ft.Control]:
    """What there is to say about fetching: how far it is, what went wrong, what was not taken in."""
    look, say, office = here.look, here.say, here.office
    said: list[ft.Control] = []
    if office.share is not None:
        percent = round(100 * office.share)
        text = say("desk.fetching-share", percent=percent)
        said.append(progress(look, text, say("desk.fetching"), office.share))
    if office.trouble:
        sign = ft.Icons.CLOUD_OFF_ROUNDED
        said.append(note(look, say(office.trouble), sign, notice=True, key="trouble"))
    if office.unsent and office.share is None:
        text = say.count("desk.pending", office.unsent)
        said.append(note(look, text, ft.Icons.SCHEDULE_SEND_ROUNDED, key="pending"))
    if office.strangers:
        text = say.count("desk.strangers", office.strangers)
        said.append(note(look, text, ft.Icons.GPP_MAYBE_OUTLINED, notice=True, key="strangers"))
    return said


def _empty(here: Here) -> ft.Control:
    say = here.say
    return empty(here.look, say("desk.empty"), say("desk.empty-under"))


def _groups(
    here: Here, found: Sequence[Person], now: datetime, tall: bool, *, is_all: bool
) -> list[ft.Control]:
    say = here.say
    waiting = [each for each in found if each.waits or each.open_signals]
    others = [each for each in found if not (each.waits or each.open_signals)]
    names = [say("desk.head.who"), say("desk.head.contact")]
    names += [say(f"desk.measure.{measure}") for measure in DOMAINS]
    names += [say(f"desk.head.{name}") for name in ("weight", "well-being", "last")]
    rest = "rest" if waiting else "everybody" if is_all else "found"
    parts = [] if tall else [heads(here.look, names)]
    first = "rules.group.first" if any(each.open_signals for each in waiting) else "desk.group.contact"
    for key, group in ((first, waiting), (f"desk.group.{rest}", others)):
        if group:
            parts.append(_group_head(here, say(key), len(group)))
            parts += [_row(here, each, now, tall) for each in group]
    return [stack(*parts, spacing=8)]


def _group_head(here: Here, text: str, number: int) -> ft.Control:
    head = words(here.look, text, 18, weight=BOLD, height=1.2, level=2)
    count = words(here.look, here.say.count("desk.people", number), 16, soft=True, height=1.2)
    return ft.Container(ft.Row([head, count], spacing=10), margin=ft.Margin.only(top=6))


def _row(here: Here, person: Person, now: datetime, tall: bool) -> ft.Control:
    code = person.participant.hex()
    return PersonRow(here.look, line(here.say, person, now), tall, code, _open, key=code)


def _open(code: str) -> None:
    go(f"/person/{code}")
