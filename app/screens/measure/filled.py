"""Who filled in, and how the questions of a domain were last answered."""

from collections.abc import Iterator
from datetime import datetime

import flet as ft

from app.components.answered import answered
from app.components.basics import BOLD, words
from app.components.cards import card
from app.context import Here
from app.i18n import Words
from app.sentences import answer_text
from monitoring.given import Given
from monitoring.measures import DOMAINS, Measure
from monitoring.records import Author


def who(say: Words, author: Author, *, helped: bool) -> str:
    """Whose hands: the person, somebody close, the team, or with help."""
    name = say(f"filled.{author}")
    return say("filled.helped", who=name) if helped else name


def filled(say: Words, at: datetime, author: Author, now: datetime, *, helped: bool) -> str:
    """When something was filled in, and by whom."""
    return say("filled.line", date=say.recent(at, now), who=who(say, author, helped=helped))


def questions(here: Here, measure: Measure) -> list[ft.Control]:
    """The questions of a domain with their latest answers; of another measure nothing."""
    found = list(_answers(here, measure))
    if not found:
        return []
    look, say, now = here.look, here.say, here.services.now()
    head = words(look, say("questions.title"), 20, weight=BOLD, height=1.2, level=2)
    newest = max(each.origin.about for each in found)
    rows = [
        answered(
            look,
            each.item.text[say.language],
            answer_text(say, each.item, each.answer),
            [] if each.origin.about == newest else [_line(say, each, now)],
            key=f"answer-{each.item.link_id}",
        )
        for each in found
    ]
    return [card(look, head, *rows, spacing=16)]


def _line(say: Words, given: Given, now: datetime) -> str:
    origin = given.origin
    return filled(say, origin.about, origin.author, now, helped=origin.helped)


def _answers(here: Here, measure: Measure) -> Iterator[Given]:
    instrument, group = DOMAINS.get(measure, ("", ""))
    known = here.services.instruments.get(instrument)
    for item in known.by_id[group].items if known and group in known.by_id else ():
        given = here.session.overview.given.get((instrument, item.link_id))
        if given:
            yield given[0]
