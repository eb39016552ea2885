"""Saved is saved; what happens next, and how to reach somebody."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import flet as ft

from app import feedback
from app.actions import undoing
from app.actions.drafts import kept_drafts
from app.actions.preferences import Hands
from app.actions.reading import Task
from app.actions.writers import Writer, hands_in
from app.components.actions import primary, quiet
from app.components.basics import BOLD, gap, icon, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.houses import houses
from app.components.notices import banner, line
from app.context import Here, go, use_here
from app.parts.signals import saved_cards
from app.sentences import with_unit
from app.services import Services
from app.state.pages import pages
from app.who import who, who_said
from monitoring.errors import UnknownInstrumentError
from monitoring.history import is_void
from monitoring.instruments import find
from monitoring.items import Instrument
from monitoring.records import QuestionnaireResponse
from sync.errors import SyncError


def _instrument(here: Here, response: QuestionnaireResponse) -> Instrument | None:
    try:
        return find(here.services.instruments, response.questionnaire)
    except UnknownInstrumentError:
        return None


def _is_of_carer(here: Here, response: QuestionnaireResponse) -> bool:
    instrument = _instrument(here, response)
    return instrument is not None and instrument.is_of_carer


def _what(here: Here, response: QuestionnaireResponse) -> str:
    """What was saved, in words: the answer itself where there is one, else the name of the list."""
    say = here.say
    instrument = _instrument(here, response)
    if instrument is None:
        return say("saved.kept")
    questions = pages(instrument, response.answers)
    if len(questions) == 1:
        question = questions[0].question
        answer = response.answers.get(question.link_id)
        if question.kind == "boolean" and answer is True:
            return say.of(question.explanation) or say("saved.kept")
        if isinstance(answer, int | Decimal) and type(answer) is not bool:
            sentence = "saved.well-being" if question.link_id == "well-being" else "saved.number"
            return say(sentence, value=with_unit(say, question, answer))
    return say("saved.list", title=say.of(instrument.title, instrument.name))


def _thanks(here: Here) -> str:
    name = here.session.overview.name
    return here.say("saved.thanks-named", name=name.split()[0]) if name else here.say("saved.thanks")


def _said(here: Here, response: QuestionnaireResponse) -> str:
    """Thanks, what was saved, and whose hands it was."""
    return f"{_thanks(here)}\n{_what(here, response)} {who_said(here.say, response.origin)}".rstrip()


def _next_task(here: Here, response: QuestionnaireResponse) -> Task | None:
    drafts = kept_drafts(here.services)
    waiting = (t for t in here.session.overview.tasks if t.is_due or t.instrument.name in drafts)
    return next((task for task in waiting if task.instrument.url != response.url), None)


def _done(here: Here, response: QuestionnaireResponse | None) -> ft.Control:
    """Home; of a card to what it looks like now."""
    instrument = _instrument(here, response) if response else None
    if instrument is not None and instrument.name in here.services.guide.cards:
        show, onward = here.say("card.show"), partial(go, f"/cards/{instrument.name}")
        return primary(here.look, show, ft.Icons.BADGE_OUTLINED, on_click=onward, key="done")
    return primary(here.look, here.say("saved.done"), on_click=partial(go, here.home), key="done")


@ft.component
def SavedScreen() -> ft.View:
    """Reached only after the store has answered."""
    here = use_here()
    look, say = here.look, here.say
    record_id = ft.use_route_params().get("record_id", "")
    trouble, set_trouble = ft.use_state("")
    undone, set_undone = ft.use_state(False)
    ft.use_effect(lambda: None, [], cleanup=here.session.settled.set)  # who leaves undoes nothing any more
    response = undoing.newest_of(here.services, record_id)
    done = _done(here, response)
    if response is None:
        return frame(look, words(look, say("nowhere.title"), 22), foot=[done], key="saved")

    def done_by(act: Callable[[Services, str, Writer], None], writer: Writer) -> bool:
        try:
            act(here.services, record_id, writer)
        except SyncError as error:
            set_trouble(say(feedback.key(error)))
            return False
        set_trouble("")
        here.session.answered(here.services)
        return True

    def undo() -> None:
        set_undone(done_by(undoing.undo, here.session.writer))

    def attribute(chosen: Hands) -> None:
        done_by(undoing.attribute, Writer.of(chosen))

    if undone or is_void(response):
        return _undone(here, response, done)
    notice = [banner(look, trouble, kind="notice", key="trouble")] if trouble else []
    hands = who(here, say("who.was"), hands_in(response.origin), attribute)
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
        *notice,
        words(look, _said(here, response), 20, key="saved-what"),
        *([] if _is_of_carer(here, response) else [hands]),
        gap(),
        *saved_cards(here, response.origin.record_id),
        _safe(here),
        *_another(here, response),
        foot=[*_ways(here, response, undo), done],
        key="saved",
    )


def _safe(here: Here) -> ft.Control:
    look, say = here.look, here.say
    urgent = line(look, ft.Icons.CALL_OUTLINED, say("saved.urgent"))
    if not here.session.joined:
        return card(look, line(look, ft.Icons.SMARTPHONE_ROUNDED, say("saved.here")), urgent, spacing=16)
    travelled = here.session.overview.pending == 0
    return card(
        look,
        line(look, ft.Icons.SMARTPHONE_ROUNDED, say("saved.sent" if travelled else "saved.device")),
        line(look, ft.Icons.EVENT_AVAILABLE_ROUNDED, say("team.who-looks")),
        urgent,
        spacing=16,
    )


def _ways(here: Here, response: QuestionnaireResponse, undo: Callable[[], None]) -> list[ft.Control]:
    """Taking it back and changing it weigh the same."""
    look, say = here.look, here.say
    route = f"/change/{response.origin.record_id}"
    return [
        quiet(look, say("saved.undo"), ft.Icons.UNDO_ROUNDED, on_click=undo, key="undo"),
        quiet(look, say("saved.change"), ft.Icons.EDIT_OUTLINED, on_click=partial(go, route), key="change"),
    ]


def _another(here: Here, response: QuestionnaireResponse) -> list[ft.Control]:
    following = _next_task(here, response)
    if following is None:
        return []
    name, say = following.instrument.name, here.say
    text = say.find(f"short.{name}") or say.of(following.instrument.title, name)
    onward = partial(go, f"/fill/{name}")
    return [
        quiet(here.look, text, ft.Icons.ARROW_FORWARD_ROUNDED, on_click=onward, key="following"),
    ]


def _undone(here: Here, response: QuestionnaireResponse, done: ft.Control) -> ft.View:
    """What was taken back, and that nothing has to be typed again."""
    look, say = here.look, here.say
    instrument = _instrument(here, response)
    begun = instrument is not None and instrument.name in kept_drafts(here.services)
    again = (
        [
            quiet(
                look,
                say("undone.again"),
                ft.Icons.EDIT_OUTLINED,
                on_click=partial(go, f"/fill/{instrument.name}"),
                key="again",
            )
        ]
        if begun and instrument
        else []
    )
    under = "undone.draft" if again else "undone.taken-back" if is_void(response) else "undone.before"
    return frame(
        look,
        title(look, say("undone.title"), key="undone"),
        words(look, say(under), 20, key="undone-what"),
        foot=[*again, done],
        key="undone",
    )
