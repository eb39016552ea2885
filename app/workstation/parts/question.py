"""A question of a person that is open: what it says, where it belongs, and what the team did with it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from textwrap import shorten

import flet as ft

from app.components.basics import BOLD, icon, stack, words
from app.theme import CONTROL
from app.workstation.actions import questions
from app.workstation.actions.people import Person
from app.workstation.actions.questions import Place
from app.workstation.components.controls import Kind, body, button, field, segment, small
from app.workstation.context import Here, use_here
from app.workstation.parts.saving import REFUSED, SENT, notes, use_saving
from app.workstation.parts.sender import use_sender
from app.workstation.question_words import routes, stands, themes
from app.workstation.sentences import called
from monitoring.team_questions import Outcome, Status, TeamQuestion

ABOUT = 60  # letters of a question that name it


@ft.component
def OpenQuestion(person: Person, question: TeamQuestion, key: str | None = None) -> ft.Control:
    """The topic and who takes it stand ready; what was typed stays on the screen until it is on disk."""
    here = use_here()
    look, say, guide, services = here.look, here.say, here.services.guide, here.services
    place, set_place = ft.use_state(questions.preset(guide, question))
    text, set_text = ft.use_state("")
    answering, set_answering = ft.use_state(False)
    sender = use_sender(here, say("team-questions.name"), "question-by")
    saving = use_saving(here, REFUSED)
    by = sender.name

    def keep(act: Callable[[], None]) -> None:
        if by:
            saving.keep(act)
        else:
            saving.tell("team-questions.name-empty")

    def reply() -> None:
        if not text.strip():
            saving.tell("desk.message-empty")
            return
        keep(partial(questions.answer, services, person.participant, question, text, by, place))

    def theme(chosen: str) -> None:
        set_place(Place(chosen, place.route))

    def route(chosen: str) -> None:
        set_place(Place(place.theme, chosen))

    asked = services, person.participant, question
    mark = *asked, by, place
    actions = (
        _answering(here, person, text, set_text, reply, partial(set_answering, False))
        if answering
        else _actions(
            here,
            question,
            partial(set_answering, True),
            lambda outcome: keep(partial(questions.close, *mark, outcome)),
            partial(keep, partial(questions.mark_seen, *mark)),
            partial(saving.keep, partial(questions.take_back, *asked)),
        )
    )
    likely = ft.use_memo(
        partial(questions.likely_themes, services, question, say.language),
        [question.topic, question.message.text, say.language],
    )
    return _surface(
        here,
        _head(here, person, question),
        words(look, question.message.text, 16, height=1.3),
        Choice("topic", place.theme, themes(here), likely, theme, key="topic"),
        Choice(
            "route", place.route, routes(here), questions.likely_routes(guide, question), route, key="route"
        ),
        *sender.fields,
        *([] if saving.said in SENT else notes(here, saving.said, "question-note")),  # the status says it
        *actions,
    )


@ft.component
def Choice(
    what: str,
    chosen: str,
    names: Mapping[str, str],
    likely: Sequence[str],
    choose: Callable[[str], None],
    key: str | None = None,
) -> ft.Control:
    """What is likely can be chosen at once; everything else is behind one button."""
    here = use_here()
    look, say = here.look, here.say
    is_open, set_is_open = ft.use_state(False)

    def take(name: str) -> None:
        set_is_open(False)
        choose(name)

    near = tuple(dict.fromkeys(each for each in (chosen, *likely) if each))
    is_alone = len(near) == 1 and bool(chosen)
    more = button(
        look,
        say("team-questions.change" if is_alone else f"team-questions.{what}-other"),
        kind="quiet",
        spoken=say(f"team-questions.{what}-change") if is_alone else None,
        on_click=partial(set_is_open, True),
        key=f"{what}-more",
    )
    if is_alone and not is_open:
        text = body(look, names.get(chosen, chosen))
        said = ft.MergeSemantics(stack(small(look, say(f"team-questions.{what}")), text, spacing=1))
        return ft.Row([ft.Container(said, expand=True), more], spacing=10)
    shown = [
        segment(
            look,
            names.get(each, each),
            chosen=each == chosen,
            on_click=partial(take, each),
            key=f"{what}-{each}",
        )
        for each in (names if is_open else near)
    ]
    return stack(small(look, say(f"team-questions.{what}")), *shown, *([] if is_open else [more]), spacing=8)


def _head(here: Here, person: Person, question: TeamQuestion) -> ft.Control:
    look, say = here.look, here.say
    when = say.recent(question.message.origin.about, here.services.now())
    title = words(
        look, say("team-questions.open-of", when=when), 18, weight=BOLD, height=1.2, level=2, expand=True
    )
    sign = icon(look, ft.Icons.MARK_UNREAD_CHAT_ALT_OUTLINED, 22, look.ink)
    return stack(ft.Row([sign, title], spacing=10), small(look, stands(here, question)), spacing=4)


def _actions(
    here: Here,
    question: TeamQuestion,
    answer: Callable[[], None],
    close: Callable[[Outcome], None],
    seen: Callable[[], None],
    take_back: Callable[[], object],
) -> list[ft.Control]:
    ways: list[tuple[str, ft.IconData, Callable[[], object]]] = [
        ("answer", ft.Icons.REPLY_ROUNDED, answer),
        ("by-phone", ft.Icons.CALL_OUTLINED, partial(close, Outcome.BY_PHONE)),
        ("no-answer", ft.Icons.DRAFTS_OUTLINED, partial(close, Outcome.NO_ANSWER)),
        ("not-seen", ft.Icons.UNDO_ROUNDED, take_back)
        if question.status is Status.SEEN
        else ("seen", ft.Icons.VISIBILITY_OUTLINED, seen),
    ]
    drawn = [
        about_button(here, question, name, sign, on_click=press, kind="main" if name == "answer" else "plain")
        for name, sign, press in ways
    ]
    return [stack(*drawn, spacing=8)]


def about_button(
    here: Here,
    question: TeamQuestion,
    name: str,
    sign: ft.IconData,
    *,
    on_click: Callable[[], object],
    kind: Kind = "plain",
) -> ft.Control:
    """Something to do with a question; who hears two of them hears of which question."""
    text = here.say(f"team-questions.{name}")
    about = shorten(question.message.text, ABOUT, placeholder="…")
    return button(here.look, text, sign, kind=kind, spoken=f"{text}: {about}", on_click=on_click, key=name)


def _answering(
    here: Here,
    person: Person,
    text: str,
    set_text: Callable[[str], None],
    reply: Callable[[], None],
    leave: Callable[[], None],
) -> list[ft.Control]:
    look, say = here.look, here.say
    label = say("team-questions.answer-field", name=called(say, person))
    return [
        field(look, label, text, on_change=set_text, lines=4, key="reply"),
        button(
            look,
            say("team-questions.send"),
            ft.Icons.SEND_ROUNDED,
            kind="main",
            on_click=reply,
            key="send-reply",
        ),
        button(look, say("team-questions.not-now"), kind="quiet", on_click=leave, key="not-now"),
    ]


def _surface(here: Here, *inside: ft.Control) -> ft.Control:
    """Lit: somebody waits for an answer."""
    look = here.look
    return ft.Container(
        stack(*inside, spacing=14),
        bgcolor=look.lamp_soft,
        border_radius=CONTROL,
        padding=16,
        border=ft.Border.all(2, look.lamp if not look.contrast else look.edge),
    )
