"""Filling in an instrument, one question a screen; half-filled work is kept after every answer."""

from collections.abc import Mapping
from dataclasses import dataclass

import flet as ft

from app import feedback
from app.actions import answering, drafts
from app.actions.offering import offered
from app.actions.preferences import hands_of
from app.actions.writers import Writer
from app.context import Here, go, use_here
from app.parts.ways import nowhere
from app.screens.fill.question import QuestionPage
from app.screens.fill.resume import outdated_page, resume_page
from app.screens.fill.review import review_page
from app.screens.fill.troubles import trouble as in_words
from app.screens.fill.turn import Turn
from app.state.draft import Draft
from monitoring.errors import AnswerError, MonitoringError
from monitoring.forms import begin
from monitoring.instruments import find
from monitoring.occurrences import link_id_of
from monitoring.records import Answer, QuestionnaireResponse
from sync.errors import SyncError

AGAIN = 3  # questions; from so many on the last answers can be given again


@dataclass(frozen=True)
class Beginning:
    """Where filling in starts from."""

    draft: Draft
    kept: drafts.KeptDraft | None = None  # what was begun earlier
    is_outdated: bool = False  # what was begun earlier belongs to another version
    before: QuestionnaireResponse | None = None  # whose answers can be given again


def _begin(here: Here, name: str, record_id: str | None) -> Beginning | None:
    """None when there is nothing to fill in under this address, or no longer."""
    services = here.services
    if record_id is not None:
        return _correct(here, record_id)
    instrument = offered(services).get(name)
    if instrument is None:
        return None
    given = begin(instrument, here.say.local(services.now())) | answering.carried(services, instrument)
    draft = Draft(instrument, given)
    before = answering.to_copy(services, instrument) if len(draft.pages) >= AGAIN else None
    if before is not None and name in services.guide.cards:  # a card is changed, not asked all over again
        draft.copy(given | answering.answers_of(before, instrument), before.origin.record_id)
    kept = drafts.kept_draft(services, instrument)
    return Beginning(draft, kept, drafts.is_outdated(services, instrument), before)


def _correct(here: Here, record_id: str) -> Beginning | None:
    before = answering.find_response(here.services, record_id)
    if before is None:
        return None
    try:
        instrument = find(here.services.instruments, before.questionnaire)
    except MonitoringError:
        return None
    draft = Draft(instrument, answering.answers_of(before, instrument), replaces=record_id)
    draft.copies = before.origin.copies
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
        return nowhere(here, here.home, "nothing")
    if beginning.kept and not asked:
        return resume_page(here, beginning.draft, beginning.kept, set_asked)
    if beginning.is_outdated and not asked:
        return outdated_page(here, beginning.draft, set_asked)
    return _Questions(beginning.draft, beginning.before, key="questions")


@ft.component
def _Questions(draft: Draft, before: QuestionnaireResponse | None, key: str | None = None) -> ft.View:
    here = use_here()
    trouble, set_trouble = ft.use_state("")
    is_saved = ft.use_ref(False)

    def keep(page: int) -> None:
        set_trouble(_keep(here, draft, page))

    def save(answers: Mapping[str, Answer]) -> None:
        if is_saved.current or not draft.is_steady:
            return  # a second tap on the same key, or one that was begun on the screen before
        try:
            record_id = answering.save_response(
                here.services, draft.instrument, answers, _writer(here, draft), draft.replaces, draft.copies
            )
        except AnswerError as error:
            draft.revisit(error.link_id)
            set_trouble(in_words(here, draft.instrument.by_id[link_id_of(error.link_id)], error))
        except (MonitoringError, SyncError) as error:
            set_trouble(here.say(feedback.key(error)))
        else:
            is_saved.current = True
            here.session.answered(here.services)
            go(f"/saved/{record_id}")

    if draft.is_complete:
        return review_page(here, draft, lambda: save(draft.answers), trouble)
    turn = Turn(draft, draft.page, draft.pages[draft.page].key, keep, save)
    return QuestionPage(turn, trouble, before)


def _writer(here: Here, draft: Draft) -> Writer:
    hands = hands_of(draft.hands) if draft.hands else here.session.preferences.hands
    return Writer.of(hands, draft.instrument)


def _keep(here: Here, draft: Draft, page: int) -> str:
    """Keep what is half-filled, and return what went wrong; what is being corrected is safe already."""
    if draft.replaces is None:
        kept = drafts.KeptDraft(draft.answers, page, draft.copies, draft.hands)
        try:
            drafts.keep_draft(here.services, draft.instrument, kept)
        except SyncError as error:
            return here.say(feedback.key(error))
    return ""
