"""Today: what there is to do, that it is safe, and how to reach somebody."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil

import flet as ft

from app.actions.drafts import KeptDraft, kept_drafts
from app.actions.reading import Task
from app.changed import changed
from app.components.actions import danger, quiet, secondary
from app.components.basics import gap, section, title, words
from app.components.cards import lead_card, link_card, message_card
from app.components.changed import changed_card
from app.components.frame import frame
from app.components.notices import empty_state, status_line
from app.context import Here, go, use_here
from app.faces import face
from app.i18n import Words
from app.measuring import not_asked, to_plan
from app.parts.appointments import near_appointments
from app.parts.signals import signal_cards
from app.parts.talks import talk_card
from app.sentences import amount, travelling
from app.state.pages import count, pages
from monitoring.schedule import Asking

PER_MINUTE = 3  # questions that most people answer
MORNING, AFTERNOON, EVENING = 6, 12, 18  # the hours at which the greeting changes


def _greeting(say: Words, now: datetime, name: str) -> str:
    hour = say.local(now).hour
    part = "evening" if hour >= EVENING or hour < MORNING else "afternoon" if hour >= AFTERNOON else "morning"
    hello = say(f"greeting.{part}")
    return say("greeting.named", hello=hello, name=name.split()[0]) if name else hello


def _under(here: Here, task: Task, draft: KeptDraft | None) -> str:
    """The second line of a card: where the person stopped, the last value, or how much work it is."""
    say, screens = here.say, pages(task.instrument, draft.answers if draft else {})
    if task.later:
        return say("plan.later-again", day=say.named_day(task.later))
    if draft:
        is_ready = draft.page >= len(screens)
        return say("draft.ready") if is_ready else say("draft.resume", number=draft.page + 1)
    questions = count(screens)
    if questions > 1:
        return say("task.questions", count=questions, minutes=ceil(questions / PER_MINUTE))
    if not screens:  # only texts, to read
        return say.of(task.instrument.description)
    question = screens[0].question
    trend = here.session.overview.trend_of(question)
    if question.kind == "decimal" and trend and trend.latest:
        return say("task.last", value=amount(say, trend.latest.value, trend.unit))
    return say.count("task.taps", 3 if question.kind == "decimal" else 2)


def _task_card(here: Here, task: Task, draft: KeptDraft | None, *, first: bool = False) -> ft.Control:
    draw = lead_card if first else link_card
    name = task.instrument.name
    return draw(
        here.look,
        here.say.of(task.instrument.title, name),
        _under(here, task, draft),
        face(name),
        on_click=lambda: go(f"/fill/{name}"),
        key=f"task-{name}",
    )


def _tasks(here: Here, drafts: Mapping[str, KeptDraft]) -> tuple[list[ft.Control], list[ft.Control]]:
    """What there is to do, the first of it lit; and what is not due, for who wants to all the same."""
    look, say, overview = here.look, here.say, here.session.overview
    if overview.asking is Asking.OFF:
        return [], []
    begun = [] if overview.asking is Asking.PAUSED else drafts
    now = [
        task for task in overview.tasks if task.is_due or (task.instrument.name in begun and not task.later)
    ]
    # The carer's own week is no task of the person; it is found under "something else".
    others = [
        _task_card(here, task, None)
        for task in overview.tasks
        if task not in now and not task.instrument.is_of_carer
    ]
    cards = [_task_card(here, task, drafts.get(task.instrument.name), first=task is now[0]) for task in now]
    if not now and overview.asking is Asking.YES:
        cards = [empty_state(look, say("today.done"), say("today.done-under"))]
    again = [section(look, say("today.again")), *others] if others else []
    return cards, [*again, _anything(here)]


def _anything(here: Here) -> ft.Control:
    """The way to whatever else can be filled in."""
    sign = ft.Icons.EDIT_NOTE_ROUNDED
    return quiet(here.look, here.say("others.open"), sign, on_click=lambda: go("/others"), key="others")


def _message(here: Here) -> list[ft.Control]:
    message = here.session.overview.news
    if message is None:
        return []
    say = here.say
    sender = message.sender or say("team.somebody")
    head = say("message.head", sender=sender, date=say.recent(message.origin.about, here.services.now()))
    card = message_card(here.look, sender, head, message.text, on_click=lambda: go("/team"), key="message")
    title = say("asked.answer" if message.answers else "today.message")
    return [section(here.look, title), card]


@ft.component
def TodayScreen() -> ft.View:
    """The first screen."""
    here = use_here()
    look, say, overview = here.look, here.say, here.session.overview
    now = here.services.now()
    safe, still = travelling(say, overview.pending, here.session.trouble)
    cloud = here.session.trouble == "error.unreachable" and overview.pending
    sign = ft.Icons.CLOUD_OFF_ROUNDED if cloud else ft.Icons.CHECK_CIRCLE_ROUNDED
    talk = talk_card(here)
    tasks, others = _tasks(here, kept_drafts(here.services))
    instead = not_asked(here)
    contact = secondary(
        look, say("contact.want"), ft.Icons.CALL_OUTLINED, on_click=lambda: go("/contact"), key="contact"
    )
    return frame(
        look,
        words(look, say.weekday(now), 18, soft=True, height=1.2),
        title(look, _greeting(say, now, overview.name)),
        status_line(look, safe, still, sign),
        gap(2),
        *signal_cards(here, today=True),
        *near_appointments(here),
        *([instead] if instead else []),
        *tasks,
        *signal_cards(here, today=False),
        *changed_card(look, say("changed.title"), changed(say, overview.recent, now)),
        *_message(here),
        *talk,
        *others,
        *([] if overview.asking in (Asking.OFF, Asking.PAUSED) else [gap(), to_plan(here)]),
        gap(),
        danger(look, say("emergency.call"), on_click=lambda: go("/acute"), key="emergency"),
        gap(),
        foot=[contact],
        here="today",
    )
