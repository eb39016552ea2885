"""The questions of everybody: what is open, the oldest first, and how many there were about what."""

from collections.abc import Iterator
from functools import partial

import flet as ft

from app.components.basics import BOLD, stack, words
from app.sentences import capital
from app.workstation.actions.people import Person
from app.workstation.components.boxes import box
from app.workstation.components.controls import segment, small
from app.workstation.components.frame import FrameContext, abreast, frame, is_tall
from app.workstation.components.question_rows import QuestionLine, question_row
from app.workstation.components.table import table
from app.workstation.context import Here, go, use_here
from app.workstation.question_words import route_name, stands, theme_name
from app.workstation.sentences import ago, called, fetched_line
from monitoring.question_counts import FEW, PERIODS, Counts, count
from monitoring.team_questions import TeamQuestion


@ft.component
def QuestionsScreen() -> ft.View:
    """Says how old it is, for nothing comes in by itself."""
    here = use_here()
    look, say, office, now = here.look, here.say, here.office, here.services.now()
    tall = is_tall(look, ft.use_context(FrameContext).width)
    waiting = sorted(_open(here), key=lambda each: each[1].message.origin.about)
    number = say.count("team-questions.open", len(waiting)) if waiting else say("team-questions.none")
    age = fetched_line(say, office.fetched, now, is_empty=not office.people)
    head = stack(
        words(look, say("team-questions.title"), 28, weight=BOLD, height=1.2, level=1),
        words(look, f"{number} {age}", 16, soft=True, height=1.3, key="questions-open"),
        spacing=2,
    )
    rows = [_row(here, person, question, tall=tall) for person, question in waiting]
    return frame(
        look,
        "questions",
        head,
        *([stack(*rows, spacing=8)] if rows else []),
        CountsBox(tall=tall, key="counts"),
        key="questions",
    )


def _open(here: Here) -> Iterator[tuple[Person, TeamQuestion]]:
    return ((person, each) for person in here.office.people for each in person.open_questions)


def _row(here: Here, person: Person, question: TeamQuestion, *, tall: bool) -> ft.Control:
    say, message = here.say, question.message
    age = ago(say, message.origin.about, here.services.now())
    line = QuestionLine(
        called(say, person),
        theme_name(here, question.topic.theme) or say("team-questions.no-topic"),
        stands(here, question),
        question.seen is not None,
        age,
        say("team-questions.asked-spoken", when=age),
    )
    open_person = partial(go, f"/person/{person.participant.hex()}")
    return question_row(
        here.look, line, tall=tall, on_open=open_person, key=f"question-{message.origin.record_id}"
    )


@ft.component
def CountsBox(*, tall: bool, key: str | None = None) -> ft.Control:
    """Numbers of one period, without any text that was asked."""
    here = use_here()
    look, say = here.look, here.say
    months, set_months = ft.use_state(next(iter(PERIODS)))
    counts = count((each.questions for each in here.office.people), here.services.now(), months)
    periods = [
        segment(
            look,
            say("team-questions.months", months=each),
            chosen=each == months,
            on_click=partial(set_months, each),
            key=f"months-{each}",
        )
        for each in PERIODS
    ]
    width = ft.use_context(FrameContext).width
    turns = abreast(look, width, periods) if tall else ft.Row(list(periods), spacing=10)
    return box(
        look,
        say("team-questions.counts"),
        turns,
        words(look, in_short(here, counts), 16, height=1.3, key="counts-short"),
        *([_table(here, counts)] if counts.questions else []),
        *([small(look, say("team-questions.few", few=FEW))] if _has_few(counts) else []),
        spacing=12,
    )


def in_short(here: Here, counts: Counts) -> str:
    """How many questions of how many people, and how many of these are open."""
    say = here.say
    asked = say.count("team-questions.asked", counts.questions)
    people = say.count("desk.people", counts.people)
    return say("team-questions.sum", asked=capital(asked), people=people, open=counts.still_open)


def _has_few(counts: Counts) -> bool:
    return any(number < FEW for number in counts.places.values())


def _table(here: Here, counts: Counts) -> ft.Control:
    """Topics downwards, who takes them sideways, and what that adds up to."""
    say, routes = here.say, counts.routes
    heads = [
        say("team-questions.topic"),
        *(route_name(here, each) or say("team-questions.no-route") for each in routes),
        say("team-questions.total"),
    ]
    rows = [
        [
            theme_name(here, theme) or say("team-questions.no-topic"),
            *(str(counts.places.get((theme, each), 0)) for each in routes),
            str(total),
        ]
        for theme, total in counts.themes.items()
    ]
    last = [say("team-questions.total"), *map(str, routes.values()), str(counts.questions)]
    return table(here.look, heads, [*rows, last], remarks=False, key="counts-table")
