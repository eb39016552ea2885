"""What was written between a person and the team, and writing back."""

from functools import partial

import flet as ft

from app.components.basics import stack, words
from app.theme import SMALL
from app.workstation.actions import questions, writing
from app.workstation.actions.dossier import story
from app.workstation.actions.people import Person
from app.workstation.components.boxes import box
from app.workstation.components.controls import button, field, small
from app.workstation.context import Here, use_here
from app.workstation.parts.question import OpenQuestion, about_button
from app.workstation.parts.saving import REFUSED, notes, use_saving
from app.workstation.parts.sender import use_sender
from app.workstation.question_words import stands
from app.workstation.sentences import called
from monitoring.records import Author, Communication
from monitoring.team_questions import TeamQuestion
from sync.errors import SyncError

SHOWN = 30  # questions and messages; older ones stay in the dossier


def conversation(here: Here, person: Person) -> list[ft.Control]:
    """The questions that are open, each by itself; then the field to write in, and what was written."""
    writer = Writer(person, key=f"writer-{person.participant.hex()}")
    opened = [
        OpenQuestion(person, each, key=f"open-{each.message.origin.record_id}")
        for each in person.open_questions
    ]
    return [*opened, box(here.look, here.say("desk.messages"), writer, *_written(here, person))]


def _written(here: Here, person: Person) -> list[ft.Control]:
    """What was written, what came last first; an open question stands above."""
    try:
        said = story(here.services, person.participant).conversation
    except SyncError:
        return []
    if not said:
        return [words(here.look, here.say("desk.messages-none"), 16, soft=True)]
    closed = [each for each in said if isinstance(each, Communication) or not each.is_open]
    return [
        _message(here, person, each)
        if isinstance(each, Communication)
        else Closed(person, each, key=f"closed-{each.message.origin.record_id}")
        for each in closed[:SHOWN]
    ]


@ft.component
def Closed(person: Person, question: TeamQuestion, key: str | None = None) -> ft.Control:
    """A question that is dealt with, and its replies; without one it can be opened again."""
    here = use_here()
    saving = use_saving(here)
    asked = _message(here, person, question.message, stands(here, question))
    replies = [_message(here, person, each) for each in question.replies]
    open_again = partial(questions.take_back, here.services, person.participant, question)
    undo = about_button(
        here,
        question,
        "reopen",
        ft.Icons.UNDO_ROUNDED,
        on_click=partial(saving.keep, open_again),
        kind="quiet",
    )
    after = [ft.Row([undo]), *notes(here, saving.said, "closed-note")] if question.marks else []
    return stack(asked, *replies, *after, spacing=12)


def _message(here: Here, person: Person, message: Communication, under: str = "") -> ft.Control:
    look, say = here.look, here.say
    ours = message.origin.author is Author.CLINICIAN
    sender = message.sender or (say("desk.team") if ours else called(say, person))
    at = message.origin.about
    when = say.recent(at, here.services.now())
    head = say("desk.message-head", sender=sender, when=when, time=say.time(at))
    parts = [small(look, head), words(look, message.text, 16, height=1.3)]
    said = ft.Column([*parts, *([small(look, under)] if under else [])], spacing=2)
    shape = ft.Container(
        said,
        bgcolor=look.leaf_soft if ours else look.sunken,
        border_radius=SMALL,
        padding=12,
        margin=ft.Margin.only(left=20 if ours else 0, right=0 if ours else 20),
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )
    return ft.MergeSemantics(shape)


@ft.component
def Writer(person: Person, key: str | None = None) -> ft.Control:
    """The field; what was typed stays on the screen until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    text, set_text = ft.use_state("")
    sender = use_sender(here, say("desk.sender-field"), "sender")
    saving = use_saving(here, REFUSED)

    def write() -> None:
        missing = _missing(text, sender.name)
        kept = partial(writing.write_message, here.services, person.participant, text, sender.name)
        if missing:
            saving.tell(missing)
        elif saving.keep(kept):
            set_text("")

    label = say("desk.message-field", name=called(say, person))
    typed = field(look, label, text, on_change=set_text, lines=3, key="message")
    send_button = button(
        look, say("desk.send"), ft.Icons.SEND_ROUNDED, kind="main", on_click=write, key="send"
    )
    said = notes(here, saving.said, "message-note")
    slow = small(look, say("desk.message-slow"))
    return stack(typed, *sender.fields, *said, send_button, slow, spacing=14)


def _missing(text: str, name: str) -> str:
    """The key of what is still missing; empty when nothing is."""
    if not text.strip():
        return "desk.message-empty"
    return "" if name else "desk.message-sender-empty"
