"""Filling in an instrument, one question a screen; half-filled work is kept after every answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import flet as ft

from app import feedback
from app.actions import answering, drafts
from app.components.actions import quiet
from app.components.basics import title
from app.components.frame import frame
from app.context import Here, go, use_here
from app.screens.fill.question import QuestionPage
from app.screens.fill.resume import resume_page
from app.screens.fill.review import review_page
from app.state.draft import Draft
from monitoring.errors import MissingAnswerError, MonitoringError
from monitoring.instruments import find
from monitoring.records import Answer
from sync.errors import SyncError


@dataclass(frozen=True)
class Beginning:
    """Where filling in starts from."""

    draft: Draft
    kept: drafts.KeptDraft | None = None  # what was begun earlier


def _begin(here: Here, name: str, record_id: str | None) -> Beginning | None:
    services = here.services
    if record_id is not None:
        return _correct(here, record_id)
    if name not in services.instruments or not here.session.joined:
        return None
    instrument = services.instruments[name]
    kept = drafts.kept_draft(services, instrument)
    return Beginning(Draft(instrument, answering.carried(services, instrument)), kept)


def _correct(here: Here, record_id: str) -> Beginning | None:
    before = answering.find_response(here.services, record_id)
    if before is None:
        return None
    draft = Draft(
        find(here.services.instruments, before.questionnaire), dict(before.answers), replaces=record_id
    )
    if not draft.is_short:
        draft.review()
    return Beginning(draft)


@ft.component
def FillScreen() -> ft.View:
    """Begin, resume or correct; the address says which."""
    params = ft.use_route_params()
    name, record_id = params.get("name", ""), params.get("record_id")
    return _Fill(name, record_id, key=record_id or name)


@ft.component
def _Fill(name: str, record_id: str | None, key: str | None = None) -> ft.View:
    here = use_here()
    beginning = ft.use_memo(lambda: _begin(here, name, record_id), [name, record_id])
    asked, set_asked = ft.use_state(False)
    if beginning is None:
        back = quiet(
            here.look, here.say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=lambda: go("/"), key="back"
        )
        return frame(here.look, title(here.look, here.say("nowhere.title")), foot=[back], key="nothing")
    if beginning.kept and not asked:
        return resume_page(here, beginning.draft, beginning.kept, set_asked)
    return _Questions(beginning.draft, key="questions")


@ft.component
def _Questions(draft: Draft, key: str | None = None) -> ft.View:
    here = use_here()
    trouble, set_trouble = ft.use_state("")
    is_saved = ft.use_ref(False)

    def keep() -> None:
        set_trouble(_keep(here, draft))

    def save(answers: Mapping[str, Answer]) -> None:
        if is_saved.current:
            return  # a second tap on the same key
        try:
            record_id = answering.save_response(
                here.services, draft.instrument, answers, here.session.writer, draft.replaces
            )
        except MissingAnswerError as error:
            draft.revisit(error.link_id)
        except (MonitoringError, SyncError) as error:
            set_trouble(feedback.key(error))
        else:
            is_saved.current = True
            here.session.saved(here.services)
            go(f"/saved/{record_id}")

    if draft.is_complete:
        return review_page(here, draft, lambda: save(draft.answers), trouble)
    return QuestionPage(draft, draft.page, keep, save, trouble, key=draft.pages[draft.page].question.link_id)


def _keep(here: Here, draft: Draft) -> str:
    """Keep what is half-filled, and return what went wrong; what is being corrected is safe already."""
    if draft.replaces is None and not draft.is_short:
        try:
            drafts.keep_draft(here.services, draft.instrument, draft.answers, draft.page)
        except SyncError as error:
            return feedback.key(error)
    return ""
