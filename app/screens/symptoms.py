"""Symptoms: the latest answers in words, and what is different from the time before."""

from datetime import datetime
from itertools import groupby

import flet as ft

from app.components.actions import quiet
from app.components.answered import STEPS, answered
from app.components.basics import BOLD, gap, title, words
from app.components.cards import card
from app.components.frame import frame
from app.context import Here, go, use_here
from app.i18n import Words
from app.sentences import answer_text, capital, since
from monitoring.symptoms import Symptom


@ft.component
def SymptomsScreen() -> ft.View:
    """A card for each list of questions; the dots say what the words say."""
    here = use_here()
    look, say = here.look, here.say
    found = here.session.overview.symptoms
    back = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/course"), key="back")
    if not found:
        return frame(look, title(look, say("symptoms.empty")), foot=[back], key="symptoms")
    cards = [_card(here, name, list(group)) for name, group in groupby(found, lambda each: each.instrument)]
    return frame(
        look,
        title(look, say("symptoms.title")),
        *cards,
        words(look, say("symptoms.meaning"), 18),
        gap(),
        foot=[back],
        spacing=14,
        key="symptoms",
    )


def _card(here: Here, name: str, found: list[Symptom]) -> ft.Control:
    look, say, now = here.look, here.say, here.services.now()
    head = words(look, here.services.instruments[name].title[say.language], 20, weight=BOLD, level=2)
    newest = max(each.latest.origin.about for each in found)
    date = say("symptoms.last", date=say.recent(newest, now))
    rows = [_row(here, each) for each in found]
    return card(look, head, words(look, date, 16, soft=True, height=1.3), *rows, spacing=16)


def _row(here: Here, symptom: Symptom) -> ft.Control:
    look, say, latest = here.look, here.say, symptom.latest
    most = max((option.points or 0 for option in latest.item.options), default=0)
    return answered(
        look,
        latest.item.text[say.language],
        answer_text(say, latest.item, latest.answer),
        _before(say, symptom, here.services.now()),
        count=latest.points if most == STEPS else None,
        key=f"symptom-{symptom.link_id}",
    )


def _before(say: Words, symptom: Symptom, now: datetime) -> list[str]:
    """How it was the time before, in the same words."""
    before = symptom.before
    if before is None:
        return []
    when = since(say, before.origin.about, now)
    if before.answer == symptom.latest.answer:
        return [say("symptoms.same", since=when)]
    return [say("symptoms.was", since=capital(when), answer=answer_text(say, before.item, before.answer))]
