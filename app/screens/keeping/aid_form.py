"""Writing down an aid: what, from whom, how far it is, and the days that are known."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import keeping
from app.actions.planning import local_now
from app.components.actions import primary, segment
from app.components.basics import gap, pairs, section, title
from app.components.fields import text_field
from app.components.frame import frame
from app.context import Here, use_here
from app.parts.aids import OTHER, aid_name
from app.parts.days import maybe_day
from app.parts.kept import kept_view
from app.parts.saving import attempt, notes
from app.parts.ways import back
from monitoring import aids
from monitoring.aids import Aid
from monitoring.kept import Kept
from monitoring.records import Origin

Change = Callable[[Aid], None]
LINES = {"note": 2}  # of a field that takes a sentence


@ft.component
def NewAidFormScreen() -> ft.View:
    """A new one: asked for today, until somebody says otherwise."""
    here = use_here()
    code = ft.use_route_params().get("code", OTHER)
    common = here.services.guide.aids
    known = {each.id: each.name[here.say.language] for each in common.names}
    begun = Aid(known.get(code, ""), code if code in known else "", asked=local_now(here.services).date())
    return AidForm(begun, None, "/aids/new", key="new")


@ft.component
def AidFormScreen() -> ft.View:
    """A change of one that stands."""
    here = use_here()

    def draw(found: Kept[Aid]) -> ft.View:
        return AidForm(found.said, found.origin, f"/aid/{found.origin.record_id}", key="change")

    mine = [each for each in keeping.my_aids(here.services) if not each.is_of_team]
    return kept_view(here, mine, "/aids", draw, "", lambda _: None)


@ft.component
def AidForm(begun: Aid, before: Origin | None, leave: str, key: str | None = None) -> ft.View:
    """Every choice is on one screen; nothing but the name is needed."""
    here = use_here()
    look, say = here.look, here.say
    aid, change = ft.use_state(begun)
    trouble, set_trouble = ft.use_state("")

    def save() -> None:
        if not aid.what.strip():
            set_trouble("aids.no-name")
            return
        make = partial(aids.write, aid)
        then = leave if before else "/aids"
        attempt(
            here, partial(keeping.keep, here.services, make, before, here.session.writer), set_trouble, then
        )

    return frame(
        look,
        title(look, aid_name(here, begun) or say("aids.other")),
        *(
            []
            if begun.code
            else [_text(here, "what", aid.what, lambda text: change(replace(aid, what=text)))]
        ),
        *_from(here, aid, change),
        *_how_far(here, aid, change),
        *_days(here, aid, change),
        _text(here, "note", aid.note, lambda text: change(replace(aid, note=text))),
        *notes(here, trouble),
        gap(),
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            back(here, leave),
        ],
        key="aid-form",
    )


def _text(here: Here, name: str, value: str, on_change: Callable[[str], None]) -> ft.Control:
    text, lines = here.say(f"aids.field-{name}"), LINES.get(name, 1)
    return text_field(here.look, text, value, on_change=on_change, lines=lines, key=name)


def _from(here: Here, aid: Aid, change: Change) -> list[ft.Control]:
    """From whom: a tap, or own words."""
    look, say = here.look, here.say
    known = [(each.contact, say.of(each.name)) for each in here.services.guide.aids.sources_of_aids]
    cells = [
        segment(
            look,
            text,
            selected=aid.contact == contact,
            on_click=partial(change, replace(aid, contact=contact, source=text if contact else "")),
            key=f"from-{contact or OTHER}",
        )
        for contact, text in [*known, ("", say("aids.somebody-else"))]
    ]
    own = _text(here, "source", aid.source, lambda text: change(replace(aid, source=text)))
    return [section(look, say("aids.from-whom")), *pairs(here.look, cells), *([] if aid.contact else [own])]


def _how_far(here: Here, aid: Aid, change: Change) -> list[ft.Control]:
    came = {aids.DELIVERED: aid.delivered or local_now(here.services).date()}
    cells = [
        segment(
            here.look,
            here.say(f"aids.status-{status}"),
            selected=aid.status == status,
            on_click=partial(change, replace(aid, status=status, delivered=came.get(status))),
            key=f"status-{status}",
        )
        for status in aids.STATUSES
    ]
    return [section(here.look, here.say("aids.how-far")), *pairs(here.look, cells)]


def _days(here: Here, aid: Aid, change: Change) -> list[ft.Control]:
    """Only the days that belong to how far it is."""
    say = here.say
    if aid.status in (aids.PLANNED, aids.OFF):
        return []
    drawn = maybe_day(
        here,
        "asked",
        say("aids.asked-on-long"),
        say("days.unknown"),
        aid.asked,
        lambda day: change(replace(aid, asked=day)),
    )
    drawn += maybe_day(
        here,
        "promised",
        say("aids.promised-on-long"),
        say("aids.no-promise"),
        aid.promised,
        lambda day: change(replace(aid, promised=day)),
        ahead=True,
    )
    if aid.status == aids.DELIVERED:
        drawn += maybe_day(
            here,
            "delivered",
            say("aids.delivered-on-long"),
            say("days.unknown"),
            aid.delivered,
            lambda day: change(replace(aid, delivered=day)),
        )
    return drawn
