"""Saved is saved; what happens next, and how to reach somebody."""

from decimal import Decimal
from functools import partial

import flet as ft

from app.actions import answering
from app.actions.drafts import kept_drafts
from app.actions.reading import Task
from app.components.actions import primary, quiet
from app.components.basics import BOLD, gap, icon, pair, words
from app.components.cards import card
from app.components.frame import frame
from app.components.houses import houses
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.signals import saved_cards
from app.sentences import amount
from app.state.pages import pages
from monitoring.errors import UnknownInstrumentError
from monitoring.instruments import find
from monitoring.records import QuestionnaireResponse


def _what(here: Here, response: QuestionnaireResponse) -> str:
    """What was saved, in words: the answer itself where there is one, else the name of the list."""
    say = here.say
    try:
        instrument = find(here.services.instruments, response.questionnaire)
    except UnknownInstrumentError:
        return say("saved.kept")
    questions = pages(instrument, response.answers)
    if len(questions) == 1:
        question = questions[0].question
        answer = response.answers.get(question.link_id)
        if question.kind == "boolean" and answer is True:
            return question.explanation.get(say.language) or say("saved.kept")
        if isinstance(answer, int | Decimal) and type(answer) is not bool:
            sentence = "saved.well-being" if question.link_id == "well-being" else "saved.number"
            return say(sentence, value=amount(say, answer, question.unit))
    return say("saved.list", title=instrument.title[say.language])


def _thanks(here: Here) -> str:
    name = here.session.overview.name
    return here.say("saved.thanks-named", name=name.split()[0]) if name else here.say("saved.thanks")


def _next_task(here: Here, response: QuestionnaireResponse) -> Task | None:
    url = response.questionnaire.partition("|")[0]
    drafts = kept_drafts(here.services)
    waiting = (t for t in here.session.overview.tasks if t.is_due or t.instrument.name in drafts)
    return next((task for task in waiting if task.instrument.url != url), None)


@ft.component
def SavedScreen() -> ft.View:
    """Reached only after the store has answered."""
    here = use_here()
    look, say = here.look, here.say
    record_id = ft.use_route_params().get("record_id", "")
    response = answering.find_response(here.services, record_id) if here.session.joined else None
    done = primary(look, say("saved.done"), on_click=lambda: go("/"), key="done")
    if response is None:
        return frame(look, words(look, say("nowhere.title"), 22), foot=[done], key="saved")
    travelled = here.session.overview.pending == 0
    following = _next_task(here, response)
    change = quiet(
        look,
        say("saved.change"),
        ft.Icons.EDIT_OUTLINED,
        on_click=partial(go, f"/change/{record_id}"),
        key="change",
    )
    another = following and quiet(
        look,
        say.find(f"short.{following.instrument.name}") or following.instrument.title[say.language],
        on_click=partial(go, f"/fill/{following.instrument.name}"),
        key="following",
    )
    return frame(
        look,
        ft.Container(houses(look), margin=ft.Margin.only(top=4), alignment=ft.Alignment.CENTER),
        gap(12),
        ft.Row(
            [
                icon(look, ft.Icons.CHECK_CIRCLE_ROUNDED, 44, look.leaf),
                words(look, say("saved.title"), 40, weight=BOLD, height=1.15, level=1, key="saved"),
            ],
            spacing=12,
        ),
        words(look, f"{_thanks(here)}\n{_what(here, response)}", 20, key="saved-what"),
        gap(),
        *saved_cards(here, record_id),
        card(
            look,
            line(look, ft.Icons.SMARTPHONE_ROUNDED, say("saved.sent" if travelled else "saved.device")),
            line(look, ft.Icons.EVENT_AVAILABLE_ROUNDED, say("team.who-looks")),
            line(look, ft.Icons.CALL_OUTLINED, say("saved.urgent")),
            spacing=16,
        ),
        foot=[pair(look, change, another) if another else change, done],
        key="saved",
    )
