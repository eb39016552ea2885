"""One aid: how it stands, what can be done when that takes long, and one tap when it is there."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import keeping
from app.actions.planning import local_now
from app.components.actions import primary, quiet
from app.components.basics import BOLD, gap, pair, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.told import told
from app.context import Here, use_here
from app.parts.aids import aid_name, source_name, what_can_be_done
from app.parts.kept import Tell, change_way, kept_view, take_away, whose
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.waited import short, standing
from monitoring import aids
from monitoring.aids import Aid
from monitoring.kept import Kept
from monitoring.waiting import State, Waiting, waiting


@ft.component
def AidScreen() -> ft.View:
    """Only who wrote it down changes it."""
    here = use_here()
    trouble, set_trouble = ft.use_state("")

    def draw(found: Kept[Aid]) -> ft.View:
        return _view(here, found, trouble, set_trouble)

    return kept_view(here, keeping.my_aids(here.services), "/aids", draw, trouble, set_trouble)


def _view(here: Here, found: Kept[Aid], trouble: str, tell: Tell) -> ft.View:
    look, aid = here.look, found.said
    today = local_now(here.services).date()
    stands = waiting(aid, today)
    line = standing(here.say, aid, stands, today)
    ways, foot = _ways(here, found, stands, tell)
    return frame(
        look,
        title(look, aid_name(here, aid)),
        card(look, words(look, line, 20, weight=BOLD, height=1.25, key="standing"), *_facts(here, aid)),
        *whose(here, found.origin),
        *what_can_be_done(here, aid, stands),
        *notes(here, trouble),
        *ways,
        gap(),
        foot=foot,
        key=f"aid-{stands.state}",
    )


def _facts(here: Here, aid: Aid) -> list[ft.Control]:
    say, today = here.say, local_now(here.services).date()
    days = (("asked", aid.asked), ("promised", aid.promised), ("delivered", aid.delivered))
    return told(
        here.look,
        [
            (say("aids.from"), source_name(here, aid)),
            *((say(f"aids.{name}-on"), short(say, day, today)) for name, day in days),
            (say("aids.note"), aid.note),
        ],
    )


def _ways(
    here: Here, found: Kept[Aid], stands: Waiting, tell: Tell
) -> tuple[list[ft.Control], list[ft.Control]]:
    """What can be done with it, and what stands in the foot."""
    look, say, aid = here.look, here.say, found.said
    leave = back(here, "/aids")
    if found.is_of_team:
        return [], [leave]

    def keep(other: Aid) -> None:
        make = partial(aids.write, other)
        change = partial(keeping.keep, here.services, make, found.origin, here.session.writer)
        attempt(here, change, tell)

    today = local_now(here.services).date()
    there = partial(keep, replace(aid, status=aids.DELIVERED, delivered=today))
    waits = partial(keep, replace(aid, status=aids.ASKED, delivered=None))
    first: list[ft.Control] = []
    if stands.is_open:
        sign = ft.Icons.CHECK_ROUNDED
        first = [primary(look, say("aids.is-there"), sign, on_click=there, key="there")]
    elif stands.state is State.DELIVERED:
        first = [quiet(look, say("aids.not-yet"), ft.Icons.UNDO_ROUNDED, on_click=waits, key="not-yet")]
    change = change_way(here, f"/aid/{found.origin.record_id}/change")
    return [take_away(here, found.origin, tell)], [*first, pair(look, leave, change)]
