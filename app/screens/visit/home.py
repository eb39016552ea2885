"""Getting ready for an appointment: my three questions, and what is different since the last one."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import visiting
from app.components.actions import primary, quiet, segment
from app.components.basics import gap, icon, pair, section, title, words
from app.components.cards import card, link_card
from app.components.changed import changed_card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.saving import attempt, notes
from app.parts.steps import path_of
from app.parts.visit import first_period, looked_back, numbered, periods, sentences, since_text
from app.parts.ways import back
from app.screens.visit.onward import Onward
from app.visit_questions import suggestions
from monitoring.care_path import Place
from monitoring.recent import Recent
from monitoring.visits import Preparation

Tell = Callable[[str], None]


@ft.component
def VisitScreen() -> ft.View:
    """Write down, look back, show, print and send; each is one tap from here."""
    here = use_here()
    look, say = here.look, here.say
    period, choose = ft.use_state("")
    trouble, set_trouble = ft.use_state("")
    period = period or first_period(here)
    prepared, recent = visiting.current(here.services), looked_back(here, period)
    write = primary(
        look, say("visit.write"), ft.Icons.EDIT_ROUNDED, on_click=partial(go, "/visit/write"), key="write"
    )
    show = primary(
        look,
        say("visit.show"),
        ft.Icons.ZOOM_IN_ROUNDED,
        on_click=partial(go, f"/visit/show/{period}"),
        key="show",
    )
    return frame(
        look,
        title(look, say("visit.title")),
        *notes(here, trouble),
        section(look, say("visit.mine")),
        _mine(here, prepared),
        *_offered(here, prepared, recent, set_trouble),
        section(look, say("visit.changed")),
        *_periods(here, period, choose),
        *changed_card(look, since_text(here, period), sentences(here, recent)),
        *([] if prepared.is_empty else [section(look, say("visit.onward"))]),
        Onward(prepared, key="onward"),
        gap(),
        foot=[write if prepared.is_empty else show, back(here, "/team" if here.session.joined else "")],
        key="visit",
    )


def _mine(here: Here, prepared: Preparation) -> ft.Control:
    look, say = here.look, here.say
    if prepared.is_empty:
        return card(look, words(look, say("visit.none"), 18, key="none"))
    more = (
        (ft.Icons.CHECKLIST_ROUNDED, prepared.remember, "remember"),
        (ft.Icons.PEOPLE_OUTLINE_ROUNDED, prepared.companion, "companion"),
    )
    return card(
        look,
        *numbered(here, prepared, 20),
        *(line(look, sign, text, key=key) for sign, text, key in more if text),
        quiet(
            look,
            say("visit.change"),
            ft.Icons.EDIT_OUTLINED,
            on_click=partial(go, "/visit/write"),
            key="write-more",
        ),
        spacing=14,
    )


def _offered(here: Here, prepared: Preparation, recent: Recent, tell: Tell) -> list[ft.Control]:
    """Questions to take over, one tap each, as long as there is a place for them."""
    look, say = here.look, here.say
    steps = [each.step for each in path_of(here).at(Place.NOW) if each.step]
    offered = suggestions(say, recent, steps, prepared.questions)
    if prepared.is_full or not offered:
        return []
    cards = [
        link_card(
            look,
            text,
            "",
            trailing=icon(look, ft.Icons.ADD_ROUNDED, 28, look.leaf),
            on_click=partial(_take, here, text, tell),
            key=f"take-{number}",
        )
        for number, text in enumerate(offered)
    ]
    return [section(look, say("visit.maybe")), words(look, say("visit.maybe-under"), 18, soft=True), *cards]


def _take(here: Here, text: str, tell: Tell) -> None:
    attempt(here, partial(visiting.take_over, here.services, text, here.session.writer), tell)


def _periods(here: Here, period: str, choose: Callable[[str], None]) -> list[ft.Control]:
    look, say = here.look, here.say
    answers = [
        segment(
            look,
            say(f"visit.period-{each}"),
            selected=each == period,
            on_click=partial(choose, each),
            key=f"period-{each}",
        )
        for each in periods(here)
    ]
    return [pair(look, *answers[:2]), pair(look, *answers[2:])]
