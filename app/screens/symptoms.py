"""Symptoms: the latest answers in words, and what is different from the time before."""

from datetime import datetime
from itertools import groupby

import flet as ft

from app.components.basics import BOLD, gap, stack, title, words
from app.components.cards import card
from app.components.frame import frame
from app.context import Here, use_here
from app.i18n import Words
from app.parts.symptoms import is_different, symptom_row
from app.parts.ways import back
from app.sentences import since
from monitoring.symptoms import Symptom


@ft.component
def SymptomsScreen() -> ft.View:
    """A card for each list of questions; the dots say what the words say."""
    here = use_here()
    look, say = here.look, here.say
    found = here.session.overview.symptoms
    leave = back(here, "/course")
    if not found:
        return frame(look, title(look, say("symptoms.empty")), foot=[leave], key="symptoms")
    lists = {name: list(group) for name, group in groupby(found, lambda each: each.instrument)}
    cards = [_card(here, name, group, is_alone=len(lists) == 1) for name, group in lists.items()]
    return frame(
        look,
        title(look, say("symptoms.title")),
        *cards,
        words(look, say("symptoms.meaning"), 18),
        gap(),
        foot=[leave],
        spacing=14,
        key="symptoms",
    )


def _card(here: Here, name: str, found: list[Symptom], *, is_alone: bool) -> ft.Control:
    look, say = here.look, here.say
    text = here.services.instruments[name].title[say.language]
    head = [] if is_alone else [words(look, text, 20, weight=BOLD, height=1.2, level=2)]
    under = words(look, _when(say, found, here.services.now()), 16, soft=True, height=1.3, key=f"when-{name}")
    rows = [symptom_row(here, each) for each in found]
    return card(look, stack(*head, under, spacing=2), *rows, spacing=28 if look.big else 16)


def _when(say: Words, found: list[Symptom], now: datetime) -> str:
    """When this was filled in, and what it is told against."""
    date = say.recent(max(each.latest.origin.about for each in found), now)
    befores = [each.before.origin.about for each in found if each.before]
    if not befores:
        return say("symptoms.last", date=date)
    key = "symptoms.since" if any(is_different(each) for each in found) else "symptoms.same"
    return say(key, date=date, since=since(say, max(befores), now))
