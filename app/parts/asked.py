"""What was said between a person and the team: a question where it stands, its replies, or a message."""

from datetime import datetime

import flet as ft

from app.components.basics import MEDIUM, icon, stack, words
from app.components.cards import card, initials, message_lines
from app.context import Here
from app.theme import CONTROL
from monitoring.records import Communication
from monitoring.team_questions import Outcome, Status, TeamQuestion, Word

SIGNS = {
    Status.SAVED: ft.Icons.SMARTPHONE_ROUNDED,
    Status.SENT: ft.Icons.CHECK_ROUNDED,
    Status.SEEN: ft.Icons.VISIBILITY_OUTLINED,
}
ENDS = {
    Outcome.ANSWERED: ft.Icons.MARK_CHAT_READ_OUTLINED,
    Outcome.BY_PHONE: ft.Icons.CALL_OUTLINED,
    Outcome.NO_ANSWER: ft.Icons.DRAFTS_OUTLINED,
}


def said_card(here: Here, said: TeamQuestion | Communication) -> ft.Control:
    """A question of one's own with its replies in one card, or what the team wrote by itself."""
    if isinstance(said, Communication):
        return card(here.look, _from_team(here, said), padding=16)
    message = said.message
    asked = ft.Row([message_lines(here.look, _head(here, here.say("message.you"), message), message.text)])
    replies = [_reply(here, each) for each in said.replies]
    return card(here.look, asked, _status(here, said), *replies, padding=16)


def _head(here: Here, sender: str, message: Communication) -> str:
    date = here.say.recent(message.origin.about, here.services.now())
    return here.say("message.head", sender=sender, date=date)


def _status(here: Here, question: TeamQuestion) -> ft.Control:
    """Where it stands in words with a sign."""
    look = here.look
    sign = ENDS[question.answered.outcome] if question.answered else SIGNS[question.status]
    text = words(
        look,
        _stands(here, question),
        16,
        weight=MEDIUM,
        height=1.3,
        expand=True,
        key=f"stands-{question.message.origin.record_id}",
    )
    return ft.Row(
        [icon(look, sign, 24, look.leaf), text], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START
    )


def _stands(here: Here, question: TeamQuestion) -> str:
    if question.answered:
        return here.say(f"asked.{question.answered.outcome}", detail=_detail(here, question.answered))
    if question.seen:
        return here.say("asked.seen", detail=_detail(here, question.seen))
    return here.say(f"asked.{question.status}")


def _detail(here: Here, word: Word) -> str:
    """Who and when, as far as is known."""
    when = _when(here, word.at)
    return here.say("asked.by", by=word.by, when=when) if word.by else when


def _when(here: Here, at: datetime) -> str:
    return here.say("asked.at", day=here.say.recent(at, here.services.now()), time=here.say.time(at))


def _reply(here: Here, message: Communication) -> ft.Control:
    look = here.look
    return ft.Container(
        _from_team(here, message),
        bgcolor=look.leaf_soft,
        border_radius=CONTROL,
        padding=14,
        border=ft.Border.all(2, look.edge) if look.contrast else None,
    )


def _from_team(here: Here, message: Communication) -> ft.Control:
    sender = message.sender or here.say("team.somebody")
    face = initials(here.look, sender, 48)
    said = message_lines(here.look, _head(here, sender, message), message.text)
    if here.look.big:
        return stack(ft.Row([face]), ft.Row([said]), spacing=8)
    return ft.Row([face, said], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
